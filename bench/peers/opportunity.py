"""Opportunity scores of 100 needs with 2,000 resamples of people in NumPy: seconds without start and reading.
Usage: opportunity.py resample|one path"""
import json
import resource
import sys
import time

import numpy as np

how, path = sys.argv[1:]
needs, resamples = 100, 2000
answers = np.frombuffer(open(path, "rb").read(), np.uint8).reshape(2 * needs, -1).T
people = len(answers)


def drawn_sums(columns, rng):
    """Sums of each column over the people of each resample."""
    if how == "resample":
        out = np.empty((resamples, columns.shape[1]))
        for k in range(resamples):
            out[k] = np.bincount(rng.integers(0, people, people), minlength=people) @ columns
        return out
    drawn = rng.integers(0, people, (resamples, people)) + np.arange(resamples)[:, None] * people
    counts = np.bincount(drawn.ravel(), minlength=resamples * people).reshape(resamples, people)
    return counts.astype(float) @ columns


def scores(seed):
    important = (answers[:, ::2] == 1).astype(float)
    satisfied, known = (answers[:, 1::2] == 1).astype(float), (answers[:, 1::2] != 2).astype(float)
    sums = drawn_sums(np.hstack([important, satisfied, known]), np.random.default_rng(seed))
    i = 10 * sums[:, :needs] / people
    s = 10 * sums[:, needs : 2 * needs] / sums[:, 2 * needs :]
    score = i + np.maximum(i - s, 0)
    rules = (i, s, score, i - s, i * (10 - s) / 10)
    intervals = [np.quantile(values, [0.025, 0.975], axis=0) for values in rules]
    beats = np.empty((needs, needs))
    for a in range(needs):
        one = score[:, a : a + 1]
        beats[a] = (one > score).mean(axis=0) + (one == score).mean(axis=0) / 2
    return [*intervals[2][:, 0], beats[0, -1]]


times = []
for repeat in range(5):
    start = time.perf_counter()
    result = scores(1)
    times.append(time.perf_counter() - start)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({"seconds": sorted(times)[2], "peak": peak, "result": [float(value) for value in result]}))
