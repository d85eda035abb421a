# A second source for src/stats/generalized: statsmodels, on the inputs of generalized.json.
# /usr/bin/python3 test/reference/generalized.py > test/reference/generalized.python.json, then prettier --write
import json
import sys
from pathlib import Path

import numpy as np
import statsmodels
import statsmodels.api as sm

inputs = {k: np.array(v, float) for k, v in json.loads(Path(__file__).with_name("generalized.json").read_text())["inputs"].items()}
tight = dict(tol=1e-14, maxiter=200)


def fits(outcome, columns, family, **more):
    design = np.column_stack([np.ones(len(outcome)), *columns])
    model = sm.GLM(outcome, design, family=family, **more)
    plain = model.fit(scale=1.0, **tight)
    clusters = model.fit(scale=1.0, cov_type="cluster", cov_kwds={"groups": inputs["cluster"]}, **tight)
    return {
        "coefficients": plain.params.tolist(),
        "classic": plain.cov_params().tolist(),
        "cr1": clusters.cov_params().tolist(),
        "deviance": float(plain.deviance),
    }


joint = sm.NegativeBinomial(inputs["errors"], np.column_stack([np.ones(120), inputs["arm"], inputs["age"] - 50]),
                            exposure=inputs["hours"]).fit(method="newton", maxiter=200, tol=1e-14, disp=False)
json.dump({
    "provenance": {"script": "test/reference/generalized.py", "python": sys.version.split()[0], "statsmodels": statsmodels.__version__},
    "logistic": fits(inputs["yes"], [inputs["arm"], inputs["age"], inputs["size"]], sm.families.Binomial()),
    "poisson": fits(inputs["errors"], [inputs["arm"], inputs["age"]], sm.families.Poisson(), exposure=inputs["hours"]),
    "negativeBinomial": {"slopes": joint.params[1:3].tolist(), "dispersion": float(joint.params[3])},
}, sys.stdout, indent=1)
