# Willingness to pay against improvement: over segments least squares and Spearman, with the interval of Bonett and
# Wright (Psychometrika 2000;65:23); over people the same with HC3 and Satterthwaite's degrees of freedom (clubSandwich's CR3
# by person), with weights too, and means with their errors by survey. Rscript test/reference/paid-improvement.R > test/reference/paid-improvement.json
library(jsonlite)
suppressMessages(library(clubSandwich))
suppressMessages(library(survey))

improvement <- c(0.04, 0.11, 0.18, 0.22, 0.31, 0.27, -0.03)
paid <- c(12, 19, 16, 25, 31, 22, 14)
fit <- lm(paid ~ improvement)

order_of <- function(x, y) {
  rho <- cor(x, y, method = "spearman")
  reach <- qnorm(0.975) * sqrt((1 + rho^2 / 2) / (length(y) - 3))
  list(value = rho, interval = tanh(atanh(rho) + c(-reach, reach)))
}

set.seed(20261122)
n <- 60
before <- round(20 + 10 * runif(n), 1)
after <- round(before * (0.4 + 0.5 * runif(n)), 1)
would <- round(pmax(0, 3 + 0.8 * (before - after) + rnorm(n) * (1 + 0.3 * (before - after))), 1)
weight <- round(0.5 + 3 * runif(n), 2)
saved <- before - after

# Where spreads are alike on the scale of the weighted rows.
slope_of <- function(fit, w = rep(1, n)) {
  v <- vcovCR(fit, cluster = seq_len(n), type = "CR3", target = 1 / w)
  found <- coef_test(fit, vcov = v, test = "Satterthwaite")[2, ]
  reach <- qt(0.975, found$df_Satt) * found$SE
  list(value = unname(coef(fit)[2]), interval = unname(coef(fit)[2]) + c(-reach, reach))
}
mean_of <- function(x, w) {
  m <- svymean(~x, svydesign(~1, weights = w, data = data.frame(x)))
  list(value = unname(coef(m)), interval = unname(coef(m)) + c(-1, 1) * qt(0.975, n - 1) * as.numeric(SE(m)))
}

cat(toJSON(list(
  provenance = list(
    r = R.version.string,
    methods = paste0("lm, confint, cor(method = spearman), clubSandwich ", packageVersion("clubSandwich"), " vcovCR CR3 with coef_test, survey ", packageVersion("survey"), " svymean")
  ),
  inputs = list(improvement = improvement, paid = paid),
  slope = list(value = unname(coef(fit)[2]), interval = unname(confint(fit)[2, ])),
  rankCorrelation = order_of(improvement, paid),
  people = list(
    before = before,
    after = after,
    paid = would,
    weight = weight,
    slope = slope_of(lm(would ~ saved)),
    weightedSlope = slope_of(lm(would ~ saved, weights = weight), weight),
    rankCorrelation = order_of(saved, would),
    mean = mean_of(would, rep(1, n)),
    weightedMean = mean_of(would, weight)
  )
), auto_unbox = TRUE, digits = NA, pretty = TRUE), "\n")
