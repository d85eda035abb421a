"""What the study of the permit log says, by plain Python and NumPy: arms by the period in which
the case starts (on the clock of UTC), naive and adjusted for the channel (least squares with a
dummy for each channel but the most common one, with which a channel of a single case goes; errors HC2).

/usr/bin/python3 test/reference/permit-study.py receipt.csv > test/reference/permit-study.json
"""
import collections
import csv
import datetime
import json
import platform
import sys

import numpy as np

DECIDE = "T10 Determine necessity to stop indication"
CONFIRM = {
    "Confirmation of receipt",
    "T02 Check confirmation of receipt",
    "T03 Adjust confirmation of receipt",
    "T04 Determine confirmation of receipt",
    "T05 Print and send confirmation of receipt",
}
IDLE = 90 * 86400
HOUR = 3600


def instant(text):
    return datetime.datetime.fromisoformat(text).timestamp()


def day(text):
    return datetime.datetime.fromisoformat(text + "T00:00:00+00:00").timestamp()


PERIODS = {"old": (day("2010-10-01"), day("2011-04-01")), "new": (day("2011-07-01"), day("2012-01-01"))}

cases = {}
with open(sys.argv[1], newline="", encoding="utf-8") as file:
    for place, row in enumerate(csv.DictReader(file)):
        cases.setdefault(row["case:concept:name"], []).append((instant(row["time:timestamp"]), place, row))
for events in cases.values():
    events.sort(key=lambda event: event[:2])
end = max(events[-1][0] for events in cases.values())

rows = []
for events in cases.values():
    start, last = events[0][0], events[-1][0]
    arm = next((name for name, (low, high) in PERIODS.items() if low <= start < high), None)
    names = [row["concept:name"] for _, _, row in events]
    decided = next((time for time, _, row in events if row["concept:name"] == DECIDE), None)
    confirmed = [time for time, _, row in events if row["concept:name"] in CONFIRM]
    is_open = decided is None and end - last <= IDLE
    holders = [row["org:resource"] for _, _, row in events if row["org:resource"] != ""]
    rows.append(
        {
            "arm": arm,
            "channel": events[0][2]["case:channel"],
            "lead-time": None if decided is None else (decided - start) / HOUR,
            "decided": None if is_open else float(decided is not None),
            "same-day": None if is_open else float(decided is not None and decided - start <= 24 * HOUR),
            "rework": None if decided is None else float(len(set(names)) < len(names)),
            "hand-offs": None
            if decided is None
            else float(sum(a != b for a, b in zip(holders, holders[1:]))),
            "time-to-confirm": (confirmed[-1] - start) / HOUR,
        }
    )


def adjusted(need):
    known = [row for row in rows if row["arm"] is not None and row[need] is not None]
    y = np.array([row[need] for row in known])
    treated = np.array([row["arm"] == "new" for row in known], dtype=float)
    counts = collections.Counter(row["channel"] for row in known)
    (common, _), *others = counts.most_common()
    named = [name for name, count in others if count > 1]
    dummies = [np.array([row["channel"] == name for row in known], dtype=float) for name in named]
    x = np.column_stack([np.ones(len(y)), treated, *dummies])
    inverse = np.linalg.inv(x.T @ x)
    beta = inverse @ x.T @ y
    residual = y - x @ beta
    leverage = np.einsum("ij,jk,ik->i", x, inverse, x)
    weights = np.divide(residual**2, 1 - leverage, out=np.zeros_like(y), where=1 - leverage > 1e-12)
    covariance = inverse @ (x.T * weights) @ x @ inverse
    arms = [y[treated == 0], y[treated == 1]]
    return {
        "n": [len(arm) for arm in arms],
        "means": [float(arm.mean()) for arm in arms],
        "medians": [float(np.median(arm)) for arm in arms],
        "difference": float(arms[1].mean() - arms[0].mean()),
        "adjusted": float(beta[1]),
        "standardError": float(np.sqrt(covariance[1, 1])),
    }


needs = ["lead-time", "decided", "same-day", "rework", "hand-offs", "time-to-confirm"]
print(
    json.dumps(
        {
            "provenance": {
                "script": "test/reference/permit-study.py",
                "python": platform.python_version(),
                "numpy": np.__version__,
            },
            "needs": {need: adjusted(need) for need in needs},
            "open": sum(row["decided"] is None for row in rows),
        },
        indent=2,
    )
)
