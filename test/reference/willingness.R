# Reference values for src/stats/survival/interval-regression.ts and turnbull.ts, src/stats/pricing/price-elasticity.ts,
# monotone-demand.ts: survreg with interval2 (plain, weighted with robust errors), survfit with interval2 (Turnbull),
# lm with sandwich errors (over all rows clubSandwich's CR2 with Satterthwaite's degrees of freedom), isoreg with every share repeated as often as it was asked.
# The robust variance is a sandwich written out: survreg's robust = TRUE leaves the weights out of the scores.
# Rscript test/reference/willingness.R > test/reference/willingness.json, then prettier --write
suppressMessages({ library(survival); library(sandwich); library(clubSandwich) })
text <- function(x) as.character(jsonlite::toJSON(x, digits = I(17), auto_unbox = TRUE, na = "null"))
vec <- function(x) I(unname(as.numeric(x)))
rows <- function(m) lapply(seq_len(nrow(m)), function(i) vec(m[i, ]))
ends <- function(x) lapply(x, function(v) if (is.finite(v)) v else NA)

set.seed(20261122)
n <- 240
income <- round(rnorm(n, 3, 1), 2)
wtp <- exp(1.8 + 0.3 * income + 0.7 * rlogis(n) * 0.7)
bid <- sample(c(5, 10, 20, 40), n, TRUE)
high <- 2 * bid; low <- bid / 2
lower <- ifelse(wtp >= high, high, ifelse(wtp >= bid, bid, ifelse(wtp >= low, low, 0)))
upper <- ifelse(wtp >= high, Inf, ifelse(wtp >= bid, high, ifelse(wtp >= low, bid, low)))
# Some people say an exact price.
exact <- sample(n, 12); lower[exact] <- upper[exact] <- round(wtp[exact], 1)
weight <- round(runif(n, 0.5, 2), 2)
log_ends <- function(log) Surv(ifelse(lower == 0, NA, lower), ifelse(is.finite(upper), upper, NA), type = "interval2")
plain_ends <- Surv(ifelse(lower == 0, NA, lower), ifelse(is.finite(upper), upper, NA), type = "interval2")
# The score of each row by central differences of its log likelihood.
slopes <- function(at, dist) {
  rows <- function(p) {
    mean <- p[1] + p[2] * income; scale <- exp(p[3])
    below <- function(x) ifelse(is.finite(x), psurvreg(ifelse(x == 0, 1e-300, x), mean, scale, dist), 1)
    low <- ifelse(lower == 0, 0, below(lower))
    log(ifelse(lower == upper, dsurvreg(pmax(lower, 1e-300), mean, scale, dist), below(upper) - low))
  }
  h <- 1e-4
  sapply(1:3, function(k) { e <- replace(c(0, 0, 0), k, h); (8 * (rows(at + e) - rows(at - e)) - rows(at + 2 * e) + rows(at - 2 * e)) / (12 * h) })
}
fit <- function(dist) {
  y <- plain_ends
  control <- survreg.control(rel.tolerance = 1e-13, maxiter = 200)
  a <- survreg(y ~ 1, dist = dist, control = control)
  b <- survreg(y ~ income, dist = dist, control = control)
  w <- survreg(y ~ income, dist = dist, weights = weight, control = control)
  scores <- slopes(c(coef(w), log(w$scale)), dist)
  w$var <- w$var %*% crossprod(weight * scores) %*% w$var
  one <- function(m) list(coefficients = vec(coef(m)), scale = m$scale, covariance = rows(m$var), logLikelihood = m$loglik[2])
  list(alone = one(a), income = one(b), weighted = one(w), median = unname(predict(a, type = "quantile", p = 0.5)[1]))
}
families <- list("log-logistic" = "loglogistic", lognormal = "lognormal", weibull = "weibull", logistic = "logistic", normal = "gaussian")

# Turnbull without exact values, with and without counts.
t_lower <- lower[-exact]; t_upper <- upper[-exact]
curve <- survfit(Surv(ifelse(t_lower == 0, NA, t_lower), ifelse(is.finite(t_upper), t_upper, NA), type = "interval2") ~ 1)
# survfit stops early; so, beside it, self-consistency on the innermost intervals, written out.
self <- function(lower, upper, counts) {
  cuts <- sort(unique(c(lower, upper))); from <- head(cuts, -1); to <- tail(cuts, -1)
  inside <- outer(lower, from, "<=") & outer(upper, to, ">=")
  p <- rep(1 / length(from), length(from))
  for (i in 1:200000) {
    old <- p; p <- p * colSums(counts * inside / as.vector(inside %*% p)) / sum(counts)
    if (max(abs(p - old)) < 1e-14) break
  }
  list(from = from, p = p)
}
turn <- self(t_lower, t_upper, rep(1, length(t_lower)))
heavy <- self(t_lower, t_upper, weight[-exact])

# Sales of 30 stores over 12 weeks, some weeks missing.
sales <- expand.grid(week = 1:12, store = 1:30)
sales <- sales[-sample(nrow(sales), 25), ]
size <- rnorm(30)[sales$store]
sales$display <- rbinom(nrow(sales), 1, 0.3)
sales$price <- round(exp(1 + 0.25 * size + rnorm(nrow(sales), 0, 0.15)), 2)
sales$quantity <- round(exp(4 + size - 1.6 * log(sales$price) + 0.4 * sales$display + rnorm(nrow(sales), 0, 0.25)), 1)
tests <- function(m, v, df) list(coefficients = vec(coef(m)), errors = vec(sqrt(diag(v))), df = df)
cr1 <- function(m, groups, k) { g <- length(unique(groups)); n <- nobs(m); vcovCL(m, groups, type = "HC0", cadjust = FALSE) * g / (g - 1) * (n - 1) / (n - k) }
elasticity <- function(f) {
  pooled <- lm(f, sales)
  inside <- lm(update(f, . ~ . + factor(store)), sales)
  both <- lm(update(f, . ~ . + factor(store) + factor(week)), sales)
  keep <- function(m, v, df) { j <- 2:3; list(coefficients = vec(coef(m)[j]), errors = vec(sqrt(diag(v)[j])), df = df) }
  cr2 <- function(groups) { v <- vcovCR(pooled, cluster = groups, type = "CR2"); keep(pooled, v, coef_test(pooled, v, test = "Satterthwaite")$df_Satt[2]) }
  list(
    pooled = cr2(seq_len(nrow(sales))),
    clustered = cr2(sales$store),
    within = keep(inside, cr1(inside, sales$store, 3), 29),
    twoWay = keep(both, cr1(both, sales$store, 3 + 11), 29))
}
shares <- c(0.9, 0.7, 0.75, 0.6, 0.62, 0.65, 0.2); asked <- c(10, 20, 15, 8, 30, 12, 9)
steps <- -isoreg(-rep(shares, asked))$yf

cat(text(list(
  made = list(with = paste(R.version.string, "survival", packageVersion("survival"), "sandwich", packageVersion("sandwich")), script = "test/reference/willingness.R"),
  rows = list(lower = vec(lower), upper = ends(upper), income = vec(income), weight = vec(weight)),
  families = lapply(families, fit),
  turnbull = list(lower = vec(t_lower), upper = ends(t_upper), weight = vec(weight[-exact]), from = vec(turn$from), probability = vec(turn$p), weighted = vec(heavy$p),
    survfit = list(time = vec(curve$time), surv = vec(curve$surv))),
  sales = list(store = vec(sales$store), week = vec(sales$week), price = vec(sales$price), quantity = vec(sales$quantity), display = vec(sales$display),
    logLog = elasticity(log(quantity) ~ log(price) + display), linear = elasticity(quantity ~ price + display)),
  monotone = list(shares = vec(shares), asked = vec(asked), demand = vec(steps[cumsum(asked)]))
)))
