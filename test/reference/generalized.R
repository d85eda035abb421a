# Reference values for src/stats/generalized, from R (stats::glm, MASS, sandwich).
# Rscript test/reference/generalized.R > test/reference/generalized.json, then prettier --write
suppressMessages({ library(MASS); library(sandwich) })
text <- function(x) as.character(jsonlite::toJSON(x, digits = I(17), auto_unbox = TRUE))
vec <- function(x) I(unname(as.numeric(x)))
mat <- function(m) unname(as.matrix(m))

set.seed(20261122)
n <- 120
arm <- rep(0:1, n / 2)
cluster <- rep(1:15, each = 8)
age <- round(rnorm(n, 50, 12))
size <- round(rlnorm(n, 1, 0.6), 2)
yes <- rbinom(n, 1, plogis(-0.4 + 0.9 * arm + 0.03 * (age - 50) + 0.5 * rnorm(15)[cluster]))
hours <- round(runif(n, 0.5, 8), 1)
errors <- rnbinom(n, mu = hours * exp(0.3 - 0.6 * arm + 0.02 * (age - 50)), size = 1.4)
many <- rnbinom(n, mu = 400 * exp(0.5 * arm), size = 6)
even <- rbinom(n, 10, 0.6)

loose <- glm(yes ~ arm + age + size, family = binomial, control = list(epsilon = 1e-14, maxit = 100))
rate <- glm(errors ~ arm + age, offset = log(hours), family = poisson, control = list(epsilon = 1e-14, maxit = 100))
tight <- glm.control(epsilon = 1e-14, maxit = 200)
# glm.nb ends on a coarse criterion: alternate once more by hand until both stand still
settle <- function(formula, data, offset = NULL) {
  fit <- do.call(glm.nb, list(formula, control = tight, data = data))
  for (k in 1:200) {
    theta <- as.numeric(theta.ml(data[[all.vars(formula)[1]]], fitted(fit), limit = 100, eps = 1e-14))
    again <- do.call(glm, list(formula, family = negative.binomial(theta), data = data, control = tight))
    if (max(abs(fitted(again) - fitted(fit))) < 1e-13 * max(fitted(fit))) break
    fit <- again
  }
  list(fit = again, theta = theta.ml(data[[all.vars(formula)[1]]], fitted(again), limit = 100, eps = 1e-14))
}
frame <- data.frame(errors, many, arm, age, hours)
nb <- settle(errors ~ arm + age + offset(log(hours)), frame)
nbMany <- settle(many ~ arm, frame)

# Few of many small counts are large, and large ones hardly differ: the means of two groups whatever the dispersion, which has
# maxima at 0 and elsewhere. The likelier one, among 4000 sizes, settled by the slope.
clumped <- lapply(list(2, 8), function(large) {
  y <- c(rep(0, 40), 6, 7, rep(c(99, 101), large / 2))
  group <- rep(0:1, c(42, large))
  mu <- ave(y, group)
  slope <- function(s) sum(digamma(s + y) - digamma(s) + log(s) + 1 - log(s + mu) - (y + s) / (mu + s))
  sizes <- exp(seq(log(1e-3), log(1e6), length.out = 4000))
  likelihoods <- sapply(sizes, function(s) sum(dnbinom(y, size = s, mu = mu, log = TRUE)))
  best <- sizes[which.max(likelihoods)]
  found <- if (max(likelihoods) > sum(dpois(y, mu, log = TRUE)))
    1 / uniroot(slope, best * c(0.9, 1.1), tol = 1e-14)$root else 0
  list(counts = vec(y), group = vec(group), dispersion = found)
})

# Clusters: (G / (G - 1)) (n - 1) / (n - p), written out on top of the bare sum over clusters.
cr1 <- function(fit) { g <- length(unique(cluster)); p <- length(coef(fit))
  g / (g - 1) * (n - 1) / (n - p) * vcovCL(fit, cluster = cluster, type = "HC0", cadjust = FALSE) }
all <- function(fit, dispersion = 1) {
  pearson <- residuals(fit, "pearson")
  list(coefficients = vec(coef(fit)), classic = mat(summary(fit, dispersion = 1)$cov.scaled),
    hc2 = mat(vcovHC(fit, type = "HC2")), hc3 = mat(vcovHC(fit, type = "HC3")), cr1 = mat(cr1(fit)),
    means = vec(fitted(fit)), deviance = deviance(fit), pearsonDispersion = sum(pearson^2) / fit$df.residual)
}
dispersionOf <- function(theta) list(value = 1 / as.numeric(theta), standardError = attr(theta, "SE") / as.numeric(theta)^2)

cat(text(list(
  provenance = list(script = "test/reference/generalized.R", version = R.version.string,
    packages = paste(c("MASS", "sandwich"), sapply(c("MASS", "sandwich"), function(p) as.character(packageVersion(p)))),
    made = "all inputs drawn with set.seed(20261122)"),
  inputs = list(arm = vec(arm), cluster = vec(cluster), age = vec(age), size = vec(size), yes = vec(yes),
    hours = vec(hours), errors = vec(errors), many = vec(many), even = vec(even)),
  logistic = all(loose), poisson = all(rate),
  negativeBinomial = c(all(nb$fit), list(dispersion = dispersionOf(nb$theta))),
  negativeBinomialMany = list(coefficients = vec(coef(nbMany$fit)), dispersion = dispersionOf(nbMany$theta)),
  clumped = clumped,
  evenPoisson = vec(coef(glm(even ~ arm, family = poisson, control = tight))))), "\n")
