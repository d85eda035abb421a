# Two-way fixed effects of a balanced panel by matrices, errors by unit: the middle of fifteen runs of several.
path <- commandArgs(trailingOnly = TRUE)[1]
predictors <- 10
values <- matrix(readBin(path, "double", 1e8), ncol = predictors + 3)
unit <- as.integer(values[, 1]) + 1L
time <- as.integer(values[, 2]) + 1L
z <- values[, -(1:2)]
seconds <- replicate(15, {
  start <- Sys.time()
  a <- z - (rowsum(z, unit) / tabulate(unit))[unit, ]
  a <- a - (rowsum(a, time) / tabulate(time))[time, ]
  x <- a[, -1]
  inverse <- solve(crossprod(x))
  b <<- inverse %*% crossprod(x, a[, 1])
  e <- as.vector(a[, 1] - x %*% b)
  errors <<- sqrt(diag(inverse %*% crossprod(rowsum(x * e, unit)) %*% inverse))
  as.numeric(Sys.time() - start, units = "secs")
})
numbers <- paste(sprintf("%.17g", c(b, errors)), collapse = ", ")
cat(sprintf('{"seconds": %.6f, "peak": 0, "result": [%s]}\n', median(seconds), numbers))
