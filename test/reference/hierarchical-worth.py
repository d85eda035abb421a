"""Reference values of weights by person in money (src/stats/choice/priced-weights): a sampler of its own in NumPy, written
from the model alone. Utility e^a (w'x - price) with (a, w) normal over people; covariance inverse Wishart of p + 3 degrees
of freedom and scale (p + 3) I, mean normal around 0 with the covariance over 0.01. Everybody's weights by a random walk whose
length follows each person's own acceptance in the burn-in; mean given covariance and covariance given mean in turns. The
error of each mean and spread of the draws from the effective size (Geyer's initial positive sequence).
Run: /usr/bin/python3 test/reference/hierarchical-worth.py > test/reference/hierarchical-worth.json, then prettier --write
"""
import json
import platform

import numpy
import scipy
from scipy.stats import wishart

people, tasks, alternatives, p = 60, 8, 3, 3
burn, kept, thin = 20_000, 240_000, 20
generator = numpy.random.default_rng(20261122)

prices = numpy.round(generator.uniform(1, 5, (people, tasks, alternatives)), 2)
speed = numpy.round(generator.normal(size=(people, tasks, alternatives)), 2)
brand = generator.integers(0, 2, (people, tasks, alternatives)).astype(float)
mean, spread = numpy.array([0.1, 0.8, -0.5]), numpy.array([0.5, 0.5, 0.9])
own = mean + spread * generator.normal(size=(people, p))


def utilities(theta):
    worth = theta[:, 1, None, None] * speed + theta[:, 2, None, None] * brand - prices
    return numpy.exp(theta[:, 0])[:, None, None] * worth


noise = -numpy.log(-numpy.log(generator.uniform(size=prices.shape)))
chosen = numpy.argmax(utilities(own) + noise, axis=2)


def log_likelihood(theta):
    value = utilities(theta)
    top = value.max(axis=2)
    total = top + numpy.log(numpy.exp(value - top[:, :, None]).sum(axis=2))
    taken = numpy.take_along_axis(value, chosen[:, :, None], axis=2)[:, :, 0]
    return (taken - total).sum(axis=1)


def effective(draws):
    centred = draws - draws.mean()
    n = len(draws)
    spectrum = numpy.fft.rfft(centred, 2 * n)
    autocovariance = numpy.fft.irfft(spectrum * numpy.conj(spectrum))[:n] / n
    correlation = autocovariance / autocovariance[0]
    time = -1.0
    for lag in range(0, n - 1, 2):
        pair = correlation[lag] + correlation[lag + 1]
        if pair <= 0:
            break
        time += 2 * pair
    return n / time


weight, freedom, scale = 0.01, p + 3, p + 3
theta = numpy.zeros((people, p))
covariance = numpy.eye(p)
length = numpy.full(people, 1.0)
likelihood = log_likelihood(theta)
means, spreads, first = [], [], []
for draw in range(burn + kept):
    centre = theta.sum(axis=0) / (people + weight)
    mu = centre + numpy.linalg.cholesky(covariance / (people + weight)) @ generator.normal(size=p)
    apart = theta - mu
    scatter = scale * numpy.eye(p) + apart.T @ apart + weight * numpy.outer(mu, mu)
    precision = wishart.rvs(freedom + people + 1, numpy.linalg.inv(scatter), random_state=generator)
    covariance = numpy.linalg.inv(precision)
    root = numpy.linalg.cholesky(covariance)
    for _ in range(2):
        proposal = theta + length[:, None] * (generator.normal(size=(people, p)) @ root.T)
        candidate = log_likelihood(proposal)
        away, here = proposal - mu, theta - mu
        prior = numpy.einsum("ik,kl,il->i", here, precision, here) - numpy.einsum("ik,kl,il->i", away, precision, away)
        taken = numpy.log(generator.uniform(size=people)) < candidate - likelihood + prior / 2
        theta[taken] = proposal[taken]
        likelihood[taken] = candidate[taken]
        if draw < burn:
            length *= numpy.where(taken, 1.02, 0.99)
    if draw >= burn and draw % thin == 0:
        means.append(mu)
        spreads.append(numpy.sqrt(numpy.diag(covariance)))
        first.append(theta[0].copy())


def of(draws):
    columns = numpy.array(draws).T
    return {
        "mean": [float(c.mean()) for c in columns],
        "sd": [float(c.std(ddof=1)) for c in columns],
        "effective": [float(effective(c)) for c in columns],
    }


print(json.dumps({
    "made": {
        "with": f"Python {platform.python_version()}, NumPy {numpy.__version__}, SciPy {scipy.__version__}",
        "script": "test/reference/hierarchical-worth.py",
    },
    "people": people,
    "tasks": tasks,
    "alternatives": alternatives,
    "design": [prices.ravel().tolist(), speed.ravel().tolist(), brand.ravel().tolist()],
    "chosen": (chosen.ravel() + 1).tolist(),
    "mean": of(means),
    "spread": of(spreads),
    "firstPerson": of(first),
}))
