# Reference values for src/stats/survival, from the R packages survival, etm and cmprsk.
# Rscript test/reference/survival.R > test/reference/survival.json, then prettier --write

suppressMessages({ library(survival); library(etm); library(cmprsk) })

json <- function(x) {
  if (is.list(x)) {
    items <- vapply(x, json, "")
    if (is.null(names(x))) return(paste0("[", paste(items, collapse = ", "), "]"))
    return(paste0("{", paste0('"', names(x), '": ', items, collapse = ",\n"), "}"))
  }
  if (is.matrix(x)) return(json(lapply(seq_len(nrow(x)), function(i) unname(x[i, ]))))
  if (is.character(x)) return(paste0('"', x, '"'))
  text <- ifelse(is.finite(x), formatC(as.numeric(x), digits = 17, format = "g"), "null")
  if (length(x) == 1 && !inherits(x, "AsIs")) return(unname(text))
  paste0("[", paste(text, collapse = ", "), "]")
}
vec <- function(x) I(unname(as.numeric(x)))

set.seed(20261122)
n <- 60
group <- rep(0:2, 20)
stratum <- rep(c(0, 0, 0, 1, 1, 1), 10)
failure <- rweibull(n, 1.3, 14 + 6 * group + 4 * stratum)
closing <- runif(n, 5, 40)
times <- pmax(1, ceiling(pmin(failure, closing)))
events <- as.numeric(failure <= closing)
entries <- floor(pmax(0, pmin(times - 1, ifelse(runif(n) < 0.4, runif(n, 0, 8), 0))))
causes <- events * ifelse(runif(n) < 0.6, 1, 2)
inputs <- list(times = vec(times), events = vec(events), entries = vec(entries), group = vec(group),
  stratum = vec(stratum), causes = vec(causes),
  amlTimes = vec(aml$time), amlEvents = vec(aml$status), amlGroup = vec(as.numeric(aml$x) - 1))

steps <- function(fit) list(time = vec(fit$time), atRisk = vec(fit$n.risk), events = vec(fit$n.event),
  censored = vec(fit$n.censor), survival = vec(fit$surv), standardError = vec(fit$std.err * fit$surv))
band <- function(formula, type, level) { fit <- survfit(formula, conf.type = type, conf.int = level)
  list(low = vec(fit$lower), high = vec(fit$upper)) }
quantiles <- function(formula, level) {
  fit <- quantile(survfit(formula, conf.type = "log-log", conf.int = level), c(0.25, 0.5, 0.75))
  list(probability = vec(c(0.25, 0.5, 0.75)), time = vec(fit$quantile), low = vec(fit$lower), high = vec(fit$upper)) }
rmst <- function(formula, horizon) {
  table <- summary(survfit(formula), rmean = horizon)$table
  list(horizon = horizon, mean = table[["rmean"]], standardError = table[["se(rmean)"]]) }
plain <- Surv(times, events) ~ 1
late <- Surv(entries, times, events) ~ 1

# Influence of every unit (infinitesimal jackknife), from survfit itself; integrated over time for the restricted mean.
influence <- function(formula, horizon) {
  fit <- survfit(formula, influence = 1)
  grid <- c(0, fit$time[fit$time < horizon], horizon)
  on <- cbind(0, fit$influence.surv[, fit$time < horizon, drop = FALSE])
  list(horizon = horizon, share = vec(-on[, ncol(on)]), mean = vec(on %*% diff(grid))) }

kaplanMeier <- list(
  curve = steps(survfit(plain)), logLog = band(plain, "log-log", 0.95), plain = band(plain, "plain", 0.9),
  late = steps(survfit(late)), lateLogLog = band(late, "log-log", 0.95),
  quantiles = quantiles(plain, 0.95), lateQuantiles = quantiles(late, 0.9),
  aml = list(survival = vec(survfit(Surv(time, status) ~ 1, aml)$surv),
    quantiles = quantiles(Surv(aml$time, aml$status) ~ 1, 0.95)),
  flat = quantiles(Surv(c(1, 2, 3, 4), c(1, 1, 1, 1)) ~ 1, 0.95),
  restricted = list(rmst(plain, 12), rmst(plain, 25.5)), lateRestricted = rmst(late, 25),
  influence = influence(plain, 25.5), lateInfluence = influence(late, 25))

arm <- function(k, horizon) rmst(Surv(times[group == k], events[group == k]) ~ 1, horizon)
base <- arm(0, 20); treatment <- arm(2, 20)
se <- sqrt(base$standardError^2 + treatment$standardError^2)
difference <- treatment$mean - base$mean
logSe <- sqrt((base$standardError / base$mean)^2 + (treatment$standardError / treatment$mean)^2)
restricted <- list(base = base, treatment = treatment, difference = difference, standardError = se,
  z = difference / se, p = 2 * pnorm(-abs(difference / se)),
  low = difference - qnorm(0.975) * se, high = difference + qnorm(0.975) * se,
  ratio = treatment$mean / base$mean, ratioLow = treatment$mean / base$mean * exp(-qnorm(0.975) * logSe),
  ratioHigh = treatment$mean / base$mean * exp(qnorm(0.975) * logSe))

lr <- function(fit) list(statistic = fit$chisq, df = length(fit$n) - 1, p = pchisq(fit$chisq, length(fit$n) - 1, lower.tail = FALSE),
  observed = vec(if (is.matrix(fit$obs)) rowSums(fit$obs) else fit$obs),
  expected = vec(if (is.matrix(fit$exp)) rowSums(fit$exp) else fit$exp))
exact <- coxph(Surv(entries, times, events) ~ factor(group), ties = "exact")
logRank <- list(two = lr(survdiff(Surv(times, events) ~ group, subset = group < 2)),
  three = lr(survdiff(Surv(times, events) ~ group)),
  stratified = lr(survdiff(Surv(times, events) ~ group + strata(stratum))),
  aml = lr(survdiff(Surv(time, status) ~ x, aml)),
  late = list(statistic = exact$score, df = 2))

# Greenwood-type variance of Aalen-Johansen: etm; the same curve from survfit and cuminc.
cif <- function(entry) {
  data <- data.frame(time = times, status = causes, entry = entry)
  fit <- if (all(entry == 0)) etmCIF(Surv(time, status != 0) ~ 1, data, etype = status) else
    etmCIF(Surv(entry, time, status != 0) ~ 1, data, etype = status)
  s <- summary(fit)[[1]]
  one <- function(k) { d <- s[[k]]; list(time = vec(d$time), incidence = vec(d$P), variance = vec(d$var)) }
  list(one(1), one(2)) }
multi <- survfit(Surv(times, factor(causes, 0:2)) ~ 1, influence = TRUE)
at <- max(which(multi$time <= 15))
cm <- cuminc(times, causes)
points <- c(3, 8, 15, 22)
competing <- list(plain = cif(rep(0, n)), late = cif(entries),
  states = list(time = vec(multi$time), survival = vec(multi$pstate[, 1]), first = vec(multi$pstate[, 2]), second = vec(multi$pstate[, 3])),
  cuminc = list(time = vec(points), first = vec(timepoints(cm, points)$est[1, ]), second = vec(timepoints(cm, points)$est[2, ])),
  influence = list(time = 15, first = vec(multi$influence.pstate[, at, 2])))

cat(json(list(
  provenance = list(script = "test/reference/survival.R",
    made = paste0("survival ", packageVersion("survival"), ", etm ", packageVersion("etm"), ", cmprsk ", packageVersion("cmprsk"),
      "; inputs drawn with set.seed(20261122), and survival::aml"), version = R.version.string),
  inputs = inputs, kaplanMeier = kaplanMeier, restricted = restricted, logRank = logRank, competing = competing)), "\n")
