"""LMG shares of R^2 over all subsets in NumPy, subsets of one size solved together: seconds without start and reading.
Usage: lmg.py all path"""
import itertools
import json
import math
import resource
import sys
import time

import numpy as np

covariance = np.array(json.load(open(sys.argv[2])))
p = len(covariance) - 1


def shares():
    r2 = np.zeros(1 << p)
    for size in range(1, p + 1):
        subsets = np.array(list(itertools.combinations(range(p), size)))
        inside = covariance[subsets[:, :, None], subsets[:, None, :]]
        outcome = covariance[subsets, p]
        fitted = np.linalg.solve(inside, outcome[:, :, None])[:, :, 0]
        r2[(1 << subsets).sum(axis=1)] = (fitted * outcome).sum(axis=1) / covariance[p, p]
    masks = np.arange(1 << p)
    sizes = np.zeros(1 << p, int)
    for j in range(p):
        sizes += masks >> j & 1
    weights = np.array([math.factorial(s) * math.factorial(p - s - 1) / math.factorial(p) for s in range(p)])
    parts = np.empty(p)
    for j in range(p):
        without = masks[masks >> j & 1 == 0]
        parts[j] = (weights[sizes[without]] * (r2[without | 1 << j] - r2[without])).sum()
    return parts


times = []
for repeat in range(3):
    start = time.perf_counter()
    parts = shares()
    times.append(time.perf_counter() - start)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({"seconds": sorted(times)[1], "peak": peak, "result": float(parts[0])}))
