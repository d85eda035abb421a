# Reference values for src/stats/panel, from R (lm with dummies, plm, sandwich, lme4, lmerTest), brute-force refits
# and numerical derivatives.
# Rscript test/reference/panel.R > test/reference/panel.json, then prettier --write
suppressMessages({ library(sandwich); library(plm); library(lme4); library(lmerTest) })
text <- function(x) as.character(jsonlite::toJSON(x, digits = I(17), auto_unbox = TRUE))
vec <- function(x) I(unname(as.numeric(x)))
mat <- function(m) unname(as.matrix(m))
tt <- function(b, se, df) list(value = unname(b), se = unname(se), df = df, p = unname(2 * pt(-abs(b / se), df)),
  low = unname(b - qt(0.975, df) * se), high = unname(b + qt(0.975, df) * se))

set.seed(20261124)
# An unbalanced panel: 16 units in 6 regions, 9 times, a fifth of the cells missing, unit 17 seen once.
grid <- expand.grid(time = 1:9, unit = 1:16)
grid <- rbind(grid[runif(nrow(grid)) > 0.2, ], data.frame(time = 3, unit = 17))
grid <- grid[sample(nrow(grid)), ]
grid$region <- (grid$unit - 1) %/% 3 + 1
grid$x <- round(rnorm(nrow(grid)) + grid$unit / 4 + grid$time / 5, 3)
grid$z <- round(rnorm(nrow(grid)) - grid$unit / 8, 3)
grid$y <- round(1000 + 0.7 * grid$x - 0.4 * grid$z + rnorm(17)[grid$unit] * 3 + cumsum(rnorm(9))[grid$time] +
  rnorm(17 * 9)[(grid$unit - 1) * 9 + grid$time] + rnorm(6)[grid$region] * grid$time / 4, 3)
inside <- grid[grid$unit != 17, ]
fixed <- lm(y ~ x + z + factor(unit) + factor(time), data = inside)
within <- plm(y ~ x + z, data = pdata.frame(inside[c("unit", "time", "y", "x", "z")]), effect = "twoways", model = "within")
stopifnot(max(abs(coef(within) - coef(fixed)[2:3])) < 1e-9)
# CR1 with K = predictors + times (unit effects are nested in the clusters and count as one constant).
cr1 <- function(fit, group, which, nested, n = length(group)) { g <- length(unique(group)); k <- fit$rank - nested
  g / (g - 1) * (n - 1) / (n - k) * vcovCL(fit, cluster = group, type = "HC0", cadjust = FALSE)[which, which, drop = FALSE] }
twoWay <- function(group, nested) { v <- cr1(fixed, group, c("x", "z"), nested); g <- length(unique(group))
  list(covariance = mat(v), x = tt(coef(fixed)["x"], sqrt(v[1, 1]), g - 1), z = tt(coef(fixed)["z"], sqrt(v[2, 2]), g - 1)) }

# Difference in differences: 14 units, 6 times, 6 treated from time 4 on; two rows missing.
did <- expand.grid(time = 1:6, unit = 1:14)
did$group <- as.numeric(did$unit <= 6)
did$y <- round(20 + rnorm(14, 0, 2)[did$unit] + 0.5 * did$time + 2.5 * did$group * (did$time >= 4) + rnorm(nrow(did)), 3)
did <- did[-c(5, 47), ]
did$effect <- did$group * (did$time >= 4)
didFit <- lm(y ~ effect + factor(unit) + factor(time), data = did)
didV <- cr1(didFit, did$unit, "effect", 13)
leads <- lapply(c(1, 2, 4, 5, 6), function(k) did$group * (did$time == k))
event <- lm(did$y ~ do.call(cbind, leads) + factor(did$unit) + factor(did$time))
eventV <- cr1(event, did$unit, 2:6, 13)
eventB <- coef(event)[2:6]
wald <- drop(eventB[1:2] %*% solve(eventV[1:2, 1:2]) %*% eventB[1:2]) / 2
pre <- did[did$time < 4, ]; pre$slope <- pre$group * pre$time
preFit <- lm(y ~ slope + factor(unit) + factor(time), data = pre)
preV <- cr1(preFit, pre$unit, "slope", 13)

# Wild cluster bootstrap, all 64 patterns of signs, every one refitted: 6 regions as clusters.
signs <- as.matrix(expand.grid(rep(list(c(-1, 1)), 6)))
wild <- function(null) {
  inside$held <- inside$y - null * inside$x
  restricted <- lm(held ~ z + factor(unit) + factor(time), data = inside)
  tOf <- function(drawn) { fit <- lm(drawn ~ x + z + factor(unit) + factor(time), data = inside)
    (coef(fit)["x"] - null) / sqrt(cr1(fit, inside$region, "x", 15)[1, 1]) }
  t <- tOf(inside$y)
  draws <- apply(signs, 1, function(v) tOf(fitted(restricted) + null * inside$x + v[inside$region] * resid(restricted)))
  list(null = null, t = unname(t), asFar = sum(abs(draws) >= abs(t) * (1 - 1e-9)))
}
estimate <- unname(coef(fixed)["x"])

# Callaway and Sant'Anna: a function of weights of the units, differentiated numerically in each weight.
stag <- expand.grid(time = 2001:2006, unit = 1:40)
starts <- rep(c(2003, 2004, 2006, Inf), c(8, 9, 10, 13))
stag$start <- starts[stag$unit]
stag$y <- round(rnorm(40, 0, 2)[stag$unit] + 0.3 * (stag$time - 2001) + pmax(0, stag$time - stag$start + 1) * (1 + (stag$start == 2003)) *
  (stag$time >= stag$start) + rnorm(nrow(stag)), 3)
stag <- stag[!(stag$unit == 5 & stag$time == 2002), ]
wide <- matrix(NA, 40, 6); wide[cbind(stag$unit, stag$time - 2000)] <- stag$y
village <- (1:40 - 1) %/% 2 + 1
attgt <- function(w, g, t, controls) {
  base <- if (t < g) t - 1 else g - 1
  change <- wide[, t - 2000] - wide[, base - 2000]
  control <- if (controls == "never") is.infinite(starts) else starts > max(t, base) & starts != g
  pick <- function(s) { s <- s & !is.na(change); sum(w[s] * change[s]) / sum(w[s]) }
  pick(starts == g) - pick(control)
}
cells <- expand.grid(t = 2002:2006, g = c(2003, 2004, 2006))
average <- function(w, controls, keep) {
  v <- mapply(function(g, t) attgt(w, g, t, controls), cells$g[keep], cells$t[keep])
  p <- sapply(cells$g[keep], function(g) sum(w[starts == g]))
  sum(p * v) / sum(p)
}
errorOf <- function(f, group) {
  h <- 1e-5
  d <- sapply(1:40, function(i) { up <- down <- rep(1, 40); up[i] <- 1 + h; down[i] <- 1 - h; (f(up) - f(down)) / (2 * h) })
  s <- rowsum(d, group); g <- length(s); sqrt(g / (g - 1) * sum(s^2))
}
staggered <- function(controls, group) {
  feasible <- if (controls == "never") rep(TRUE, nrow(cells)) else mapply(function(g, t) sum(starts > max(t, t - 1) & starts != g) >= 2, cells$g, cells$t)
  list(cells = lapply(which(feasible), function(k) list(group = cells$g[k], time = cells$t[k],
      value = attgt(rep(1, 40), cells$g[k], cells$t[k], controls), se = errorOf(function(w) attgt(w, cells$g[k], cells$t[k], controls), group))),
    simple = { keep <- cells$t >= cells$g & feasible; list(value = average(rep(1, 40), controls, keep), se = errorOf(function(w) average(w, controls, keep), group)) },
    dynamic = lapply(sort(unique((cells$t - cells$g)[feasible])), function(e) { keep <- cells$t - cells$g == e & feasible
      list(since = e, value = average(rep(1, 40), controls, keep), se = errorOf(function(w) average(w, controls, keep), group)) }))
}

# Repeated measures: 15 units, 3 to 6 rows each, the treatment switched on within units at random.
many <- do.call(rbind, lapply(1:15, function(u) data.frame(unit = u, time = 1:(3 + u %% 4))))
many$treated <- as.numeric((many$unit + many$time) %% 2 == 0)
many$age <- round(rnorm(15, 40, 9))[many$unit]
many$y <- round(12 + 1.4 * many$treated + 0.2 * many$time + 0.05 * many$age + rnorm(15, 0, 1.6)[many$unit] + rnorm(nrow(many)), 3)
many$flat <- round(12 + 0.5 * many$treated + rnorm(nrow(many)), 3)
# Rows that repel each other within a unit: the variance between units is at its edge.
many$edge <- many$flat - ave(many$flat, many$unit)
many$edge <- round(many$edge + 5, 3)
repeated <- function(formula) { fit <- lm(formula, data = many); v <- cr1(fit, many$unit, "treated", 0); tt(coef(fit)["treated"], sqrt(v[1, 1]), 14) }
control <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-9, maxfun = 1e5), calc.derivs = FALSE)
mixed <- lmer(y ~ treated + time + age + (1 | unit), data = many, REML = TRUE, control = control)
mixedTable <- coef(summary(mixed, ddf = "Satterthwaite"))
edge <- suppressMessages(lmer(edge ~ treated + (1 | unit), data = many, REML = TRUE, control = control))

cat(text(list(
  provenance = list(script = "test/reference/panel.R", version = R.version.string,
    packages = { p <- c("sandwich", "plm", "lme4", "lmerTest"); paste(p, sapply(p, function(k) as.character(packageVersion(k)))) },
    made = "all inputs drawn with set.seed(20261124)"),
  panel = list(unit = vec(grid$unit), time = vec(grid$time), region = vec(grid$region), x = vec(grid$x), z = vec(grid$z), y = vec(grid$y)),
  twoWay = list(byUnit = twoWay(inside$unit, 15), byRegion = twoWay(inside$region, 15), residual = vec(resid(fixed)),
    withinX = vec(resid(lm(x ~ factor(unit) + factor(time), data = inside))), rows = nrow(inside)),
  did = list(unit = vec(did$unit), time = vec(did$time), group = vec(did$group), y = vec(did$y),
    effect = tt(coef(didFit)["effect"], sqrt(didV[1, 1]), 13),
    event = lapply(1:5, function(k) c(list(time = c(1, 2, 4, 5, 6)[k]), tt(eventB[k], sqrt(eventV[k, k]), 13))),
    wald = list(f = wald, df1 = 2, df2 = 13, p = pf(wald, 2, 13, lower.tail = FALSE)),
    slope = tt(coef(preFit)["slope"], sqrt(preV[1, 1]), 13)),
  wild = lapply(c(0, estimate - 0.4, estimate + 0.15, estimate + 1), wild),
  staggered = list(unit = vec(stag$unit), time = vec(stag$time), start = vec(ifelse(is.infinite(stag$start), -1, stag$start)), y = vec(stag$y),
    never = staggered("never", 1:40), notYet = staggered("not yet", 1:40), neverByVillage = staggered("never", village)),
  repeated = list(unit = vec(many$unit), time = vec(many$time), treated = vec(many$treated), age = vec(many$age), y = vec(many$y), edge = vec(many$edge),
    levels = repeated(y ~ treated + factor(time) + age), line = repeated(y ~ treated + time + age), none = repeated(y ~ treated)),
  mixed = list(effects = lapply(1:4, function(k) list(value = mixedTable[k, 1], se = mixedTable[k, 2], df = mixedTable[k, 3], p = mixedTable[k, 5])),
    covariance = mat(vcov(mixed)), between = as.data.frame(VarCorr(mixed))$vcov[1], within = sigma(mixed)^2, logLik = as.numeric(logLik(mixed)),
    edge = list(singular = isSingular(edge), value = vec(fixef(edge)), se = vec(sqrt(diag(vcov(edge)))), within = sigma(edge)^2, logLik = as.numeric(logLik(edge))))
)), "\n")
