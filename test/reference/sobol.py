"""Reference points of src/stats/random/sobol-directions.ts: unscrambled Sobol points of SciPy."""
import json
import sys
from pathlib import Path

import scipy
from scipy.stats import qmc

dimensions = [0, 1, 2, 3, 7, 20, 64, 100, 199, 255]
points = qmc.Sobol(256, scramble=False).random(256)
shown = [0, 1, 2, 3, 4, 5, 100, 127, 128, 200, 255]
Path(__file__).with_suffix('.json').write_text(json.dumps({
    'provenance': {'script': 'test/reference/sobol.py', 'scipy': scipy.__version__, 'python': sys.version.split()[0]},
    'indices': shown,
    'points': [{'dimension': d, 'values': [float(points[i, d]) for i in shown]} for d in dimensions],
}, indent=1) + '\n')
