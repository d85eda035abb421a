"""Reference values for two surveys of test/real: opportunity scores of residents with 20,000 resamples of households,
and LMG shares of what goes with the satisfaction of advertisers, by their definition over all subsets of drivers, with
4,000 resamples. NumPy alone.

/usr/bin/python3 test/reference/market-needs.py resident_survey_2021q3.csv customer_satisfaction.csv \
  > test/reference/market-needs.json, then prettier --write
"""
import csv
import itertools
import json
import math
import sys

import numpy as np

services = [
    "police", "fire", "streets", "waste", "water", "neighborhood", "parks", "health", "airport", "hotline-311", "court",
    "customer-service", "communication", "stormwater", "transit", "planning",
]


def number(text):
    return float(text) if text.strip() else math.nan


with open(sys.argv[1], newline="") as file:
    residents = list(csv.DictReader(file))
picks = np.array([[number(row[f"q4_0{k}"]) for k in (1, 2, 3)] for row in residents])
rated = np.array([[number(row[f"q3_{k:02d}"]) for k in range(1, 17)] for row in residents])
rated[rated == 9] = np.nan
important = np.array([(picks == code).any(axis=1) for code in range(1, 17)], float).T
known = ~np.isnan(rated)
satisfied = np.where(known, rated >= 4, 0).astype(float)


def levels(counts):
    """Importance and satisfaction, 0 to 10, one row a resample; `counts` says how often each household is drawn."""
    return 10 * (counts @ important) / counts.sum(axis=1, keepdims=True), 10 * (counts @ satisfied) / (counts @ known)


def rules(i, s):
    return {"importance": i, "satisfaction": s, "score": i + np.maximum(i - s, 0), "gap": i - s, "unsatisfied": i * (10 - s) / 10}


def district(code):
    rows = np.array([row["counci"] == code for row in residents], float)[None, :]
    i, s = levels(rows)
    return {"n": int(rows.sum()), "score": rules(i, s)["score"][0].tolist()}


rng = np.random.default_rng(20261122)
people = len(residents)
draws = [rules(*levels(rng.multinomial(people, np.full(people, 1 / people), 1000).astype(float))) for _ in range(20)]
drawn = {name: np.concatenate([d[name] for d in draws]) for name in draws[0]}
plain = {name: values[0] for name, values in rules(*levels(np.ones((1, people)))).items()}
score = drawn["score"]

with open(sys.argv[2], newline="") as file:
    answers = np.array([[float(row[f"q{k}"]) for k in range(1, 11)] for row in csv.DictReader(file)])
answers = answers[:, [*range(1, 10), 0]]  # the overall answer last
p = 9


def lmg(covariance):
    """Shares of R^2 for a stack of covariance matrices, over all subsets of drivers."""
    r2 = {(): np.zeros(len(covariance))}
    for size in range(1, p + 1):
        for subset in itertools.combinations(range(p), size):
            inside = covariance[:, subset][:, :, subset]
            with_outcome = covariance[:, subset, p]
            fitted = np.linalg.solve(inside, with_outcome[:, :, None])[:, :, 0]
            r2[subset] = (fitted * with_outcome).sum(axis=1) / covariance[:, p, p]
    parts = np.zeros((len(covariance), p))
    for subset, value in r2.items():
        for j in range(p):
            if j in subset:
                continue
            bigger = tuple(sorted((*subset, j)))
            weight = math.factorial(len(subset)) * math.factorial(p - len(subset) - 1) / math.factorial(p)
            parts[:, j] += weight * (r2[bigger] - value)
    return parts, r2[tuple(range(p))]


def shares(rows):
    parts, r2 = lmg(rows)
    return parts / r2[:, None], r2


alike = (answers == answers[:, :1]).all(axis=1)
whole, r2 = shares(np.cov(answers.T)[None])
careful, _ = shares(np.cov(answers[~alike].T)[None])
resampled, _ = shares(np.array([np.cov(answers[rng.integers(0, len(answers), len(answers))].T) for _ in range(4000)]))


def ranges(values):
    low, high = np.quantile(values, [0.025, 0.975], axis=0)
    return {"low": low.tolist(), "high": high.tolist(), "sd": values.std(axis=0).tolist()}


def beats(values, a, b):
    return float((values[:, a] > values[:, b]).mean() + (values[:, a] == values[:, b]).mean() / 2)


json.dump(
    {
        "made": {"with": f"Python {sys.version.split()[0]}, NumPy {np.__version__}", "script": "test/reference/market-needs.py"},
        "residents": {
            "services": services,
            "rules": {name: values.tolist() for name, values in plain.items()},
            "ranges": {name: ranges(values) for name, values in drawn.items()},
            "resamples": len(score),
            "beats": {
                "streets-police": beats(score, 2, 0),
                "neighborhood-fire": beats(score, 5, 1),
                "fire-waste": beats(score, 1, 3),
                "waste-transit": beats(score, 3, 14),
            },
            "districts": {code: district(code) for code in "123456"},
        },
        "advertisers": {
            "shares": whole[0].tolist(),
            "careful": careful[0].tolist(),
            "straightLiners": int(alike.sum()),
            "r2": float(r2[0]),
            "ranges": ranges(resampled),
            "resamples": len(resampled),
            "beats": {"pricing-for-volume-many-customers": beats(resampled, 2, 4)},
        },
    },
    sys.stdout,
)
