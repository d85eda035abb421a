# Reference values for src/stats/forecasting.
# /usr/bin/python3 test/reference/forecasting.py > test/reference/forecasting.json, then prettier --write
#
# Errors of one period ahead come from statsmodels' ETSModel at given parameters and beginnings. They are linear in the
# beginning, so that the likeliest one is numpy's least squares over them; the likeliest parameters are those of scipy's
# differential evolution over that. Variances of forecasts are statsmodels' own, beside table 6.2 of Hyndman et al.
# (2008) written out.
import json
import platform

import numpy as np
import pandas as pd
import scipy
import statsmodels
from scipy.optimize import differential_evolution
from statsmodels.tsa.exponential_smoothing.ets import ETSModel

MODELS = {
    "level": dict(trend="none", season=1),
    "trend": dict(trend="additive", season=1),
    "damped": dict(trend="damped", season=1),
    "seasonal": dict(trend="none", season=4),
    "seasonal-damped": dict(trend="damped", season=4),
}


def ets(y, model):
    trend, m = model["trend"], model["season"]
    return ETSModel(
        y,
        error="add",
        trend=None if trend == "none" else "add",
        damped_trend=trend == "damped",
        seasonal="add" if m > 1 else None,
        seasonal_periods=m if m > 1 else None,
        initialization_method="estimated",
    )


def params(model, p, start):
    """In the order of statsmodels: alpha, beta, gamma, phi, level, trend, seasons."""
    trend, m = model["trend"], model["season"]
    alpha, beta, phi, gamma = p
    k = 1 + (trend != "none")
    seasons = []
    if m > 1:
        free = list(start[k:])
        by_place = free + [-sum(free)]
        # statsmodels holds the season of the first period last.
        seasons = by_place
    out = [alpha]
    out += [beta] if trend != "none" else []
    out += [gamma] if m > 1 else []
    out += [phi] if trend == "damped" else []
    out += list(start[:k])
    return np.array(out + seasons)


def errors(fit, model, p, start):
    return np.array(fit.smooth(params(model, p, start)).resid)


def smoothed(y, model, p):
    fit = ets(y, model)
    parts = 1 + (model["trend"] != "none") + (model["season"] - 1)
    zero = errors(fit, model, p, np.zeros(parts))
    columns = [zero - errors(fit, model, p, np.eye(parts)[i]) for i in range(parts)]
    start, *_ = np.linalg.lstsq(np.array(columns).T, zero, rcond=None)
    rest = errors(fit, model, p, start)
    squares = float(rest @ rest)
    n = len(y)
    whole = fit.smooth(params(model, p, start))
    out = dict(
        parameters=dict(level=p[0], trend=p[1], damping=p[2], season=p[3]),
        squares=squares,
        logLikelihood=float(-n / 2 * (np.log(2 * np.pi * squares / n) + 1)),
        forecast=[float(x) for x in whole.forecast(6)],
    )
    return out, whole


def bounded(model, unit):
    unit = list(unit)
    alpha = unit.pop(0)
    beta = alpha * unit.pop(0) if model["trend"] != "none" else 0.0
    phi = 0.8 + 0.18 * unit.pop(0) if model["trend"] == "damped" else 1.0
    gamma = (1 - alpha) * unit.pop(0) if model["season"] > 1 else 0.0
    return alpha, beta, phi, gamma


def fitted(y, model):
    dims = 1 + {"none": 0, "additive": 1, "damped": 2}[model["trend"]] + (model["season"] > 1)
    best = differential_evolution(
        lambda unit: smoothed(y, model, bounded(model, unit))[0]["squares"],
        [(1e-6, 1 - 1e-6)] * dims,
        seed=1,
        tol=1e-8,
        maxiter=40,
        popsize=6,
    )
    return smoothed(y, model, bounded(model, best.x))[0]


def closed_form(model, p, h):
    """Hyndman et al. (2008), table 6.2: variance of the h-th forecast over that of the errors."""
    alpha, beta, phi, gamma = p
    m = model["season"]
    total = 1.0
    for j in range(1, h):
        sums = {"none": 0.0, "additive": float(j), "damped": sum(phi**i for i in range(1, j + 1))}[model["trend"]]
        c = alpha + beta * sums + (gamma if m > 1 and j % m == 0 else 0.0)
        total += c * c
    return total


def variances(y, model, p):
    found, whole = smoothed(y, model, p)
    predicted = whole.get_prediction(start=len(y), end=len(y) + 5)
    own = np.array(predicted.forecast_variance) / np.mean(np.array(whole.resid) ** 2)
    written = [closed_form(model, p, h) for h in range(1, 7)]
    assert np.allclose(own, written, rtol=1e-8), (own, written)
    return written


rng = np.random.default_rng(20261122)


def series(n, alpha, beta, phi, gamma, m):
    level, trend = 50.0, 1.0
    seasons = list(rng.normal(0, 4, m)) if m > 1 else [0.0]
    out = []
    for t in range(n):
        e = rng.normal(0, 2)
        s = seasons[t % m] if m > 1 else 0.0
        out.append(round(float(level + phi * trend + s + e), 2))
        level, trend = level + phi * trend + alpha * e, phi * trend + beta * e
        if m > 1:
            seasons[t % m] += gamma * e
    return pd.Series(out)


inputs = {
    "level": series(25, 0.4, 0, 0, 0, 1),
    "trend": series(40, 0.5, 0.1, 1, 0, 1),
    "damped": series(36, 0.6, 0.2, 0.9, 0, 1),
    "seasonal": series(40, 0.3, 0, 0, 0.2, 4),
    "seasonal-damped": series(48, 0.4, 0.1, 0.95, 0.2, 4),
}
given = {
    "level": (0.3, 0.0, 1.0, 0.0),
    "trend": (0.4, 0.1, 1.0, 0.0),
    "damped": (0.5, 0.2, 0.9, 0.0),
    "seasonal": (0.3, 0.0, 1.0, 0.4),
    "seasonal-damped": (0.35, 0.1, 0.85, 0.3),
}
print(
    json.dumps(
        dict(
            made={
                "with": f"statsmodels {statsmodels.__version__}, SciPy {scipy.__version__}, Python {platform.python_version()}",
                "script": "test/reference/forecasting.py",
            },
            cases={
                name: dict(
                    model=model,
                    values=[float(x) for x in inputs[name]],
                    at=smoothed(inputs[name], model, given[name])[0],
                    best=fitted(inputs[name], model),
                    variances=variances(inputs[name], model, given[name]),
                )
                for name, model in MODELS.items()
            },
        )
    )
)
