# Reference values for test/real/natural-park-wtp.test.ts: survreg with interval2 on the real rows, all and by sex, and
# the least that people pay on average by self-consistency over all stretches between bids.
# WORTHLINE_REAL_DATA: the file natural_park.csv as the first argument.
# Rscript test/reference/natural-park.R FILE > test/reference/natural-park.json, then prettier --write
suppressMessages(library(survival))
text <- function(x) as.character(jsonlite::toJSON(x, digits = I(17), auto_unbox = TRUE))
d <- read.csv(commandArgs(TRUE)[1])
low <- with(d, ifelse(answers == "yy", bidh, ifelse(answers == "yn", bid1, ifelse(answers == "ny", bidl, 0))))
high <- with(d, ifelse(answers == "yy", Inf, ifelse(answers == "yn", bidh, ifelse(answers == "ny", bid1, bidl))))
fit <- function(rows) {
  l <- low[rows]; h <- high[rows]
  y <- Surv(ifelse(l == 0, NA, l), ifelse(is.finite(h), h, NA), type = "interval2")
  m <- survreg(y ~ 1, dist = "lognormal", control = survreg.control(rel.tolerance = 1e-13, maxiter = 200))
  cuts <- sort(unique(c(l, h))); from <- head(cuts, -1); to <- tail(cuts, -1)
  inside <- outer(l, from, "<=") & outer(h, to, ">=")
  p <- rep(1 / length(from), length(from))
  for (i in 1:500000) { old <- p; p <- p * colMeans(inside / as.vector(inside %*% p)); if (max(abs(p - old)) < 1e-14) break }
  list(location = unname(coef(m)), scale = m$scale, error = sqrt(m$var[1, 1]), logLikelihood = m$loglik[2], lowerBoundMean = sum(from * p))
}
cat(text(list(
  made = list(with = paste(R.version.string, "survival", packageVersion("survival")), script = "test/reference/natural-park.R"),
  groups = list(all = fit(rep(TRUE, nrow(d))), female = fit(d$sex == "female"), male = fit(d$sex == "male"))
)))
