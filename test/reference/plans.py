"""Reference values of plans by years and by months (src/value/simulation).

Each plan is worked out from its definition (docs/methods/cash-flow.md, drivers.md) with 50 digits:
adoption and the life of a driver are integrated over each period by quadrature, rates a month are
(1 + r)^(1/12) - 1, internal rates are all roots above -100 % of the flows (SymPy counts them on
exact rationals). Run: python3 test/reference/plans.py
"""
import json
import pathlib
import platform

import mpmath
import sympy
from mpmath import mpf

mpmath.mp.dps = 50
x = sympy.Symbol("x")


def adoption(curve, period, per_year):
    """Mean share over a period; times in years."""
    begin, end = mpf(period - 1) / per_year, mpf(period) / per_year
    if curve["shape"] == "shares":
        shares = curve["shares"]
        year = -(-period // per_year)
        return mpf(shares[min(year, len(shares)) - 1])
    share, corners = share_at(curve)
    inner = sorted(c for c in corners if begin < c < end)
    return mpmath.quad(share, [begin, *inner, end]) / (end - begin)


def share_at(curve):
    if curve["shape"] == "linear":
        low, high = mpf(curve.get("from", 0)), mpf(curve["to"])
        starts, over = mpf(curve.get("starts", 0)), mpf(curve["over"])
        return (lambda t: low + (high - low) * min(max((t - starts) / over, 0), 1)), [starts, starts + over]
    if curve["shape"] == "s-curve":
        to, half, over = mpf(curve["to"]), mpf(curve["halfway"]), mpf(curve["over"])
        # Logistic with 10 % at half - over / 2 and 90 % at half + over / 2.
        steep = 2 * mpmath.log(9) / over
        return (lambda t: to / (1 + mpmath.exp(-steep * (t - half)))), []
    points = [(mpf(t), mpf(s)) for t, s in curve["points"]]

    def table(t):
        if t <= points[0][0]:
            return points[0][1]
        for (t0, s0), (t1, s1) in zip(points, points[1:]):
            if t0 < t <= t1:
                return s0 + (s1 - s0) * (t - t0) / (t1 - t0)
        return points[-1][1]

    return table, [t for t, _ in points]


def life(driver, period, per_year):
    """Mean over a period of a life that begins at its start and fades a step each period."""
    starts = mpf(driver.get("starts", 0)) * per_year
    fades = 1 - (1 - mpf(driver.get("decay", 0))) ** (mpf(1) / per_year)
    total, begin, end = mpf(0), mpf(period - 1), mpf(period)
    lived = 0
    while starts + lived < end:
        low, high = max(begin, starts + lived), min(end, starts + lived + 1)
        if high > low:
            total += (high - low) * (1 - fades) ** lived
        lived += 1
    return total


def growth(item, period, per_year):
    return (1 + mpf(item.get("growth", 0))) ** (mpf(period - 1) / per_year)


def flows_of(plan):
    per_year = 12 if plan["period"] == "month" else 1
    count = plan["months"] // (12 // per_year)
    flows = {"all": [mpf(0)] * (count + 1), "cash": [mpf(0)] * (count + 1)}
    costs = {}
    for driver in plan["drivers"]:
        for period in range(1, count + 1):
            full = mpf(driver["annual"]) / per_year if "annual" in driver else mpf(driver["inPeriod"].get(str(period), 0))
            flow = full * adoption(plan["adoption"], period, per_year) * life(driver, period, per_year)
            flow *= growth(driver, period, per_year)
            if driver.get("class", "cash") != "soft":
                flows["all"][period] += flow
            if driver.get("class", "cash") == "cash":
                flows["cash"][period] += flow
    for cost in plan["costs"]:
        sign = {"ours": -1, "theirs": 1}.get(cost.get("solution", "ours"), 0)
        row = [mpf(0)] * (count + 1)
        for period in range(0, count + 1):
            if "at" in cost:
                due = int(mpmath.ceil(mpf(cost["at"]) * per_year))
                amount = mpf(cost["amount"]) if period == due else mpf(0)
            else:
                amount = mpf(cost["amount"]) / per_year if period > 0 else mpf(0)
                if cost.get("scales") == "adoption" and period > 0:
                    amount *= adoption(plan["adoption"], period, per_year)
            if period > 0:
                amount *= growth(cost, period, per_year)
            row[period] = amount
            flows["all"][period] += sign * amount
            if not cost.get("internal"):
                flows["cash"][period] += sign * amount
        costs[cost["id"]] = row
    return flows, costs, per_year, count


def discounted(flows, plan, per_year):
    rate = (1 + mpf(plan["rate"])) ** (mpf(1) / per_year) - 1
    half = mpf("0.5") if plan.get("midPeriod") else 0
    return [f if k == 0 else f / (1 + rate) ** (k - half) for k, f in enumerate(flows)]


def payback(flows, per_year):
    total, begun = mpf(0), False
    for k, f in enumerate(flows):
        before, total = total, total + f
        if not begun and total == 0:
            continue
        if total >= 0:
            return float((k - 1 - before / f) / per_year) if begun else 0.0
        begun = True
    return None


def internal_rates(flows, plan, per_year):
    """All rates a year above -100 %, by exact counting on steps of a period, or half of one."""
    mid = plan.get("midPeriod", False)
    exact = [sympy.Rational(str(mpmath.nstr(f, 30))) for f in flows]
    steps = {}
    for k, f in enumerate(exact):
        steps[0 if k == 0 else (2 * k - 1 if mid else k)] = f
    last = max(steps)
    polynomial = sympy.Poly({last - k: f for k, f in steps.items() if f != 0}, x)
    found = []
    for low, high in [interval for interval, _ in polynomial.intervals(inf=0)]:
        root = low if low == high else polynomial.refine_root(low, high, eps=sympy.Rational(1, 10**25))[0]
        if root > 0:
            found.append(float(mpf(root.p) ** (per_year * (2 if mid else 1)) / mpf(root.q) ** (per_year * (2 if mid else 1)) - 1))
    return sorted(found)


def figures(plan):
    flows, costs, per_year, count = flows_of(plan)
    values = discounted(flows["all"], plan, per_year)
    npv = sum(values)
    spent, back = -sum(v for v in values if v < 0), sum(v for v in values if v > 0)
    years = mpf(count) / per_year
    end = (1 + mpf(plan["rate"])) ** years
    month = (1 + mpf(plan["rate"])) ** (mpf(1) / 12)
    by_year = {}
    for k, f in enumerate(flows["all"]):
        by_year[-(-k // per_year)] = by_year.get(-(-k // per_year), 0) + f
    return {
        "npv": float(npv),
        "npvCash": float(sum(discounted(flows["cash"], plan, per_year))),
        "cashFlow": [float(by_year[k]) for k in sorted(by_year)],
        "tco": {c: float(sum(discounted(row, plan, per_year))) for c, row in costs.items()},
        "irr": internal_rates(flows["all"], plan, per_year),
        "mirr": float((back / spent * end) ** (1 / years) - 1) if spent > 0 else None,
        "payback": payback(flows["cash"], per_year),
        "paybackDiscounted": payback(discounted(flows["cash"], plan, per_year), per_year),
        # The plan a month later, judged over the same time: the last month falls out.
        "costOfDelay": float(npv - (npv - values[-1] * per_year / 12) / month),
    }


full = {"shape": "shares", "shares": ["1"]}
setup = {"id": "setup", "amount": "12000", "at": "0"}
mixed = {
    "drivers": [
        {"id": "paper", "annual": "9000", "growth": "0.05", "decay": "0.1", "starts": "0.2916666666666666666666666666666666666666666666666667"},
        {"id": "hours", "annual": "4000", "class": "capacity"},
        {"id": "calm", "annual": "700", "class": "soft"},
    ],
    "costs": [
        setup,
        {"id": "hosting", "amount": "1800", "growth": "0.03", "scales": "adoption"},
        {"id": "upgrade", "amount": "2500", "at": "1.5", "growth": "0.02"},
        {"id": "people", "amount": "1500", "at": "0", "internal": True},
        {"id": "folders", "amount": "2400", "solution": "theirs"},
        {"id": "rival", "amount": "3000", "solution": "rival"},
    ],
}
ramp = {"shape": "linear", "from": "0.1", "to": "0.9", "starts": "0.25", "over": "1.5"}
curve = {"shape": "s-curve", "to": "0.85", "halfway": "0.75", "over": "1"}
table = {"shape": "table", "points": [["0.25", "0.05"], ["0.5", "0.2"], ["0.5", "0.45"], ["2.1", "0.95"]]}
plans = [
    {"name": "months, level", "period": "month", "months": 24, "rate": "0.1", "adoption": full,
     "drivers": [{"id": "paper", "annual": "12000"}], "costs": [setup]},
    {"name": "months, everything", "period": "month", "months": 30, "rate": "0.08",
     "adoption": {"shape": "shares", "shares": ["0.3", "0.7", "1"]}, **mixed},
    {"name": "months, everything, mid-period", "period": "month", "months": 30, "rate": "0.08", "midPeriod": True,
     "adoption": {"shape": "shares", "shares": ["0.3", "0.7", "1"]}, **mixed},
    {"name": "years, ramp", "period": "year", "months": 48, "rate": "0.08", "adoption": ramp, **mixed},
    {"name": "months, ramp", "period": "month", "months": 48, "rate": "0.08", "adoption": ramp, **mixed},
    {"name": "years, S-curve", "period": "year", "months": 36, "rate": "0.12", "adoption": curve, **mixed},
    {"name": "months, S-curve", "period": "month", "months": 36, "rate": "0.12", "adoption": curve, **mixed},
    {"name": "years, table with a jump", "period": "year", "months": 36, "rate": "0.05", "adoption": table, **mixed},
    {"name": "months, table with a jump", "period": "month", "months": 36, "rate": "0.05", "adoption": table, **mixed},
    {"name": "months, never back", "period": "month", "months": 12, "rate": "0.1", "adoption": full,
     "drivers": [{"id": "paper", "annual": "5000"}], "costs": [setup]},
    {"name": "months, two rates", "period": "month", "months": 24, "rate": "0.08", "adoption": full,
     "drivers": [{"id": "paper", "inPeriod": {"12": "230"}}],
     "costs": [{"id": "setup", "amount": "100", "at": "0"}, {"id": "removal", "amount": "132", "at": "2"}]},
    {"name": "months, no rate", "period": "month", "months": 24, "rate": "0.08", "adoption": full,
     "drivers": [{"id": "paper", "inPeriod": {"12": "200"}}],
     "costs": [{"id": "setup", "amount": "100", "at": "0"}, {"id": "removal", "amount": "150", "at": "2"}]},
    {"name": "months, two rates, mid-period", "period": "month", "months": 24, "rate": "0.08", "midPeriod": True, "adoption": full,
     "drivers": [{"id": "paper", "inPeriod": {"12": "230"}}],
     "costs": [{"id": "setup", "amount": "100", "at": "0"}, {"id": "removal", "amount": "132", "at": "2"}]},
    {"name": "ten years by months", "period": "month", "months": 120, "rate": "0.07", "adoption": curve, **mixed},
]
target = pathlib.Path(__file__).with_suffix(".json")
target.write_text(json.dumps({
    "provenance": {
        "script": "test/reference/plans.py",
        "python": platform.python_version(),
        "mpmath": mpmath.__version__,
        "sympy": sympy.__version__,
    },
    "plans": [{**plan, "expected": figures(plan)} for plan in plans],
}, indent=1) + "\n")
