"""Quantiles and moments of distributions through three quantiles, and of mixtures: the formulas of the
papers in NumPy, moments by adaptive quadrature over the probability or the normal score, quantiles of
mixtures by Brent's root finder.

Run: /usr/bin/python3 pooled-judgement.py > pooled-judgement.json
"""

import json
import platform

import numpy as np
import scipy
from scipy import integrate, optimize, stats

PROBABILITIES = [0.001, 0.01, 0.05, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.95, 0.99, 0.999]


def metalog(tail, low, median, high):
    """Keelin (2016), equations 6 and 15: M(y) = a1 + a2 ln(y / (1 - y)) + a3 (y - 1/2) ln(y / (1 - y))."""
    reach = np.log((1 - tail) / tail)
    r = (median - low) / (high - low)
    a1 = median
    a2 = (high - low) / (2 * reach)
    a3 = (1 - 2 * r) * (high - low) / ((1 - 2 * tail) * reach)
    quantile = lambda z: a1 + (a2 + a3 * (stats.norm.cdf(z) - 0.5)) * (stats.norm.logcdf(z) - stats.norm.logcdf(-z))
    return quantile


def jqpd_s(tail, low, median, high, lower):
    """Hadlock and Bickel (2017), section 3."""
    c = stats.norm.ppf(1 - tail)
    L, B, H = (np.log(x - lower) for x in (low, median, high))
    n = np.sign(L + H - 2 * B)
    theta = {1: low - lower, -1: high - lower, 0: median - lower}[int(n)]
    delta = np.sinh(np.arccosh((H - L) / (2 * min(B - L, H - B)))) / c
    lam = min(H - B, B - L) / (delta * c)
    return lambda z: lower + theta * np.exp(lam * np.sinh(np.arcsinh(delta * z) + np.arcsinh(n * c * delta)))


def jqpd_b(tail, low, median, high, lower, upper):
    """Hadlock and Bickel (2017), section 4."""
    c = stats.norm.ppf(1 - tail)
    L, B, H = (stats.norm.ppf((x - lower) / (upper - lower)) for x in (low, median, high))
    n = np.sign(L + H - 2 * B)
    xi = {1: L, 0: B, -1: H}[int(n)]
    delta = np.arccosh((H - L) / (2 * min(B - L, H - B))) / c
    lam = (H - L) / np.sinh(2 * delta * c)
    return lambda z: lower + (upper - lower) * stats.norm.cdf(xi + lam * np.sinh(delta * (z + n * c)))


def expectation(of, quantile):
    cuts = [-40, -12, -6, -2, 0, 2, 6, 12, 40]
    return sum(
        integrate.quad(lambda z: of(quantile(z)) * stats.norm.pdf(z), a, b, epsabs=0, epsrel=1e-12, limit=400)[0]
        for a, b in zip(cuts, cuts[1:])
    )


def row(distribution, quantile):
    mean = expectation(lambda x: x, quantile)
    return {
        "distribution": distribution,
        "mean": float(mean),
        "sd": float(np.sqrt(expectation(lambda x: (x - mean) ** 2, quantile))),
        "quantiles": [[p, float(quantile(stats.norm.ppf(p)))] for p in PROBABILITIES],
    }


def triplet(tail, low, median, high, lower=None, upper=None):
    named = {"family": "three-quantiles", "tail": tail, "low": low, "median": median, "high": high}
    if lower is None:
        return row(named, metalog(tail, low, median, high))
    named["lower"] = lower
    if upper is None:
        return row(named, jqpd_s(tail, low, median, high, lower))
    named["upper"] = upper
    return row(named, jqpd_b(tail, low, median, high, lower, upper))


def mixture(parts, weights, frozen):
    shares = np.array(weights) / sum(weights)
    cdf = lambda x: sum(w * f.cdf(x) for w, f in zip(shares, frozen))
    ends = [f.ppf(p) for f in frozen for p in (1e-9, 1 - 1e-9)]
    mean = sum(w * f.mean() for w, f in zip(shares, frozen))
    variance = sum(w * (f.var() + (f.mean() - mean) ** 2) for w, f in zip(shares, frozen))
    return {
        "distribution": {"family": "mixture", "parts": parts, "weights": weights},
        "mean": float(mean),
        "sd": float(np.sqrt(variance)),
        "quantiles": [
            [p, float(optimize.brentq(lambda x: cdf(x) - p, min(ends) - 1, max(ends) + 1, xtol=1e-13, rtol=1e-14))]
            for p in PROBABILITIES
        ],
    }


families = [
    triplet(0.05, 2, 3, 5),
    triplet(0.1, -4, 1, 7),
    triplet(0.1, 1, 5, 30, lower=0),
    triplet(0.05, 20, 25, 26, lower=0),
    triplet(0.05, 0.03, 0.06, 0.11, lower=0, upper=1),
    triplet(0.1, 0.3, 0.8, 0.9, lower=0, upper=1),
    mixture(
        [{"family": "normal", "mean": 0, "sd": 1}, {"family": "normal", "mean": 3, "sd": 0.5}],
        [1, 3],
        [stats.norm(0, 1), stats.norm(3, 0.5)],
    ),
    mixture(
        [{"family": "lognormal", "mu": 1, "sigma": 0.5}, {"family": "beta", "alpha": 2, "beta": 3}],
        [0.2, 0.8],
        [stats.lognorm(0.5, scale=np.e), stats.beta(2, 3)],
    ),
]
print(json.dumps({"source": f"NumPy {np.__version__}, SciPy {scipy.__version__}, Python {platform.python_version()}: test/reference/pooled-judgement.py", "families": families}, indent=1))
