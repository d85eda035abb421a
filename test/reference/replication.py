"""An independent replication of whole studies, from their rows to their money, with NumPy, SciPy and statsmodels.

/usr/bin/python3 test/reference/replication.py REAL_DATA > test/reference/replication.json, then prettier --write
REAL_DATA is the folder of the real data sets. The JSON holds figures, no rows.
Written from the rules (units, haircuts, joint distribution of the arms) and not from the code under src:
the studies' blocks are written out again below. Money: 2,000,000 draws of NumPy's own generator.
"""
import json
import platform
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import scipy
import statsmodels
import statsmodels.api as sm
from scipy import integrate, optimize, stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint, proportions_ztest

ROOT = Path(__file__).parents[2]
REAL = Path(sys.argv[1])
DRAWS = 2_000_000
LEVELS = (0.05, 0.1, 0.5, 0.9, 0.95)
TAU = {5: 0.0, 4: 0.05, 3: 0.1, 2: 0.2, 1: 0.35}
Z = stats.norm.ppf(0.975)


def quantile_t(df):
    """SciPy 1.10's quantile has nine digits: two of Newton's steps with its distribution function."""
    t = stats.t.ppf(0.975, df)
    for _ in range(2):
        t += (stats.t.sf(t, df) - 0.025) / stats.t.pdf(t, df)
    return t


# ---------------------------------------------------------------------------------------------- evidence


class Need:
    def __init__(self, kind, better, values, opportunities=None, length=None, **place):
        self.kind, self.better, self.length = kind, better, length
        self.values, self.opportunities = np.asarray(values, float), opportunities
        self.place = place  # step, column of the matrix, unit

    @property
    def sign(self):
        return 1 if self.better == "lower" else -1


def jackknife(values):
    """log SD, and what each value adds to its error (a signed square root of the variance's parts)."""
    n = len(values)
    without = np.array([np.log(np.std(np.delete(values, i), ddof=1)) for i in range(n)])
    return np.log(np.std(values, ddof=1)), -np.sqrt((n - 1) / n) * (without - without.mean())


class Arm:
    """One arm of one need: its figure, interval and the error that each row adds."""

    def __init__(self, need, take, poisson=True):
        size = len(need.values)
        rows = np.flatnonzero(take & ~np.isnan(need.values))
        x = need.values[rows]
        self.n, self.df, self.rows, self.x, self.u = len(x), len(x) - 1, rows, x, np.zeros(size)
        self.missing = int(take.sum()) - self.n
        if need.kind == "spread":
            log_sd, u = jackknife(x)
            self.value = np.exp(log_sd)
            reach = quantile_t(self.df) * np.sqrt((u**2).sum())
            self.low, self.high = np.exp(log_sd - reach), np.exp(log_sd + reach)
            self.u[rows] = u * self.value
            return
        if need.kind == "rate":
            o = need.opportunities[rows]
            self.value = x.sum() / o.sum()
            e = (x - self.value * o) / o.mean()
            self.u[rows] = e / np.sqrt(self.n * (self.n - 1))
        else:
            self.value = x.mean()
            self.u[rows] = (x - x.mean()) / np.sqrt(self.n * (self.n - 1))
        if need.kind == "share":
            self.low, self.high = proportion_confint(x.sum(), self.n, method="wilson")
            return
        se = np.sqrt((self.u**2).sum())
        self.low, self.high = self.value - quantile_t(self.df) * se, self.value + quantile_t(self.df) * se
        if need.kind != "scale":
            self.low = max(0, self.low)
        if need.kind == "rate":
            return
        self.median, self.p90 = np.quantile(x, [0.5, 0.9])
        if need.kind != "scale" and (x > 0).all():
            self.geometric = stats.gmean(x)

    @property
    def se(self):
        return np.sqrt((self.u**2).sum())


def contrast(value, se, df, u):
    t = value / se
    return dict(value=value, low=value - quantile_t(df) * se, high=value + quantile_t(df) * se, se=se,
                p=2 * stats.t.sf(abs(t), df), u=u)


def log_ratio(a, value, u, df):
    """(a + difference) / a on the log scale with the covariance of the two."""
    after = a.value + value
    se = np.sqrt((((a.u + u) / after - a.u / a.value) ** 2).sum())
    ratio = after / a.value
    reach = quantile_t(df) * se
    return dict(value=ratio, low=ratio * np.exp(-reach), high=ratio * np.exp(reach),
                p=2 * stats.t.sf(abs(np.log(ratio) / se), df))


def mover_ratio(a, b):
    """Donner and Zou: two intervals to one of the ratio b / a."""
    r, cross = b.value / a.value, b.value * a.value
    low = (cross - np.sqrt(max(0, cross**2 - b.low * (2 * b.value - b.low) * a.high * (2 * a.value - a.high)))) / (
        a.high * (2 * a.value - a.high))
    high = (cross + np.sqrt(max(0, cross**2 - b.high * (2 * b.value - b.high) * a.low * (2 * a.value - a.low)))) / (
        a.low * (2 * a.value - a.low))
    return dict(value=r, low=low, high=high)


def raw_shares(a, b):
    x1, x2 = a.x.sum(), b.x.sum()
    low, high = confint_proportions_2indep(x2, b.n, x1, a.n, method="newcomb", compare="diff")
    success = x1 + x2
    expected = min(a.n, b.n) * min(success, a.n + b.n - success) / (a.n + b.n)
    small = expected < 5
    p = (stats.fisher_exact([[x1, a.n - x1], [x2, b.n - x2]])[1] if small
         else proportions_ztest([x2, x1], [b.n, a.n])[1])
    difference = dict(value=b.value - a.value, low=low, high=high, p=p, se=np.hypot(a.se, b.se), u=b.u - a.u)
    if small:
        ratio = dict(mover_ratio(a, b), p=p)
    else:
        se = np.sqrt((1 - a.value) / x1 + (1 - b.value) / x2)
        r = b.value / a.value
        ratio = dict(value=r, low=r * np.exp(-Z * se), high=r * np.exp(Z * se), p=2 * stats.norm.sf(abs(np.log(r) / se)))
    return difference, ratio, small


def raw_spreads(a, b):
    df = min(a.df, b.df)
    u = b.u / b.value - a.u / a.value
    se = np.sqrt((u**2).sum())
    r, reach = b.value / a.value, quantile_t(df) * np.sqrt((u**2).sum())
    p = 2 * stats.t.sf(abs(np.log(r)) / se, df)
    ratio = dict(value=r, low=r * np.exp(-reach), high=r * np.exp(reach), p=p)
    d = b.value - a.value
    rho = (a.u * b.u).sum() / (a.se * b.se)
    side = lambda x, y: np.sqrt(x * x + y * y - 2 * rho * x * y)
    difference = dict(value=d, low=d - side(b.value - b.low, a.high - a.value),
                      high=d + side(b.high - b.value, a.value - a.low), p=p,
                      se=np.sqrt(((b.u - a.u) ** 2).sum()), u=b.u - a.u)
    return difference, ratio


def welch(a, b):
    va, vb = a.se**2, b.se**2
    df = (va + vb) ** 2 / (va**2 / a.df + vb**2 / b.df)
    return contrast(b.value - a.value, np.sqrt(va + vb), df, b.u - a.u)


def covariate_columns(frame, names, rows):
    columns = []
    for name in names:
        x = frame[name].iloc[rows]
        if x.dtype == object:
            common = x.value_counts().sort_index().sort_values(ascending=False, kind="stable").index[0]
            columns += [(x == level).astype(float).to_numpy() for level in sorted(x.unique()) if level != common]
        else:
            columns.append(x.fillna(x.mean()).to_numpy(float))
            if x.isna().sum() >= 5:
                columns.append(x.isna().to_numpy(float))
    return columns


def ancova(need, treated, frame, names, a, b):
    rows = np.sort(np.concatenate([a.rows, b.rows]))
    y = need.values[rows] if need.kind != "rate" else linear_rate(need, a, b)[rows]
    X = np.column_stack([np.ones(len(rows)), treated[rows], *covariate_columns(frame, names, rows)])
    fit = sm.OLS(y, X).fit(cov_type="HC2", use_t=True)
    # the rows' part: what a row adds to HC2's sandwich for the arm
    weights = (X @ np.linalg.inv(X.T @ X))[:, 1]
    leverage = np.einsum("ij,ij->i", X @ np.linalg.inv(X.T @ X), X)
    u = np.zeros(len(need.values))
    u[rows] = weights * fit.resid / np.sqrt(1 - leverage)
    assert np.isclose(np.sqrt((u**2).sum()), fit.bse[1], rtol=1e-10)
    return contrast(fit.params[1], fit.bse[1], fit.df_resid, u)


def linear_rate(need, a, b):
    values = np.full(len(need.values), np.nan)
    for arm in (a, b):
        o = need.opportunities[arm.rows]
        values[arm.rows] = arm.value + (arm.x - arm.value * o) / o.mean()
    return values


def hedges(a, b):
    sd = np.sqrt(((a.n - 1) * a.x.var(ddof=1) + (b.n - 1) * b.x.var(ddof=1)) / (a.n + b.n - 2))
    return (1 - 3 / (4 * (a.n + b.n - 2) - 1)) * (b.value - a.value) / sd if sd > 0 else None


def widen(effect, reach, log=False):
    """An interval with the design's bias: each side and z times the bias added as squares."""
    f, back = (np.log, np.exp) if log else (lambda x: x, lambda x: x)
    v, low, high = f(effect["value"]), f(effect["low"]), f(effect["high"])
    return [back(v - np.hypot(v - low, reach)), back(v + np.hypot(high - v, reach))]


class Compared:
    def __init__(self, need, a, b, grade, difference, ratio, unadjusted=None, unadjusted_ratio=None, aside=None,
                 geometric=None, adjusted=False):
        self.need, self.a, self.b, self.grade = need, a, b, grade
        self.difference, self.ratio, self.unadjusted, self.unadjusted_ratio = difference, ratio, unadjusted, unadjusted_ratio
        self.aside, self.geometric, self.adjusted = aside, geometric, adjusted

    def bias(self, difference):
        """SD of the bias in the unit of the difference, and of the logarithm of the treatment arm."""
        tau = TAU[self.grade]
        after = self.a.value + difference["value"]
        if self.need.kind == "share":
            sd = after * (1 - after) * tau
        elif self.need.kind == "scale":
            sd = tau * np.sqrt(((self.a.n - 1) * self.a.x.var(ddof=1) + (self.b.n - 1) * self.b.x.var(ddof=1))
                               / (self.a.n + self.b.n - 2))
        else:
            sd = after * np.sqrt(np.exp(tau**2) - 1)
        return Z * sd, Z * sd / after if after else 0

    def figures(self, prefix):
        out = {}
        need = self.need

        def put(key, effect, log=False, reach=0):
            if effect is None:
                return
            out[prefix + key] = {k: effect[k] for k in ("value", "low", "high", "se", "p") if k in effect}
            # both arms' rows; the units, where both arms hold the same
            out[prefix + key]["n"] = self.a.n if len(self.a.u) == self.a.n else self.a.n + self.b.n
            if reach:
                out[prefix + key]["design"] = widen(effect, reach, log)

        for side, arm in (("baseline", self.a), ("treatment", self.b)):
            out[f"{prefix}.{side}"] = dict(value=arm.value, low=arm.low, high=arm.high, n=arm.n)
            for key, name in (("median", "median"), ("p90", "p90"), ("geometric", "geometric-mean")):
                if hasattr(arm, key):
                    out[f"{prefix}.{side}.{name}"] = dict(value=getattr(arm, key))

        def shown(difference, ratio, suffix):
            reach, reach_log = self.bias(difference)
            put(".difference" + suffix, difference, reach=reach)
            if need.kind == "scale":
                put(".improvement" + suffix, turned(difference, need.sign / -need.length), reach=reach / need.length)
                return
            put(".ratio" + suffix, ratio, True, reach_log)
            improved = turned(ratio, -need.sign, 1)
            put(".improvement" + suffix, improved)
            if reach_log:
                low, high = widen(ratio, reach_log, True)
                out[prefix + ".improvement" + suffix]["design"] = sorted(-need.sign * (x - 1) for x in (low, high))
            if need.kind == "share" and suffix == "":
                put(".improvement.points", turned(difference, -need.sign), reach=reach)

        shown(self.difference, self.ratio, "")
        if self.unadjusted is not None:
            shown(self.unadjusted, self.unadjusted_ratio, ".unadjusted")
        put(".difference.adjusted", self.aside)
        put(".ratio.geometric", self.geometric, True, Z * TAU[self.grade])
        if need.kind == "share":
            h = 2 * np.arcsin(np.sqrt(self.b.value)) - 2 * np.arcsin(np.sqrt(self.a.value))
            out[prefix + ".difference"]["effect"] = h
        elif need.kind not in ("rate", "spread") and hedges(self.a, self.b) is not None:
            out[prefix + ".difference"]["effect"] = hedges(self.a, self.b)
        return out


def turned(effect, factor, origin=0):
    """factor x (effect - origin), its ends in order."""
    ends = sorted(factor * (effect[k] - origin) for k in ("low", "high"))
    out = dict(value=factor * (effect["value"] - origin), low=ends[0], high=ends[1])
    if "p" in effect:
        out["p"] = effect["p"]
    if origin == 0 and "se" in effect:
        out["se"] = effect["se"] * abs(factor)
    return out


def geometric_ratio(a, b):
    if not ((a.x > 0).all() and (b.x > 0).all()):
        return None
    la, lb = np.log(a.x), np.log(b.x)
    t = stats.ttest_ind(lb, la, equal_var=False)
    va, vb = la.var(ddof=1) / a.n, lb.var(ddof=1) / b.n
    df = (va + vb) ** 2 / (va**2 / a.df + vb**2 / b.df)
    d, se = lb.mean() - la.mean(), np.sqrt(va + vb)
    return dict(value=np.exp(d), low=np.exp(d - quantile_t(df) * se), high=np.exp(d + quantile_t(df) * se),
                p=t.pvalue, se=se)


def independent(frame, needs, arm, covariates, grades):
    """Randomised, and before-after with different customers."""
    out = {}
    for name, need in needs.items():
        a, b = Arm(need, arm == 0), Arm(need, arm == 1)
        small, geometric = False, None
        df = min(a.df, b.df)
        if need.kind == "share":
            raw, ratio, small = raw_shares(a, b)
        elif need.kind == "spread":
            raw, ratio = raw_spreads(a, b)
        else:
            raw = welch(a, b)
            ratio = log_ratio(a, raw["value"], raw["u"], df) if need.kind != "scale" else None
        if need.kind == "duration":
            geometric = geometric_ratio(a, b)
        grade = grades[0]
        if not covariates or need.kind == "spread":
            out[name] = Compared(need, a, b, grades[-1], raw, ratio, geometric=geometric)
            continue
        fit = ancova(need, (arm == 1).astype(float), frame, covariates, a, b)
        fitted = log_ratio(a, fit["value"], fit["u"], df) if need.kind != "scale" else None
        if small:
            out[name] = Compared(need, a, b, grade, raw, ratio, aside=fit, geometric=geometric)
        else:
            out[name] = Compared(need, a, b, grade, fit, fitted, raw, ratio, geometric=geometric, adjusted=True)
    return out


def two_sequences(d, first):
    """Half the sum of the two sequences' mean differences; `first`: the baseline came first."""
    g1, g2 = d[first], d[~first]
    df = len(d) - 2
    pooled = (((g1 - g1.mean()) ** 2).sum() + ((g2 - g2.mean()) ** 2).sum()) / df
    se = np.sqrt(pooled * (1 / len(g1) + 1 / len(g2)))
    u = np.where(first, (d - g1.mean()) / (2 * len(g1)), (d - g2.mean()) / (2 * len(g2)))
    u *= se / 2 / np.sqrt((u**2).sum()) if (u**2).sum() > 0 else 0
    return (g1.mean() + g2.mean()) / 2, (g1.mean() - g2.mean()) / 2, se / 2, df, u


def newcombe_paired(base, treated):
    """Newcombe, Stat Med 1998;17:2635, method 10."""
    a = (base * treated).sum(); b = (treated * (1 - base)).sum(); c = (base * (1 - treated)).sum()
    d = ((1 - base) * (1 - treated)).sum(); n = a + b + c + d
    p2, p1 = (a + b) / n, (a + c) / n
    l2, u2 = proportion_confint(a + b, n, method="wilson")
    l1, u1 = proportion_confint(a + c, n, method="wilson")
    product = (a + b) * (c + d) * (a + c) * (b + d)
    if product == 0:
        phi = 0
    else:
        top = a * d - b * c
        top = max(top - n / 2, 0) if top > 0 else top
        phi = top / np.sqrt(product)
    low = np.sqrt((p2 - l2) ** 2 - 2 * phi * (p2 - l2) * (u1 - p1) + (u1 - p1) ** 2)
    high = np.sqrt((p1 - l1) ** 2 - 2 * phi * (p1 - l1) * (u2 - p2) + (u2 - p2) ** 2)
    p = stats.binomtest(int(b), int(b + c)).pvalue if b + c < 10 else stats.chi2.sf((b - c) ** 2 / (b + c), 1)
    return (p2 - p1) - low, (p2 - p1) + high, p


def crossover(wide, kinds, first, checks, prefix, grade=5):
    """`wide`: need -> (base, treatment) by unit; `first`: whose baseline came first."""
    out = {}
    for name, (base, treated) in wide.items():
        kind, better, length, place = kinds[name]
        need = Need(kind, better, np.concatenate([base, treated]), length=length, **place)
        both = np.arange(2 * len(base)) < len(base)
        a, b = Arm(need, both), Arm(need, ~both)
        # one entry a unit, shared by the arms
        a.u, b.u = a.u[: len(base)], b.u[len(base):]
        d = treated - base
        n = len(d)
        if not d.std():
            continue
        plain = contrast(d.mean(), d.std(ddof=1) / np.sqrt(n), n - 1, b.u - a.u)
        value, period, se, df, u = two_sequences(d, first)
        adjusted = contrast(value, se, df, u)
        ratio_of = lambda e: None if kind == "scale" else log_ratio(a, e["value"], e["u"], n - 1)
        geometric = None
        if kind == "duration":
            g, _, gse, gdf, _ = two_sequences(np.log(treated) - np.log(base), first)
            t = quantile_t(gdf) * gse
            geometric = dict(value=np.exp(g), low=np.exp(g - t), high=np.exp(g + t), p=2 * stats.t.sf(abs(g / gse), gdf))
        if kind == "share":
            low, high, p = newcombe_paired(base, treated)
            raw = dict(plain, low=low, high=high, p=p)
            aside = adjusted
            out[name] = Compared(need, a, b, grade, raw, ratio_of(plain), aside=aside)
        else:
            out[name] = Compared(need, a, b, grade, adjusted, ratio_of(adjusted), plain, ratio_of(plain),
                                 geometric=geometric, adjusted=True)
        second = contrast(period, se, df, u)
        sums = treated + base
        s1, s2 = sums[first], sums[~first]
        carry = stats.ttest_ind(s2, s1)
        spread = np.sqrt((((s1 - s1.mean()) ** 2).sum() + ((s2 - s2.mean()) ** 2).sum()) / (n - 2)
                         * (1 / len(s1) + 1 / len(s2)))
        checks[f"{prefix}.check.period.{name}"] = {k: second[k] for k in ("value", "low", "high", "p")}
        carried = contrast(s2.mean() - s1.mean(), spread, n - 2, u)
        assert np.isclose(carried["p"], carry.pvalue)
        checks[f"{prefix}.check.carry-over.{name}"] = {k: carried[k] for k in ("value", "low", "high", "p")}
    return out


def balance(frame, arm, name):
    x = frame[name]
    a, b = x[arm == 0].dropna(), x[arm == 1].dropna()
    if x.dtype == object:
        differences = []
        for level in x.dropna().unique():
            p, q = (a == level).mean(), (b == level).mean()
            differences.append((q - p) / np.sqrt((p * (1 - p) + q * (1 - q)) / 2))
        return max(differences, key=abs)
    return (b.mean() - a.mean()) / np.sqrt((a.var() + b.var()) / 2)


def matrix(compared, block, single_steps):
    """Entries by step: improvement (points for shares), and the absolute change."""
    out = {}
    for name, one in compared.items():
        figures = one.figures(f"evidence.{block}.{name}")
        share = one.need.kind == "share"
        entry = figures[f"evidence.{block}.{name}.improvement" + (".points" if share else "")]
        change = dict(figures[f"evidence.{block}.{name}.difference"])
        change.pop("effect", None)
        keys = [f"matrix.{one.need.place['step']}.{name}"]
        if name in single_steps:
            keys.append(f"matrix.job.{one.need.place['column']}")
        for key in keys:
            out[key], out[key + ".change"] = entry, change
    return out


# ---------------------------------------------------------------------------- the arms, drawn together


class Parameter:
    """An arm figure with its marginal."""

    def __init__(self, marginal, u, mean):
        self.marginal, self.u, self.mean = marginal, u, mean

    def quantile(self, z):
        kind, *p = self.marginal
        if kind == "lognormal":
            return np.exp(p[0] + p[1] * z)
        if kind == "normal":
            return p[0] + p[1] * z
        return stats.beta.ppf(stats.norm.cdf(z), *p)


def lognormal_of(mean, sd):
    s2 = np.log(1 + (sd / mean) ** 2)
    return ("lognormal", np.log(mean) - s2 / 2, np.sqrt(s2))


def parameters(one):
    """The raw baseline arm, and the treatment arm as baseline + difference."""
    kind, a, b, difference = one.need.kind, one.a, one.b, one.difference
    u = a.u + difference["u"]
    value, se = a.value + difference["value"], np.sqrt((u**2).sum())
    if kind == "share":
        base = ("beta", a.x.sum() + 0.5, a.n - a.x.sum() + 0.5)
        if one.adjusted:
            # the difference away from the baseline that is drawn
            value = (a.x.sum() + 0.5) / (a.n + 1) + difference["value"]
            p = min(max(value, 0.5 / b.n), 1 - 0.5 / b.n)
            n = p * (1 - p) / se**2
            treated = ("beta", p * n, (1 - p) * n)
        else:
            treated = ("beta", b.x.sum() + 0.5, b.n - b.x.sum() + 0.5)
    else:
        sd = lambda arm, error: error * np.sqrt(arm.df / (arm.df - 2))
        family = (lambda m, s: ("normal", m, s)) if kind == "scale" else lognormal_of
        base, treated = family(a.value, sd(a, a.se)), family(value, sd(b, se))
    return Parameter(base, a.u, a.value), Parameter(treated, u, value)


def score_correlation(p, q):
    """The correlation of the normal scores under which the two figures correlate as their rows say."""
    r = (p.u * q.u).sum() / np.sqrt((p.u**2).sum() * (q.u**2).sum())
    if abs(r) < 1e-12:
        return 0.0
    if p.marginal[0] == q.marginal[0] == "lognormal":
        s, t = p.marginal[2], q.marginal[2]
        return np.log(1 + r * np.sqrt(np.exp(s * s) - 1) * np.sqrt(np.exp(t * t) - 1)) / (s * t)
    nodes, weights = np.polynomial.hermite_e.hermegauss(64)
    weights = weights / weights.sum()
    X, W = nodes[:, None], np.outer(weights, weights)
    x = p.quantile(nodes)
    mean_x, mean_y = (weights * x).sum(), (weights * q.quantile(nodes)).sum()
    sd = np.sqrt((weights * (x - mean_x) ** 2).sum() * (weights * (q.quantile(nodes) - mean_y) ** 2).sum())
    product = lambda rho: (W * x[:, None] * q.quantile(rho * X + np.sqrt(1 - rho * rho) * nodes[None, :])).sum()
    return optimize.brentq(lambda rho: (product(rho) - mean_x * mean_y) / sd - r, -0.9999, 0.9999, xtol=1e-12)


def draw_arms(compared, names, generator):
    """Arms of these needs in one Gaussian copula; the bias of the design on the treatment arms."""
    figures = [p for name in names for p in parameters(compared[name])]
    matrix_ = np.array([[1.0 if p is q else score_correlation(p, q) for q in figures] for p in figures])
    assert np.linalg.eigvalsh(matrix_).min() > 0
    scores = np.linalg.cholesky(matrix_) @ generator.standard_normal((len(figures), DRAWS))
    drawn = {}
    for i, name in enumerate(names):
        base, treated = figures[2 * i], figures[2 * i + 1]
        one = compared[name]
        before, after = base.quantile(scores[2 * i]), treated.quantile(scores[2 * i + 1])
        plain = after
        tau = TAU[one.grade]
        if tau:
            b = tau * generator.standard_normal(DRAWS)
            if one.need.kind == "share":
                c = logit_centre(treated.marginal, tau)
                after = 1 / (1 + (1 - after) / after * np.exp(-(c + b)))
            else:
                after = after * np.exp(b - tau * tau / 2)
        drawn[name] = dict(saved=one.need.sign * (before - after), plain=one.need.sign * (before - plain),
                           before=before, after=after)
    return drawn


def logit_centre(marginal, tau):
    _, alpha, beta = marginal
    nodes, weights = np.polynomial.hermite_e.hermegauss(40)
    weights = weights / weights.sum()

    def shifted(c):
        at = lambda p: stats.beta.pdf(p, alpha, beta) * (weights / (1 + (1 - p) / p * np.exp(-(c + tau * nodes)))).sum()
        return integrate.quad(at, 0, 1, epsabs=1e-12, limit=200)[0]

    return optimize.brentq(lambda c: shifted(c) - alpha / (alpha + beta), -1, 1, xtol=1e-12)


# ----------------------------------------------------------------------------------------------- money


def between(generator, a, b):
    """`a to b` with both ends above 0: lognormal, nine in ten inside."""
    z = stats.norm.ppf(0.95)
    mu, s = (np.log(a) + np.log(b)) / 2, (np.log(b) - np.log(a)) / (2 * z)
    draws = np.exp(mu + s * generator.standard_normal(DRAWS))
    return draws, np.exp(mu + s * stats.norm.ppf([0.1, 0.9]))


def pert(generator, a, m, b):
    alpha, beta = 1 + 4 * (m - a) / (b - a), 1 + 4 * (b - m) / (b - a)
    draws = a + (b - a) * generator.beta(alpha, beta, DRAWS)
    return draws, a + (b - a) * stats.beta.ppf([0.1, 0.9], alpha, beta)


def summary(x):
    """Mean with its error, quantiles each with its error times the root of the draws."""
    x = np.broadcast_to(np.asarray(x, float), DRAWS)
    sd = x.std(ddof=1)
    out = dict(value=x.mean(), sd=sd)
    if sd > 1e-9 * abs(x.mean()):
        h = 0.005
        at = {p: np.quantile(x, [p, p - h, p + h]) for p in LEVELS}
        out["quantiles"] = {f"p{round(100 * p)}": q[0] for p, q in at.items()}
        out["quantile-errors"] = {f"p{round(100 * p)}": np.sqrt(p * (1 - p)) * (q[2] - q[1]) / (2 * h) for p, q in at.items()}
    else:
        out["sd"] = 0
    return out


def share(condition):
    p = np.mean(condition)
    return dict(value=p, sd=np.sqrt(p * (1 - p)))


class Plan:
    """Yearly flows of drivers and costs, in every draw."""

    def __init__(self, horizon, rate, adoption, drivers, costs):
        self.horizon, self.rate = horizon, rate
        self.years = np.arange(horizon + 1)
        self.adoption = np.array([0] + [adoption[min(k, len(adoption) - 1)] for k in range(horizon)])
        self.factor = (1 + rate) ** -self.years.astype(float)
        self.drivers, self.costs = drivers, costs
        for driver in drivers.values():
            # haircuts on drivers that gain in the mean, to all draws alike
            before = driver["before"]
            clear = 4 * before.std(ddof=1) / np.sqrt(20_000)
            gains = before.mean() > clear
            driver["annual"] = before * driver.get("cut", 1) if gains else before

    def weights(self, cost):
        """How much of a cost's amount falls in each year."""
        if "at" in cost:
            return (self.years == np.ceil(cost["at"])).astype(float)
        return np.where(self.years > 0, self.adoption if cost["scales"] else 1, 0)

    def npv(self, classes=("cash", "capacity"), internal=True, drivers=None):
        drivers = drivers or self.drivers
        total = sum((d["annual"] * (self.adoption @ self.factor) for d in drivers.values() if d["class"] in classes),
                    np.zeros(DRAWS))
        for cost in self.costs.values():
            if internal or not cost.get("internal"):
                total = total - cost["side"] * cost["amount"] * (self.weights(cost) @ self.factor)
        return total

    def flows(self, classes, internal):
        rows = []
        for k in self.years:
            flow = np.zeros(DRAWS)
            for d in self.drivers.values():
                if d["class"] in classes:
                    flow = flow + d["annual"] * self.adoption[k]
            for cost in self.costs.values():
                if internal or not cost.get("internal"):
                    flow = flow - cost["side"] * cost["amount"] * self.weights(cost)[k]
            rows.append(flow)
        return np.array(rows)

    def figures(self, ours, reference):
        out = {}
        put = lambda key, x: out.__setitem__("value." + key, summary(x))
        of_class = lambda name, key: sum((d[key] for d in self.drivers.values() if d["class"] == name), np.zeros(DRAWS))
        present = self.adoption @ self.factor
        for name, d in self.drivers.items():
            put(f"driver.{name}.annual", d["annual"])
            put(f"driver.{name}.annual.before-haircuts", d["before"])
        for name in ("cash", "capacity", "soft"):
            put(f"annual.{name}", of_class(name, "annual"))
            put(f"benefit.{name}", of_class(name, "annual") * present)
        recurring = sum((c["side"] * c["amount"] for c in self.costs.values() if "at" not in c), np.zeros(DRAWS))
        put("annual", of_class("cash", "annual") + of_class("capacity", "annual") - recurring)
        pv = {name: c["amount"] * (self.weights(c) @ self.factor) for name, c in self.costs.items()}
        side = lambda s: sum((pv[n] for n, c in self.costs.items() if c["side"] == s), np.zeros(DRAWS))
        for name, c in self.costs.items():
            put(f"cost.{name}", c["amount"])
        put(f"tco[solution={ours}]", side(1))
        if any(c["side"] == -1 for c in self.costs.values()):
            put(f"tco[solution={reference}]", side(-1))
        put("cost", side(1) - side(-1))
        npv, cash = self.npv(), self.npv(("cash",), False)
        put("npv", npv)
        put("npv.cash", cash)
        put("roi", npv / side(1))
        price = sum((pv[n] for n, c in self.costs.items() if c["side"] == 1 and c["price"]), np.zeros(DRAWS))
        put("to-price", (npv + side(1)) / price)
        out["value.loss-probability"] = share(npv < 0)
        flows, cash_flows = self.flows(("cash", "capacity"), True), self.flows(("cash",), False)
        assert np.allclose(self.factor @ flows, npv)
        for k in self.years:
            put(f"cash-flow[year={k}]", flows[k])
            put(f"cash-flow.cash[year={k}]", cash_flows[k])
        month = (1 + self.rate) ** (-1 / 12)
        put("cost-of-delay", npv - month * (npv - self.factor[-1] * flows[-1] / 12))
        self.mirr(flows, out)
        self.payback(cash_flows, "payback", out, True)
        self.payback(cash_flows * self.factor[:, None], "payback.discounted", out, False)
        self.irr(flows, out)
        return out

    def mirr(self, flows, out):
        worth = flows * self.factor[:, None]
        spent, returned = -np.minimum(worth, 0).sum(0), np.maximum(worth, 0).sum(0)
        if (spent > 0).all():
            rate = (returned / spent / self.factor[-1]) ** (1 / self.horizon) - 1
            out["value.mirr"] = summary(rate)

    def payback(self, flows, key, out, within):
        total = np.cumsum(flows, 0)
        years = np.full(DRAWS, np.inf)
        begun = np.zeros(DRAWS, bool)
        turns = np.zeros(DRAWS, bool)
        for k in self.years:
            back = ~np.isinf(years)
            turns |= back & (total[k] < 0)
            start = ~begun & (flows[k] != 0)
            years[start & (flows[k] > 0)] = 0
            crossing = begun & ~back & (total[k] >= 0)
            before = total[k - 1][crossing]
            years[crossing] = k - 1 - before / flows[k][crossing]
            begun |= flows[k] != 0
        never = np.isinf(years).mean()
        entry = {"never-share": share(np.isinf(years)), "turns-negative-share": share(turns)}
        if never <= 0.5:
            ordered = np.sort(years)
            at = lambda p: ordered[int(p * (DRAWS - 1))]
            spread = lambda p: np.sqrt(p * (1 - p)) * (at(p + 0.005) - at(p - 0.005)) / 0.01
            entry.update(value=at(0.5), sd=spread(0.5) if at(0.505) < np.inf else 0)
            for p in (0.1, 0.9):
                if at(p + 0.02) < np.inf:
                    entry[f"p{round(100 * p)}"] = dict(value=at(p), sd=spread(p))
        out["value." + key] = entry
        if within:
            for k in self.years[1:]:
                out[f"value.payback.within[year={k}]"] = share(years <= k)

    def irr(self, flows, out):
        """Rates of 200,000 draws: roots of the polynomial, those above -1."""
        n = 200_000
        some = flows[:, :n]
        signs = np.sign(some)
        changes = np.zeros(n, int)
        last = np.zeros(n)
        for row in signs:
            changes += (row != 0) & (last != 0) & (row != last)
            last = np.where(row != 0, row, last)
        rates = np.full(n, np.nan)
        one = changes == 1
        low, high = np.full(one.sum(), -0.999999), np.full(one.sum(), 1e6)
        worth = lambda r: ((1 / (1 + r)) ** self.years[:, None] * some[:, one]).sum(0)
        up = worth(low) > 0
        for _ in range(200):
            # halving of log(1 + r)
            middle = np.exp((np.log1p(low) + np.log1p(high)) / 2) - 1
            above = (worth(middle) > 0) == up
            low, high = np.where(above, middle, low), np.where(above, high, middle)
        rates[one] = low
        for draw in np.flatnonzero(changes > 1):
            roots = np.roots(some[::-1, draw][np.argmax(some[::-1, draw] != 0):])
            real = roots[(abs(roots.imag) < 1e-9) & (roots.real > 0)].real
            # roots of the polynomial in 1 / (1 + r)
            if len(real) == 1:
                rates[draw] = 1 / real[0] - 1
        entry = {"undefined-share": dict(share(np.isnan(rates)), draws=n)}
        defined = np.sort(rates[~np.isnan(rates)])
        if len(defined) >= n / 2:
            spread = lambda p: (np.sqrt(p * (1 - p)) * np.diff(np.quantile(defined, [p - 0.01, p + 0.01]))[0] / 0.02
                                * np.sqrt(n / len(defined)))
            entry.update(value=np.median(defined), sd=spread(0.5), draws=n,
                         quantiles={f"p{round(100 * p)}": np.quantile(defined, p) for p in LEVELS},
                         **{"quantile-errors": {f"p{round(100 * p)}": spread(p) for p in LEVELS}})
        out["value.irr"] = entry


def swing(npv_at, ends, relative=0.0):
    """Mean NPV at both ends of one input; `relative`: error of the ends' distance, times the root of the draws."""
    low, high = (npv_at(end) for end in ends)
    d = np.broadcast_to(np.asarray(high - low, float), DRAWS)
    sd = np.hypot(d.std(ddof=1), d.mean() * relative)
    return dict(value=abs(d.mean()), sd=sd if sd > 1e-9 * abs(d.mean()) else 0)


def ends_of(x):
    """P10 and P90 of a column of draws, and the error of their distance (relative, times the root of the draws)."""
    h = 0.005
    low, high = np.quantile(x, [0.1, 0.9])
    s1, s9 = (np.diff(np.quantile(x, [p - h, p + h]))[0] / (2 * h) for p in (0.1, 0.9))
    return [low, high], np.sqrt(0.09 * (s1**2 + s9**2) - 2 * 0.01 * s1 * s9) / (high - low)


# --------------------------------------------------------------------------------------------- studies


def study_money(build, ours, reference, inputs, compared, needs, block):
    """Figures of a plan, with the swing of every input: assumptions, and the difference on each need."""
    base = build(inputs, {n: d["saved"] for n, d in needs.items()})
    out = base.figures(ours, reference)
    gains = {name: d["annual"] is not d["before"] for name, d in base.drivers.items()}

    def npv(values, saved):
        plan = build(values, saved)
        for name, d in plan.drivers.items():
            d["annual"] = d["before"] * d.get("cut", 1) if gains[name] else d["before"]
        return plan.npv()

    saved = {n: d["saved"] for n, d in needs.items()}
    draws = {n: v[0] for n, v in inputs.items()}
    for name, (_, ends) in inputs.items():
        at = lambda end: npv({**inputs, name: (end, None)}, saved)
        out[f"value.sensitivity.{name}"] = swing(at, ends)
    for name, d in needs.items():
        # the difference fixed at its P10 and P90: saved is that everywhere
        ends, relative = ends_of(d["saved"])
        at = lambda end: npv(inputs, {**saved, name: np.full(DRAWS, end)})
        out[f"value.sensitivity.evidence.{block}.{name}"] = swing(at, ends, relative)
    plain = build(inputs, {n: d["plain"] for n, d in needs.items()})
    for name, d in plain.drivers.items():
        d["annual"] = d["before"] * d.get("cut", 1) if gains[name] else d["before"]
    if any(TAU[compared[n].grade] for n in needs):
        with_, without = base.npv(), plain.npv()
        ratio = without.var() / with_.var()
        influence = (without - without.mean()) ** 2 / with_.var() - ratio * (with_ - with_.mean()) ** 2 / with_.var()
        out["value.design-share"] = dict(value=1 - ratio, sd=influence.std())
    return {k: v for k, v in out.items() if not (k.startswith("value.sensitivity") and v["value"] == 0)}


def evidence_figures(compared, block):
    out = {}
    for name, one in compared.items():
        out.update(one.figures(f"evidence.{block}.{name}"))
    return out


def sample_ratio(arm, planned=(0.5, 0.5)):
    counts = np.array([(arm == 0).sum(), (arm == 1).sum()])
    return dict(value=stats.chisquare(counts, np.array(planned) * counts.sum()).pvalue)


def laryngoscope():
    frame = pd.read_csv(REAL / "laryngoscope-trial" / "laryngoscope.csv")
    arm = frame["Randomization"].to_numpy()
    time = frame["total_intubation_time"]
    at = lambda step, column: dict(step=step, column=column)
    needs = {
        "clear-view": Need("share", "higher", frame["view"] == 1, **at("see", "view")),
        "time-to-secure": Need("duration", "lower", time, **at("open", "speed")),
        "predictable-time": Need("spread", "lower", time, **at("open", "reliability")),
        "failed-attempts": Need("count", "lower", frame["failures"], **at("open", "accuracy")),
        "felt-effort": Need("scale", "lower", frame["ease"], length=100, **at("open", "effort")),
        "success": Need("share", "higher", frame["intubation_overall_S_F"] == 1, **at("open", "completion")),
    }
    compared = independent(frame, needs, arm, ["age", "BMI"], [5])
    figures = evidence_figures(compared, "trial")
    figures.update(matrix(compared, "trial", list(needs)))
    figures["evidence.trial.check.sample-ratio"] = sample_ratio(arm)
    figures["evidence.trial.check.balance.age"] = dict(value=balance(frame, arm, "age"))
    figures["evidence.trial.check.balance.bmi"] = dict(value=balance(frame, arm, "BMI"))
    figures["evidence.trial.check.completion"] = dict(value=compared["success"].b.value - compared["success"].a.value)
    # without the row that moves the adjusted difference most, all 99 tried
    y, full = needs["time-to-secure"], compared["time-to-secure"].difference["value"]
    tried = []
    for row in range(len(frame)):
        kept = np.arange(len(frame)) != row
        part = independent(frame[kept].reset_index(drop=True), {"t": Need("duration", "lower", y.values[kept])}, arm[kept],
                           ["age", "BMI"], [5])["t"].difference
        tried.append((abs(part["value"] - full) / part["se"], part["value"], row + 2))
    most = max(tried, key=lambda one: abs(one[1] - full))
    figures["evidence.trial.check.outlier-influence.time-to-secure"] = dict(value=most[0])
    generator = np.random.default_rng(20261101)
    drawn = draw_arms(compared, ["time-to-secure", "failed-attempts"], generator)
    inputs = {
        "intubations": between(generator, 1500, 2500),
        "theatre-minute": between(generator, 25, 60),
        "used-time": pert(generator, 0, 0.2, 0.6),
        "failure-cost": between(generator, 50, 600),
        "cost.training.amount": between(generator, 4000, 9000),
    }

    def build(values, saved):
        v = {n: x[0] for n, x in values.items()}
        return Plan(5, 0.08, [0.3, 0.7, 1], {
            "theatre-time": {"class": "capacity", "cut": v["used-time"],
                             "before": saved["time-to-secure"] / 60 * v["intubations"] * v["theatre-minute"]},
            "avoided-failures": {"class": "cash", "before": saved["failed-attempts"] * v["intubations"] * v["failure-cost"]},
        }, {
            "devices": dict(side=1, amount=24000.0, at=0, price=True),
            "blades": dict(side=1, amount=18 * v["intubations"], scales=True, price=True),
            "training": dict(side=1, amount=v["cost.training.amount"], at=0, price=False),
        })

    figures.update(study_money(build, "pentax", "macintosh", inputs, compared, drawn, "trial"))
    return figures


def queue():
    frame = pd.read_csv(REAL / "queue-wait-study" / "treatment_responses_long.csv")
    frame["arm"] = frame["condition"].map({"Without_Notification": 0, "With_Notification": 1})
    by = lambda column: frame.pivot(index="participant", columns="arm", values=column)
    first = (by("order")[0] < by("order")[1]).to_numpy()
    wide = {name: (by(column)[0].to_numpy(float), by(column)[1].to_numpy(float)) for name, column in
            {"perceived-wait": "perceived_wait_min", "frustration": "frustration"}.items()}
    kinds = {
        "perceived-wait": ("duration", "lower", None, dict(step="wait", column="speed")),
        "frustration": ("scale", "lower", 4, dict(step="wait", column="effort")),
    }
    checks = {}
    compared = crossover(wide, kinds, first, checks, "evidence.pairs")
    figures = evidence_figures(compared, "pairs")
    figures.update(checks)
    figures.update(matrix(compared, "pairs", list(kinds)))
    return figures


def game():
    frame = pd.read_csv(REAL / "mobile-game-ab-test" / "cookie_cats.csv", encoding="utf-8-sig")
    arm = (frame["version"] == "gate_40").to_numpy().astype(int)
    truth = lambda column: frame[column].astype(str).str.lower() == "true"
    needs = {
        "next-day": Need("share", "higher", truth("retention_1"), step="return", column=None),
        "next-week": Need("share", "higher", truth("retention_7"), step="return", column="completion"),
        "rounds": Need("count", "higher", frame["sum_gamerounds"], step="return", column="use"),
    }
    compared = independent(frame, needs, arm, [], [5])
    figures = evidence_figures(compared, "split")
    figures.update(matrix(compared, "split", ["next-week", "rounds"]))
    figures["evidence.split.check.sample-ratio"] = sample_ratio(arm)
    figures["evidence.split.check.completion"] = dict(value=compared["next-day"].difference["value"])
    rounds = needs["rounds"].values.copy()
    rounds[rounds.argmax()] = np.nan
    without = independent(frame, {"r": Need("count", "higher", rounds)}, arm, [], [5])["r"].difference
    figures["evidence.split.check.outlier-influence.rounds"] = dict(
        value=abs(compared["rounds"].difference["value"] - without["value"]) / without["se"])
    return figures


def template(name, file):
    return pd.read_csv(ROOT / "src" / "cli" / "templates" / name / file)


def randomized_trial():
    frame = template("randomized-trial", "requests.csv")
    arm = (frame["desk"] == "new").to_numpy().astype(int)
    minutes = frame["minutes"].to_numpy(float)
    inside = np.where(np.isnan(minutes), np.nan, minutes <= 15)
    needs = {
        "time-to-answer": Need("duration", "lower", minutes, step="look-up", column="speed"),
        "answered-in-time": Need("share", "higher", inside, step="look-up", column="reliability"),
        "felt-effort": Need("scale", "lower", frame["effort"], length=6, step="look-up", column="effort"),
        "comes-back": Need("share", "lower", frame["comes_back"] == "yes", step="reply", column="accuracy"),
    }
    compared = independent(frame, needs, arm, ["topic", "years_of_agent"], [5])
    figures = evidence_figures(compared, "lot")
    figures.update(matrix(compared, "lot", list(needs)))
    figures["evidence.lot.check.sample-ratio"] = sample_ratio(arm)
    figures["evidence.lot.check.balance.topic"] = dict(value=balance(frame, arm, "topic"))
    figures["evidence.lot.check.balance.years"] = dict(value=balance(frame, arm, "years_of_agent"))
    generator = np.random.default_rng(20261102)
    drawn = draw_arms(compared, ["time-to-answer", "comes-back"], generator)
    inputs = {
        "questions-a-year": between(generator, 21000, 27000),
        "agent-hour": between(generator, 33, 42),
        "hours-used": pert(generator, 0.1, 0.4, 0.7),
        "second-answer": between(generator, 3.5, 6),
    }

    def build(values, saved):
        v = {n: x[0] for n, x in values.items()}
        return Plan(3, 0.06, [0.6, 1], {
            "gathering-hours": {"class": "capacity", "cut": v["hours-used"],
                                "before": saved["time-to-answer"] / 60 * v["questions-a-year"] * v["agent-hour"]},
            "second-answers": {"class": "cash", "before": saved["comes-back"] * v["questions-a-year"] * v["second-answer"]},
        }, {
            "licence": dict(side=1, amount=14400.0, scales=False, price=True),
            "set-up": dict(side=1, amount=6500.0, at=0, price=False),
            "training": dict(side=1, amount=90 * v["agent-hour"], at=0, price=False, internal=True),
            "filters": dict(side=-1, amount=1800.0, scales=True, price=False),
        })

    figures.update(study_money(build, "desk", "mailbox", inputs, compared, drawn, "lot"))
    return figures


def before_after():
    frame = template("before-after", "visits.csv")
    arm = (frame["period"] == "after").to_numpy().astype(int)
    minutes = frame["minutes_to_cause"].to_numpy(float)
    needs = {
        "time-to-cause": Need("duration", "lower", minutes, step="find-cause", column="speed"),
        "even-time": Need("spread", "lower", minutes, step="find-cause", column="reliability"),
        "second-visit": Need("share", "lower", frame["second_visit"] == "yes", step="find-cause", column="accuracy"),
    }
    # adjusted for the mix: grade 2; a spread cannot be adjusted: grade 1
    compared = independent(frame, needs, arm, ["machine"], [2, 1])
    figures = evidence_figures(compared, "change")
    figures.update(matrix(compared, "change", list(needs)))
    table = pd.crosstab(frame["period"], frame["machine"])
    figures["evidence.change.check.mix-shift.machine"] = dict(value=balance(frame, arm, "machine"),
                                                              p=stats.chi2_contingency(table, correction=False)[1])
    lost = [np.isnan(minutes[arm == side]).mean() for side in (0, 1)]
    figures["evidence.change.check.missing.time-to-cause"] = dict(value=lost[1] - lost[0])
    generator = np.random.default_rng(20261103)
    drawn = draw_arms(compared, ["time-to-cause", "second-visit"], generator)
    inputs = {
        "visits-a-year": between(generator, 1700, 2300),
        "technician-hour": between(generator, 58, 74),
        "hours-used": pert(generator, 0.2, 0.5, 0.8),
        "visit-price": between(generator, 90, 170),
    }

    def build(values, saved):
        v = {n: x[0] for n, x in values.items()}
        return Plan(3, 0.06, [0.5, 0.9], {
            "diagnosis-hours": {"class": "capacity", "cut": v["hours-used"],
                                "before": saved["time-to-cause"] / 60 * v["visits-a-year"] * v["technician-hour"]},
            "second-visits": {"class": "cash", "before": saved["second-visit"] * v["visits-a-year"] * v["visit-price"]},
        }, {
            "licence": dict(side=1, amount=5200.0, scales=False, price=True),
            "training": dict(side=1, amount=60 * v["technician-hour"], at=0, price=False, internal=True),
            "handbooks": dict(side=-1, amount=900.0, scales=True, price=False),
        })

    figures.update(study_money(build, "guided", "handbook", inputs, compared, drawn, "change"))
    return figures


def competitor_comparison():
    frame = template("competitor-comparison", "drafts.csv")
    frame["arm"] = (frame["product"] == "ours").astype(int)
    by = lambda column: frame.pivot(index="person", columns="arm", values=column)
    first = (by("order")[0] < by("order")[1]).to_numpy()
    frame["signed"] = (frame["usable"] == "yes").astype(float)
    wide = {name: (by(column)[0].to_numpy(float), by(column)[1].to_numpy(float)) for name, column in
            {"wrong-lines": "wrong_lines", "drafting-time": "minutes", "felt-effort": "effort", "usable": "signed"}.items()}
    kinds = {
        "wrong-lines": ("count", "lower", None, dict(step="choose-parts", column="accuracy")),
        "drafting-time": ("duration", "lower", None, dict(step="write-offer", column="speed")),
        "felt-effort": ("scale", "lower", 6, dict(step="write-offer", column="effort")),
        "usable": ("share", "higher", None, dict(step="write-offer", column="completion")),
    }
    checks = {}
    compared = crossover(wide, kinds, first, checks, "evidence.bench")
    figures = evidence_figures(compared, "bench")
    figures.update(checks)
    figures.update(matrix(compared, "bench", list(kinds)))
    generator = np.random.default_rng(20261104)
    drawn = draw_arms(compared, ["drafting-time", "wrong-lines"], generator)
    inputs = {
        "offers": between(generator, 1500, 2200),
        "engineer-hour": between(generator, 62, 80),
        "hours-used": pert(generator, 0.2, 0.5, 0.8),
        "wrong-line": between(generator, 8, 30),
        "seats": between(generator, 18, 22),
    }

    def build(values, saved):
        v = {n: x[0] for n, x in values.items()}
        return Plan(3, 0.07, [0.8, 1], {
            "drafting-hours": {"class": "capacity", "cut": v["hours-used"],
                               "before": saved["drafting-time"] / 60 * v["offers"] * v["engineer-hour"]},
            "mended-lines": {"class": "cash", "before": saved["wrong-lines"] * v["offers"] * v["wrong-line"]},
        }, {
            "seats-of-ours": dict(side=1, amount=720 * v["seats"], scales=True, price=True),
            "seats-of-rival": dict(side=-1, amount=480 * v["seats"], scales=True, price=False),
            "moving": dict(side=1, amount=120 * v["engineer-hour"], at=0, price=False, internal=True),
        })

    figures.update(study_money(build, "builder", "rival", inputs, compared, drawn, "bench"))
    return figures


def intake_portal():
    frame = pd.read_csv(ROOT / "examples" / "intake-portal" / "applications.csv")
    arm = (frame["form"] == "portal").to_numpy().astype(int)
    days = frame["handover_days"].to_numpy(float)
    at = lambda step, column: dict(step=step, column=column)
    needs = {
        "identify-time": Need("duration", "lower", frame["identify_min"], **at("identify", None)),
        "asked-again": Need("count", "lower", frame["documents_asked_again"], **at("gather", None)),
        "complete-at-first": Need("share", "higher", frame["complete_at_first"] == "yes", **at("gather", "completion")),
        "entry-time": Need("duration", "lower", frame["entry_min"], **at("record", None)),
        "even-entry": Need("spread", "lower", frame["entry_min"], **at("record", None)),
        "wrong-fields": Need("rate", "lower", frame["wrong_fields"], frame["fields"].to_numpy(float), **at("record", None)),
        "felt-effort": Need("scale", "lower", frame["effort"], length=100, **at("record", "effort")),
        "help-calls": Need("count", "lower", frame["calls_for_help"], **at("advise", None)),
        "handover-time": Need("duration", "lower", days, **at("hand-over", None)),
        "handed-over-on-time": Need("share", "higher", np.where(np.isnan(days), np.nan, days <= 5), **at("hand-over", None)),
    }
    compared = independent(frame, needs, arm, ["channel", "clerk_years"], [5])
    figures = evidence_figures(compared, "trial")
    figures.update(matrix(compared, "trial", ["complete-at-first", "felt-effort"]))
    # the time of the job: the sum over three steps in minutes, a day of hand-over being 1,440
    parts = [(compared["identify-time"], 1), (compared["entry-time"], 1), (compared["handover-time"], 1440)]
    base = sum(w * one.a.value for one, w in parts)
    u = sum(w * one.difference["u"] for one, w in parts)
    u_base = sum(w * one.a.u for one, w in parts)
    df = min(min(one.a.df, one.b.df) for one, _ in parts)
    whole = contrast(sum(w * one.difference["value"] for one, w in parts), np.sqrt((u**2).sum()), df, u)
    whole_arm = type("Whole", (), dict(value=base, u=u_base))
    figures["matrix.job.speed.change"] = {k: whole[k] for k in ("value", "low", "high", "se", "p")}
    figures["matrix.job.speed"] = turned(log_ratio(whole_arm, whole["value"], u, df), -1, 1)
    figures["evidence.trial.check.sample-ratio"] = sample_ratio(arm)
    figures["evidence.trial.check.balance.channel"] = dict(value=balance(frame, arm, "channel"))
    figures["evidence.trial.check.balance.clerk-years"] = dict(value=balance(frame, arm, "clerk_years"))
    generator = np.random.default_rng(20261105)
    drawn = draw_arms(compared, ["entry-time", "identify-time", "wrong-fields", "asked-again", "help-calls", "handover-time"],
                      generator)
    inputs = {
        "applications": between(generator, 9500, 13000),
        "clerk-hour": between(generator, 41, 52),
        "hours-used": pert(generator, 0.1, 0.35, 0.6),
        "fields-per-application": between(generator, 39, 41),
        "correction": between(generator, 8, 24),
        "second-request": between(generator, 3.2, 5.1),
        "call-price": between(generator, 4.5, 7.5),
        "day-of-waiting": between(generator, 0.2, 1.5),
        "attention": pert(generator, 0.02, 0.08, 0.2),
        "set-up-price": between(generator, 38000, 60000),
        "training-hours": between(generator, 110, 210),
    }

    def build(values, saved):
        v = {n: x[0] for n, x in values.items()}
        kept = 1 - v["attention"]
        hours = v["applications"] * v["clerk-hour"] / 60
        return Plan(5, 0.04, [0.35, 0.7, 0.85], {
            "recording-hours": {"class": "capacity", "cut": v["hours-used"] * kept, "before": saved["entry-time"] * hours},
            "identity-hours": {"class": "capacity", "before": saved["identify-time"] * hours},
            "corrections": {"class": "cash", "cut": kept, "before": saved["wrong-fields"] * v["fields-per-application"]
                            * v["applications"] * v["correction"]},
            "requests": {"class": "cash", "cut": kept, "before": saved["asked-again"] * v["applications"] * v["second-request"]},
            "service-line": {"class": "cash", "before": saved["help-calls"] * v["applications"] * v["call-price"]},
            "earlier-decision": {"class": "soft", "before": saved["handover-time"] * v["applications"] * v["day-of-waiting"]},
        }, {
            "forms": dict(side=-1, amount=2.10 * v["applications"], scales=True, price=False),
            "licence": dict(side=1, amount=21000.0, scales=False, price=True),
            "set-up": dict(side=1, amount=v["set-up-price"], at=0, price=False),
            "training": dict(side=1, amount=v["training-hours"] * v["clerk-hour"], at=0, price=False, internal=True),
            "care": dict(side=1, amount=0.35 * v["applications"], scales=True, price=True),
            "renewal": dict(side=1, amount=9000.0, at=3, price=True),
        })

    figures.update(study_money(build, "portal", "paper", inputs, compared, drawn, "trial"))
    return figures


def rounded(value, digits):
    """Evidence to 13 digits, simulated money to 8."""
    if isinstance(value, dict):
        return {k: rounded(v, 8 if k.startswith("value.") else digits) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [rounded(v, digits) for v in value]
    return float(f"{value:.{digits}g}") if isinstance(value, (float, np.floating)) else int(value)


studies = {
    "laryngoscope-trial": laryngoscope,
    "queue-wait-study": queue,
    "mobile-game-ab-test": game,
    "randomized-trial": randomized_trial,
    "before-after": before_after,
    "competitor-comparison": competitor_comparison,
    "intake-portal": intake_portal,
}
print(json.dumps({
    "provenance": {
        "script": "test/reference/replication.py",
        "python": platform.python_version(),
        "numpy": np.__version__,
        "scipy": scipy.__version__,
        "statsmodels": statsmodels.__version__,
        "pandas": pd.__version__,
        "draws": DRAWS,
    },
    "studies": {name: rounded(run(), 13) for name, run in studies.items()},
}))
