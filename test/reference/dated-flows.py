"""Reference values of flows that fall on days: XNPV, XIRR and plans that begin on a day.

XNPV from its definition with 50 digits. XIRR: all roots of the NPV between -99.9999 % and a million
times, where a fine grid shows a change of sign, by SciPy's brentq and then with 50 digits; rows with
several roots are made from roots that are chosen (as many as there are flows less one). Plans
from their definition (docs/methods/cash-flow.md) on the calendar of the standard library. Run:
python3 test/reference/dated-flows.py
"""
import calendar
import datetime
import json
import pathlib
import platform

import mpmath
import numpy
import scipy
from mpmath import mpf
from scipy.optimize import brentq

mpmath.mp.dps = 50


def days_of(dates):
    first = datetime.date.fromisoformat(dates[0])
    return [(datetime.date.fromisoformat(d) - first).days for d in dates]


def xnpv(rate, flows, days):
    return sum(mpf(f) * (1 + mpf(rate)) ** (-mpf(d) / 365) for f, d in zip(flows, days))


def xirr(flows, days):
    """All rates at which the sign of the NPV changes."""
    grid = numpy.linspace(numpy.log(1e-6), numpy.log(1e6), 400_001)
    size = numpy.zeros_like(grid)
    value = numpy.zeros_like(grid)
    for f, d in zip(flows, days):
        # By the largest exponential, so that nothing overflows.
        at = numpy.where(grid > 0, days[0] - d, days[-1] - d) / 365
        value += float(f) * numpy.exp(at * grid)
        size += abs(float(f)) * numpy.exp(at * grid)
    found = []
    for k in numpy.flatnonzero(numpy.sign(value[:-1]) * numpy.sign(value[1:]) < 0):
        near = brentq(lambda u: sum(float(f) * numpy.exp(-d / 365 * u) for f, d in zip(flows, days)), grid[k], grid[k + 1])
        exact = mpmath.findroot(lambda u: sum(mpf(f) * mpmath.exp(-mpf(d) / 365 * u) for f, d in zip(flows, days)), mpf(near))
        found.append(float(mpmath.expm1(exact)))
    return sorted(found)


def row_with(rates, days):
    """Flows on days that are worth nothing at these rates, one fewer than days; rounded to cents."""
    n = len(rates)
    matrix = mpmath.matrix(n, n)
    right = mpmath.matrix(n, 1)
    for i, rate in enumerate(rates):
        for j in range(n):
            matrix[i, j] = (1 + mpf(rate)) ** (-mpf(days[j + 1]) / 365)
        right[i] = 1000
    return [-1000.0] + [round(float(v), 2) for v in mpmath.lu_solve(matrix, right)]


documented = {"dates": ["2008-01-01", "2008-03-01", "2008-10-30", "2009-02-15", "2009-04-01"], "flows": [-10000, 2750, 4250, 3250, 2750]}
rows = [
    {"name": "the example of the spreadsheet's documentation", **documented},
    {"name": "money back within a week", "dates": ["2027-01-04", "2027-01-11"], "flows": [-1000, 1001]},
    {"name": "little comes back", "dates": ["2027-02-28", "2027-05-31", "2028-02-29"], "flows": [-1000, 30, 50]},
    {"name": "a loan: in first, out later", "dates": ["2024-01-31", "2024-06-30", "2025-12-31"], "flows": [5000, -2600, -2700]},
    {"name": "paid in parts", "dates": ["2025-03-03", "2025-09-09", "2026-01-01", "2029-11-30"], "flows": [-700, -200, -150, 2100.5]},
    {"name": "two flows on one day", "dates": ["2026-01-01", "2026-07-01", "2026-07-01", "2027-07-01"], "flows": [-900, -100, 400, 800]},
    {"name": "two rates", "dates": ["2026-01-15", "2026-11-02", "2028-04-30"], "rates": ["0.05", "0.4"]},
    {"name": "two rates, one below 0", "dates": ["2026-01-15", "2027-02-02", "2027-12-31"], "rates": ["-0.2", "0.15"]},
    {"name": "three rates", "dates": ["2026-01-01", "2026-12-24", "2028-02-29", "2031-06-06"], "rates": ["-0.1", "0.12", "0.8"]},
    {"name": "four rates", "dates": ["2026-01-01", "2027-03-01", "2028-02-29", "2029-08-15", "2030-01-01"], "rates": ["0.02", "0.25", "0.7", "1.6"]},
    {"name": "no rate: what it costs to remove it is too much", "dates": ["2026-01-15", "2026-11-02", "2028-04-30"], "flows": [-100, 230, -190]},
    {"name": "no rate: money goes out only", "dates": ["2026-01-15", "2026-11-02"], "flows": [-100, -5]},
    {"name": "one rate among three changes of sign", "dates": ["2026-01-01", "2026-05-05", "2026-09-19", "2028-01-01"], "flows": [-1000, 1800, -300, 200]},
]
for row in rows:
    row["days"] = days_of(row["dates"])
    if "rates" in row:
        row["flows"] = row_with(row["rates"], row["days"])
    row["xnpv"] = {rate: float(xnpv(rate, row["flows"], row["days"])) for rate in ["-0.3", "0", "0.09", "1.5"]}
    row["xirr"] = xirr(row["flows"], row["days"])
    if "rates" in row:
        assert len(row["xirr"]) == len(row["rates"]), row


def edate(start, months):
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def plan_figures(plan):
    start = datetime.date.fromisoformat(plan["start"])
    per_year = 12 if plan["period"] == "month" else 1
    count = plan["months"] // (12 // per_year)
    ends = [edate(start, k * 12 // per_year) for k in range(count + 1)]
    end_days = [(d - start).days for d in ends]
    middles = [0] + [(a + b) // 2 for a, b in zip(end_days, end_days[1:])]
    own = middles if plan.get("midPeriod") else end_days
    rates = [mpf(r) for r in plan["rates"]]
    rate_of = lambda period: rates[min(-(-period // per_year), len(rates)) - 1]

    def factor(day):
        """The rate of each period holds for its days."""
        result = mpf(1)
        for k in range(1, count + 1):
            inside = min(max(day - end_days[k - 1], 0), end_days[k] - end_days[k - 1])
            result *= (1 + rate_of(k)) ** (-mpf(inside) / 365)
        return result

    def place(date):
        """Periods from the start to a day."""
        day = (datetime.date.fromisoformat(date) - start).days
        k = next(k for k in range(count + 1) if end_days[k] >= day)
        return mpf(0) if k == 0 else k - 1 + mpf(day - end_days[k - 1]) / (end_days[k] - end_days[k - 1])

    # (day, period, flow, whether it is cash), and what each cost is worth today.
    flows, worth = [], {}
    for driver in plan["drivers"]:
        begins = place(driver["starts"]) if "starts" in driver else mpf(0)
        for k in range(1, count + 1):
            part = min(max(k - begins, 0), 1)
            grown = (1 + mpf(driver.get("growth", 0))) ** (mpf(k - 1) / per_year)
            cash = driver.get("class", "cash") == "cash"
            flows.append((own[k], k, mpf(driver["annual"]) / per_year * part * grown, cash))
    for cost in plan["costs"]:
        sign = -1 if cost.get("solution", "ours") == "ours" else 1
        grown = lambda k: (1 + mpf(cost.get("growth", 0))) ** (mpf(max(k, 1) - 1) / per_year)
        if "on" in cost:
            day = (datetime.date.fromisoformat(cost["on"]) - start).days
            k = int(mpmath.ceil(place(cost["on"])))
            mine = [(day, k, mpf(cost["amount"]) * grown(k))]
        elif "at" in cost:
            k = int(mpmath.ceil(mpf(cost["at"]) * per_year))
            mine = [(own[k], k, mpf(cost["amount"]) * grown(k))]
        else:
            mine = [(own[k], k, mpf(cost["amount"]) / per_year * grown(k)) for k in range(1, count + 1)]
        worth[cost["id"]] = float(sum(f * factor(day) for day, _, f in mine))
        flows += [(day, k, sign * f, True) for day, k, f in mine]

    def by(key, items):
        total = {}
        for item in items:
            total[key(item)] = total.get(key(item), mpf(0)) + item[2]
        return total

    def payback(per_period):
        total, begun = mpf(0), False
        for k in range(count + 1):
            before, total = total, total + per_period.get(k, mpf(0))
            if not begun and total == 0:
                continue
            if total >= 0:
                return float((k - 1 - before / per_period[k]) / per_year) if begun else 0.0
            begun = True
        return None

    def discounted(items):
        return [(day, k, f * factor(day), cash) for day, k, f, cash in items]

    cash = [item for item in flows if item[3]]
    days = by(lambda item: item[0], flows)
    values = {day: f * factor(day) for day, f in days.items()}
    npv = sum(values.values())
    spent, back = -sum(v for v in values.values() if v < 0), sum(v for v in values.values() if v > 0)
    last = by(lambda item: item[1], discounted(flows)).get(count, mpf(0))
    years = by(lambda item: -(-item[1] // per_year), flows)
    in_order = sorted(days)
    return {
        "npv": float(npv),
        "npvCash": float(sum(f for _, _, f, _ in discounted(cash))),
        "cashFlow": [float(years.get(y, 0)) for y in range(-(-count // per_year) + 1)],
        "tco": worth,
        "irr": xirr([days[d] for d in in_order], in_order),
        "mirr": float((back / spent / factor(end_days[-1])) ** (mpf(365) / end_days[-1]) - 1) if spent > 0 else None,
        "payback": payback(by(lambda item: item[1], cash)),
        "paybackDiscounted": payback(by(lambda item: item[1], discounted(cash))),
        "costOfDelay": float(npv - (npv - last * per_year / 12) * (1 + rate_of(1)) ** (-mpf(1) / 12)),
    }


documented_costs = [{"id": "paid", "amount": "10000", "at": "0"}] + [
    {"id": f"back-{k}", "amount": str(flow), "on": date, "solution": "theirs"}
    for k, (date, flow) in enumerate(zip(documented["dates"][1:], documented["flows"][1:]), 1)
]
mixed = {
    "drivers": [
        {"id": "paper", "annual": "9000", "growth": "0.05", "starts": "2027-06-10"},
        {"id": "hours", "annual": "4000", "class": "capacity"},
    ],
    "costs": [
        {"id": "setup", "amount": "12000", "at": "0"},
        {"id": "second", "amount": "3000", "on": "2027-09-30"},
        {"id": "upgrade", "amount": "2500", "on": "2028-11-01", "growth": "0.02"},
        {"id": "same-day", "amount": "400", "on": "2028-11-01"},
        {"id": "on-an-end", "amount": "350", "on": "2029-01-31"},
        {"id": "later", "amount": "600", "at": "1.5"},
        {"id": "hosting", "amount": "1800", "growth": "0.03"},
        {"id": "folders", "amount": "1200", "solution": "theirs"},
        {"id": "sold", "amount": "900", "on": "2027-12-24", "solution": "theirs"},
    ],
}
plans = [
    {"name": "years, the documented example", "period": "year", "start": "2008-01-01", "months": 24, "rates": ["0.09"],
     "drivers": [{"id": "nothing", "annual": "0"}], "costs": documented_costs},
    {"name": "years, from a leap day", "period": "year", "start": "2024-02-29", "months": 60, "rates": ["0.1"],
     "drivers": [{"id": "paper", "annual": "4000"}], "costs": [{"id": "setup", "amount": "12000", "at": "0"}]},
    {"name": "years, everything", "period": "year", "start": "2027-01-31", "months": 36, "rates": ["0.08"], **mixed},
    {"name": "years, everything, mid-period", "period": "year", "start": "2027-01-31", "months": 36, "rates": ["0.08"], "midPeriod": True, **mixed},
    {"name": "months, everything", "period": "month", "start": "2027-01-31", "months": 30, "rates": ["0.08"], **mixed},
    {"name": "months, everything, mid-period, a rate by year", "period": "month", "start": "2027-01-31", "months": 30,
     "rates": ["0.08", "0.05", "0.11"], "midPeriod": True, **mixed},
    {"name": "years, a rate by year", "period": "year", "start": "2027-01-31", "months": 36, "rates": ["0.08", "0.05", "0.11"], **mixed},
    {"name": "years, two rates", "period": "year", "start": "2026-01-15", "months": 36, "rates": ["0.08"],
     "drivers": [{"id": "nothing", "annual": "0"}],
     "costs": [{"id": "setup", "amount": "1000", "at": "0"},
               {"id": "sold", "amount": "2280", "on": "2026-11-02", "solution": "theirs"},
               {"id": "removal", "amount": "1290", "on": "2028-04-30"}]},
    {"name": "months, never back", "period": "month", "start": "2027-03-15", "months": 12, "rates": ["0.1"],
     "drivers": [{"id": "paper", "annual": "5000"}], "costs": [{"id": "setup", "amount": "12000", "at": "0"}]},
]
target = pathlib.Path(__file__).with_suffix(".json")
target.write_text(json.dumps({
    "provenance": {
        "script": "test/reference/dated-flows.py",
        "python": platform.python_version(),
        "mpmath": mpmath.__version__,
        "numpy": numpy.__version__,
        "scipy": scipy.__version__,
        "documented": "Microsoft, XNPV and XIRR functions (support.microsoft.com): 2086.647602 at 9 %, 0.373362535",
    },
    "rows": rows,
    "plans": [{**plan, "expected": plan_figures(plan)} for plan in plans],
}, indent=1) + "\n")
