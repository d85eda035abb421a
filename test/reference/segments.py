"""Reference values for segments of real customers: scikit-learn's k-means, silhouette and index of Calinski and Harabasz on
all of the rows, sizes and means by group in pandas; latent classes by expectation and maximisation in NumPy.

WORTHLINE_REAL_DATA=... /usr/bin/python3 test/reference/segments.py music-store.csv telco.csv > test/reference/segments.json
(the two files as run-scripts.ts names them), then prettier --write
"""
import json
import sys

import numpy as np
import pandas as pd
import sklearn
from sklearn.cluster import KMeans
from sklearn.metrics import calinski_harabasz_score, silhouette_samples


def groupings(features, raw, counts):
    z = ((features - features.mean()) / features.std(ddof=1)).to_numpy()
    out = []
    for k in counts:
        fit = KMeans(k, n_init=50, tol=0, max_iter=1000, random_state=1).fit(z)
        sizes = np.bincount(fit.labels_)
        order = np.argsort(-sizes)
        widths = silhouette_samples(z, fit.labels_)
        out.append({
            "groups": k,
            "inertia": fit.inertia_,
            "silhouette": widths.mean(),
            "spread": widths.std(),
            "calinskiHarabasz": calinski_harabasz_score(z, fit.labels_),
            "sizes": sizes[order].tolist(),
            "means": [raw[fit.labels_ == g].mean().tolist() for g in order],
        })
    return out


def latent(frame, k):
    codes = np.column_stack([pd.factorize(frame[c])[0] for c in frame])
    levels = codes.max(axis=0) + 1
    rows, counts = np.unique(codes, axis=0, return_counts=True)
    rng = np.random.default_rng(1)
    best = -np.inf
    for _ in range(40):
        member = rng.dirichlet(np.ones(k), len(rows))
        before = -np.inf
        for _ in range(5000):
            weight = member * counts[:, None]
            shares = weight.sum(axis=0) / counts.sum()
            logs = np.log(shares) + sum(
                np.log(np.array([weight[rows[:, j] == l].sum(axis=0) for l in range(levels[j])]) / weight.sum(axis=0) + 1e-300)[rows[:, j]]
                for j in range(len(levels))
            )
            top = logs.max(axis=1, keepdims=True)
            chance = np.exp(logs - top)
            now = (counts * (top[:, 0] + np.log(chance.sum(axis=1)))).sum()
            member = chance / chance.sum(axis=1, keepdims=True)
            if now - before < 1e-7:
                break
            before = now
        if now > best:
            best = now
            kept = np.sort(shares)[::-1]
    parameters = k - 1 + k * (levels - 1).sum()
    return {"classes": k, "logLikelihood": best, "bic": parameters * np.log(counts.sum()) - 2 * best, "shares": kept.tolist()}


music = pd.read_csv(sys.argv[1], parse_dates=["Date"])
buyers = music.groupby("Id").agg(last=("Date", "max"), purchases=("Date", "size"), spent=("Price", "sum"))
buyers["recency"] = (music["Date"].max() - buyers["last"]).dt.days
rfm = pd.DataFrame({
    "recency": buyers["recency"],
    "purchases": np.log1p(buyers["purchases"]),
    "spent": np.log1p(buyers["spent"]),
})
telco = pd.read_csv(sys.argv[2])
services = ["InternetService", "OnlineSecurity", "TechSupport", "StreamingTV", "StreamingMovies", "Contract"]
use = telco[["tenure", "MonthlyCharges"]]
json.dump({
    "made": {
        "with": f"Python {sys.version.split()[0]}, scikit-learn {sklearn.__version__}, pandas {pd.__version__}, NumPy {np.__version__}",
        "script": "test/reference/segments.py",
    },
    "music": {
        "customers": len(buyers),
        "groupings": groupings(rfm, buyers[["recency", "purchases", "spent"]], range(2, 7)),
    },
    "telco": {
        "groupings": groupings(use, use, range(2, 7)),
        "latent": latent(telco[services].fillna("missing"), 3),
        "byContract": telco.groupby("Contract")[["tenure", "MonthlyCharges"]].agg(["mean", "size"]).apply(list, axis=1).to_dict(),
    },
}, sys.stdout)
