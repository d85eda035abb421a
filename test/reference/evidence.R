# Reference values for src/evidence and src/stats/{influence, tests/two-sequence-crossover,
# intervals/mover-ratio-interval}, from base R.
# Rscript test/reference/evidence.R > test/reference/evidence.json, then prettier --write
# The rows are drawn here once and stand in the JSON.

json <- function(x) {
  if (is.list(x)) {
    items <- vapply(x, json, "")
    if (is.null(names(x))) return(paste0("[", paste(items, collapse = ", "), "]"))
    return(paste0("{", paste0('"', names(x), '": ', items, collapse = ",\n"), "}"))
  }
  text <- if (is.character(x)) paste0('"', x, '"')
    else ifelse(is.na(x), "null", formatC(as.numeric(x), digits = 17, format = "g"))
  if (length(x) == 1 && !inherits(x, "AsIs")) return(unname(text))
  paste0("[", paste(text, collapse = ", "), "]")
}
vec <- function(x) I(unname(x))

set.seed(20261122)
n <- 60
arm <- rep(c(0, 1), n / 2)
age <- round(rnorm(n, 50, 10))
channel <- sample(c("desk", "web", "post"), n, TRUE, c(0.5, 0.3, 0.2))
time <- round(exp(3 + 0.3 * arm + 0.012 * age + 0.2 * (channel == "post") + rnorm(n, 0, 0.35)), 2)
second <- round(10 + 0.3 * time + rnorm(n, 0, 4), 2)
visits <- rpois(n, 1 + 0.5 * arm)
good <- rbinom(n, 1, 0.4 + 0.2 * arm)
errors <- rpois(n, 2 - 0.6 * arm)
opportunities <- errors + rpois(n, 12)
cluster <- rep(1:12, each = 5)
fewMissing <- replace(age, c(7, 22), NA)
manyMissing <- replace(age, c(3, 7, 22, 31, 40, 58), NA)

z <- qnorm(0.975)
tInterval <- function(est, se, df) list(value = est, se = se, df = df, low = est - qt(0.975, df) * se,
  high = est + qt(0.975, df) * se, p = 2 * pt(-abs(est / se), df))
welch <- function(y, arm) {
  t <- t.test(y[arm == 1], y[arm == 0])
  list(value = unname(diff(rev(t$estimate))), se = t$stderr, df = unname(t$parameter), low = t$conf.int[1], high = t$conf.int[2], p = t$p.value)
}
# HC2 influence of the arm's coefficient, row by row
hc2 <- function(X, y) {
  A <- solve(crossprod(X)); e <- y - X %*% (A %*% crossprod(X, y)); h <- rowSums((X %*% A) * X)
  list(value = (A %*% crossprod(X, y))[2], u = as.vector((X %*% A)[, 2] * e / sqrt(1 - h)), df = nrow(X) - ncol(X))
}
meanInfluence <- function(y, take) ifelse(take, (y - mean(y[take])) / sqrt(sum(take) * (sum(take) - 1)), 0)
ratioOf <- function(base, uBase, diff, uDiff, df) {
  t <- base + diff; u <- (uBase + uDiff) / t - uBase / base
  se <- sqrt(sum(u^2)); list(value = t / base, low = t / base * exp(-qt(0.975, df) * se), high = t / base * exp(qt(0.975, df) * se))
}
adjusted <- function(y, covariates) {
  fit <- hc2(cbind(1, arm, covariates), y)
  base <- mean(y[arm == 0]); uBase <- meanInfluence(y, arm == 0)
  list(difference = tInterval(fit$value, sqrt(sum(fit$u^2)), fit$df),
    ratio = ratioOf(base, uBase, fit$value, fit$u, min(sum(arm == 0), sum(arm == 1)) - 1),
    correlation = sum(uBase * (uBase + fit$u)) / sqrt(sum(uBase^2) * sum((uBase + fit$u)^2)),
    treatmentSe = sqrt(sum((uBase + fit$u)^2)))
}
impute <- function(x) ifelse(is.na(x), mean(x, na.rm = TRUE), x)
common <- names(sort(table(channel), decreasing = TRUE))[1]
dummies <- sapply(setdiff(unique(channel), common), function(l) as.numeric(channel == l))

rateRows <- function(take) { r <- sum(errors[take]) / sum(opportunities[take]); ifelse(take, r + (errors - r * opportunities) / mean(opportunities[take]), NA) }
rows0 <- rateRows(arm == 0); rows1 <- rateRows(arm == 1)
linear <- ifelse(arm == 0, rows0, rows1)

clusterFit <- function(X, y) {
  A <- solve(crossprod(X)); e <- as.vector(y - X %*% (A %*% crossprod(X, y)))
  S <- rowsum(X * e, cluster); G <- nrow(S); N <- nrow(X)
  V <- A %*% crossprod(S) %*% A * G / (G - 1) * (N - 1) / (N - ncol(X))
  tInterval((A %*% crossprod(X, y))[2], sqrt(V[2, 2]), G - 1)
}

# Spread with a whole cluster left out at a time; the clusters hold rows of both arms
logSdWithout <- function(a, left) log(sd(time[arm == a & cluster != left]))
spreadInfluence <- function(a) { t <- sapply(unique(cluster), function(one) logSdWithout(a, one)); G <- length(t); -sqrt((G - 1) / G) * (t - mean(t)) }
clusterSpread <- function() {
  G <- length(unique(cluster)); u <- spreadInfluence(1) - spreadInfluence(0); se <- sqrt(sum(u^2))
  r <- log(sd(time[arm == 1]) / sd(time[arm == 0])); reach <- qt(0.975, G - 1) * se
  base <- qt(0.975, G - 1) * sqrt(sum(spreadInfluence(0)^2)); sd0 <- sd(time[arm == 0])
  list(value = exp(r), low = exp(r - reach), high = exp(r + reach), p = 2 * pt(-abs(r / se), G - 1),
    base = sd0, baseLow = sd0 * exp(-base), baseHigh = sd0 * exp(base))
}

smd <- function(x) (mean(x[arm == 1], na.rm = TRUE) - mean(x[arm == 0], na.rm = TRUE)) /
  sqrt((var(x[arm == 1], na.rm = TRUE) + var(x[arm == 0], na.rm = TRUE)) / 2)

# CUPED with two covariates and one theta for both arms
cupedX <- cbind(age, second)
within <- function(x) x - ave(x, arm)
theta <- solve(crossprod(apply(cupedX, 2, within)), crossprod(apply(cupedX, 2, within), within(time)))
rest <- time - as.vector(cupedX %*% theta)
cuped <- welch(rest, arm)

independent <- list(
  welch = welch(time, arm),
  welchRatio = ratioOf(mean(time[arm == 0]), meanInfluence(time, arm == 0), mean(time[arm == 1]) - mean(time[arm == 0]),
    meanInfluence(time, arm == 1) - meanInfluence(time, arm == 0), 29),
  geometric = lapply(welch(log(time), arm)[c("value", "low", "high")], exp),
  ancova = adjusted(time, cbind(age, dummies)),
  ancovaFewMissing = adjusted(time, cbind(impute(fewMissing))),
  ancovaManyMissing = adjusted(time, cbind(impute(manyMissing), as.numeric(is.na(manyMissing)))),
  ancovaShare = adjusted(good, cbind(age)),
  rate = list(base = sum(errors[arm == 0]) / sum(opportunities[arm == 0]), welch = welch(linear, arm), ancova = adjusted(linear, cbind(age))),
  cluster = clusterFit(cbind(1, arm), time),
  clusterAncova = clusterFit(cbind(1, arm, age), time),
  clusterGeometric = { fit <- clusterFit(cbind(1, arm), log(time)); c(lapply(fit[c("value", "low", "high")], exp), fit["p"]) },
  clusterSpread = clusterSpread(),
  hedges = (mean(time[arm == 1]) - mean(time[arm == 0])) / sqrt((var(time[arm == 1]) + var(time[arm == 0])) / 2) * (1 - 3 / (4 * 58 - 1)),
  smdAge = smd(age), smdWeb = { p <- tapply(channel == "web", arm, mean); unname((p[2] - p[1]) / sqrt(mean(p * (1 - p)))) },
  mixChannel = suppressWarnings(chisq.test(table(arm, channel), correct = FALSE)$p.value),
  splitThird = chisq.test(c(30, 30), p = c(1, 2) / 3)$p.value,
  cuped = cuped, correlationOfMeans = cor(time[arm == 0], second[arm == 0]))

# Crossover: subject, period and condition as fixed effects; sums by sequence
units <- 18
first <- rep(c(1, -1), c(10, 8))
level <- rnorm(units, 20, 5)
base <- round(level + 1.5 * (first == -1) + rnorm(units, 0, 2), 2)
treatment <- round(level - 3 + 1.5 * (first == 1) + rnorm(units, 0, 2), 2)
long <- data.frame(y = c(base, treatment), id = factor(rep(1:units, 2)), condition = rep(0:1, each = units),
  period = c(ifelse(first == 1, 1, 2), ifelse(first == 1, 2, 1)))
fit <- summary(lm(y ~ id + condition + period, long))$coefficients
fitInterval <- function(name) tInterval(fit[name, 1], fit[name, 2], units - 2)
sums <- t.test((base + treatment)[first == -1], (base + treatment)[first == 1], var.equal = TRUE)
paired <- t.test(treatment, base, paired = TRUE)
crossover <- list(base = vec(base), treatment = vec(treatment), first = vec(first),
  condition = fitInterval("condition"), period = fitInterval("period"),
  carryOver = list(value = unname(sums$estimate[1] - sums$estimate[2]), low = sums$conf.int[1], high = sums$conf.int[2], p = sums$p.value),
  paired = list(value = unname(paired$estimate), low = paired$conf.int[1], high = paired$conf.int[2], p = paired$p.value))

# Ratio of two shares from Wilson's intervals: where the squared-and-added interval of p2 - R p1 ends at 0
wilson <- function(x, n) as.numeric(suppressWarnings(prop.test(x, n, correct = FALSE))$conf.int)
mover <- function(x1, n1, x2, n2) {
  p1 <- x1 / n1; p2 <- x2 / n2; a <- wilson(x1, n1); b <- wilson(x2, n2)
  low <- function(r) p2 - r * p1 - sqrt((p2 - b[1])^2 + r^2 * (a[2] - p1)^2)
  high <- function(r) p2 - r * p1 + sqrt((b[2] - p2)^2 + r^2 * (p1 - a[1])^2)
  list(x1 = x1, n1 = n1, x2 = x2, n2 = n2, low = if (x2 == 0) 0 else uniroot(low, c(1e-9, 100), tol = 1e-14)$root,
    high = uniroot(high, c(1e-9, 100), tol = 1e-14)$root)
}

# Normal-scale correlation that gives two marginals a correlation, by numerical integration over two scores
grid <- seq(-8, 8, 0.02); weight <- dnorm(grid) * 0.02
copula <- function(q1, q2, r) {
  x1 <- q1(pnorm(grid)); x2 <- function(z) q2(pnorm(z))
  m1 <- sum(weight * x1); m2 <- sum(weight * x2(grid))
  s1 <- sqrt(sum(weight * (x1 - m1)^2)); s2 <- sqrt(sum(weight * (x2(grid) - m2)^2))
  coarse <- seq(-8, 8, 0.1); coarseWeight <- dnorm(coarse) * 0.1
  cross <- function(rho) sum(weight * (x1 - m1) * sapply(grid, function(z) sum(coarseWeight * (x2(rho * z + sqrt(1 - rho^2) * coarse) - m2)))) / (s1 * s2)
  uniroot(function(rho) cross(rho) - r, c(-0.999, 0.999), tol = 1e-10)$root
}
clip <- function(p) pmin(pmax(p, 1e-15), 1 - 1e-15)
copulas <- list(
  betaLognormal = list(alpha = 46.5, beta = 4.5, mu = 3.8, sigma = 0.2, r = -0.6,
    rho = copula(function(p) qbeta(clip(p), 46.5, 4.5), function(p) qlnorm(clip(p), 3.8, 0.2), -0.6)),
  betaBeta = list(alpha = 49.5, beta = 0.5, alpha2 = 8, beta2 = 30, r = 0.4,
    rho = copula(function(p) qbeta(clip(p), 49.5, 0.5), function(p) qbeta(clip(p), 8, 30), 0.4)),
  gammaNormal = list(shape = 0.5, scale = 0.02, mean = 3, sd = 2, r = 0.3,
    rho = copula(function(p) qgamma(clip(p), 0.5, scale = 0.02), function(p) qnorm(clip(p), 3, 2), 0.3)),
  lognormals = list(mu = 1, sigma = 0.5, mu2 = 2, sigma2 = 0.8, r = 0.5,
    rho = log(1 + 0.5 * sqrt(exp(0.25) - 1) * sqrt(exp(0.64) - 1)) / 0.4))

centre <- function(a, b, tau) {
  mean1 <- a / (a + b)
  shifted <- function(c) integrate(function(p) dbeta(p, a, b) * sapply(p, function(q)
    integrate(function(s) dnorm(s, c, tau) * plogis(qlogis(q) + s), c - 9 * tau, c + 9 * tau, rel.tol = 1e-10)$value), 0, 1, rel.tol = 1e-9)$value
  uniroot(function(c) shifted(c) - mean1, c(-1, 1), tol = 1e-11)$root
}

cat(json(list(
  provenance = list(script = "test/reference/evidence.R", r = R.version.string, seed = 20261122),
  rows = list(arm = vec(arm), age = vec(age), channel = vec(channel), time = vec(time), second = vec(second), visits = vec(visits),
    good = vec(good), errors = vec(errors), opportunities = vec(opportunities), cluster = vec(cluster),
    fewMissing = vec(fewMissing), manyMissing = vec(manyMissing)),
  independent = independent, crossover = crossover,
  moverRatios = list(mover(49, 49, 46, 50), mover(40, 50, 10, 50), mover(3, 40, 0, 40), mover(5, 300, 20, 280)),
  copulas = copulas,
  logitCentres = list(list(alpha = 20, beta = 5, tau = 0.35, centre = centre(20, 5, 0.35)), list(alpha = 3, beta = 60, tau = 0.2, centre = centre(3, 60, 0.2))))), "\n")
