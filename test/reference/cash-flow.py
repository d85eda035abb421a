"""Reference values of NPV, IRR, MIRR and payback (src/value/cash-flow).

Exact: NPV, MIRR and payback in rational or 50-digit arithmetic from their definitions (NPV and
MIRR as numpy-financial 1.0 and spreadsheets define them); IRR roots and their exact count with
multiplicity by SymPy over the rationals. Run: python3 test/reference/cash-flow.py
"""
import json
import pathlib
import platform
import random

import mpmath
import sympy
from sympy import Poly, Rational, Symbol

mpmath.mp.dps = 50
x = Symbol("x")


def npv(rate, flows, shift):
    one = mpmath.mpf(1)
    r = one + mpmath.mpf(rate)
    return sum(mpmath.mpf(f) * (one if k == 0 else r ** (mpmath.mpf(shift) - k)) for k, f in enumerate(flows))


def irr(flows):
    """Roots x = 1 + rate > 0, with multiplicity, from exact coefficients."""
    polynomial = Poly(list(flows), x)
    rates = []
    for root in sympy.real_roots(polynomial):
        value = sympy.N(root - 1, 30)
        if value > -1:
            rates.append(float(value))
    return sorted(rates)


def mirr(flows, finance, reinvest):
    n = len(flows) - 1
    spent = -sum(mpmath.mpf(f) / (1 + mpmath.mpf(finance)) ** k for k, f in enumerate(flows) if f < 0)
    back = sum(mpmath.mpf(f) * (1 + mpmath.mpf(reinvest)) ** (n - k) for k, f in enumerate(flows) if f > 0)
    return float((back / spent) ** (mpmath.mpf(1) / n) - 1)


def payback(flows):
    total = Rational(0)
    for k, f in enumerate(flows):
        before, total = total, total + f
        if before < 0 and total >= 0:
            return float(k - 1 + (-before) / Rational(f))
    return None


published = [
    [-500, 300, 300, 300],
    [-100, 230, -132],
    [-100, 39, 59, 55, 20],
    [-100, 0, 0, 74],
    [-100, 100, 0, -7],
    [-100, 100, 0, 7],
    [-5, Rational(21, 2), 1, -8, 1],
    [-40000, 5000, 8000, 12000, 30000],
    [-70000, 12000, 15000, 18000, 21000, 26000],
    [-120000, 39000, 30000, 21000, 37000, 46000],
    [100, -220, 121],
    [100, -200, 150],
    [-1000, 3600, -4310, 1716],
    [-1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3],
]
generator = random.Random(20261101)
drawn = [
    [generator.randint(-1000, -1)] + [generator.randint(-400, 600) for _ in range(generator.randint(1, 11))]
    for _ in range(60)
]
cases = []
for flows in published + drawn:
    numbers = [float(f) for f in flows]
    cases.append({
        "flows": numbers,
        "npv": {str(r): float(npv(r, numbers, 0)) for r in ["0", "0.08", "0.1", "0.35"]},
        "npvMidPeriod": {str(r): float(npv(r, numbers, "0.5")) for r in ["0.08", "0.35"]},
        "irr": irr(flows),
        "mirr": mirr(numbers, "0.1", "0.12") if min(flows) < 0 < max(flows) else None,
        "payback": payback(flows) if flows[0] < 0 else None,
    })

target = pathlib.Path(__file__).with_suffix(".json")
target.write_text(json.dumps({
    "provenance": {
        "script": "test/reference/cash-flow.py",
        "python": platform.python_version(),
        "sympy": sympy.__version__,
        "mpmath": mpmath.__version__,
        "mirrRates": {"finance": 0.1, "reinvest": 0.12},
    },
    "cases": cases,
}, indent=1) + "\n")
