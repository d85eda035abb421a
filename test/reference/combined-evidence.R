# Evidence on one need from two trials, two periods and a benchmark, combined by metafor.
#
# Run: Rscript combined-evidence.R > combined-evidence.json

suppressPackageStartupMessages(library(metafor))
library(jsonlite)

rows <- list(
  trial = list(old = c(31, 28, 35, 40, 22, 37, 33, 29, 36, 30), new = c(24, 26, 30, 33, 20, 28, 27, 22, 29, 25)),
  second = list(old = c(50, 61, 44, 58, 47, 55, 63, 49), new = c(48, 52, 39, 57, 41, 50, 54, 45)),
  quarters = list(old = c(12, 15, 9, 14, 11, 16, 13, 10, 12), new = c(8, 11, 7, 10, 9, 9, 12, 8, 7))
)
# SD of the bias of a design on the log scale: none for randomised arms, 0.35 for two periods.
tau <- c(trial = 0, second = 0, quarters = 0.35)

effects <- do.call(rbind, lapply(names(rows), function(id) {
  one <- rows[[id]]
  e <- escalc(measure = "ROM", m1i = mean(one$new), m2i = mean(one$old), sd1i = sd(one$new), sd2i = sd(one$old),
    n1i = length(one$new), n2i = length(one$old))
  data.frame(block = id, value = as.numeric(e$yi), error = sqrt(e$vi + tau[[id]]^2))
}))
# A published improvement of 10 to 35 %, half below 20 %: log ratios at the 5th, 50th and 95th percentile.
ends <- log(1 - c(0.10, 0.20, 0.35))
effects <- rbind(effects, data.frame(block = "outside", value = ends[2], error = (ends[1] - ends[3]) / (2 * qnorm(0.95))))

fit <- rma(yi = effects$value, sei = effects$error, method = "PM", test = "adhoc")
fixed <- rma(yi = effects$value, sei = effects$error, method = "FE")
prior <- effects[4, ]
test <- effects[1, ]
w <- prior$error^2 / (prior$error^2 + test$error^2)

cat(toJSON(list(
  source = paste0("R ", getRversion(), ", metafor ", packageVersion("metafor"), ": test/reference/combined-evidence.R"),
  rows = rows,
  effects = effects,
  random = list(value = as.numeric(fit$beta), low = fit$ci.lb, high = fit$ci.ub, tau2 = fit$tau2,
    q = fixed$QE, weights = as.numeric(weights(fit)) / 100),
  fixed = list(value = as.numeric(fixed$beta), low = fixed$ci.lb, high = fixed$ci.ub),
  shrunk = list(value = w * test$value + (1 - w) * prior$value, sd = prior$error * test$error / sqrt(prior$error^2 + test$error^2))
), auto_unbox = TRUE, digits = NA))
