# Reference values for src/stats/power: base R, the R package pwr, exact enumeration and simulation.
# Rscript test/reference/power.R > test/reference/power.json, then prettier --write

suppressMessages({ library(pwr) })

json <- function(x) {
  if (is.list(x)) {
    items <- vapply(x, json, "")
    if (is.null(names(x))) return(paste0("[", paste(items, collapse = ", "), "]"))
    return(paste0("{", paste0('"', names(x), '": ', items, collapse = ",\n"), "}"))
  }
  if (is.character(x)) return(paste0('"', x, '"'))
  text <- ifelse(is.finite(x), formatC(as.numeric(x), digits = 17, format = "g"), '"Infinity"')
  if (length(x) == 1 && !inherits(x, "AsIs")) return(unname(text))
  paste0("[", paste(text, collapse = ", "), "]")
}

# The tail as an integral over s = sqrt(chi-square / df), the variable's own definition.
tail <- function(t, df, ncp) {
  density <- function(s) exp(log(2) + df / 2 * log(df / 2) - lgamma(df / 2) + (df - 1) * log(s) - df * s^2 / 2)
  inside <- function(s) density(s) * pnorm(t * s - ncp, lower.tail = FALSE)
  ends <- sqrt(qchisq(c(1e-17, 0.01, 0.2, 0.5, 0.8, 0.99, 1 - 1e-16), df) / df)
  if (ends[7] == Inf) ends[7] <- 60
  sum(vapply(1:6, function(i) integrate(inside, ends[i], ends[i + 1], rel.tol = 1e-13, subdivisions = 4000)$value, 0))
}
grid <- expand.grid(t = c(-2, 0.5, 2.1, 6, 25), df = c(1, 2.5, 9, 60, 2000), ncp = c(-1, 0, 2.8, 12, 30))
noncentral <- lapply(seq_len(nrow(grid)), function(i) with(grid[i, ], list(t = t, df = df, ncp = ncp, tail = tail(t, df, ncp))))
worst <- max(vapply(noncentral, function(x) abs(x$tail - pt(x$t, x$df, x$ncp, lower.tail = FALSE)), 0))
stopifnot(worst < 1e-8)

welch <- function(n1, n2, s1, s2, d, alpha, sides) {
  a <- s1^2 / n1; b <- s2^2 / n2; se <- sqrt(a + b)
  df <- (a + b)^2 / (a^2 / (n1 - 1) + b^2 / (n2 - 1)); cr <- qt(1 - alpha / sides, df)
  p <- pt(cr, df, abs(d) / se, lower.tail = FALSE)
  if (sides == 2) p <- p + pt(-cr, df, abs(d) / se)
  p }
set.seed(20261124)
simulate <- function(n1, n2, s1, s2, d, rounds) {
  hits <- 0
  for (i in seq_len(rounds)) { x <- rnorm(n1, 0, s1); y <- rnorm(n2, d, s2)
    a <- var(x) / n1; b <- var(y) / n2; df <- (a + b)^2 / (a^2 / (n1 - 1) + b^2 / (n2 - 1))
    hits <- hits + (abs(mean(y) - mean(x)) / sqrt(a + b) > qt(0.975, df)) }
  hits / rounds }
means <- list(
  equal = list(n = 40, d = 5, sd = 8, power = power.t.test(20, 5, 8, strict = TRUE)$power,
    oneSided = power.t.test(20, 5, 8, alternative = "one.sided")$power,
    size = power.t.test(delta = 5, sd = 8, power = 0.9, strict = TRUE, tol = 1e-12)$n,
    effect = power.t.test(20, sd = 8, power = 0.8, strict = TRUE, tol = 1e-12)$delta),
  adjusted = list(r2 = 0.4, power = power.t.test(20, 5, 8 * sqrt(0.6), strict = TRUE)$power),
  unequal = list(n1 = 30, n2 = 10, s1 = 4, s2 = 7, d = 5, power = welch(30, 10, 4, 7, 5, 0.05, 2),
    simulated = simulate(30, 10, 4, 7, 5, 50000), rounds = 50000),
  clusters = list(k = 24, size = 15, icc = 0.08, sd = 10, d = 4,
    power = power.t.test(12, 4, 10 * sqrt((1 + 14 * 0.08) / 15), strict = TRUE)$power))
sdDiff <- sqrt(9^2 + 11^2 - 2 * 0.6 * 9 * 11)
paired <- list(n = 25, d = 4, s1 = 9, s2 = 11, r = 0.6, power = power.t.test(25, 4, sdDiff, type = "paired", strict = TRUE)$power,
  size = pwr.t.test(d = 4 / sdDiff, power = 0.9, type = "paired")$n)

# The pooled z test, both tails; equal groups also by power.prop.test.
pooled <- function(p1, p2, v, n1, n2, alpha) {
  pbar <- (n1 * p1 + n2 * p2) / (n1 + n2)
  s0 <- sqrt(v(pbar) * (1 / n1 + 1 / n2)); s1 <- sqrt(v(p1) / n1 + v(p2) / n2); z <- qnorm(1 - alpha / 2)
  pnorm((abs(p2 - p1) - z * s0) / s1) + pnorm((-abs(p2 - p1) - z * s0) / s1) }
yesno <- function(p) p * (1 - p)
even <- power.prop.test(150, 0.2, 0.33, strict = TRUE)$power
stopifnot(abs(even - pooled(0.2, 0.33, yesno, 150, 150, 0.05)) < 1e-12)
exactShares <- function(p1, p2, n1, n2) { x <- 0:n1; total <- 0
  for (y in 0:n2) { pb <- (x + y) / (n1 + n2); s <- sqrt(pb * (1 - pb) * (1 / n1 + 1 / n2))
    z <- ifelse(s > 0, (y / n2 - x / n1) / s, 0)
    total <- total + sum(dbinom(x, n1, p1)[abs(z) > qnorm(0.975)]) * dbinom(y, n2, p2) }
  total }
shares <- list(
  even = list(n = 300, base = 0.2, d = 0.13, power = even, exact = exactShares(0.2, 0.33, 150, 150),
    size = power.prop.test(p1 = 0.2, p2 = 0.33, power = 0.9, strict = TRUE, tol = 1e-12)$n),
  uneven = list(n = 400, base = 0.1, d = -0.06, share = 0.75, power = pooled(0.1, 0.04, yesno, 100, 300, 0.05)))

exactRates <- function(l1, l2, e1, e2) { top <- qpois(1 - 1e-12, max(l1 * e1, l2 * e2)); x <- 0:top; total <- 0
  for (y in 0:top) { pb <- (x + y) / (e1 + e2); s <- sqrt(pb * (1 / e1 + 1 / e2))
    z <- ifelse(s > 0, (y / e2 - x / e1) / s, 0)
    total <- total + sum(dpois(x, l1 * e1)[abs(z) > qnorm(0.975)]) * dpois(y, l2 * e2) }
  total }
rates <- list(n = 120, base = 0.5, exposure = 2, d = 0.3, power = pooled(0.5, 0.8, function(r) r, 120, 120, 0.05),
  exact = exactRates(0.5, 0.8, 120, 120),
  dispersed = pooled(0.5, 0.8, function(r) 1.7 * r, 60 * 2, 60 * 2, 0.05),
  uneven = list(share = 0.25, power = pooled(0.5, 0.8, function(r) r, 180, 60, 0.05), exact = exactRates(0.5, 0.8, 180, 60)))

# How far the plans lie from the tests' exact power: small groups, unequal groups, few events.
roughShares <- lapply(list(c(.1, .3, 50, 50), c(.1, .35, 50, 50), c(.05, .15, 100, 100), c(.1, .04, 100, 300), c(.5, .7, 40, 40), c(.2, .5, 30, 30)),
  function(x) list(base = x[1], treatment = x[2], n1 = x[3], n2 = x[4], exact = exactShares(x[1], x[2], x[3], x[4])))
roughRates <- lapply(list(c(.5, 1.5, 20, 20), c(1, 2, 20, 20), c(1, .4, 30, 30), c(.5, 1, 20, 60), c(1, 1.6, 60, 20), c(.5, .9, 40, 40)),
  function(x) list(base = x[1], treatment = x[2], n1 = x[3], n2 = x[4], exact = exactRates(x[1], x[2], x[3], x[4])))
roughMeans <- lapply(list(c(30, 5, 4, 7, 8), c(30, 5, 7, 4, 8), c(40, 10, 4, 4, 4), c(6, 6, 3, 9, 9), c(100, 10, 5, 15, 12)),
  function(x) list(n1 = x[1], n2 = x[2], s1 = x[3], s2 = x[4], d = x[5], simulated = simulate(x[1], x[2], x[3], x[4], x[5], 40000), rounds = 40000))

cat(json(list(
  provenance = list(script = "test/reference/power.R",
    made = paste0("base R, pwr ", packageVersion("pwr"), "; simulations with set.seed(20261124)"), version = R.version.string),
  noncentral = noncentral, means = means, paired = paired, shares = shares, rates = rates,
  rough = list(means = roughMeans, shares = roughShares, rates = roughRates))), "\n")
