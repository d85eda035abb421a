# Hierarchical Bayes by bayesm's rhierMnlRwMixture with one component: seconds of the processor a draw, and the fewest effective draws a
# draw among means and spreads of the population (bulk, package posterior). Usage: choice-bayesm.R path
suppressMessages({ library(bayesm); library(posterior) })
path <- commandArgs(trailingOnly = TRUE)[1]
attributes <- 12; tasks <- 8; alternatives <- 3
values <- matrix(readBin(path, "double", 1e8), ncol = attributes + 1)
each <- tasks * alternatives
set.seed(1)
lgtdata <- lapply(seq_len(nrow(values) / each), function(i) {
  rows <- (i - 1) * each + seq_len(each)
  chosen <- matrix(values[rows, attributes + 1], nrow = alternatives)
  list(y = apply(chosen, 2, which.max), X = values[rows, seq_len(attributes)])
})
run <- function(draws) {
  start <- proc.time()
  invisible(capture.output(out <<- rhierMnlRwMixture(Data = list(p = alternatives, lgtdata = lgtdata),
    Prior = list(ncomp = 1), Mcmc = list(R = draws, keep = 1, nprint = 0))))
  sum((proc.time() - start)[c("user.self", "sys.self")])
}
# What comes before the draws (a fit for each person) is the same in both runs.
short <- run(100)
long <- run(3100)
kept <- 1101:3100
mu <- t(sapply(out$nmix$compdraw[kept], function(c) c[[1]]$mu))
spread <- t(sapply(out$nmix$compdraw[kept], function(c) { r <- solve(c[[1]]$rooti); sqrt(diag(t(r) %*% r)) }))
effective <- min(apply(cbind(mu, spread), 2, ess_bulk)) / length(kept)
cat(sprintf('{"seconds": %.6f, "peak": 0, "result": {"each": %.9f, "effective": %.9f}}\n', long, (long - short) / 3000, effective))
