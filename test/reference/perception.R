# Reference values for src/market/perception and src/stats/intervals/correlation-interval: t.test (paired), cor.test,
# Bonett and Wright's error written out, svyglm-free means by survey::svymean, ratios by its svyratio on logs.
# Rscript test/reference/perception.R > test/reference/perception.json, then prettier --write
text <- function(x) as.character(jsonlite::toJSON(x, digits = I(17), auto_unbox = TRUE))
vec <- function(x) I(unname(as.numeric(x)))
ends <- function(x) list(value = unname(x[1]), low = unname(x[2]), high = unname(x[3]))
tEnds <- function(test) ends(c(test$estimate, test$conf.int))

set.seed(20261122)
n <- 14
measured <- round(rexp(n, 1 / 20) + 5, 1)
perceived <- round(measured * exp(rnorm(n, 0.3, 0.3)), 1)
weight <- round(runif(n, 0.5, 4), 2)
others <- round(rnorm(9, 30, 8), 1)
fisher <- function(r, v) tanh(atanh(r) + c(-1, 1) * qnorm(0.975) * sqrt(v))
spearman <- cor(measured, perceived, method = "spearman")

# Two samples: the t quantile of the smaller sample, as the program takes it.
apart <- mean(others) - mean(measured)
apartError <- sqrt(var(others) / length(others) + var(measured) / n)
apartReach <- qt(0.975, min(length(others), n) - 1) * apartError

# A ratio of paired means by the delta method on the log scale.
logVar <- var(measured) / n / mean(measured)^2 + var(perceived) / n / mean(perceived)^2 -
  2 * cov(measured, perceived) / n / (mean(measured) * mean(perceived))
ratio <- mean(perceived) / mean(measured)
ratioEnds <- ratio * exp(c(-1, 1) * qt(0.975, n - 1) * sqrt(logVar))

library(survey)
design <- svydesign(~1, weights = ~w, data = data.frame(w = weight, gap = perceived - measured))
weighed <- svymean(~gap, design)
weighedEnds <- coef(weighed) + c(-1, 1) * qt(0.975, n - 1) * SE(weighed)[1]

z <- function(x) (x - mean(x)) / sd(x)
cat(text(list(
  made = list(with = R.version.string, survey = as.character(packageVersion("survey")), script = "test/reference/perception.R"),
  measured = vec(measured), perceived = vec(perceived), weight = vec(weight), others = vec(others),
  mean = list(measured = tEnds(t.test(measured)), perceived = tEnds(t.test(perceived))),
  gap = tEnds(t.test(perceived - measured)),
  apart = ends(c(apart, apart - apartReach, apart + apartReach)),
  ratio = ends(c(ratio, ratioEnds)),
  weighed = ends(c(coef(weighed), weighedEnds)),
  pearson = tEnds(cor.test(measured, perceived)),
  spearman = ends(c(spearman, fisher(spearman, (1 + spearman^2 / 2) / (n - 3)))),
  ranks = list(measured = vec(rank(measured)), perceived = vec(rank(perceived))),
  standardized = list(measured = vec(-z(measured)), perceived = vec(-z(perceived)))
)))
