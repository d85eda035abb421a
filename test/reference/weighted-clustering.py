"""Reference values for weights in src/stats/clustering: scikit-learn's k-means with sample_weight (many starts drawn by weight, no tolerance);
its mixtures of normal groups and silhouettes on rows repeated as often as they weigh; its trees with sample_weight, each row left
out once for their accuracy; latent classes by SciPy's maximiser of the weighted likelihood on the logits, with the errors
of scores by differences. Log-likelihoods are of weights that add up to the number of rows.

WORTHLINE_REAL_DATA is not needed: the points and answers are drawn here.
/usr/bin/python3 test/reference/weighted-clustering.py > test/reference/weighted-clustering.json, then prettier --write
"""
import json
import sys

import numpy as np
import scipy
import sklearn
from scipy.optimize import minimize
from scipy.special import logsumexp
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score
from sklearn.mixture import GaussianMixture
from sklearn.tree import DecisionTreeClassifier

rng = np.random.default_rng(20261122)


def by_weight(labels, weights):
    """Groups called by the sum of their weights, the largest 0."""
    ids = np.unique(labels)
    order = sorted(ids, key=lambda g: -weights[labels == g].sum())
    rank = {g: place for place, g in enumerate(order)}
    return [rank[label] for label in labels]


def k_means(x, weights, k):
    # This version draws its starts without the weights: they are drawn by weight here.
    starts = np.random.default_rng(1)
    chances = weights / weights.sum()
    fits = (
        KMeans(k, init=x[starts.choice(len(x), k, replace=False, p=chances)], n_init=1, tol=0, max_iter=1000)
        .fit(x, sample_weight=weights)
        for _ in range(500)
    )
    fit = min(fits, key=lambda one: one.inertia_)
    return {"groups": k, "inertia": fit.inertia_, "labels": by_weight(fit.labels_, weights)}


def mixture(x, weights, k, shape):
    rows = np.repeat(x, weights, axis=0)
    fit = GaussianMixture(
        k, covariance_type={"diagonal": "diag", "spherical": "spherical"}[shape],
        tol=1e-13, reg_covar=0, max_iter=20000, n_init=20, random_state=1,
    ).fit(rows)
    order = np.argsort(-fit.weights_)
    loglik = fit.score(rows) * len(x)
    parameters = k - 1 + k * (x.shape[1] + (x.shape[1] if shape == "diagonal" else 1))
    return {
        "groups": k,
        "shape": shape,
        "logLikelihood": loglik,
        "bic": parameters * np.log(len(x)) - 2 * loglik,
        "shares": fit.weights_[order].tolist(),
        "means": fit.means_[order].tolist(),
        "error": 1 - fit.predict_proba(rows).max(axis=1).mean(),
    }


def silhouette(x, weights, k):
    labels = np.array(k_means(x, weights, k)["labels"])
    width = silhouette_score(np.repeat(x, weights, axis=0), np.repeat(labels, weights))
    return {"groups": k, "labels": labels.tolist(), "silhouette": width}


def tree(x, labels, weights, depth, share):
    new = lambda: DecisionTreeClassifier(max_depth=depth, min_weight_fraction_leaf=share, random_state=1)
    fit = new().fit(x, labels, sample_weight=weights)

    def node(at):
        t = fit.tree_
        if t.children_left[at] < 0:
            own = t.value[at][0]
            # This version holds the weight of each group in an end, not its share.
            return {
                "group": int(own.argmax()),
                "count": int(t.n_node_samples[at]),
                "mass": float(own.sum()),
                "own": float(own.max()),
            }
        return {
            "column": int(t.feature[at]),
            "atMost": float(t.threshold[at]),
            "below": node(t.children_left[at]),
            "above": node(t.children_right[at]),
        }

    # A tree of the others with the least weight of an end that the whole tree has.
    least = share * weights.sum()
    right = 0
    for i in range(len(x)):
        seen = np.arange(len(x)) != i
        part = DecisionTreeClassifier(
            max_depth=depth, min_weight_fraction_leaf=least / weights[seen].sum(), random_state=1
        ).fit(x[seen], labels[seen], sample_weight=weights[seen])
        right += weights[i] * (part.predict(x[i : i + 1])[0] == labels[i])
    return {
        "labels": labels.tolist(),
        "depth": depth,
        "least": least,
        "tree": node(0),
        "accuracy": right / weights.sum(),
    }


def latent(codes, weights, levels, k):
    sizes = [k - 1] + [l - 1 for _ in range(k) for l in levels]
    cuts = np.cumsum([0] + sizes)
    scaled = weights * len(weights) / weights.sum()

    def parts(theta):
        logs = [np.concatenate([[0], theta[a:b]]) for a, b in zip(cuts[:-1], cuts[1:])]
        logs = [l - logsumexp(l) for l in logs]
        return logs[0], [logs[1 + c * len(levels) : 1 + (c + 1) * len(levels)] for c in range(k)]

    def each(theta):
        shares, chances = parts(theta)
        by_class = np.column_stack([
            shares[c] + sum(chances[c][j][codes[:, j]] for j in range(len(levels))) for c in range(k)
        ])
        return logsumexp(by_class, axis=1)

    def loss(theta):
        return -(scaled * each(theta)).sum()

    best = min(
        (minimize(loss, rng.normal(size=cuts[-1]), method="BFGS", options={"gtol": 1e-7}) for _ in range(20)),
        key=lambda fit: fit.fun,
    )
    shares, chances = parts(best.x)
    order = np.argsort(-shares)
    step = 1e-5
    scores = np.column_stack([
        (each(best.x + step * row) - each(best.x - step * row)) / (2 * step) for row in np.eye(cuts[-1])
    ])
    bread = np.linalg.inv(scores.T @ (scores * weights[:, None]))
    covariance = bread @ (scores.T @ (scores * weights[:, None] ** 2)) @ bread

    def errors(logs, a, b):
        p = np.exp(logs)
        slopes = (np.diag(p) - np.outer(p, p))[:, 1:]
        return np.sqrt(np.diag(slopes @ covariance[a:b, a:b] @ slopes.T))

    return {
        "classes": k,
        "logLikelihood": -best.fun,
        "bic": 2 * best.fun + cuts[-1] * np.log(len(codes)),
        "shares": np.exp(shares)[order].tolist(),
        "shareErrors": errors(shares, cuts[0], cuts[1])[order].tolist(),
        "chances": [[np.exp(chances[c][j]).tolist() for j in range(len(levels))] for c in order],
    }


centres = np.array([[0, 0], [4, 1], [1, 4]])
x = (centres[np.repeat([0, 1, 2], [50, 35, 25])] + rng.normal(size=(110, 2))).round(4)
# The group with the fewest points weighs the most.
weights = (rng.uniform(0.3, 2, 110) * np.repeat([1, 1, 6], [50, 35, 25])).round(3)
times = rng.integers(1, 6, 110)
levels = [2, 2, 3, 2]
truth = [[[0.9, 0.1], [0.8, 0.2], [0.7, 0.2, 0.1], [0.85, 0.15]], [[0.2, 0.8], [0.3, 0.7], [0.1, 0.3, 0.6], [0.25, 0.75]]]
codes = np.array([
    [rng.choice(levels[j], p=truth[c][j]) for j in range(4)] for c in np.repeat([0, 1], [120, 80])
])
people = rng.uniform(0.2, 4, 200).round(3)
three = np.array(k_means(x, weights, 3)["labels"])
blurred = np.where(rng.random(110) < 0.25, rng.integers(0, 3, 110), three)

print(json.dumps({
    "made": {
        "with": f"Python {sys.version.split()[0]}, scikit-learn {sklearn.__version__}, SciPy {scipy.__version__}",
        "script": "test/reference/weighted-clustering.py",
    },
    "points": x.tolist(),
    "weights": weights.tolist(),
    "times": times.tolist(),
    "kMeans": [k_means(x, weights, k) for k in (2, 3, 5)],
    "mixtures": [mixture(x, times, k, shape) for k, shape in ((1, "diagonal"), (3, "diagonal"), (3, "spherical"))],
    "silhouettes": [silhouette(x, times, k) for k in (2, 3, 4)],
    "trees": [tree(x, three, weights, 2, 0.05), tree(x, blurred, weights, 3, 0.06)],
    "answers": codes.tolist(),
    "people": people.tolist(),
    "latent": latent(codes, people, levels, 2),
}))
