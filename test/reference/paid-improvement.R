# Willingness to pay against improvement over segments: least squares and Spearman, with the interval of Bonett and
# Wright (Psychometrika 2000;65:23). Rscript test/reference/paid-improvement.R > test/reference/paid-improvement.json
library(jsonlite)

improvement <- c(0.04, 0.11, 0.18, 0.22, 0.31, 0.27, -0.03)
paid <- c(12, 19, 16, 25, 31, 22, 14)
fit <- lm(paid ~ improvement)
rho <- cor(improvement, paid, method = "spearman")
reach <- qnorm(0.975) * sqrt((1 + rho^2 / 2) / (length(paid) - 3))

cat(toJSON(list(
  provenance = list(r = R.version.string, methods = "lm, confint, cor(method = spearman)"),
  inputs = list(improvement = improvement, paid = paid),
  slope = list(value = unname(coef(fit)[2]), interval = unname(confint(fit)[2, ])),
  rankCorrelation = list(value = rho, interval = tanh(atanh(rho) + c(-reach, reach)))
), auto_unbox = TRUE, digits = NA, pretty = TRUE), "\n")
