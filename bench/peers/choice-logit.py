"""Pooled logit by BFGS with gradient, errors by person: the middle of fifteen runs. Usage: choice-logit.py path"""
import json
import sys
import time

import numpy as np
from scipy.optimize import minimize

TASKS, ALTERNATIVES, ATTRIBUTES = 8, 3, 12
values = np.fromfile(sys.argv[1]).reshape(ATTRIBUTES + 1, -1)
x = np.ascontiguousarray(values[:ATTRIBUTES].T.reshape(-1, ALTERNATIVES, ATTRIBUTES))
chosen = values[ATTRIBUTES].reshape(-1, ALTERNATIVES).argmax(1)
taken = x[np.arange(len(x)), chosen]


def value(b):
    utility = x @ b
    utility -= utility.max(1, keepdims=True)
    odds = np.exp(utility)
    sums = odds.sum(1)
    chances = odds / sums[:, None]
    mean = np.einsum("tj,tjk->tk", chances, x)
    at = utility[np.arange(len(x)), chosen] - np.log(sums)
    return -at.sum(), -(taken - mean).sum(0), chances, mean


def run():
    fit = minimize(lambda b: value(b)[:2], np.zeros(ATTRIBUTES), jac=True, method="BFGS", options={"gtol": 1e-6})
    _, _, chances, mean = value(fit.x)
    information = np.einsum("tj,tjk,tjl->kl", chances, x, x, optimize=True) - mean.T @ mean
    inverse = np.linalg.inv(information)
    scores = (taken - mean).reshape(-1, TASKS, ATTRIBUTES).sum(1)
    people = len(scores)
    robust = inverse @ (scores.T @ scores) @ inverse * people / (people - 1)
    return [-fit.fun, *fit.x, *np.sqrt(np.diag(robust))]


seconds = []
for _ in range(15):
    start = time.perf_counter()
    result = run()
    seconds.append(time.perf_counter() - start)
print(json.dumps({"seconds": sorted(seconds)[7], "peak": 0, "result": [float(v) for v in result]}))
