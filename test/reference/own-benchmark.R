# Reference values for src/evidence/stated/own-benchmark.ts, from the R package metafor; the range: prediction-interval.py.
# Rscript test/reference/own-benchmark.R > test/reference/own-benchmark.json, then prettier --write

suppressMessages({ library(metafor) })

json <- function(x) {
  if (is.list(x)) {
    items <- vapply(x, json, "")
    return(paste0("{", paste0('"', names(x), '": ', items, collapse = ",\n"), "}"))
  }
  if (is.character(x)) return(paste0('"', x, '"'))
  text <- formatC(as.numeric(x), digits = 17, format = "g")
  if (length(x) == 1) return(unname(text))
  paste0("[", paste(text, collapse = ", "), "]")
}

set.seed(20261122)
customers <- function(k, mean, sd, error) {
  list(value = round(mean + rnorm(k, 0, sd), 4), standardError = round(runif(k, error / 2, error), 4))
}
times <- customers(7, 40, 12, 3)
shares <- customers(6, 0.3, 0.12, 0.04)
scores <- customers(5, 48, 9, 2)
alike <- list(value = c(20, 20.4, 19.7, 20.1, 20.2), standardError = c(1, 1.2, 0.9, 1.1, 1))

tight <- list(threshold = 1e-13, maxiter = 100000, tau2.max = 1e4, tol = 1e-13)
benchmark <- function(levels, to, slope, back) {
  m <- rma(to(levels$value), sei = levels$standardError / slope(levels$value), method = "PM", test = "adhoc", control = tight)
  c(levels, list(median = back(c(coef(m))), tau2 = m$tau2))
}

cat(json(list(
  provenance = list(script = "test/reference/own-benchmark.R",
    made = paste0("metafor ", packageVersion("metafor"), "; levels drawn with set.seed(20261122)"),
    version = R.version.string),
  ratio = benchmark(times, log, identity, exp),
  oddsRatio = benchmark(shares, qlogis, function(p) p * (1 - p), plogis),
  difference = benchmark(scores, identity, function(x) 1, identity),
  alike = benchmark(alike, log, identity, exp))), "\n")
