# Reference values for src/stats/time-series, from R (lm, nlme, sandwich, lmtest, strucchange, acf, Box.test).
# Rscript test/reference/time-series.R > test/reference/time-series.json, then prettier --write
suppressMessages({ library(nlme); library(sandwich); library(lmtest); library(strucchange) })
text <- function(x) as.character(jsonlite::toJSON(x, digits = I(17), auto_unbox = TRUE, na = "null"))
vec <- function(x) I(unname(as.numeric(x)))
mat <- function(m) unname(as.matrix(m))

set.seed(20261125)
n <- 84
month <- 1:n
noise <- as.numeric(arima.sim(list(ar = 0.5), n, sd = 2))
y <- round(40 + 0.15 * month + c(3, 1, 0, -1, -2, -3, -3, -2, 0, 1, 2, 4)[(month - 1) %% 12 + 1] + 5 * (month >= 49) + 0.3 * pmax(0, month - 49) + noise, 3)
gone <- c(5, 6, 7, 30, 51, 52, 80)

design <- function(month, season) {
  t <- month - 49
  base <- cbind(1, t, as.numeric(t >= 0), pmax(0, t))
  cbind(base, switch(season, none = NULL, levels = sapply(1:11, function(k) as.numeric(month %% 12 == k)),
    waves = do.call(cbind, lapply(1:2, function(k) cbind(cos(2 * pi * k * month / 12), sin(2 * pi * k * month / 12))))))
}
# Bartlett weights by distance in time, so that missing months are no neighbours.
bartlett <- function(at, lags) { d <- abs(outer(at, at, "-")); matrix(pmax(0, 1 - d / (lags + 1)), nrow(d)) }
hac <- function(fit, month, lags) {
  k <- bartlett(month, lags); s <- estfun(fit); b <- solve(crossprod(model.matrix(fit)))
  nobs(fit) / fit$df.residual * b %*% t(s) %*% k %*% s %*% b
}
segmented <- function(rows, season, lags) {
  x <- design(month[rows], season); fit <- lm(y[rows] ~ x - 1); v <- hac(fit, month[rows], lags)
  if (length(rows) == n) stopifnot(max(abs(v - NeweyWest(fit, lag = lags, prewhite = FALSE, adjust = TRUE))) < 1e-12)
  after <- x[, 3] == 1; df <- fit$df.residual
  figure <- function(w) { b <- sum(w * coef(fit)); se <- sqrt(drop(w %*% v %*% w))
    list(value = b, se = se, df = df, p = 2 * pt(-abs(b / se), df), low = b - qt(0.975, df) * se, high = b + qt(0.975, df) * se) }
  unit <- function(k) replace(numeric(ncol(x)), k, 1)
  without <- function(w) replace(w, 3:4, 0)
  means <- colMeans(x[after, ])
  list(slopeBefore = figure(unit(2)), levelChange = figure(unit(3)), slopeChange = figure(unit(4)),
    average = figure(replace(numeric(ncol(x)), 3:4, means[3:4])), base = figure(without(means)),
    treatment = figure(means), residuals = vec(resid(fit)),
    course = lapply(which(after)[c(1, 5, sum(after))], function(i) c(list(period = month[rows][i], fitted = fitted(fit)[[i]]), figure(without(x[i, ])))))
}
# AR(1) by restricted maximum likelihood (nlme); degrees of freedom 2 v^2 / var(v) from numerical derivatives of the
# deviance written out with the whole covariance matrix, in the correlation and the variance.
carried <- function(rows, season) {
  x <- design(month[rows], season); at <- month[rows]; out <- y[rows]; p <- ncol(x)
  fit <- gls(out ~ x - 1, correlation = corAR1(form = ~at), method = "REML", control = glsControl(tolerance = 1e-12, msTol = 1e-14, opt = "nlminb"))
  rho <- unname(coef(fit$modelStruct$corStruct, unconstrained = FALSE))
  spread <- function(theta) theta[2] * theta[1]^abs(outer(at, at, "-"))
  deviance <- function(theta) { v <- solve(spread(theta)); a <- t(x) %*% v %*% x; e <- out - x %*% solve(a, t(x) %*% v %*% out)
    -c(determinant(v)$modulus) + c(determinant(a)$modulus) + drop(t(e) %*% v %*% e) }
  best <- optim(c(rho, fit$sigma^2), deviance, method = "BFGS", control = list(reltol = 1e-15, parscale = c(0.1, 1)))$par
  stopifnot(abs(best[1] - rho) < 1e-4)
  h <- c(1e-3, 1e-3 * best[2]); step <- function(i) replace(c(0, 0), i, h[i])
  hessian <- outer(1:2, 1:2, Vectorize(function(i, j) (deviance(best + step(i) + step(j)) - deviance(best + step(i) - step(j)) -
    deviance(best - step(i) + step(j)) + deviance(best - step(i) - step(j))) / (4 * h[i] * h[j])))
  variance <- function(theta, w) drop(w %*% solve(t(x) %*% solve(spread(theta)) %*% x) %*% w)
  figure <- function(w) { b <- sum(w * coef(fit)); v <- drop(w %*% vcov(fit) %*% w)
    g <- sapply(1:2, function(i) (variance(best + step(i), w) - variance(best - step(i), w)) / (2 * h[i]))
    list(value = b, se = sqrt(v), df = 2 * v^2 / drop(g %*% (2 * solve(hessian)) %*% g)) }
  unit <- function(k) replace(numeric(p), k, 1); means <- colMeans(x[x[, 3] == 1, ])
  list(correlation = rho, variance = fit$sigma^2, slopeBefore = figure(unit(2)), levelChange = figure(unit(3)), slopeChange = figure(unit(4)),
    average = figure(replace(numeric(p), 3:4, means[3:4])), base = figure(replace(means, 3:4, 0)))
}
whole <- 1:n; part <- setdiff(whole, gone)
dw <- function(rows, season) { x <- design(month[rows], season); t <- dwtest(y[rows] ~ x - 1, exact = FALSE, tol = 0); list(d = unname(t$statistic), p = t$p.value) }
acfOf <- function(v, lags) vec(acf(v, lag.max = lags, plot = FALSE, na.action = na.pass)$acf[-1])
holes <- replace(y, gone, NA)

level <- round(rnorm(120, 10, 2) + 1.6 * (1:120 > 70), 3)
calm <- round(rnorm(200, 10, 2), 3)
# Long, with a break just at the edge of what is noticed.
long <- round(rnorm(400, 10, 2) + 0.55 * (1:400 > 230), 3)
line <- round(0.1 * (1:90) + rnorm(90) + 2.5 * (1:90 > 40), 3)
broken <- function(v) { f <- Fstats(v ~ 1, from = 0.15); list(at = f$breakpoint + 1, f = max(f$Fstats), p = unname(sctest(f)$p.value),
  shift = mean(v[-(1:f$breakpoint)]) - mean(v[1:f$breakpoint])) }
# With a line through both parts: every break refitted.
brokenLine <- function(v, rows) { t <- rows; m <- length(v); k <- max(floor(0.15 * m), 3); f <- sapply(k:(m - k), function(b) {
    step <- as.numeric(seq_len(m) > b); a <- anova(lm(v ~ t), lm(v ~ t + step)); a$F[2] })
  b <- (k:(m - k))[which.max(f)]; list(at = t[b + 1], f = max(f), shift = unname(coef(lm(v ~ t + as.numeric(seq_len(m) > b)))[3])) }
lineRows <- setdiff(1:90, c(20:24, 60))
# Break by the plain F, then its statistic with a long-run variance from Bartlett weights.
longRun <- function(v, lags) { b <- broken(v)$at - 1; m <- length(v); step <- as.numeric(seq_len(m) > b); fit <- lm(v ~ step); e <- resid(fit)
  k <- bartlett(1:m, lags); q <- sum((step - mean(step))^2)
  unname(coef(fit)[2])^2 * q / (drop(e %*% k %*% e) / (m - 2)) }

cat(text(list(
  provenance = list(script = "test/reference/time-series.R", version = R.version.string,
    packages = { p <- c("nlme", "sandwich", "lmtest", "strucchange"); paste(p, sapply(p, function(k) as.character(packageVersion(k)))) },
    made = "all inputs drawn with set.seed(20261125)"),
  inputs = list(y = vec(y), gone = vec(gone), level = vec(level), calm = vec(calm), long = vec(long), line = vec(line[lineRows]), lineRows = vec(lineRows)),
  segmented = list(none = segmented(whole, "none", 4), levels = segmented(whole, "levels", 3), waves = segmented(whole, "waves", 0), holes = segmented(part, "waves", 5)),
  carried = list(whole = carried(whole, "waves"), holes = carried(part, "none")),
  acf = list(whole = acfOf(y, 14), holes = acfOf(holes, 14)),
  ljungBox = lapply(list(c(6, 0), c(12, 2)), function(k) { t <- Box.test(calm, lag = k[1], type = "Ljung-Box", fitdf = k[2]); list(lags = k[1], fitted = k[2], q = unname(t$statistic), p = t$p.value) }),
  durbinWatson = list(none = dw(whole, "none"), levels = dw(whole, "levels")),
  breaks = list(level = broken(level), calm = broken(calm), long = broken(long), line = brokenLine(line[lineRows], lineRows), longRun = longRun(level, 3))
)), "\n")
