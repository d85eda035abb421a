"""Metalogs of sets of quantiles by NumPy: coefficients by np.linalg.lstsq, quantiles by the formula,
means and standard deviations by adaptive quadrature over the share. With one end the logarithm of
the distance from it, with the normal score in the place of the logit; with two ends the logit
between them.

Source: T. W. Keelin, Decision Analysis 13 (2016) 243-277; T. W. Keelin and B. W.
Powley, Decision Analysis 8 (2011) 206-219.

/usr/bin/python3 test/reference/metalog.py > test/reference/metalog.json
"""
import json
import platform
import warnings

import numpy as np
import scipy
from scipy import integrate, stats

# Pieces far out are next to nothing: their error is rounding.
warnings.simplefilter("ignore", integrate.IntegrationWarning)

CASES = [
    {"probabilities": [0.1, 0.9], "values": [3, 11]},
    {"probabilities": [0.1, 0.9], "values": [3, 11], "lower": 0},
    {"probabilities": [0.25, 0.9], "values": [0.1, 0.4], "lower": 0, "upper": 1},
    {"probabilities": [0.05, 0.5, 0.9], "values": [-4, 1, 8]},
    {"probabilities": [0.05, 0.6, 0.9], "values": [2, 6, 15], "lower": 0},
    {"probabilities": [0.1, 0.25, 0.75, 0.9], "values": [10, 14, 24, 33]},
    {"probabilities": [0.01, 0.25, 0.5, 0.75, 0.99], "values": [1, 9, 12, 16, 30], "lower": 0, "upper": 60},
    {"probabilities": [0.05, 0.25, 0.5, 0.75, 0.95], "values": [2, 4, 6, 9, 20], "lower": 0},
    {
        "probabilities": [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99],
        "values": [-24, -15, -11.5, -6, 0.2, 7, 13.5, 18, 27],
    },
]
SHOWN = [0.001, 0.01, 0.05, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.95, 0.99, 0.999]


def metalog(case):
    p = np.array(case["probabilities"])
    x = np.array(case["values"], dtype=float)
    lower, upper = case.get("lower"), case.get("upper")
    if upper is not None:
        y = np.log((x - lower) / (upper - x))
    elif lower is not None:
        y = np.log(x - lower)
    else:
        y = x
    normal = lower is not None and upper is None

    def rows(share):
        s = stats.norm.ppf(share) if normal else np.log(share) - np.log1p(-share)
        d = share - 0.5
        terms = [np.ones_like(share), s, d * s, d, d * d]
        return np.column_stack(terms[: min(len(p), 5)])

    a = np.linalg.lstsq(rows(p), y, rcond=None)[0]

    def quantile(share):
        m = float((rows(np.atleast_1d(np.asarray(share, dtype=float))) @ a)[0])
        if upper is not None:
            return lower + (upper - lower) / (1 + np.exp(-m))
        return lower + np.exp(m) if lower is not None else m

    def expectation(f):
        # Over the normal score, so that the ends of the share are not cut off.
        cuts = [-8.2, -5, -3, -1, 0, 1, 3, 5, 8.2]
        parts = [
            integrate.quad(lambda z: f(quantile(stats.norm.cdf(z))) * stats.norm.pdf(z), low, high, epsabs=1e-12, epsrel=1e-9, limit=400)[0]
            for low, high in zip(cuts, cuts[1:])
        ]
        return sum(parts)

    mean = expectation(lambda value: value)
    sd = np.sqrt(expectation(lambda value: (value - mean) ** 2))
    return {
        **case,
        "weights": a.tolist(),
        "quantiles": [[share, quantile(share)] for share in SHOWN],
        "mean": mean,
        "sd": float(sd),
    }


print(
    json.dumps(
        {
            "provenance": {
                "script": "test/reference/metalog.py",
                "python": platform.python_version(),
                "numpy": np.__version__,
                "scipy": scipy.__version__,
            },
            "cases": [metalog(case) for case in CASES],
        },
        indent=2,
    )
)
