"""Exact tails and quantiles of the normal, gamma, beta and Student t distributions.

Every value is computed here from power series with 60 decimal digits (700 for the far normal
tail) and rounded to 17; SciPy only gives the starting point of the quantiles' Newton steps.
Series: DLMF 7.6.1 (error function), 8.7.1 (gamma), 8.17.7 with 15.8.1 (beta), 5.11.1 (log gamma).
Run: /usr/bin/python3 special-functions.py > special-functions.json
"""

import json
import platform
from decimal import Decimal as D
from decimal import localcontext, getcontext

import scipy
from scipy import stats

getcontext().prec = 60
PI = D("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803")
BERNOULLI = [(1, 6), (-1, 30), (1, 42), (-1, 30), (5, 66), (-691, 2730), (7, 6), (-3617, 510),
             (43867, 798), (-174611, 330), (854513, 138), (-236364091, 2730), (8553103, 6)]


def log_gamma(x):
    x, product = D(x), D(1)
    while x < 200:
        product *= x
        x += 1
    total = (x - D("0.5")) * x.ln() - x + (2 * PI).ln() / 2
    for k, (top, bottom) in enumerate(BERNOULLI, 1):
        total += D(top) / bottom / (2 * k * (2 * k - 1) * x ** (2 * k - 1))
    return total - product.ln()


def normal_tail(z):
    with localcontext() as context:
        context.prec = 700
        x = D(z) / D(2).sqrt()
        term = x
        total = x
        n = 0
        while abs(term) > D(10) ** -690:
            n += 1
            term *= -x * x / n
            total += term / (2 * n + 1)
        root_pi = machin_pi(context.prec).sqrt()
        return (1 - 2 * total / root_pi) / 2


def machin_pi(digits, cache={}):
    if digits not in cache:
        def arctan_inverse(n):
            power = D(1) / n
            total, k = power, 0
            while abs(power) > D(10) ** (-digits - 5):
                k += 1
                power /= -n * n
                total += power / (2 * k + 1)
            return total
        cache[digits] = 4 * (4 * arctan_inverse(5) - arctan_inverse(239))
    return cache[digits]


def sum_series(ratio):
    term, total, n = D(1), D(1), 0
    while term > total * D(10) ** -52:
        n += 1
        term *= ratio(n)
        total += term
    return total


def gamma_density(x, shape):
    return (shape * x.ln() - x - log_gamma(shape)).exp() / x


def gamma_tails(x, shape):
    lower = gamma_density(x, shape) * x / shape * sum_series(lambda n: x / (shape + n))
    return lower, 1 - lower


def beta_density(x, a, b):
    return (a * x.ln() + b * (1 - x).ln() + log_gamma(a + b) - log_gamma(a) - log_gamma(b)).exp() / x / (1 - x)


def beta_tails(x, a, b):
    if x > D("0.5"):
        upper, lower = beta_tails(1 - x, b, a)
        return lower, upper
    lower = beta_density(x, a, b) * x * (1 - x) / a * sum_series(lambda n: (a + b + n - 1) / (a + n) * x)
    return lower, 1 - lower


def t_tails(t, df):
    x = df / (df + t * t)
    small = beta_tails(x, df / 2, D("0.5"))[0] / 2
    return (small, 1 - small) if t < 0 else (1 - small, small)


def t_density(t, df):
    x = df / (df + t * t)
    return abs(beta_density(x, df / 2, D("0.5")) * x * t / (df + t * t)) if t else None


def newton(x, p, tails, density):
    """Newton steps in a scale on which the smaller tail is nearly straight: its logarithm over ln |x|."""
    for _ in range(40):
        lower, upper = tails(x)
        if lower < D("0.5"):
            step = (p / lower).ln() * lower
        else:
            step = -((1 - p) / upper).ln() * upper
        change = step / (density(x) * abs(x))
        x *= 1 + change if x > 0 else 1 - change
        if abs(change) < D(10) ** -25:
            return x
    raise ValueError("no convergence")


def number(x):
    return float(x)


PROBABILITIES = [1e-20, 1e-10, 1e-6, 1e-3, 0.1, 0.3, 0.5, 0.8, 0.999, 1 - 1e-6, 1 - 1e-10]
SHAPES = [0.5, 1.0, 2.5, 30.0, 1000.0, 12000.0, 1e6]


def gamma_rows():
    for shape in SHAPES:
        for p in PROBABILITIES:
            a = D(shape)
            start = D(float(stats.gamma.ppf(p, shape)))
            x = newton(start, D(p), lambda v: gamma_tails(v, a), lambda v: gamma_density(v, a))
            at = number(x)
            lower, upper = gamma_tails(D(at), a)
            yield [shape, p, at, number(lower), number(upper)]


def beta_rows():
    for a, b in [(0.5, 0.5), (0.5, 30), (2.5, 0.5), (1, 3), (3, 1.5), (30, 1000), (1000, 2.5),
                 (0.5, 1e6), (1e6, 30), (1e6, 1e6)]:
        for p in PROBABILITIES:
            exact = D(a), D(b)
            start = D(float(stats.beta.ppf(p, a, b)))
            if not D(0) < start < 1:
                continue
            x = newton(start, D(p), lambda v: beta_tails(v, *exact), lambda v: beta_density(v, *exact))
            at = number(x)
            if at == 1:
                continue
            lower, upper = beta_tails(D(at), *exact)
            yield [float(a), float(b), p, at, number(lower), number(upper)]


def t_rows():
    for df in [1, 1.5, 2, 3, 10, 30, 1000, 1e6]:
        for p in PROBABILITIES:
            if p == 0.5:
                continue
            exact = D(df)
            start = D(float(stats.t.ppf(p, df)))
            t = newton(start, D(p), lambda v: t_tails(v, exact), lambda v: t_density(v, exact))
            at = number(t)
            lower, upper = t_tails(D(at), exact)
            yield [float(df), p, at, number(lower), number(upper)]


def f_rows():
    for d1, d2 in [(1, 1), (1, 10), (4, 30), (10, 5.5), (200, 1e5)]:
        for f in [0.001, 0.5, 1.0, 3.0, 40.0]:
            x = D(d2) / (D(d2) + D(d1) * D(f))
            tail = beta_tails(x, D(d2) / 2, D(d1) / 2)[0]
            # 60 digits hold 40 of a tail of 1e-20, as the other tables have at the least.
            if tail > D("1e-20"):
                yield [float(d1), float(d2), f, number(tail)]


print(json.dumps({
    "provenance": {
        "script": "test/reference/special-functions.py",
        "python": platform.python_version(),
        "scipy (starting points)": scipy.__version__,
        "digits": 60,
    },
    "normal": [[z, number(normal_tail(z))] for z in
               [0.1, 0.5, 0.67, 0.68, 1.0, 1.959963984540054, 3.0, 5.6, 5.7, 6.36, 8.0, 10.0, 15.0,
                20.0, 30.0, 37.0]],
    "logGamma": [[x, number(log_gamma(x))] for x in
                 [1e-10, 0.05, 0.5, 0.999, 1.5, 2.001, 3.0, 7.3, 11.999, 12.0, 30.5, 1000.0, 1e6, 1e12]],
    "gamma": list(gamma_rows()),
    "beta": list(beta_rows()),
    "t": list(t_rows()),
    "f": list(f_rows()),
}, indent=None).replace("], [", "],\n[").replace('"gamma"', '\n"gamma"'))
