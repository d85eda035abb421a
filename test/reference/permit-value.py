"""What the study of value on the permit log should say, by plain Python and NumPy.

Arms by the period in which a case starts, differences by least squares on the channel (as in
permit-study.py), with their errors and their correlations to the baseline arms from the influence
of every case; then a simulation of its own: 4,000,000 plain pseudo-random draws, lognormal arms of
times and counts, beta shares, a Gaussian copula between all of them, bias terms of grade 2 (tau
0.2), assumptions by their quantile functions. Value of information by the definition: for one
input by conditional means over 1,000 slices, for two by the closed conditional mean.

/usr/bin/python3 test/reference/permit-value.py receipt.csv > test/reference/permit-value.json
"""
import collections
import csv
import datetime
import json
import platform
import sys

import numpy as np
import scipy
from scipy import optimize, special, stats

DECIDE = "T10 Determine necessity to stop indication"
HOUR = 3600
TAU = 0.2
DRAWS = 4_000_000
Z95 = stats.norm.ppf(0.95)


def instant(text):
    return datetime.datetime.fromisoformat(text).timestamp()


def day(text):
    return datetime.datetime.fromisoformat(text + "T00:00:00+00:00").timestamp()


PERIODS = {"old": (day("2010-10-01"), day("2011-04-01")), "new": (day("2011-07-01"), day("2012-01-01"))}

cases = {}
with open(sys.argv[1], newline="", encoding="utf-8") as file:
    for place, row in enumerate(csv.DictReader(file)):
        cases.setdefault(row["case:concept:name"], []).append((instant(row["time:timestamp"]), place, row))

rows = []
for events in cases.values():
    events.sort(key=lambda event: event[:2])
    start = events[0][0]
    arm = next((name for name, (low, high) in PERIODS.items() if low <= start < high), None)
    names = [row["concept:name"] for _, _, row in events]
    decided = next((time for time, _, row in events if row["concept:name"] == DECIDE), None)
    holders = [row["org:resource"] for _, _, row in events if row["org:resource"] != ""]
    if arm is None or decided is None:
        continue
    rows.append(
        {
            "arm": arm,
            "channel": events[0][2]["case:channel"],
            "lead-time": (decided - start) / HOUR,
            "rework": float(len(set(names)) < len(names)),
            "hand-offs": float(sum(a != b for a, b in zip(holders, holders[1:]))),
        }
    )

treated = np.array([row["arm"] == "new" for row in rows], dtype=float)
counts = collections.Counter(row["channel"] for row in rows)
(_, _), *others = counts.most_common()
dummies = [np.array([row["channel"] == name for row in rows], dtype=float) for name, n in others if n > 1]
x = np.column_stack([np.ones(len(rows)), treated, *dummies])
inverse = np.linalg.inv(x.T @ x)
leverage = np.einsum("ij,jk,ik->i", x, inverse, x)


def arms_of(need):
    """Baseline mean and treatment = baseline + adjusted difference, each with its influence by case."""
    y = np.array([row[need] for row in rows])
    beta = inverse @ x.T @ y
    residual = y - x @ beta
    scaled = np.divide(residual, np.sqrt(1 - leverage), out=np.zeros_like(y), where=1 - leverage > 1e-12)
    difference = (x @ inverse)[:, 1] * scaled
    old = treated == 0
    n = int(old.sum())
    mean = y[old].mean()
    baseline = np.where(old, (y - mean) / n, 0) * np.sqrt(n / (n - 1))
    return mean, float(beta[1]), baseline, baseline + difference


NEEDS = ["lead-time", "rework", "hand-offs"]
arms = {need: arms_of(need) for need in NEEDS}
influence = np.column_stack([part for need in NEEDS for part in arms[need][2:]])
covariance = influence.T @ influence
errors = np.sqrt(np.diag(covariance))
correlation = covariance / np.outer(errors, errors)
sizes = [int((treated == 0).sum()), int((treated == 1).sum())]


def lognormal(mean, se, df):
    sd = se * np.sqrt(df / (df - 2))
    sigma = np.sqrt(np.log1p((sd / mean) ** 2))
    return lambda z: np.exp(np.log(mean) - sigma**2 / 2 + sigma * z)


rng = np.random.default_rng(20261122)
scores = rng.standard_normal((DRAWS, 6)) @ np.linalg.cholesky(correlation + 1e-12 * np.eye(6)).T
drawn = {}
for i, need in enumerate(NEEDS):
    mean, difference, _, _ = arms[need]
    old, new = scores[:, 2 * i], scores[:, 2 * i + 1]
    bias = rng.standard_normal(DRAWS)
    if need == "rework":
        events = round(mean * sizes[0])
        prior = stats.beta(events + 0.5, sizes[0] - events + 0.5)
        target = prior.mean() + difference
        size = target * (1 - target) / errors[2 * i + 1] ** 2
        beta = stats.beta(target * size, (1 - target) * size)
        grid = np.linspace(-6, 6, 4001)
        before = np.interp(old, grid, prior.ppf(stats.norm.cdf(grid)))
        after = np.interp(new, grid, beta.ppf(stats.norm.cdf(grid)))
        logits = special.logit(after)
        centre = optimize.brentq(
            lambda c: float(special.expit(logits + c + TAU * bias).mean()) - float(after.mean()), -1, 1, xtol=1e-7
        )
        drawn[need] = before - special.expit(logits + centre + TAU * bias)
    else:
        before = lognormal(mean, errors[2 * i], sizes[0] - 1)(old)
        after = lognormal(mean + difference, errors[2 * i + 1], sizes[1] - 1)(new)
        drawn[need] = before - after * np.exp(TAU * bias - TAU**2 / 2)


def between(low, high, z):
    """A range that holds nine of ten values above 0."""
    mu, sigma = (np.log(low) + np.log(high)) / 2, (np.log(high) - np.log(low)) / (2 * Z95)
    return np.exp(mu + sigma * z)


def share_between(low, high, z):
    mu, sigma = (special.logit(low) + special.logit(high)) / 2, (special.logit(high) - special.logit(low)) / (2 * Z95)
    return special.expit(mu + sigma * z)


def normals():
    return rng.standard_normal(DRAWS)


r = 2 * np.sin(np.pi * -0.3 / 6)
z1 = normals()
z2 = r * z1 + np.sqrt(1 - r * r) * normals()
applications = between(1050, 1250, normals())
take_over = between(6, 20, z1) / 60
grid = np.linspace(-6, 6, 20_001)
pert = stats.beta(1 + 4 * 0.3 / 0.7, 1 + 4 * 0.4 / 0.7, scale=0.7)
used = np.interp(z2, grid, pert.ppf(stats.norm.cdf(grid)))
wage = between(42_000, 50_000, normals())
hour = wage * (1 + share_between(0.24, 0.30, normals())) / between(1480, 1580, normals())
letter = between(9, 14, normals())
waiting = between(0.5, 8, normals())
project = between(9000, 18_000, normals())
induction = between(30, 60, normals())

before_haircuts = drawn["hand-offs"] * applications * take_over * hour
taking_over = before_haircuts * used * 0.9
letters = drawn["rework"] * applications * letter
letters = letters * (0.9 if letters.mean() > 0 else 1)
soft = drawn["lead-time"] / 24 * applications * waiting
annuity = sum(1.04**-k for k in range(1, 6))
annual = taking_over + letters - 300
npv = annuity * annual - project - induction * hour
cash = annuity * (letters - 300) - project


def summary(values):
    return {
        "mean": float(values.mean()),
        "sd": float(values.std()),
        "error": float(values.std() / np.sqrt(DRAWS)),
        "p10": float(np.quantile(values, 0.1)),
        "p50": float(np.quantile(values, 0.5)),
        "p90": float(np.quantile(values, 0.9)),
    }


def gain(conditional):
    return float(np.maximum(conditional, 0).mean() - max(conditional.mean(), 0))


def of_one(values):
    """Conditional means over slices of equal chance."""
    order = np.argsort(values, kind="stable")
    slices = npv[order].reshape(1000, -1).mean(axis=1)
    return gain(slices)


# What is known of the two that go together leaves the rest at its mean: they are independent of it.
rest = npv - annuity * taking_over
together = annuity * 0.9 * drawn["hand-offs"].mean() * applications.mean() * hour.mean() * take_over * used + rest.mean()

print(
    json.dumps(
        {
            "provenance": {
                "script": "test/reference/permit-value.py",
                "python": platform.python_version(),
                "numpy": np.__version__,
                "scipy": scipy.__version__,
            },
            "needs": {
                need: {"baseline": float(arms[need][0]), "difference": arms[need][1], "error": float(np.sqrt(covariance[2 * i, 2 * i] + covariance[2 * i + 1, 2 * i + 1] - 2 * covariance[2 * i, 2 * i + 1]))}
                for i, need in enumerate(NEEDS)
            },
            "draws": DRAWS,
            "drivers": {"taking-over": summary(taking_over), "letters": summary(letters), "waiting": summary(soft)},
            "beforeHaircuts": summary(before_haircuts),
            "annual": summary(annual),
            "npv": summary(npv),
            "npvCash": summary(cash),
            "lossProbability": float((npv < 0).mean()),
            "information": {
                "everything": gain(npv),
                "freed-time-used": of_one(used),
                "take-over": of_one(take_over),
                "change-project": of_one(project),
                "together": gain(together),
            },
            "shareTogether": float(together.var() / npv.var()),
        },
        indent=2,
    )
)
