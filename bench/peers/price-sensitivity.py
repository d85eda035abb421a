"""The price sensitivity meter with bootstrap intervals in NumPy: resamples of whole people, the four curves from counts on
the grid of all prices, the points of each by both definitions, and the bands of the curves at up to 65 prices. One word: the
path of the answers."""
import json
import resource
import sys
import time

import numpy as np

RESAMPLES = 2000


def crossing(prices, difference):
    """Where a rising difference goes through zero: on the line between two prices, in the middle of a level stretch."""
    at = int(np.searchsorted(difference, -1e-12))
    if at == len(prices):
        return np.nan
    if difference[at] > 1e-12:
        if at == 0:
            return np.nan
        below, above = difference[at - 1], difference[at]
        return prices[at - 1] + below / (below - above) * (prices[at] - prices[at - 1])
    end = int(np.searchsorted(difference, 1e-12, side="right")) - 1
    return (prices[at] + prices[end]) / 2


def points(prices, places, people, counts, shown):
    size = len(prices)
    drawn = [np.bincount(place, weights=counts, minlength=size) for place in places]
    falling = [1 - (np.cumsum(c) - c) / people for c in drawn[:2]]
    rising = [np.cumsum(c) / people for c in drawn[2:]]
    too_cheap, cheap = falling
    expensive, too_expensive = rising
    shown[:] = [curve[: shown.shape[1]] for curve in (too_cheap, cheap, expensive, too_expensive)]
    return (
        crossing(prices, (1 - cheap) - too_cheap),
        crossing(prices, too_expensive - (1 - expensive)),
        crossing(prices, expensive - cheap),
        crossing(prices, too_expensive - too_cheap),
        crossing(prices, expensive - too_cheap),
        crossing(prices, too_expensive - cheap),
    )


answers = np.array(json.load(open(sys.argv[-1])))
times = []
for _ in range(5):
    start = time.perf_counter()
    people = len(answers)
    prices, inverse = np.unique(answers, return_inverse=True)
    places = inverse.reshape(answers.shape).T.copy()
    rng = np.random.default_rng(1)
    found = np.empty((RESAMPLES, 6))
    shares = np.empty((RESAMPLES, 4, min(65, len(prices))))
    for k in range(RESAMPLES):
        counts = np.bincount(rng.integers(0, people, people), minlength=people)
        found[k] = points(prices, places, people, counts, shares[k])
    ends = np.nanquantile(found, [0.025, 0.975], axis=0)
    bands = np.quantile(shares, [0.025, 0.975], axis=0)
    times.append(time.perf_counter() - start)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({"seconds": sorted(times)[2], "peak": peak, "result": ends[:, 3].tolist()}))
