"""The time of a job put together from its steps, case by case, on two real logs of completions, by NumPy:
the time of a step in a case is the sum of the gaps before its completions (0 where it was skipped, added
up where it was done again); the job is the sum over the steps; means over finished cases. Intervals: BCa
over cases (scipy.stats.bootstrap), ten times with 2,000 resamples each, so that what simulation leaves
open is known; the difference of two periods with BCa of the two samples. "ratio": BCa of a ratio of
means of two made samples, 400,000 resamples.

/usr/bin/python3 test/reference/job-totals.py DATA_FOLDER > test/reference/job-totals.json
"""
import csv
import datetime
import json
import os
import platform
import re
import sys

import numpy as np
import scipy
from scipy import stats

FOLDER = sys.argv[1]
PERMIT_STEPS = [
    ("confirm", re.compile(r"^(Confirmation of receipt|T0[2-5] )")),
    ("advise", re.compile(r"^T0[6-9]")),
    ("decide", re.compile(r"^T10 ")),
    ("request", re.compile(r"^T1[1-5] ")),
    ("stop", re.compile(r"^T(1[6-9]|20) ")),
]
CARE_STEPS = [
    ("arrive", re.compile(r"^ER (Registration|Triage|Sepsis Triage)$")),
    ("test", re.compile(r"^(Leucocytes|CRP|LacticAcid)$")),
    ("treat", re.compile(r"^IV ")),
    ("admit", re.compile(r"^Admission ")),
    ("release", re.compile(r"^Release ")),
    ("return", re.compile(r"^Return ER$")),
]


def events(path, case, activity, at, order=None):
    cases = {}
    with open(os.path.join(FOLDER, path), newline="", encoding="utf-8") as file:
        for place, row in enumerate(csv.DictReader(file)):
            text = row[at].replace("Z", "+00:00")
            time = datetime.datetime.fromisoformat(text)
            if time.tzinfo is None:
                time = time.replace(tzinfo=datetime.timezone.utc)
            second = float(row[order]) if order else 0
            cases.setdefault(row[case], []).append((time.timestamp(), second, place, row[activity]))
    for rows in cases.values():
        rows.sort(key=lambda event: event[:3])
    return list(cases.values())


def times(cases, steps):
    """By case and step, in seconds."""
    table = np.zeros((len(cases), len(steps)))
    for c, rows in enumerate(cases):
        for (before, *_), (time, _, _, name) in zip(rows, rows[1:]):
            for k, (_, pattern) in enumerate(steps):
                if pattern.match(name):
                    table[c, k] += time - before
    return table


def ends(samples, statistic, runs=10, resamples=2000):
    found = []
    for seed in range(runs):
        result = stats.bootstrap(
            samples, statistic, n_resamples=resamples, method="BCa", confidence_level=0.95,
            vectorized=True, batch=50, random_state=seed,
        )
        found.append(result.confidence_interval)
    low, high = np.array(found).T
    return {
        "low": low.mean(), "lowSpread": low.std(ddof=1),
        "high": high.mean(), "highSpread": high.std(ddof=1), "runs": runs,
    }


def mean(sample, axis=-1):
    return np.mean(sample, axis=axis)


def difference(base, treatment, axis=-1):
    return np.mean(treatment, axis=axis) - np.mean(base, axis=axis)


def improvement(base, treatment, axis=-1):
    return 1 - np.mean(treatment, axis=axis) / np.mean(base, axis=axis)


def facts(table, steps):
    total = table.sum(axis=1)
    return {
        "n": len(total),
        "total": {"value": total.mean(), **ends((total,), mean)},
        "steps": {
            name: {"value": table[:, k].mean(), **ends((table[:, k],), mean)}
            for k, (name, _) in enumerate(steps)
        },
    }


permit = events("permit-receipt-log/receipt.csv", "case:concept:name", "concept:name", "time:timestamp")
decided = [rows for rows in permit if any(name.startswith("T10 ") for *_, name in rows)]
table = times(decided, PERMIT_STEPS)
starts = np.array([rows[0][0] for rows in decided])


def day(text):
    return datetime.datetime.fromisoformat(text + "T00:00:00+00:00").timestamp()


old = (starts >= day("2010-10-01")) & (starts < day("2011-04-01"))
new = (starts >= day("2011-07-01")) & (starts < day("2012-01-01"))
totals = table.sum(axis=1)
arms = (totals[old], totals[new])

care = events("sepsis-care-log/sepsis.csv", "case_id", "activity", "timestamp", "order")
care_table = times(care, CARE_STEPS)

random = np.random.default_rng(11)
base = random.gamma(2, 3, 40).round(3)
treatment = random.gamma(2, 2.4, 35).round(3)
ratio = stats.bootstrap(
    (base, treatment), lambda a, b, axis=-1: np.mean(b, axis=axis) / np.mean(a, axis=axis),
    n_resamples=400_000, method="BCa", confidence_level=0.95, batch=2000, random_state=1,
)

print(json.dumps({
    "provenance": f"Python {platform.python_version()}, NumPy {np.__version__}, SciPy {scipy.__version__}",
    "permit": {
        **facts(table, PERMIT_STEPS),
        "skipped": {name: int((~np.array([any(p.match(n) for *_, n in rows) for rows in decided])).sum())
                    for name, p in PERMIT_STEPS},
        "arms": {
            "n": [len(arms[0]), len(arms[1])],
            "means": [arms[0].mean(), arms[1].mean()],
            "difference": {"value": arms[1].mean() - arms[0].mean(), **ends(arms, difference)},
            "improvement": {"value": 1 - arms[1].mean() / arms[0].mean(), **ends(arms, improvement)},
        },
    },
    "care": facts(care_table, CARE_STEPS),
    "ratio": {
        "base": base.tolist(), "treatment": treatment.tolist(),
        "value": treatment.mean() / base.mean(),
        "low": ratio.confidence_interval.low, "high": ratio.confidence_interval.high,
        "standardError": ratio.standard_error,
    },
}, indent=1))
