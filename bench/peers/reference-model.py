"""The reference value model in NumPy: times itself and writes a line of JSON. Words: the file with the draws."""
import json
import resource
import sys
import time

import numpy as np

MODEL = [
    ('users', 'triangular', (80, 120, 200)), ('hours_saved', 'pert', (0.2, 0.8, 3)),
    ('hourly_value', 'lognormal', (4.05, 0.3)), ('realised', 'beta', (4, 3)),
    ('tx_volume', 'lognormal', (10.8, 0.35)), ('error_before', 'beta', (8, 192)),
    ('error_cut', 'beta', (6, 4)), ('cost_per_error', 'lognormal', (3.4, 0.6)),
    ('quality_change', 'normal', (0.06, 0.03)), ('value_per_unit', 'pert', (20, 35, 70)),
    ('units', 'triangular', (5000, 9000, 16000)), ('resource_cut', 'pert', (5, 15, 40)),
    ('unit_cost', 'lognormal', (6.9, 0.3)), ('opportunity', 'lognormal', (11.5, 0.9)),
    ('enable_prob', 'beta', (2, 8)), ('adoption_max', 'beta', (9, 3)),
    ('adoption_speed', 'pert', (0.6, 1.2, 2.5)), ('licence', 'pert', (60000, 75000, 100000)),
    ('implementation', 'lognormal', (11.2, 0.35)), ('training', 'triangular', (150, 300, 700)),
    ('support', 'normal', (25000, 5000)), ('infra', 'pert', (5000, 12000, 30000)),
    ('growth', 'normal', (0.03, 0.02)), ('discount', 'triangular', (0.06, 0.09, 0.14)),
]


def draw(generator, family, p, n):
    if family == 'pert':
        low, mode, high = p
        width = high - low
        shape = 1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width
        return low + width * generator.beta(*shape, n)
    return getattr(generator, family)(*p, n)


def run(n, seed):
    generator = np.random.default_rng(seed)
    v = {name: draw(generator, family, p, n) for name, family, p in MODEL}
    full = (v['users'] * v['hours_saved'] * 46 * v['hourly_value'] * v['realised']
            + v['error_before'] * v['error_cut'] * v['tx_volume'] * v['cost_per_error']
            + v['quality_change'] * v['value_per_unit'] * v['units']
            + v['resource_cut'] * v['unit_cost'] + v['opportunity'] * v['enable_prob'])
    invest = v['implementation'] + v['training'] * v['users']
    cost = v['licence'] + v['support'] + v['infra']
    factor, growth, total = 1.0, 1.0, -invest
    benefits, costs = 0.0, invest
    payback = np.full(n, 6.0)
    for year in range(1, 6):
        factor = factor / (1 + v['discount'])
        benefit = full * (v['adoption_max'] * (1 - np.exp(-v['adoption_speed'] * year))) * growth
        growth = growth * (1 + v['growth'])
        net = benefit - cost
        before, total = total, total + net
        payback = np.where((total >= 0) & (payback > 5), year - 1 - before / net, payback)
        benefits = benefits + benefit * factor
        costs = costs + cost * factor
    npv = benefits - costs
    roi = npv / costs
    return [npv.mean(), npv.std(ddof=1), *np.percentile(npv, [5, 50, 95]), roi.mean(),
            *np.percentile(roi, [5, 95]), (npv < 0).mean(), (payback <= 3).mean()]


draws = int(open(sys.argv[1]).read())
times = []
for repeat in range(5):
    start, worked = time.perf_counter(), time.process_time()
    figures = run(draws, 1)
    times.append((time.perf_counter() - start, time.process_time() - worked))
seconds, processor = (sorted(each)[2] for each in zip(*times))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({'seconds': seconds, 'first': times[0][0], 'processor': processor, 'peak': peak, 'result': [float(x) for x in figures]}))
