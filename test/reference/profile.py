"""Reference values for `worthline profile`: a made-up table and what Python and numpy say of it.

python3 test/reference/profile.py > test/reference/profile.json, then prettier --write
"""
import collections
import csv
import io
import json
import random
import sys

import numpy

random.seed(20261122)
lines = ["customer_id,wait_s,amount,arm,done,visited,comment"]
for i in range(400):
    wait = "" if i % 23 == 0 else "NA" if i % 31 == 0 else f"{random.lognormvariate(4, 0.7):.2f}"
    if i == 250:
        wait = "4000"
    lines.append(",".join([
        f"c{i // 2:03d}", wait, f"{random.randint(-3, 40)}", random.choice(["paper", "paper", "portal"]),
        random.choice(["Yes", "No"]), f"2026-{i % 12 + 1:02d}-{i % 28 + 1:02d}",
        random.choice(["", "slow", "fine", "lost the form, came back"]).join('""')]))
lines.append(lines[5])
text = "\n".join(lines) + "\n"

head, *rows = list(csv.reader(io.StringIO(text)))
codes = ["", "NA"]
columns = {}
for place, name in enumerate(head):
    cells = [row[place] for row in rows]
    present = [cell for cell in cells if cell not in codes]
    counts = collections.Counter(present)
    common = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:10]
    columns[name] = {
        "present": len(present), "distinct": len(counts),
        "missing": {code: cells.count(code) for code in codes if code in cells},
        "common": [[value, count] for value, count in common],
    }
    if name in ("wait_s", "amount"):
        numbers = numpy.array([float(cell) for cell in present])
        q1, q2, q3 = (float(x) for x in numpy.quantile(numbers, [0.25, 0.5, 0.75]))
        low, high = q1 - 3 * (q3 - q1), q3 + 3 * (q3 - q1)
        columns[name]["numbers"] = {
            "min": float(numbers.min()), "quartiles": [q1, q2, q3], "max": float(numbers.max()),
            "negative": int((numbers < 0).sum()), "integers": int((numbers % 1 == 0).sum()),
            "below": int((numbers < low).sum()), "above": int((numbers > high).sum()),
        }
json.dump({
    "provenance": {"made": "python3 test/reference/profile.py", "numpy": numpy.__version__,
                   "python": sys.version.split()[0]},
    "csv": text, "rows": len(rows), "duplicates": len(rows) - len(set(map(tuple, rows))), "columns": columns,
}, sys.stdout)
