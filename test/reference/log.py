"""Reference values of process logs (src/evidence/log): the Python standard library alone.

/usr/bin/python3 test/reference/log.py REAL_DATA > test/reference/log.json, then prettier --write
REAL_DATA is the folder of the real data sets; the JSON holds counts, times and hashes of them, no rows.
`made` is a seeded log of our own with every kind of event, and what its executions come out as.
Written from the rules of the log block and not from the code under src: plain lists of a case's
events, one question at a time. The XES log is read by xml.etree, the tables by csv.
"""
import csv
import gzip
import hashlib
import json
import platform
import random
import statistics
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter, defaultdict
from datetime import datetime, timedelta, timezone
from pathlib import Path

UTC = timezone.utc


def parsed(text):
    time = datetime.fromisoformat(text)
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def milliseconds(time):
    return (time - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(microseconds=1) / 1000


def quantile(values, p):
    """Type 7."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * p
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def digest(lines):
    """SHA-256 of the sorted lines."""
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


# ------------------------------------------------------------------------------------------- real logs


def cases_of(rows, case, at):
    """Rows by case, each case sorted by time and then by place in the file."""
    found = defaultdict(list)
    for row in rows:
        found[row[case]].append((parsed(row[at]), row))
    return {name: sorted(events, key=lambda event: event[0]) for name, events in found.items()}


def facts(cases, activity):
    ways = {name: tuple(activity(row) for _, row in events) for name, events in cases.items()}
    variants = Counter(ways.values())
    lengths = [(events[-1][0] - events[0][0]).total_seconds() for events in cases.values()]
    gaps = defaultdict(list)
    for name, events in cases.items():
        for (before, one), (after, other) in zip(events, events[1:]):
            gaps[activity(one), activity(other)].append((after - before).total_seconds())
    activities = Counter(label for way in ways.values() for label in way)
    return {
        "events": sum(len(events) for events in cases.values()),
        "cases": len(cases),
        "activities": len(activities),
        "variants": len(variants),
        "mostCommonVariant": max(variants.values()),
        "variantsDigest": digest(f"{count}\t{' > '.join(way)}" for way, count in variants.items()),
        "firstEvent": milliseconds(min(events[0][0] for events in cases.values())),
        "lastEvent": milliseconds(max(events[-1][0] for events in cases.values())),
        "duration": {
            "mean": statistics.fmean(lengths),
            "median": quantile(lengths, 0.5),
            "p90": quantile(lengths, 0.9),
            "max": max(lengths),
            "zero": sum(1 for length in lengths if length == 0),
        },
        "repeating": sum(1 for way in ways.values() if len(set(way)) < len(way)),
        "edges": len(gaps),
        "transitions": sum(len(times) for times in gaps.values()),
        "edgesDigest": digest(f"{len(times)}\t{one} > {other}" for (one, other), times in gaps.items()),
        "meanTimesOfEdges": statistics.fmean(statistics.fmean(times) for times in gaps.values()),
        "mediansOfEdges": statistics.fmean(statistics.median(times) for times in gaps.values()),
        "starts": len({way[0] for way in ways.values()}),
        "ends": len({way[-1] for way in ways.values()}),
    }


def first(events, label, activity):
    return next((time for time, row in events if row[activity] == label), None)


def between(cases, one, other, activity):
    """Seconds from the first of one activity to the first of another, where a case has both."""
    found = []
    for events in cases.values():
        begin, end = first(events, one, activity), first(events, other, activity)
        if begin is not None and end is not None:
            found.append((end - begin).total_seconds())
    return found


def summary(seconds):
    return {
        "n": len(seconds),
        "mean": statistics.fmean(seconds),
        "median": quantile(seconds, 0.5),
        "negative": sum(1 for value in seconds if value < 0),
        "withinHour": sum(1 for value in seconds if 0 <= value <= 3600),
    }


def permit(folder):
    rows = list(csv.DictReader(open(folder / "receipt.csv", encoding="utf-8")))
    cases = cases_of(rows, "case:concept:name", "time:timestamp")
    found = facts(cases, lambda row: row["concept:name"])
    quarters = defaultdict(list)
    channels = defaultdict(list)
    waits, all_waits = [], []
    for events in cases.values():
        start, length = events[0][0], (events[-1][0] - events[0][0]).total_seconds()
        local = start.astimezone(UTC)
        quarters[f"{local.year}Q{(local.month + 2) // 3}"].append(length)
        channels[events[0][1]["case:channel"]].append(length)
        for (before, _), (after, row) in zip(events, events[1:]):
            if row["concept:name"] == "T02 Check confirmation of receipt":
                all_waits.append((after - before).total_seconds())
                if not any(one["concept:name"] == row["concept:name"] for time, one in events if time < after):
                    waits.append((after - before).total_seconds())
    hands = [
        sum(1 for (_, one), (_, other) in zip(events, events[1:]) if one["org:resource"] != other["org:resource"])
        for events in cases.values()
    ]
    decide = "T10 Determine necessity to stop indication"
    found["quarters"] = {k: {"n": len(v), "median": quantile(v, 0.5)} for k, v in sorted(quarters.items())}
    found["channels"] = {k: {"n": len(v), "median": quantile(v, 0.5)} for k, v in sorted(channels.items())}
    found["waitBeforeT02"] = {"n": len(waits), "mean": statistics.fmean(waits), "median": quantile(waits, 0.5)}
    found["waitsBeforeT02"] = {
        "n": len(all_waits), "mean": statistics.fmean(all_waits), "median": quantile(all_waits, 0.5)
    }
    found["reachT10"] = sum(1 for events in cases.values() if first(events, decide, "concept:name"))
    found["handOffs"] = sum(hands)
    found["T03"] = sum(1 for row in rows if row["concept:name"] == "T03 Adjust confirmation of receipt")
    return found


def sepsis(folder):
    rows = list(csv.DictReader(open(folder / "sepsis.csv", encoding="utf-8")))
    cases = cases_of(rows, "case_id", "timestamp")
    found = facts(cases, lambda row: row["activity"])
    found["eventsOfCaseNA"] = len(cases["NA"])
    for key, one, other in [
        ("triage", "ER Registration", "ER Triage"),
        ("antibiotics", "ER Sepsis Triage", "IV Antibiotics"),
        ("registrationToAntibiotics", "ER Registration", "IV Antibiotics"),
    ]:
        found[key] = summary(between(cases, one, other, "activity"))
    found["returns"] = sum(1 for events in cases.values() if first(events, "Return ER", "activity"))
    ages = [next((row["age"] for _, row in events if row["age"]), "") for events in cases.values()]
    found["ages"] = {"known": sum(1 for age in ages if age), "sum": sum(float(age) for age in ages if age)}
    return found


def problems(folder):
    names = {"string": str, "date": str, "int": str, "float": str, "boolean": str, "id": str}
    tree = ElementTree.parse(gzip.open(folder / "bpic2013_closed.xes.gz"))
    rows = []
    for trace in (element for element in tree.getroot() if element.tag.endswith("trace")):
        of_case = {f"case:{a.get('key')}": a.get("value") for a in trace if a.tag.split("}")[-1] in names}
        for event in (element for element in trace if element.tag.endswith("event")):
            rows.append(of_case | {a.get("key"): a.get("value") for a in event if a.tag.split("}")[-1] in names})
    cases = cases_of(rows, "case:concept:name", "time:timestamp")
    found = facts(cases, lambda row: f"{row['concept:name']}/{row['lifecycle:transition']}")
    table = list(csv.DictReader(open(folder / "bpic2013_closed.csv", encoding="utf-8")))
    of_table = facts(
        cases_of(table, "case:concept:name", "time:timestamp"),
        lambda row: f"{row['concept:name']}/{row['lifecycle:transition']}",
    )
    assert of_table == found, "the XES and the CSV differ"
    found["roleMissing"] = sum(1 for row in rows if not row.get("org:role"))
    found["severalGroups"] = sum(1 for events in cases.values() if len({row["org:group"] for _, row in events}) > 1)
    impacts = defaultdict(list)
    for events in cases.values():
        impacts[events[0][1]["impact"]].append((events[-1][0] - events[0][0]).total_seconds())
    found["impacts"] = {k: {"n": len(v), "median": quantile(v, 0.5)} for k, v in sorted(impacts.items())}
    found["queued"] = sum(1 for row in rows if row["concept:name"] == "Queued")
    found["casesQueued"] = sum(
        1 for events in cases.values() if any(row["concept:name"] == "Queued" for _, row in events)
    )
    return found


# ----------------------------------------------------------------------------------------- a made log

STEPS = {"intake": ["register", "scan"], "assess": ["assess", "review"], "decide": ["decide"]}
IDLE = timedelta(days=20)
OPEN_AT = datetime(2024, 3, 1, tzinfo=UTC)


def made_rows(draw):
    """Starts and completions, single completions, lost completions, other states, ties, give-ups."""
    rows = []
    for number in range(80):
        time = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(hours=draw.randrange(1200))
        name = f"case {number}"
        path = ["register"] + draw.choices(["scan", "assess", "review", "assess", "call"], k=draw.randrange(7))
        path += draw.choice([["decide"], ["decide"], ["decide", "assess"], ["cancel"], ["reject"], []])
        path += draw.choice([[], [], [], ["decide"], ["reject"], ["cancel"]])
        open_starts = []
        for activity in path:
            resource = draw.choice(["ann", "bob", "cy", ""])
            if draw.random() < 0.15:
                rows.append([name, activity, time, "schedule", resource])
            if draw.random() < 0.6:
                rows.append([name, activity, time, "start", resource])
                time += timedelta(minutes=draw.choice([0, 15, 60, 600]))
                if draw.random() < 0.15:
                    open_starts.append(activity)
                    continue
            rows.append([name, activity, time, draw.choice(["complete", "complete", ""]), resource])
            time += timedelta(minutes=draw.choice([0, 30, 1440, 14400]))
    rows = [row for row in rows if row[2] <= OPEN_AT]
    draw.shuffle(rows)
    return [[number, *row] for number, row in enumerate(rows)]


def order_of(event):
    number, _, activity, time, state, _ = event
    return (time, number)


def outcome(events):
    """State and end: the last word of failure and finish, then giving up, then idleness."""
    done = [event for event in events if event[4] in ("complete", "")]
    failures = [place for place, event in enumerate(done) if event[2] == "reject"]
    after = failures[-1] if failures else -1
    finishes = [event for place, event in enumerate(done) if event[2] == "decide" and place > after]
    if finishes:
        return "finished", finishes[0][3]
    if failures:
        return "failed", done[after][3]
    cancelled = [event for event in done if event[2] == "cancel"]
    if cancelled:
        return "abandoned", cancelled[-1][3]
    if OPEN_AT - events[-1][3] > IDLE:
        return "abandoned", events[-1][3] + IDLE
    return "open", None


def paired(events):
    """Completions with their start, oldest start first; what is left is never completed."""
    waiting, pairs = defaultdict(list), []
    for event in events:
        if event[4] == "start":
            waiting[event[2]].append(event)
        elif event[4] in ("complete", ""):
            pairs.append((waiting[event[2]].pop(0) if waiting[event[2]] else None, event))
    return pairs, sum(len(left) for left in waiting.values())


def execution(events):
    state, end = outcome(events)
    pairs, left = paired(events)
    finished = state == "finished"
    steps = {activity: step for step, activities in STEPS.items() for activity in activities}
    done = Counter(event[2] for _, event in pairs)
    times = {step: max(done[a] for a in activities) for step, activities in STEPS.items()}
    work = {
        step: [(event[3] - start[3]).total_seconds() for start, event in pairs if start and steps.get(event[2]) == step]
        for step in STEPS
    }
    touched = {step: any(steps.get(event[2]) == step for _, event in pairs) for step in STEPS}
    visits = [steps[event[2]] for _, event in pairs if event[2] in steps]
    runs = [step for place, step in enumerate(visits) if place == 0 or visits[place - 1] != step]
    hands = [event[5] for event in events if event[5]]
    decided = [event[3] for _, event in pairs if event[2] == "decide"]
    assess_starts = [
        event[3] for event in events if steps.get(event[2]) == "assess" and (
            event[4] == "start" or (event[4] in ("complete", "") and any(p[1] is event and p[0] is None for p in pairs))
        )
    ]
    start = events[0][3]
    return {
        "case": events[0][1],
        "state": state,
        "start": milliseconds(start),
        "end": None if end is None else milliseconds(end),
        "wait": (decided[0] - start).total_seconds() if decided else None,
        "assessToDecision": (decided[-1] - assess_starts[0]).total_seconds() if decided and assess_starts else None,
        "reaches": None if state == "open" else int(bool(decided)),
        "within": None if state == "open" else int(bool(decided) and (decided[0] - start).total_seconds() <= 172800),
        "repeats": sum(max(0, n - 1) for n in times.values()) if finished else None,
        "loops": len(runs) - len(set(runs)) if finished else None,
        "handOffs": sum(1 for one, other in zip(hands, hands[1:]) if one != other) if finished else None,
        "assessments": times["assess"] if finished else None,
        "work": None if not finished or (touched["assess"] and not work["assess"]) else sum(work["assess"]),
        "openStarts": left,
    }


def made():
    rows = made_rows(random.Random(20261101))
    cases = defaultdict(list)
    for row in rows:
        cases[row[1]].append(row)
    expected = [execution(sorted(events, key=order_of)) for events in cases.values()]
    activities = Counter(row[2] for row in rows)
    return {
        "rows": [[case, activity, time.isoformat(), state, resource] for _, case, activity, time, state, resource in rows],
        "activities": dict(sorted(activities.items())),
        "states": dict(sorted(Counter(each["state"] for each in expected).items())),
        "executions": expected,
    }


def main():
    real = Path(sys.argv[1])
    result = {
        "provenance": {"script": "test/reference/log.py", "python": platform.python_version()},
        "permit": permit(real / "permit-receipt-log"),
        "sepsis": sepsis(real / "sepsis-care-log"),
        "problems": problems(real / "it-problem-log"),
        "made": made(),
    }
    json.dump(result, sys.stdout, indent=1)


main()
