"""scikit-learn's k-means of one table on one thread: seconds without start and reading. Usage: k-means.py dimensions path"""
import json
import os
import resource
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np
from sklearn.cluster import KMeans
from threadpoolctl import threadpool_limits

dimensions, path = sys.argv[1:]
points = np.fromfile(path).reshape(-1, int(dimensions))
times = []
with threadpool_limits(1):
    for _ in range(5):
        start = time.perf_counter()
        fit = KMeans(5, n_init=10, random_state=1).fit(points)
        times.append(time.perf_counter() - start)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({"seconds": sorted(times)[2], "peak": peak, "result": float(fit.inertia_)}))
