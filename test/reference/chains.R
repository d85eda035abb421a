# Reference values for src/stats/chains: rhat and ess_bulk of the package posterior (Vehtari et al. 2021) on chains of
# an autoregression, one that jumps, and one that lies apart.
# Rscript test/reference/chains.R > test/reference/chains.json, then prettier --write
suppressMessages(library(posterior))
text <- function(x) as.character(jsonlite::toJSON(x, digits = I(17), auto_unbox = TRUE))
vec <- function(x) I(unname(as.numeric(x)))
set.seed(20261122)
path <- function(n, rho) round(as.numeric(arima.sim(list(ar = rho), n)), 5)
case <- function(chains) list(chains = lapply(seq_len(ncol(chains)), function(i) vec(chains[, i])),
  rHat = rhat(chains), bulk = ess_bulk(chains))
cat(text(list(
  made = list(with = paste(R.version.string, "posterior", packageVersion("posterior")), script = "test/reference/chains.R"),
  cases = list(
    slow = case(replicate(2, path(200, 0.8))),
    independent = case(matrix(round(rnorm(300), 5), ncol = 3)),
    alternating = case(replicate(2, path(150, -0.5))),
    apart = case(cbind(path(120, 0.5), path(120, 0.5) + 2)),
    odd = case(replicate(2, path(101, 0.6))),
    wide = case(cbind(path(100, 0.3), 4 * path(100, 0.3)))
  )
)))
