"""Reference values for src/stats/pricing/newton-miller-smith.ts: every person's line by numpy.interp over the grid of all
named prices, the mean over people, price times that; intervals from 4,000 resamples of people with NumPy's own generator.

/usr/bin/python3 test/reference/purchase-trial.py > test/reference/purchase-trial.json, then prettier --write
"""
import json
import sys

import numpy as np

rng = np.random.default_rng(20261122)
people = 120
start = rng.lognormal(2.5, 0.3, people)
answers = np.round(np.column_stack([start, start[:, None] + rng.lognormal(1.2, 0.5, (people, 3)).cumsum(axis=1)]), 1)
answers = answers[(np.diff(answers, axis=1) > 0).all(axis=1)]
people = len(answers)
calibration = np.array([0.0, 0.1, 0.3, 0.5, 0.7])
at_cheap = calibration[rng.integers(2, 5, people)]
at_expensive = calibration[rng.integers(0, 4, people)]
weights = np.round(rng.uniform(0.5, 2, people), 2)
prices = np.unique(answers)
lines = np.array(
    [
        np.interp(prices, answers[i], [0, at_cheap[i], at_expensive[i], 0], left=0, right=0)
        for i in range(people)
    ]
)


def curve(counts):
    trial = counts @ lines / counts.sum()
    return trial, prices * trial


def best(values):
    return float(prices[np.flatnonzero(values > values.max() - 1e-9)[0]])


trial, revenue = curve(np.ones(people))
heavy, heavy_revenue = curve(weights)
drawn = [curve(np.bincount(rng.integers(0, people, people), minlength=people)) for _ in range(4000)]
ends = lambda values: {"low": float(np.quantile(values, 0.025)), "high": float(np.quantile(values, 0.975))}
json.dump(
    {
        "made": {"with": f"Python {sys.version.split()[0]}, NumPy {np.__version__}", "script": "test/reference/purchase-trial.py"},
        "answers": answers.tolist(),
        "cheap": at_cheap.tolist(),
        "expensive": at_expensive.tolist(),
        "weights": weights.tolist(),
        "prices": prices.tolist(),
        "trial": trial.tolist(),
        "bestTrial": best(trial),
        "bestRevenue": best(revenue),
        "weighted": {"trial": heavy.tolist(), "bestTrial": best(heavy), "bestRevenue": best(heavy_revenue)},
        "trialInterval": ends([best(t) for t, _ in drawn]),
        "revenueInterval": ends([best(r) for _, r in drawn]),
    },
    sys.stdout,
)
