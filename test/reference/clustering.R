# Reference values for src/stats/clustering from R: mixtures by mclust (models VVI, VII and VVV), latent classes of yes-no answers by
# flexmix, stability by fpc's clusterboot (bootstrap, mean Jaccard similarity).
# Rscript test/reference/clustering.R > test/reference/clustering.r.json, then prettier --write
suppressPackageStartupMessages({
  library(mclust)
  library(flexmix)
  library(fpc)
})
text <- function(x) as.character(jsonlite::toJSON(x, digits = I(17), auto_unbox = TRUE))
vec <- function(x) I(unname(as.numeric(x)))
rows <- function(m) lapply(seq_len(nrow(m)), function(i) vec(m[i, ]))
versions <- sapply(c("mclust", "flexmix", "fpc"), function(p) paste(p, packageVersion(p)))

set.seed(20261122)
centres <- rbind(c(0, 0), c(3, 1), c(0, 4))
x <- round(centres[rep(1:3, c(80, 50, 40)), ] + matrix(rnorm(340), ncol = 2), 4)
mixture <- function(groups, model) {
  start <- unmap(kmeans(x, groups, nstart = 50)$cluster)
  fit <- me(x, modelName = model, z = start, control = emControl(tol = c(1e-14, 1e-14), itmax = 20000))
  list(groups = groups, shape = if (model == "VVI") "diagonal" else "spherical", logLikelihood = fit$loglik,
    bic = -bic(model, fit$loglik, nrow(x), 2, groups), shares = vec(sort(fit$parameters$pro, decreasing = TRUE)))
}

chances <- rbind(c(0.9, 0.8, 0.7, 0.85), c(0.2, 0.3, 0.1, 0.25))
yes <- t(sapply(rep(1:2, c(180, 120)), function(class) rbinom(4, 1, chances[class, ])))
latent <- stepFlexmix(yes ~ 1, k = 2, model = FLXMCmvbinary(), nrep = 20, verbose = FALSE,
  control = list(minprior = 0, tolerance = 1e-13, iter.max = 5000))
order <- order(-prior(latent))

stability <- function(groups) {
  labels <- kmeans(x, groups, nstart = 50)$cluster
  found <- clusterboot(x, B = 1000, bootmethod = "boot", clustermethod = kmeansCBI, krange = groups, runs = 20,
    seed = 1, count = FALSE)
  sizes <- tabulate(found$partition)
  list(groups = groups, means = vec(found$bootmean[order(-sizes)]))
}

# Long groups in different directions, which hang together within.
long <- function(n, centre, slope) {
  a <- rnorm(n)
  cbind(centre[1] + a, centre[2] + slope * a + 0.5 * rnorm(n), centre[3] + rnorm(n))
}
y <- round(rbind(long(90, c(0, 0, 0), 1), long(60, c(5, 0, 1), -1.5), long(40, c(0, 6, 2), 0)), 4)
correlated <- function(groups) {
  start <- unmap(kmeans(y, groups, nstart = 50)$cluster)
  fit <- me(y, modelName = "VVV", z = start, control = emControl(tol = c(1e-14, 1e-14), itmax = 20000))
  order <- order(-fit$parameters$pro)
  list(groups = groups, logLikelihood = fit$loglik, bic = -bic("VVV", fit$loglik, nrow(y), 3, groups),
    shares = vec(fit$parameters$pro[order]), means = rows(t(matrix(fit$parameters$mean, nrow = 3))[order, , drop = FALSE]),
    covariances = lapply(order, function(g) rows(fit$parameters$variance$sigma[, , g])),
    error = 1 - mean(apply(fit$z, 1, max)))
}

# Groups that lie in a line, in a point, in few points or on whole numbers: me() gives no likelihood where a covariance is singular.
a <- round(rnorm(60), 4)
flat <- list(
  collinear = cbind(a, 2 * a + 1),
  nearly = cbind(a, round(2 * a + 1e-3 * rnorm(60), 6)),
  repeated = rbind(matrix(round(rnorm(80), 4), ncol = 2), matrix(4, 20, 2)),
  few = matrix(round(rnorm(36), 4), ncol = 3),
  grades = matrix(sample(1:5, 600, TRUE, c(0.1, 0.1, 0.2, 0.3, 0.3)), ncol = 3)
)
fitted <- function(y, groups, model) {
  fit <- me(y, modelName = model, z = unmap(kmeans(y, groups, nstart = 50)$cluster),
    control = emControl(tol = c(1e-13, 1e-13), itmax = 20000))
  if (is.na(fit$loglik)) NA else fit$loglik
}
singular <- function(name) list(name = name, points = rows(flat[[name]]),
  correlated = lapply(1:4, function(g) fitted(flat[[name]], g, "VVV")),
  diagonal = lapply(1:4, function(g) fitted(flat[[name]], g, "VVI")))

cat(text(list(
  made = list(with = paste(c(R.version.string, versions), collapse = ", "), script = "test/reference/clustering.R"),
  points = rows(x),
  mixtures = unname(c(lapply(1:3, mixture, "VVI"), lapply(1:3, mixture, "VII"))),
  answers = rows(yes),
  latent = list(logLikelihood = as.numeric(logLik(latent)), bic = BIC(latent), shares = vec(prior(latent)[order]),
    yes = lapply(order, function(class) vec(parameters(latent, component = class)))),
  stability = lapply(2:4, stability),
  long = rows(y),
  correlated = lapply(1:3, correlated),
  flat = lapply(names(flat), singular)
)))
