"""Quantiles and moments of distributions cut to what lies between two limits, from SciPy: probabilities and
quantiles of the whole, moments by adaptive quadrature of x times the density (of the normal by truncnorm).

Run: /usr/bin/python3 truncated.py > truncated.json
"""

import json
import platform

import numpy as np
import scipy
from scipy import integrate, stats

PROBABILITIES = [0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999]


def pert(low, mode, high):
    width = high - low
    return stats.beta(1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width, loc=low, scale=width)


def row(of, low, high, frozen, cuts=()):
    share = frozen.cdf(high) - frozen.cdf(low)
    ends = frozen.support()
    a, b = max(low, ends[0]), min(high, ends[1])
    inner = frozen.ppf(frozen.cdf(low) + share * np.array([1e-9, 1e-6, 1e-3, 0.1, 0.5, 0.9, 0.999, 1 - 1e-6, 1 - 1e-9]))
    points = sorted({a, b, *[c for c in cuts if a < c < b], *[float(x) for x in inner if a < x < b]})

    def expectation(of_x):
        return sum(
            integrate.quad(lambda x: of_x(x) * frozen.pdf(x) / share, p, q, epsabs=0, epsrel=1e-12, limit=400)[0]
            for p, q in zip(points, points[1:])
        )

    mean = expectation(lambda x: x)
    return {
        "distribution": {"family": "truncated", "of": of, "low": low, "high": high},
        "mean": float(mean),
        "sd": float(np.sqrt(expectation(lambda x: (x - mean) ** 2))),
        "quantiles": [[p, float(frozen.ppf(frozen.cdf(low) + p * share))] for p in PROBABILITIES],
    }


def normal(mean, sd, low, high):
    frozen = stats.truncnorm((low - mean) / sd, (high - mean) / sd, loc=mean, scale=sd)
    return {
        "distribution": {
            "family": "truncated",
            "of": {"family": "normal", "mean": mean, "sd": sd},
            "low": low,
            "high": high,
        },
        "mean": float(frozen.mean()),
        "sd": float(frozen.std()),
        "quantiles": [[p, float(frozen.ppf(p))] for p in PROBABILITIES],
    }


families = [
    normal(5, 2, 0, 10),
    normal(0, 1, 1, 4),
    normal(0, 1, -30, 0.5),
    normal(10, 1, 6, 1000),
    row({"family": "lognormal", "mu": 1, "sigma": 0.8}, 1, 9, stats.lognorm(0.8, scale=np.e)),
    row({"family": "lognormal", "mu": 0, "sigma": 2}, 0, 50, stats.lognorm(2, scale=1)),
    row({"family": "gamma", "shape": 2, "scale": 3}, 1, 12, stats.gamma(2, scale=3)),
    row({"family": "gamma", "shape": 0.5, "scale": 2}, 0, 3, stats.gamma(0.5, scale=2)),
    row({"family": "beta", "alpha": 2, "beta": 5}, 0.1, 0.5, stats.beta(2, 5)),
    row({"family": "triangular", "low": 0, "mode": 2, "high": 10}, 1, 7, stats.triang(0.2, 0, 10), cuts=[2]),
    row({"family": "pert", "low": 0, "mode": 2, "high": 10}, 1, 5, pert(0, 2, 10)),
]

counts = np.arange(2, 6)
print(
    json.dumps(
        {
            "provenance": {
                "script": "test/reference/truncated.py",
                "python": platform.python_version(),
                "numpy": np.__version__,
                "scipy": scipy.__version__,
            },
            "families": families,
            "poisson": {
                "mean": 3,
                "low": 2,
                "high": 5.5,
                "values": [int(k) for k in counts],
                "shares": [float(x) for x in stats.poisson(3).pmf(counts) / stats.poisson(3).pmf(counts).sum()],
            },
        },
        indent=1,
    )
)
