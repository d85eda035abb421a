"""Reference values for src/stats/clustering: scikit-learn's k-means (many starts, no tolerance), silhouette, index of Calinski
and Harabasz, adjusted Rand index, mixtures of normal groups and classification trees (leave one out for their accuracy);
latent classes by SciPy's maximiser on the logits, with the errors of the empirical information by differences.

WORTHLINE_REAL_DATA is not needed: the points and answers are drawn here.
/usr/bin/python3 test/reference/clustering.py > test/reference/clustering.json, then prettier --write
"""
import json
import sys

import numpy as np
import scipy
import sklearn
from scipy.optimize import minimize
from scipy.special import logsumexp
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score, calinski_harabasz_score, silhouette_score
from sklearn.mixture import GaussianMixture
from sklearn.model_selection import LeaveOneOut, cross_val_score
from sklearn.tree import DecisionTreeClassifier

rng = np.random.default_rng(20261122)


def by_size(labels):
    """Groups called by their size, the largest 0; of one size by their first point."""
    ids, first, counts = np.unique(labels, return_index=True, return_counts=True)
    order = sorted(range(len(ids)), key=lambda i: (-counts[i], first[i]))
    rank = {ids[i]: place for place, i in enumerate(order)}
    return np.array([rank[label] for label in labels])


def k_means(x, k):
    fit = KMeans(k, n_init=100, tol=0, max_iter=1000, random_state=1).fit(x)
    labels = by_size(fit.labels_)
    return {
        "groups": k,
        "inertia": fit.inertia_,
        "labels": labels.tolist(),
        "silhouette": silhouette_score(x, labels),
        "calinskiHarabasz": calinski_harabasz_score(x, labels),
    }


def mixture(x, k, shape):
    fit = GaussianMixture(
        k, covariance_type={"diagonal": "diag", "spherical": "spherical"}[shape],
        tol=1e-13, reg_covar=0, max_iter=20000, n_init=20, random_state=1,
    ).fit(x)
    order = np.argsort(-fit.weights_)
    return {
        "groups": k,
        "shape": shape,
        "logLikelihood": fit.score(x) * len(x),
        "bic": fit.bic(x),
        "shares": fit.weights_[order].tolist(),
        "means": fit.means_[order].tolist(),
        "error": 1 - fit.predict_proba(x).max(axis=1).mean(),
    }


def tree(rows, x, labels, depth, least):
    fit = DecisionTreeClassifier(max_depth=depth, min_samples_leaf=least, random_state=1).fit(x, labels)

    def node(at):
        t = fit.tree_
        if t.children_left[at] < 0:
            return {"group": int(t.value[at][0].argmax()), "count": int(t.n_node_samples[at])}
        return {
            "column": int(t.feature[at]),
            "atMost": float(t.threshold[at]),
            "below": node(t.children_left[at]),
            "above": node(t.children_right[at]),
        }

    accuracy = cross_val_score(fit, x, labels, cv=LeaveOneOut()).mean()
    return {"rows": rows, "labels": labels.tolist(), "depth": depth, "least": least, "tree": node(0), "accuracy": accuracy}


def latent(codes, levels, k):
    """By the logits of shares and chances, from many starts."""
    sizes = [k - 1] + [l - 1 for _ in range(k) for l in levels]
    cuts = np.cumsum([0] + sizes)

    def parts(theta):
        logs = [np.concatenate([[0], theta[a:b]]) for a, b in zip(cuts[:-1], cuts[1:])]
        logs = [l - logsumexp(l) for l in logs]
        return logs[0], [logs[1 + c * len(levels) : 1 + (c + 1) * len(levels)] for c in range(k)]

    def each(theta):
        shares, chances = parts(theta)
        by_class = np.column_stack([
            shares[c] + sum(np.where(codes[:, j] < 0, 0, chances[c][j][codes[:, j]]) for j in range(len(levels)))
            for c in range(k)
        ])
        return logsumexp(by_class, axis=1)

    best = min(
        (minimize(lambda t: -each(t).sum(), rng.normal(size=cuts[-1]), method="BFGS", options={"gtol": 1e-7}) for _ in range(20)),
        key=lambda fit: fit.fun,
    )
    step = 1e-5
    scores = np.column_stack([
        (each(best.x + step * np.eye(cuts[-1])[i]) - each(best.x - step * np.eye(cuts[-1])[i])) / (2 * step)
        for i in range(cuts[-1])
    ])
    covariance = np.linalg.inv(scores.T @ scores)
    shares, chances = parts(best.x)

    def errors(logs, a, b):
        p = np.exp(logs)
        slopes = (np.diag(p) - np.outer(p, p))[:, 1:]
        return np.sqrt(np.diag(slopes @ covariance[a:b, a:b] @ slopes.T)).tolist()

    order = np.argsort(-shares)
    block = lambda c, j: (cuts[1 + c * len(levels) + j], cuts[2 + c * len(levels) + j])
    return {
        "classes": k,
        "logLikelihood": -best.fun,
        "parameters": int(cuts[-1]),
        "bic": 2 * best.fun + cuts[-1] * np.log(len(codes)),
        "shares": np.exp(shares)[order].tolist(),
        "shareErrors": np.array(errors(shares, cuts[0], cuts[1]))[order].tolist(),
        "chances": [[np.exp(chances[c][j]).tolist() for j in range(len(levels))] for c in order],
        "chanceErrors": [[errors(chances[c][j], *block(c, j)) for j in range(len(levels))] for c in order],
    }


centres = np.array([[0, 0, 0], [4, 1, 0], [1, 4, 3]])
x = (centres[np.repeat([0, 1, 2], [60, 45, 35])] + rng.normal(size=(140, 3))).round(4)
cloud = rng.normal(size=(90, 3)).round(4)
three = k_means(x, 3)
in_cloud = k_means(cloud, 3)
blurred = np.where(rng.random(90) < 0.3, rng.integers(0, 3, 90), in_cloud["labels"])

truth = [
    [[0.9, 0.1], [0.8, 0.2], [0.15, 0.85], [0.7, 0.2, 0.1], [0.85, 0.15]],
    [[0.2, 0.8], [0.3, 0.7], [0.8, 0.2], [0.1, 0.3, 0.6], [0.25, 0.75]],
]
levels = [2, 2, 2, 3, 2]
people = 400
classes = rng.random(people) < 0.35
codes = np.array([[rng.choice(levels[j], p=truth[int(c)][j]) for j in range(5)] for c in classes])
gaps = codes.copy()
gaps[rng.random(gaps.shape) < 0.1] = -1

json.dump({
    "made": {
        "with": f"Python {sys.version.split()[0]}, scikit-learn {sklearn.__version__}, SciPy {scipy.__version__}, NumPy {np.__version__}",
        "script": "test/reference/clustering.py",
    },
    "points": x.tolist(),
    "cloud": cloud.tolist(),
    "kMeans": {"points": [k_means(x, k) for k in (2, 3, 4)], "cloud": [in_cloud]},
    "adjustedRand": adjusted_rand_score(by_size(KMeans(2, n_init=20, random_state=1).fit_predict(x)), three["labels"]),
    "mixtures": [mixture(x, k, shape) for shape in ("diagonal", "spherical") for k in (1, 2, 3)],
    "trees": [
        tree("points", x, np.array(three["labels"]), 1, 1),
        tree("points", x, np.array(three["labels"]), 2, 5),
        tree("cloud", cloud, blurred, 3, 4),
    ],
    "levels": levels,
    "answers": codes.tolist(),
    "gaps": gaps.tolist(),
    "latent": {"answers": [latent(codes, levels, k) for k in (1, 2)], "gaps": [latent(gaps, levels, 2)]},
}, sys.stdout)
