"""Reference values for src/stats/{sequential,multiplicity,equivalence}, from statsmodels and written-out formulas.

/usr/bin/python3 test/reference/comparisons.py > test/reference/comparisons.json, then prettier --write
"""
import json
import platform

import numpy as np
import scipy
import statsmodels
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, test_proportions_2indep
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
p, low, high = compare.ttost_ind(-5, 6, usevar="unequal")
interval = compare.tconfint_diff(alpha=0.1, usevar="unequal")
means = {"base": base.tolist(), "treatment": treatment.tolist(), "margins": [-5, 6], "p": p, "lowP": low[1], "highP": high[1], "interval": list(interval)}
after = np.round(base + rng.normal(0.4, 3, 34), 2)
p, low, high = ttost_paired(after, base, -1.5, 1.5)
paired = {"after": after.tolist(), "margins": [-1.5, 1.5], "p": p, "lowP": low[1], "highP": high[1]}


def shares(x1, n1, x2, n2, margins):
    def side(value, alternative):
        return float(test_proportions_2indep(x2, n2, x1, n1, value=value, method="score", compare="diff",
                                             alternative=alternative, correction=False, return_results=True).pvalue)
    ends = confint_proportions_2indep(x2, n2, x1, n1, method="score", compare="diff", alpha=0.1, correction=False)
    return {"counts": [x1, n1, x2, n2], "margins": list(margins), "lowP": side(margins[0], "larger"),
            "highP": side(margins[1], "smaller"), "interval": [float(end) for end in ends]}


shareCases = [shares(*case) for case in [
    (90, 100, 86, 95, (-0.1, 0.1)), (3, 40, 5, 60, (-0.08, 0.12)), (0, 50, 2, 70, (-0.05, 0.1)),
    (40, 40, 37, 38, (-0.1, 0.05)), (25, 80, 31, 60, (-0.2, 0.2))]]

logs = np.log(treatment / 50.0), np.log(base / 50.0)


def half_width(se, n, alpha, narrowest):
    r2 = (-2 * np.log(alpha) + np.log(-2 * np.log(alpha) + 1)) / narrowest
    return se * np.sqrt(n) * np.sqrt(2 * (n * r2 + 1) / (n**2 * r2) * np.log(np.sqrt(n * r2 + 1) / alpha))


def p_value(value, se, n, alpha, narrowest):
    r2 = (-2 * np.log(alpha) + np.log(-2 * np.log(alpha) + 1)) / narrowest
    # the level at which the half-width, at this r, is the value itself: solved, not inverted by hand
    from scipy.optimize import brentq
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
