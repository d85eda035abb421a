"""Means, standard deviations, quantiles and probabilities of the families of distributions (SciPy),
moments of the logit-normal (adaptive quadrature), and nearest correlation matrices (a minimiser that
has nothing to do with alternating projections).

Run: /usr/bin/python3 distributions.py > distributions.json
"""

import json
import platform

import numpy as np
import scipy
from scipy import integrate, optimize, special, stats

TAILS = [1e-6, 1e-5, 1e-4, 1e-3]
PROBABILITIES = TAILS + [0.01, 0.05, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.95, 0.99] + [1 - p for p in reversed(TAILS)]


def pert(low, mode, high):
    a, b = 1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low)
    return stats.beta(a, b, loc=low, scale=high - low)


def discrete(values, weights):
    weights = np.array(weights) / sum(weights)
    return stats.rv_discrete(values=(values, weights))


def row(distribution, frozen):
    points = [float(frozen.ppf(p)) for p in PROBABILITIES]
    return {
        "distribution": distribution,
        "mean": float(frozen.mean()),
        "sd": float(frozen.std()),
        "quantiles": [[p, x] for p, x in zip(PROBABILITIES, points)],
        "cdf": [[x, float(frozen.cdf(x))] for x in points[::3]],
    }


FAMILIES = [
    ({"family": "uniform", "low": -2, "high": 5}, stats.uniform(-2, 7)),
    ({"family": "triangular", "low": 1, "mode": 2, "high": 6}, stats.triang(0.2, 1, 5)),
    ({"family": "triangular", "low": 1, "mode": 1, "high": 6}, stats.triang(0, 1, 5)),
    ({"family": "triangular", "low": 1, "mode": 6, "high": 6}, stats.triang(1, 1, 5)),
    ({"family": "pert", "low": 1, "mode": 3, "high": 9}, pert(1, 3, 9)),
    ({"family": "pert", "low": -4, "mode": -4, "high": 20}, pert(-4, -4, 20)),
    ({"family": "pert", "low": 0, "mode": 0.9, "high": 1}, pert(0, 0.9, 1)),
    ({"family": "normal", "mean": -3, "sd": 0.5}, stats.norm(-3, 0.5)),
    ({"family": "lognormal", "mu": 2, "sigma": 0.4}, stats.lognorm(0.4, scale=np.exp(2))),
    ({"family": "lognormal", "mu": -1, "sigma": 2}, stats.lognorm(2, scale=np.exp(-1))),
    ({"family": "beta", "alpha": 0.5, "beta": 0.5}, stats.beta(0.5, 0.5)),
    ({"family": "beta", "alpha": 2, "beta": 3}, stats.beta(2, 3)),
    ({"family": "beta", "alpha": 0.5, "beta": 300.5}, stats.beta(0.5, 300.5)),
    ({"family": "beta", "alpha": 40, "beta": 1.5}, stats.beta(40, 1.5)),
    ({"family": "beta", "alpha": 3000, "beta": 90000}, stats.beta(3000, 90000)),
    ({"family": "gamma", "shape": 0.5, "scale": 0.02}, stats.gamma(0.5, scale=0.02)),
    ({"family": "gamma", "shape": 1, "scale": 3}, stats.gamma(1, scale=3)),
    ({"family": "gamma", "shape": 7.3, "scale": 1}, stats.gamma(7.3)),
    ({"family": "poisson", "mean": 0.2}, stats.poisson(0.2)),
    ({"family": "poisson", "mean": 7.5}, stats.poisson(7.5)),
    ({"family": "poisson", "mean": 1234.5}, stats.poisson(1234.5)),
    ({"family": "discrete", "values": [5, 1, 2.5], "weights": [2, 3, 5]}, discrete([5, 1, 2.5], [2, 3, 5])),
]


def logit_normal(mu, sigma):
    """Mean and sd by adaptive quadrature over the normal score, cut where the integrand changes."""
    def expectation(f):
        cuts = sorted({-40.0, -12.0, -mu / sigma - 1 / sigma, -mu / sigma, -mu / sigma + 1 / sigma, 12.0, 40.0})
        pieces = [c for c in cuts if -40 <= c <= 40]
        return sum(integrate.quad(lambda z: f(z) * stats.norm.pdf(z), a, b, epsabs=0, epsrel=1e-13, limit=500)[0]
                   for a, b in zip(pieces, pieces[1:]))
    mean = expectation(lambda z: special.expit(mu + sigma * z))
    variance = expectation(lambda z: (special.expit(mu + sigma * z) - mean) ** 2)
    quantiles = [[p, float(special.expit(mu + sigma * stats.norm.ppf(p)))] for p in PROBABILITIES]
    return {
        "distribution": {"family": "logit-normal", "mu": mu, "sigma": sigma},
        "mean": mean,
        "sd": float(np.sqrt(variance)),
        "quantiles": quantiles,
        "cdf": [[x, p] for p, x in quantiles[::3] if x < 1],
    }


def nearest_correlation(matrix):
    """Minimises the distance over factors with rows of length 1, from several starts."""
    target = np.array(matrix, float)
    n = len(target)

    def correlation(flat):
        rows = flat.reshape(n, n)
        rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return rows @ rows.T

    def distance(flat):
        rows = flat.reshape(n, n)
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        unit = rows / norms
        difference = unit @ unit.T - target
        gradient = 4 * difference @ unit
        gradient = (gradient - unit * np.sum(gradient * unit, axis=1, keepdims=True)) / norms
        return np.sum(difference ** 2), gradient.ravel()

    generator = np.random.default_rng(1)
    best = min(
        (optimize.minimize(distance, generator.normal(size=n * n), jac=True, method="L-BFGS-B",
                           options={"maxiter": 100000, "ftol": 1e-16, "gtol": 1e-12}) for _ in range(20)),
        key=lambda result: result.fun)
    return {"given": matrix, "nearest": correlation(best.x).tolist(), "distance": float(np.sqrt(best.fun))}


MATRICES = [
    [[1, 1, 0], [1, 1, 1], [0, 1, 1]],
    [[2, -1, 0, 0], [-1, 2, -1, 0], [0, -1, 2, -1], [0, 0, -1, 2]],
    [[1, 0.9, 0.9, -0.9], [0.9, 1, 0.3, 0.9], [0.9, 0.3, 1, 0.5], [-0.9, 0.9, 0.5, 1]],
]

print(json.dumps({
    "provenance": {
        "script": "test/reference/distributions.py",
        "python": platform.python_version(),
        "numpy": np.__version__,
        "scipy": scipy.__version__,
    },
    "families": [row(*family) for family in FAMILIES]
    + [logit_normal(*p) for p in [(0.0, 1.0), (-1.5, 0.7), (3.0, 2.0), (-8.0, 1.0), (0.5, 12.0), (-20.0, 30.0)]],
    "correlations": [nearest_correlation(matrix) for matrix in MATRICES],
}).replace('{"distribution', '\n{"distribution').replace('{"given', '\n{"given'))
