"""Reference values for src/stats/{descriptive,intervals,tests,regression,resampling}, from SciPy and statsmodels.

/usr/bin/python3 test/reference/methods.py > test/reference/methods.python.json, then prettier --write
The inputs are those of methods.r.json.
"""
import json
import platform
from pathlib import Path

import numpy as np
import scipy
import statsmodels
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.proportion import (
    confint_proportions_2indep,
    proportion_confint,
    proportions_ztest,
)

inputs = json.loads((Path(__file__).parent / "methods.r.json").read_text())["inputs"]
base, treatment, scale_base, scale_treatment = (
    np.array(inputs[name]) for name in ("base", "treatment", "scaleBase", "scaleTreatment")
)
before, after = np.array(inputs["before"]), np.array(inputs["after"])
arm, age, bmi, outcome = (np.array(inputs[name]) for name in ("arm", "age", "bmi", "outcome"))
cluster = np.array(inputs["cluster"])


def newcombe(x1, n1, x2, n2, level):
    # statsmodels gives p1 - p2; treatment first
    low, high = confint_proportions_2indep(x2, n2, x1, n1, method="newcomb", compare="diff", alpha=1 - level)
    return [x1, n1, x2, n2, level, low, high]


def wilson(x, n, level):
    return [x, n, level, *proportion_confint(x, n, alpha=1 - level, method="wilson")]


def rank_test(x, y, **options):
    result = stats.mannwhitneyu(x, y, alternative="two-sided", **options)
    return {"u": result.statistic, "p": result.pvalue}


def signed_rank(x, **options):
    result = stats.wilcoxon(x, correction=True, **options)
    return {"statistic": result.statistic, "p": result.pvalue}


def superiority(x, y):
    """P(x > y) + ties / 2 by counting pairs; its error from the Brunner-Munzel statistic."""
    value = np.mean((x[:, None] > y[None, :]) + 0.5 * (x[:, None] == y[None, :]))
    result = stats.brunnermunzel(y, x, distribution="t")
    return {"value": value, "standardError": abs((value - 0.5) / result.statistic), "p": result.pvalue}


def mcnemar_of(b, c):
    table = [[10, b], [c, 10]]
    exact = mcnemar(table, exact=True)
    chi = mcnemar(table, exact=False, correction=False)
    # mid-p: the exact p-value less the probability of the observed table
    mid = exact.pvalue - stats.binom.pmf(min(b, c), b + c, 0.5) if b != c else 1 - stats.binom.pmf(b, b + c, 0.5)
    return {"b": b, "c": c, "exact": exact.pvalue, "midP": mid, "chiSquare": chi.statistic, "chiSquareP": chi.pvalue}


def covariances():
    design = sm.add_constant(np.column_stack([arm, age, bmi]))
    fit = sm.OLS(outcome, design).fit()
    clustered = fit.get_robustcov_results("cluster", groups=cluster)
    return {
        "coefficients": fit.params.tolist(),
        "classic": fit.cov_params().tolist(),
        "hc2": fit.get_robustcov_results("HC2").cov_params().tolist(),
        "hc3": fit.get_robustcov_results("HC3").cov_params().tolist(),
        "cr1": clustered.cov_params().tolist(),
        "leverage": fit.get_influence().hat_matrix_diag.tolist(),
    }


def bootstrap(data, statistic, method, level):
    generator = np.random.default_rng(20261121)
    result = stats.bootstrap(
        data, statistic, method=method, n_resamples=400_000, batch=2_000, confidence_level=level,
        vectorized=True, random_state=generator,
    )
    interval = result.confidence_interval
    return {"low": interval.low, "high": interval.high, "standardError": result.standard_error, "resamples": 400_000}


def exact_permutation(x, y):
    # all dealings; how often the difference of the means is at least as far from 0
    return stats.permutation_test(
        (x, y), lambda a, b, axis: np.abs(np.mean(a, axis=axis) - np.mean(b, axis=axis)), vectorized=True,
        n_resamples=np.inf, alternative="greater",
    ).pvalue


def difference(a, b, axis=-1):
    return np.mean(b, axis=axis) - np.mean(a, axis=axis)


def median(a, axis=-1):
    return np.median(a, axis=axis)


def mean(a, axis=-1):
    return np.mean(a, axis=axis)


def deviation_ratio(a, b, axis=-1):
    return np.std(b, axis=axis, ddof=1) / np.std(a, axis=axis, ddof=1)


levene = stats.levene(base, treatment, center="median")
sample_a, sample_b = base[:8], treatment[:7]

print(json.dumps({
    "provenance": {
        "script": "test/reference/methods.py",
        "inputs": "test/reference/methods.r.json",
        "python": platform.python_version(),
        "scipy": scipy.__version__,
        "statsmodels": statsmodels.__version__,
        "numpy": np.__version__,
    },
    "descriptive": {
        "geometricMean": stats.gmean(base),
        "spearman": stats.spearmanr(before, after).statistic,
        "histogram": np.histogram(treatment, bins=np.arange(0, 201, 20))[0].tolist(),
    },
    "intervals": {
        "newcombe": [newcombe(48, 80, 56, 70, 0.95), newcombe(49, 49, 46, 50, 0.95), newcombe(38, 49, 43, 50, 0.8),
                     newcombe(0, 10, 0, 20, 0.95), newcombe(0, 20, 10, 10, 0.99)],
        "wilson": [wilson(81, 263, 0.95), wilson(15, 148, 0.95), wilson(1, 29, 0.9)],
    },
    "tests": {
        "mannWhitney": rank_test(treatment, base, method="asymptotic"),
        "mannWhitneyTies": rank_test(scale_treatment, scale_base, method="asymptotic"),
        "mannWhitneyExact": rank_test(treatment[:20], base[:15], method="exact"),
        "superiority": superiority(treatment, base),
        "superiorityTies": superiority(scale_treatment, scale_base),
        "signedRank": signed_rank(after - before, mode="approx"),
        "signedRankExact": signed_rank(after - before, mode="exact"),
        "mcNemar": [mcnemar_of(5, 0), mcnemar_of(6, 16), mcnemar_of(12, 12), mcnemar_of(40, 47)],
        "levene": {"f": levene.statistic, "p": levene.pvalue},
        "fisher": stats.fisher_exact([[10, 2], [3, 15]])[1],
        "twoProportions": dict(zip(("z", "p"), map(float, proportions_ztest([41, 30], [50, 49])))),
        "welch": stats.ttest_ind(treatment, base, equal_var=False).pvalue,
    },
    "regression": covariances(),
    "resampling": {
        "meanBca": bootstrap((base,), mean, "BCa", 0.95),
        "meanPercentile": bootstrap((base,), mean, "percentile", 0.9),
        "differencePercentile": bootstrap((base, treatment), difference, "percentile", 0.95),
        "differenceBca": bootstrap((base, treatment), difference, "BCa", 0.95),
        "deviationRatioBca": bootstrap((base, treatment), deviation_ratio, "BCa", 0.9),
        "permutation": exact_permutation(sample_b, sample_a),
    },
}, indent=1))
