# Correlations of a population whose pairs have weights: of values and of weighted mid-ranks by base R's cov.wt, with
# standard errors by differences (the infinitesimal jackknife: what each weight moves), and the wider of two intervals on
# Fisher's z; with whole weights base R's cor of pairs that stand there so often.
# Rscript test/reference/weighted-correlation.R > test/reference/weighted-correlation.json
library(jsonlite)

set.seed(20261122)
n <- 40
a <- round(10 * rnorm(n)) / 2
b <- round(4 * (0.06 * a + rnorm(n))) / 4
weight <- round(exp(0.6 * rnorm(n)), 3)
# Most weight on the pairs far out on both sides, which say most.
far <- ifelse(abs(a) > 4 & abs(b) > 0.6, 4, 1)
times <- sample(1:4, n, replace = TRUE)

mid <- function(x, w) sapply(x, function(v) sum(w[x < v]) + sum(w[x == v]) / 2)
of_values <- function(w) cov.wt(cbind(a, b), w, cor = TRUE)$cor[1, 2]
of_ranks <- function(w) cov.wt(cbind(mid(a, w), mid(b, w)), w, cor = TRUE)$cor[1, 2]

# d rho / d w by central differences, the error of h^2 taken out (Richardson).
moved <- function(of, w, i) {
  at <- function(h) {
    up <- down <- w
    up[i] <- w[i] * (1 + h)
    down[i] <- w[i] * (1 - h)
    (of(up) - of(down)) / (2 * h)
  }
  (4 * at(0.005) - at(0.01)) / 3
}
found <- function(of, w, extra) {
  rho <- of(w)
  error <- sqrt(n / (n - 1) * sum(sapply(seq_len(n), function(i) moved(of, w, i))^2))
  size <- sum(w)^2 / sum(w^2)
  kish <- qnorm(0.975) * sqrt((1 + extra * rho^2 / 2) / (size - 3))
  linear <- qt(0.975, n - 1) * error / (1 - rho^2)
  reach <- max(kish, linear)
  list(value = rho, standardError = error, effectiveSize = size, kish = kish, linear = linear, interval = tanh(atanh(rho) + c(-reach, reach)))
}

stands <- function(x) rep(x, times)
cat(toJSON(list(
  provenance = list(
    r = R.version.string,
    methods = "stats: cov.wt(cor = TRUE), cor, rep; differences"
  ),
  inputs = list(a = a, b = b, weight = weight, far = far, times = times),
  values = found(of_values, weight, 0),
  ranks = found(of_ranks, weight, 1),
  farValues = found(of_values, far, 0),
  farRanks = found(of_ranks, far, 1),
  repeated = list(
    values = cor(stands(a), stands(b)),
    ranks = cor(stands(a), stands(b), method = "spearman")
  )
), auto_unbox = TRUE, digits = NA, pretty = TRUE), "\n")
