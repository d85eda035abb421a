# Reference values for src/stats/choice/hierarchical-logit: rhierMnlRwMixture of the package bayesm with one component
# and the same prior (mean 0 with weight 0.01, inverse Wishart of p + 3 and (p + 3) I), a long run; the error of each mean
# and spread of the draws from the effective size (package posterior).
# Rscript test/reference/hierarchical-logit.R > test/reference/hierarchical-logit.json, then prettier --write
suppressMessages({ library(bayesm); library(posterior) })
text <- function(x) as.character(jsonlite::toJSON(x, digits = I(17), auto_unbox = TRUE))
vec <- function(x) I(unname(as.numeric(x)))
set.seed(20261122)
people <- 80; tasks <- 6; alternatives <- 3; p <- 3
rows <- people * tasks * alternatives
design <- matrix(round(rnorm(rows * p), 2), ncol = p)
person <- rep(seq_len(people), each = tasks * alternatives)
mean_ <- c(-1, 0.7, 0.2); spread_ <- c(0.8, 0.5, 1)
own <- sweep(sweep(matrix(rnorm(people * p), people), 2, spread_, "*"), 2, mean_, "+")
utility <- rowSums(design * own[person, ]) - log(-log(runif(rows)))
chosen <- sapply(seq_len(people * tasks), function(t) which.max(utility[(t - 1) * alternatives + 1:alternatives]))
lgtdata <- lapply(seq_len(people), function(i) list(y = chosen[(i - 1) * tasks + 1:tasks], X = design[person == i, ]))
# bayesm draws from R's stream, and prints.
invisible(capture.output(out <- rhierMnlRwMixture(Data = list(p = alternatives, lgtdata = lgtdata),
  Prior = list(ncomp = 1, mubar = matrix(0, 1, p), Amu = matrix(0.01), nu = p + 3, V = (p + 3) * diag(p)),
  Mcmc = list(R = 120000, keep = 10, nprint = 0))))
kept <- 1001:12000
mu <- t(sapply(out$nmix$compdraw[kept], function(c) c[[1]]$mu))
# bayesm's rooti is the inverse of the upper root: covariance = root' root.
sd_ <- t(sapply(out$nmix$compdraw[kept], function(c) { r <- solve(c[[1]]$rooti); sqrt(diag(t(r) %*% r)) }))
person_ <- t(out$betadraw[1, , kept])
of <- function(m) list(mean = vec(colMeans(m)), sd = vec(apply(m, 2, sd)), effective = vec(apply(m, 2, ess_bulk)))
cat(text(list(
  made = list(with = paste(R.version.string, "bayesm", packageVersion("bayesm")), script = "test/reference/hierarchical-logit.R"),
  people = people, tasks = tasks, alternatives = alternatives,
  design = lapply(seq_len(p), function(k) vec(design[, k])), chosen = vec(chosen),
  mean = of(mu), spread = of(sd_), firstPerson = of(person_)
)))
