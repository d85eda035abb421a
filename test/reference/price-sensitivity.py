"""Reference values for src/stats/pricing: curves as NumPy comparisons on the grid of all answers, crossings by the straight
line between the two prices where the sign changes, or the middle of the prices where the difference is nil; percentile
intervals of 4,000 resamples of people with NumPy's own generator.

WORTHLINE_REAL_DATA is not needed: the answers are drawn here.
/usr/bin/python3 test/reference/price-sensitivity.py > test/reference/price-sensitivity.json, then prettier --write
"""
import json
import sys

import numpy as np


def crossing(prices, difference):
    nil = np.abs(difference) < 1e-12
    if nil.any() and not (difference[nil.argmax():][~nil[nil.argmax():]] < 0).any():
        stretch = prices[nil]
        return (stretch[0] + stretch[-1]) / 2
    rising = np.flatnonzero((difference[:-1] < 0) & (difference[1:] > 0))
    if len(rising) == 0:
        return None
    i = rising[0]
    return float(np.interp(0, difference[i : i + 2], prices[i : i + 2]))


def points(a, definition):
    prices = np.unique(a)
    share = lambda test: test.mean(axis=0)
    too_cheap = share(a[:, [0]] >= prices)
    cheap = share(a[:, [1]] >= prices)
    expensive = share(a[:, [2]] <= prices)
    too_expensive = share(a[:, [3]] <= prices)
    lower = (expensive if definition == "narrow" else 1 - cheap) - too_cheap
    upper = too_expensive - (cheap if definition == "narrow" else 1 - expensive)
    return {
        "pmc": crossing(prices, lower),
        "pme": crossing(prices, upper),
        "ipp": crossing(prices, expensive - cheap),
        "opp": crossing(prices, too_expensive - too_cheap),
    }


def intervals(a, definition, rng, resamples):
    drawn = [points(a[rng.integers(0, len(a), len(a))], definition) for _ in range(resamples)]
    out = {}
    for name in drawn[0]:
        values = np.array([d[name] for d in drawn if d[name] is not None])
        out[name] = {"low": np.quantile(values, 0.025), "high": np.quantile(values, 0.975), "sd": values.std()}
    return out


def answers(rng, people, step):
    start = rng.lognormal(2.5, 0.4, people)
    gaps = rng.lognormal(1.2, 0.5, (people, 3)).cumsum(axis=1)
    return np.round(np.column_stack([start, start[:, None] + gaps]) / step) * step


rng = np.random.default_rng(20261122)
cases = {"fine": answers(rng, 200, 0.01), "round": answers(rng, 150, 5), "few": answers(rng, 7, 1)}
result = {
    "made": {"with": f"Python {sys.version.split()[0]}, NumPy {np.__version__}", "script": "test/reference/price-sensitivity.py"},
    "level": 0.95,
    "resamples": 4000,
    "cases": {
        name: {
            "answers": a.round(2).tolist(),
            "original": points(a.round(2), "original"),
            "narrow": points(a.round(2), "narrow"),
        }
        for name, a in cases.items()
    },
    "intervals": intervals(cases["fine"].round(2), "original", rng, 4000),
}
json.dump(result, sys.stdout)
