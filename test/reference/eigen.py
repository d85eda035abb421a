"""Eigenvalues of symmetric matrices (LAPACK through numpy.linalg.eigh).

Run: /usr/bin/python3 eigen.py > eigen.json
"""

import json
import platform

import numpy as np

random = np.random.default_rng(83)


def symmetric(n):
    half = random.normal(size=(n, n)).round(6)
    return half + half.T


def gram(n, rank):
    rows = random.integers(-3, 4, size=(n, rank)).astype(float)
    return rows @ rows.T


def wilkinson(half):
    """Pairs of eigenvalues that agree to many digits (Wilkinson, The Algebraic Eigenvalue Problem, 5.45)."""
    n = 2 * half + 1
    return np.diag(np.abs(np.arange(n) - half).astype(float)) + np.eye(n, k=1) + np.eye(n, k=-1)


MATRICES = {
    "one row": np.array([[-2.5]]),
    "zeros": np.zeros((3, 3)),
    "diagonal": np.diag([3.0, -1.0, 0.0, 7.0, 3.0]),
    "full": symmetric(12),
    "two blocks": np.block([[symmetric(3), np.zeros((3, 4))], [np.zeros((4, 3)), symmetric(4)]]),
    "one eigenvalue eight times": np.eye(9) * 0.75 + 0.25,
    "rank 3 of 10": gram(10, 3),
    "rank 1 of 6": gram(6, 1),
    "pairs that nearly agree": wilkinson(10),
    "graded": np.diag([1.0, 1e-4, 1e-8, 1e-12]) + np.diag([1e-3, 1e-7, 1e-11], 1) + np.diag([1e-3, 1e-7, 1e-11], -1),
    "huge": symmetric(5) * 1e200,
    "tiny": symmetric(5) * 1e-200,
}


def row(name, matrix):
    values, _ = np.linalg.eigh(matrix)
    return {"name": name, "matrix": matrix.tolist(), "values": values.tolist()}


print(
    json.dumps(
        {
            "provenance": {
                "script": "test/reference/eigen.py",
                "python": platform.python_version(),
                "numpy": np.__version__,
            },
            "eigenvalues": [row(name, matrix) for name, matrix in MATRICES.items()],
        }
    )
)
