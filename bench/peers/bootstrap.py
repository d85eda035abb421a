"""scipy.stats.bootstrap of one sample: seconds without start and reading. Usage: bootstrap.py mean|median batch path"""
import json
import resource
import sys
import time

import numpy as np
from scipy import stats

statistic, batch, path = sys.argv[1:]
values = np.array(json.load(open(path)))
start = time.perf_counter()
result = stats.bootstrap(
    (values,),
    getattr(np, statistic),
    n_resamples=10_000,
    method="percentile",
    batch=None if batch == "default" else int(batch),
    random_state=np.random.default_rng(20261122),
)
seconds = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
interval = [float(result.confidence_interval.low), float(result.confidence_interval.high)]
print(json.dumps({"seconds": seconds, "peak": peak, "result": interval}))
