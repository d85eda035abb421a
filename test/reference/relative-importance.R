# Reference values for src/stats/regression/relative-importance: R^2 of every subset by lm, weighed as LMG says.
# Rscript test/reference/relative-importance.R > test/reference/relative-importance.json, then prettier --write
text <- function(x) as.character(jsonlite::toJSON(x, digits = I(17), auto_unbox = TRUE))
vec <- function(x) I(unname(as.numeric(x)))
rows <- function(m) lapply(seq_len(nrow(m)), function(i) vec(m[i, ]))
lmg <- function(x, y) {
  p <- ncol(x)
  r2 <- function(set) if (length(set) == 0) 0 else summary(lm(y ~ x[, set, drop = FALSE]))$r.squared
  one <- function(j) {
    others <- setdiff(seq_len(p), j)
    subsets <- unlist(lapply(0:(p - 1), function(s) if (s == 0) list(integer()) else
      lapply(asplit(combn(length(others), s), 2), function(i) others[i])), recursive = FALSE)
    sum(sapply(subsets, function(set) factorial(length(set)) * factorial(p - length(set) - 1) / factorial(p) *
      (r2(c(set, j)) - r2(set))))
  }
  sapply(seq_len(p), one)
}
set.seed(20261122)
made <- function(n, p, common) {
  x <- common * rnorm(n) + matrix(rnorm(n * p), n)
  y <- as.vector(x %*% seq(-1, 1.5, length.out = p)) + rnorm(n)
  list(covariance = rows(cov(cbind(x, y))), parts = vec(lmg(x, y)), rSquared = summary(lm(y ~ x))$r.squared)
}
cat(text(list(
  made = list(with = R.version.string, script = "test/reference/relative-importance.R"),
  cases = list(two = made(40, 2, 1), five = made(60, 5, 0.7), seven = made(80, 7, 1.5), apart = made(50, 4, 0))
)))
