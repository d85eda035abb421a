"""Reference values for src/stats/{sequential,multiplicity,equivalence}, from statsmodels and written-out formulas.

/usr/bin/python3 test/reference/comparisons.py > test/reference/comparisons.json, then prettier --write
"""
import json
import platform

import numpy as np
import scipy
import statsmodels
from scipy import stats
from scipy.optimize import brentq
from scipy.special import xlogy
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW, ttost_paired

# Benjamini and Hochberg 1995, section 4.1 (15 tests of one trial), and ties with 0 and 1.
families = [
    [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0],
    [0.04, 0.01, 0.04, 0.0, 1.0, 0.3, 0.01],
    [0.2],
]
multiplicity = [
    {"p": p,
     "benjaminiHochberg": multipletests(p, method="fdr_bh")[1].tolist(),
     "holm": multipletests(p, method="holm")[1].tolist(),
     "selected": int((multipletests(p, alpha=0.05, method="fdr_bh")[0]).sum())}
    for p in families
]

rng = np.random.default_rng(20261125)
base = np.round(rng.normal(50, 8, 34), 2)
treatment = np.round(rng.normal(50.6, 11, 41), 2)
compare = CompareMeans(DescrStatsW(treatment), DescrStatsW(base))
p, (low, high) = compare.ttost_ind(-5, 6, usevar="unequal")
interval = compare.tconfint_diff(alpha=0.1, usevar="unequal")
means = {"base": base.tolist(), "treatment": treatment.tolist(), "margins": [-5, 6], "p": p, "lowP": low[1], "highP": high[1], "interval": list(interval)}
after = np.round(base + rng.normal(0.4, 3, 34), 2)
p, low, high = ttost_paired(after, base, -1.5, 1.5)
paired = {"after": after.tolist(), "margins": [-1.5, 1.5], "p": p, "lowP": low[1], "highP": high[1]}


def score(x1, n1, x2, n2, supposed):
    """The score statistic with the likeliest shares found by a search, not by a formula. (statsmodels 0.13.5 takes
    other than the likeliest shares where groups are unequal, and the factor of Miettinen and Nurminen throughout.)"""
    def minus_log_likelihood(p1):
        p2 = p1 + supposed
        return -(xlogy(x1, p1) + xlogy(n1 - x1, 1 - p1) + xlogy(x2, p2) + xlogy(n2 - x2, 1 - p2))
    low, high = max(0.0, -supposed), min(1.0, 1 - supposed)
    for _ in range(200):  # golden section: the likelihood has one top
        a, b = high - (high - low) * 0.6180339887498949, low + (high - low) * 0.6180339887498949
        low, high = (low, b) if minus_log_likelihood(a) <= minus_log_likelihood(b) else (a, high)
    # a flat top: sharpen by the root of the slope where it is inside
    p1 = (low + high) / 2
    def slope(p):
        q = p + supposed
        return x1 / p - (n1 - x1) / (1 - p) + x2 / q - (n2 - x2) / (1 - q)
    near = max(1e-9, -supposed + 1e-9, p1 - 1e-4), min(1 - 1e-9, 1 - supposed - 1e-9, p1 + 1e-4)
    if near[0] < near[1] and slope(near[0]) > 0 > slope(near[1]):
        p1 = brentq(slope, *near, xtol=1e-15)
    p2 = p1 + supposed
    return (x2 / n2 - x1 / n1 - supposed) / np.sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)


def shares(x1, n1, x2, n2, margins):
    z = stats.norm.ppf(0.95)
    observed = x2 / n2 - x1 / n1
    ends = [brentq(lambda d: score(x1, n1, x2, n2, d) - z, -1 + 1e-9, observed - 1e-9, xtol=1e-12),
            brentq(lambda d: score(x1, n1, x2, n2, d) + z, observed + 1e-9, 1 - 1e-9, xtol=1e-12)]
    low_p, high_p = stats.norm.sf(score(x1, n1, x2, n2, margins[0])), stats.norm.cdf(score(x1, n1, x2, n2, margins[1]))
    return {"counts": [x1, n1, x2, n2], "margins": list(margins), "lowP": float(low_p), "highP": float(high_p), "interval": ends}


shareCases = [shares(*case) for case in [
    (90, 100, 86, 95, (-0.1, 0.1)), (3, 40, 5, 60, (-0.08, 0.12)), (0, 50, 2, 70, (-0.05, 0.1)),
    (40, 40, 37, 38, (-0.1, 0.05)), (25, 80, 31, 60, (-0.2, 0.2))]]


def half_width(se, n, alpha, narrowest):
    r2 = (-2 * np.log(alpha) + np.log(-2 * np.log(alpha) + 1)) / narrowest
    return se * np.sqrt(n) * np.sqrt(2 * (n * r2 + 1) / (n**2 * r2) * np.log(np.sqrt(n * r2 + 1) / alpha))


def p_value(value, se, n, alpha, narrowest):
    r2 = (-2 * np.log(alpha) + np.log(-2 * np.log(alpha) + 1)) / narrowest
    # the level at which the half-width, at this r, is the value itself: solved, not inverted by hand
    def gap(log_p):
        return np.sqrt(n) * np.sqrt(2 * (n * r2 + 1) / (n**2 * r2) * (np.log(np.sqrt(n * r2 + 1)) - log_p)) - abs(value) / se
    start = np.log(np.sqrt(n * r2 + 1))
    return float(np.exp(brentq(gap, -700, start - 1e-14, xtol=1e-13))) if gap(0) < 0 else 1.0


sequential = [
    {"value": v, "standardError": se, "units": n, "level": 1 - alpha, "tightestAt": narrowest,
     "halfWidth": float(half_width(se, n, alpha, narrowest)), "p": p_value(v, se, n, alpha, narrowest)}
    for v, se, n, alpha, narrowest in [
        (1.2, 0.4, 300, 0.05, 5000), (1.2, 0.3, 5000, 0.05, 5000), (-0.9, 0.2, 20000, 0.05, 5000),
        (2.0, 0.35, 800, 0.1, 1000), (0.1, 0.2, 500, 0.05, 1000)]
]

print(json.dumps({
    "provenance": {"script": "test/reference/comparisons.py", "python": platform.python_version(),
                   "scipy": scipy.__version__, "statsmodels": statsmodels.__version__, "numpy": np.__version__},
    "multiplicity": multiplicity, "means": means, "paired": paired, "shares": shareCases, "sequential": sequential}, indent=1))
