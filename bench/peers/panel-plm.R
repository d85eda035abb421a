# plm within two ways with errors by unit (sandwich of plm): the middle of five runs. Usage: panel-plm.R path
suppressMessages(library(plm))
path <- commandArgs(trailingOnly = TRUE)[1]
predictors <- 10
values <- matrix(readBin(path, "double", 1e8), ncol = predictors + 3)
rows <- data.frame(unit = values[, 1], time = values[, 2], y = values[, 3], x = values[, -(1:3)])
formula <- reformulate(setdiff(names(rows), c("unit", "time", "y")), "y")
seconds <- replicate(5, {
  start <- proc.time()[["elapsed"]]
  fit <<- plm(formula, rows, index = c("unit", "time"), model = "within", effect = "twoways")
  errors <<- sqrt(diag(vcovHC(fit, type = "HC0", cluster = "group")))
  proc.time()[["elapsed"]] - start
})
numbers <- paste(sprintf("%.17g", c(coef(fit), errors)), collapse = ", ")
cat(sprintf('{"seconds": %.6f, "peak": 0, "result": [%s]}\n', median(seconds), numbers))
