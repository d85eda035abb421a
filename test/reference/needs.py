"""Reference values for src/market/needs: shares, scores and 20,000 resamples of people, with NumPy.

/usr/bin/python3 test/reference/needs.py > test/reference/needs.json, then prettier --write
"""
import json
import sys

import numpy as np


def score(importance, satisfaction):
    return importance + np.maximum(importance - satisfaction, 0)


def rules(importance, satisfaction):
    return {
        "importance": importance,
        "satisfaction": satisfaction,
        "score": score(importance, satisfaction),
        "gap": importance - satisfaction,
        "unsatisfied": importance * (10 - satisfaction) / 10,
    }


rng = np.random.default_rng(20261122)
people, needs = 180, 4
taste = rng.normal(0, 0.5, (people, 1))
importance = np.clip(np.round(3.4 + taste + rng.normal([0.8, 0.2, -0.2, 0.3], 0.9, (people, needs))), 1, 5)
satisfaction = np.clip(np.round(3.1 - taste + rng.normal([-0.6, 0.4, 0.2, -0.4], 0.9, (people, needs))), 1, 5)
satisfaction[rng.random((people, needs)) < 0.1] = np.nan


def shares(sample):
    i, s = importance[sample], satisfaction[sample]
    return 10 * (i >= 4).mean(axis=0), 10 * np.nansum(s >= 4, axis=0) / (~np.isnan(s)).sum(axis=0)


resamples = 20_000
drawn = [rules(*shares(rng.integers(0, people, people))) for _ in range(resamples)]
stacked = {name: np.array([d[name] for d in drawn]) for name in drawn[0]}
scores = stacked["score"]
beats = [[(scores[:, a] > scores[:, b]).mean() + (scores[:, a] == scores[:, b]).mean() / 2 for b in range(needs)] for a in range(needs)]
scale = lambda x: (x - 1) / 4 * 10
plain = rules(*shares(np.arange(people)))
json.dump(
    {
        "made": {"with": f"Python {sys.version.split()[0]}, NumPy {np.__version__}", "script": "test/reference/needs.py"},
        "level": 0.95,
        "resamples": resamples,
        "importance": importance.T.tolist(),
        "satisfaction": [[None if np.isnan(v) else v for v in column] for column in satisfaction.T],
        "rules": {name: values.tolist() for name, values in plain.items()},
        "meanBased": score(np.nanmean(scale(importance), axis=0), np.nanmean(scale(satisfaction), axis=0)).tolist(),
        "rank": (np.argsort(np.argsort(-plain["score"])) + 1).tolist(),
        "intervals": {
            name: {
                "low": np.quantile(values, 0.025, axis=0).tolist(),
                "high": np.quantile(values, 0.975, axis=0).tolist(),
                "sd": values.std(axis=0).tolist(),
            }
            for name, values in stacked.items()
        },
        "beats": beats,
    },
    sys.stdout,
)
