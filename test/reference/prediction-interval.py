# Reference values for src/stats/synthesis/prediction-interval.
# /usr/bin/python3 test/reference/prediction-interval.py > test/reference/prediction-interval.json, then prettier --write
#
# The mixture is integrated over the chance of each variance, and over a normal true effect and a t distributed
# error, where the program integrates over the variance itself and over normal and chi-square variables.
# With the Q of DerSimonian and Laird and the plain error it is the interval of the R package pimeta: its published
# example (13 trials of cisapride, vignette of pimeta 1.1.4, 25,000 draws) is drawn again below.
import json
import platform
from pathlib import Path

import numpy as np
import scipy
from scipy import integrate, optimize, stats


NORMAL = np.linspace(-9, 9, 601)
HERE = Path(__file__).parent


def mean_and_q(y, v, variance):
    w = 1 / (v + variance)
    mean = (w * y).sum() / w.sum()
    return mean, (w * (y - mean) ** 2).sum(), w.sum()


def variance_at(y, v, target):
    q = lambda t: mean_and_q(y, v, t)[1]
    if q(0) <= target:
        return 0.0
    high = 1.0
    while q(high) > target:
        high *= 2
    return optimize.brentq(lambda t: q(t) - target, 0, high, xtol=1e-15, rtol=1e-14)


def below(x, y, v):
    df = len(y) - 1

    def given(u):
        variance = variance_at(y, v, stats.chi2.isf(u, df))
        mean, q, precision = mean_and_q(y, v, variance)
        error = np.sqrt(max(1, q / df) / precision)
        if variance == 0:
            return stats.t.cdf((x - mean) / error, df)
        place = (x - mean - np.sqrt(variance) * NORMAL) / error
        return (stats.norm.pdf(NORMAL) * stats.t.cdf(place, df)).sum() * (NORMAL[1] - NORMAL[0])

    none = stats.chi2.sf(mean_and_q(y, v, 0)[1], df)
    floor = stats.chi2.sf(df, df)
    total = none * given(none / 2)
    ends = [none] + ([floor] if floor > none else []) + [1.0]
    for a, b in zip(ends, ends[1:]):
        curve = lambda r: given(a + (b - a) * (3 * r * r - 2 * r**3)) * (b - a) * 6 * r * (1 - r) if 0 < r < 1 else 0.0
        total += integrate.quad(curve, 0, 1, limit=100, epsabs=1e-8, epsrel=1e-8)[0]
    return total


def interval(y, v, level):
    variance = variance_at(y, v, len(y) - 1)
    mean, _, precision = mean_and_q(y, v, variance)
    spread = np.sqrt(variance + 1 / precision)
    ends = []
    for share in ((1 - level) / 2, (1 + level) / 2):
        side = -1 if share < 0.5 else 1
        near, far = (mean, mean + side * 2 * spread)
        while (below(far, y, v) - share) * side < 0:
            near, far = far, mean + 2 * (far - mean)
        ends.append(optimize.brentq(lambda x: below(x, y, v) - share, near, far, xtol=1e-7 * spread))
    return ends


def chance_of_q(q, weights):
    """P(sum of weights times chi-square variables with one degree of freedom > q), Imhof, Biometrika 1961;48:419."""

    def curve(u):
        angle = 0.5 * np.arctan(weights * u).sum() - 0.5 * q * u
        return np.sin(angle) / (u * np.exp(0.25 * np.log1p((weights * u) ** 2).sum()))

    return 0.5 + integrate.quad(curve, 0, np.inf, limit=2000)[0] / np.pi


def pimeta(y, v, draws, seed):
    df = len(y) - 1
    q = mean_and_q(y, v, 0)[1]
    w = 1 / v
    form = np.diag(w) - np.outer(w, w) / w.sum()

    def chance(variance):
        root = np.sqrt(v + variance)
        return chance_of_q(q, np.linalg.eigvalsh(form * np.outer(root, root))[1:])

    grid = np.concatenate([[0], np.geomspace(1e-3, 300, 160)])
    chances = np.maximum.accumulate([chance(t) for t in grid])
    random = np.random.default_rng(seed)
    variance = np.interp(random.uniform(size=draws), chances, grid)
    parts = np.array([mean_and_q(y, v, t) for t in grid])
    mean = np.interp(variance, grid, parts[:, 0])
    error = np.interp(variance, grid, np.sqrt(parts[:, 1] / df / parts[:, 2]))
    further = mean + np.sqrt(variance) * random.normal(size=draws) + error * random.standard_t(df, size=draws)
    return np.quantile(further, [0.025, 0.975])


m1 = np.array([15, 12, 29, 42, 14, 44, 14, 29, 10, 17, 38, 19, 21]) + 0.5
n1 = np.array([16, 16, 34, 56, 22, 54, 17, 58, 14, 26, 44, 29, 38]) + 1
m2 = np.array([9, 1, 18, 31, 6, 17, 7, 23, 3, 6, 12, 22, 19]) + 0.5
n2 = np.array([16, 16, 34, 56, 22, 55, 15, 58, 15, 27, 45, 30, 38]) + 1
y = np.log(m1 / (n1 - m1)) - np.log(m2 / (n2 - m2))
v = 1 / m1 + 1 / (n1 - m1) + 1 / m2 + 1 / (n2 - m2)
low, high = np.exp(pimeta(y, v, 400_000, 20261122))
assert abs(low / 0.533 - 1) < 0.03 and abs(high / 33.692 - 1) < 0.03, (low, high)

combined = json.loads((HERE / "combined-evidence.json").read_text())["effects"]
own = json.loads((HERE / "own-benchmark.json").read_text())


def on_scale(name, to, slope):
    values, errors = (np.array(own[name][key]) for key in ("value", "standardError"))
    return list(to(values)), list((errors / slope(values)) ** 2), 0.9


sets = {
    "few": ([0.12, 0.55, -0.08], [0.02, 0.05, 0.03], 0.95),
    "alike": ([0.3, 0.33, 0.27, 0.31], [0.01, 0.04, 0.02, 0.03], 0.9),
    "cisapride": (list(y), list(v), 0.95),
    "combined": ([one["value"] for one in combined], [one["error"] ** 2 for one in combined], 0.95),
    "ownRatio": on_scale("ratio", np.log, lambda values: values),
    "ownOddsRatio": on_scale("oddsRatio", lambda p: np.log(p / (1 - p)), lambda p: p * (1 - p)),
    "ownDifference": on_scale("difference", lambda values: values, lambda values: 1),
    "ownAlike": on_scale("alike", np.log, lambda values: values),
}
studies = {}
for name, (values, variances, level) in sets.items():
    ends = interval(np.array(values), np.array(variances), level)
    studies[name] = {
        "values": values,
        "standardErrors": list(np.sqrt(variances)),
        "level": level,
        "low": ends[0],
        "high": ends[1],
    }
print(
    json.dumps(
        {
            "provenance": {
                "script": "test/reference/prediction-interval.py",
                "made": "the distribution written out and integrated otherwise; checked on the published example of pimeta 1.1.4",
                "version": f"Python {platform.python_version()}, SciPy {scipy.__version__}, NumPy {np.__version__}",
            },
            "studies": studies,
            "published": {"pimetaLow": 0.533, "pimetaHigh": 33.692, "low": low, "high": high},
        }
    )
)
