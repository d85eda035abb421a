# Reference values for times to an event as evidence, from the R package survival. The rows are made here.
# WORTHLINE_REAL_DATA=... Rscript test/reference/time-to-event.R > test/reference/time-to-event.json, then prettier --write

suppressMessages(library(survival))

json <- function(x) {
  if (is.list(x)) return(paste0("{", paste0('"', names(x), '": ', vapply(x, json, ""), collapse = ",\n"), "}"))
  if (is.character(x)) return(paste0('"', x, '"'))
  text <- ifelse(is.finite(x), formatC(as.numeric(x), digits = 17, format = "g"), "null")
  if (length(x) == 1 && !inherits(x, "AsIs")) return(unname(text))
  paste0("[", paste(text, collapse = ", "), "]")
}
vec <- function(x) I(unname(as.numeric(x)))
z <- qnorm(0.975)

set.seed(20261123)
n <- 80
arm <- rep(0:1, n / 2)
site <- rep(1:10, each = 8)
stratum <- rep(c(0, 0, 1, 1), n / 4)
failure <- rweibull(n, 1.2, 9 + 4 * arm + (site %% 3))
closing <- runif(n, 4, 30)
time <- floor(pmin(failure, closing))          # ties, and some at 0
event <- as.numeric(failure <= closing)
cause <- event * ifelse(runif(n) < 0.65, 1, 2)
late <- time + 1                                # entries need time before the end
entry <- floor(ifelse(runif(n) < 0.4, runif(n, 0, pmin(late, 6)), 0))
horizon <- 12

normal <- function(value, se) list(value = value, se = se, low = value - z * se, high = value + z * se,
  p = 2 * pnorm(-abs(value / se)))
rmean <- function(fit, until) { table <- summary(fit, rmean = until)$table
  c(table[["rmean"]], table[["se(rmean)"]]) }
armOf <- function(fit, until) {
  mean <- rmean(fit, until)
  median <- quantile(fit, 0.5)
  at <- summary(fit, times = until * 1:4 / 4)
  list(mean = mean[1], se = mean[2], n = fit$n, events = sum(fit$n.event), open = sum(fit$n.censor),
    median = unname(median$quantile), medianLow = unname(median$lower), medianHigh = unname(median$upper),
    at = vec(at$time), share = vec(1 - at$surv), low = vec(1 - at$upper), high = vec(1 - at$lower))
}
compare <- function(base, other, until) {
  a <- rmean(base, until); b <- rmean(other, until)
  ratio <- log(b[1] / a[1]); error <- sqrt((a[2] / a[1])^2 + (b[2] / b[1])^2)
  share <- function(fit) { s <- summary(fit, times = until); 1 - c(s$surv, s$upper, s$lower) }
  p <- share(base); q <- share(other); d <- q[1] - p[1]
  list(difference = normal(b[1] - a[1], sqrt(a[2]^2 + b[2]^2)),
    ratio = list(value = exp(ratio), low = exp(ratio - z * error), high = exp(ratio + z * error)),
    share = list(value = d, low = d - sqrt((q[1] - q[2])^2 + (p[3] - p[1])^2),
      high = d + sqrt((q[3] - q[1])^2 + (p[1] - p[2])^2)))
}
curve <- function(formula, which) survfit(formula, conf.type = "log-log", subset = which)
plain <- function(a) { which <- arm == a; survfit(Surv(time[which], event[which]) ~ 1, conf.type = "log-log") }
delayed <- function(a) { which <- arm == a
  survfit(Surv(entry[which], late[which], event[which]) ~ 1, conf.type = "log-log") }
logRank <- function(test) list(statistic = test$chisq, p = pchisq(test$chisq, 1, lower.tail = FALSE))

# Influence of every row on the mean time without an event up to the horizon: that of the curve, integrated.
influence <- function(a) {
  which <- arm == a
  fit <- survfit(Surv(time[which], event[which]) ~ 1, influence = 1)
  grid <- c(0, fit$time[fit$time < horizon], horizon)
  on <- cbind(0, fit$influence.surv[, fit$time < horizon, drop = FALSE])
  rows <- rep(0, n); rows[which] <- on %*% diff(grid); rows
}
bySite <- function(rows, a) { groups <- length(unique(site[arm == a]))
  as.numeric(tapply(rows, site, sum)) * sqrt(groups / (groups - 1)) }
sites <- list(base = bySite(influence(0), 0), other = bySite(influence(1), 1))

# Competing causes: time lost to the first one, with its error from the influence on the incidence.
lost <- function(a) {
  which <- arm == a
  fit <- survfit(Surv(time[which], factor(cause[which], 0:2)) ~ 1, influence = TRUE)
  grid <- c(0, fit$time[fit$time < horizon], horizon)
  early <- fit$time < horizon
  inc <- c(0, fit$pstate[early, 2])
  if (fit$time[1] == 0) { grid <- grid[-1]; inc <- inc[-1] }
  size <- fit$n[1]
  on <- fit$influence.pstate[, , 2]
  on <- if (ncol(on) == length(fit$time) + 1) on[, -1, drop = FALSE] else on
  weights <- diff(c(fit$time[early], horizon))
  own <- on[, early, drop = FALSE] %*% weights
  by <- vapply(horizon * 1:4 / 4, function(at) fit$pstate[max(which(fit$time <= at)), 2], 0)
  list(mean = horizon - sum(inc * diff(grid)), se = sqrt(sum(own^2) * size / (size - 1)), share = vec(by))
}
base <- lost(0); other <- lost(1)
competing <- list(base = base, other = other,
  difference = normal(other$mean - base$mean, sqrt(base$se^2 + other$se^2)))

telco <- read.csv(file.path(Sys.getenv("WORTHLINE_REAL_DATA"), "telco-customer-churn", "telco_customer_churn.csv"))
contract <- function(name) { own <- telco[telco$Contract == name, ]
  survfit(Surv(tenure, Churn == "Yes") ~ 1, own, conf.type = "log-log") }
monthly <- contract("Month-to-month"); yearly <- contract("One year")
two <- telco[telco$Contract %in% c("Month-to-month", "One year"), ]

cat(json(list(
  source = paste0("R ", getRversion(), ", survival ", packageVersion("survival"), ": test/reference/time-to-event.R"),
  rows = list(arm = vec(arm), site = vec(site), stratum = vec(stratum), time = vec(time), event = vec(event),
    cause = vec(cause), late = vec(late), entry = vec(entry)),
  horizon = horizon,
  plain = c(list(base = armOf(plain(0), horizon), other = armOf(plain(1), horizon)), compare(plain(0), plain(1), horizon)),
  delayed = c(list(base = armOf(delayed(0), horizon), other = armOf(delayed(1), horizon)),
    compare(delayed(0), delayed(1), horizon)),
  logRank = logRank(survdiff(Surv(time, event) ~ arm)),
  logRankStrata = logRank(survdiff(Surv(time, event) ~ arm + strata(stratum))),
  sites = list(baseSe = sqrt(sum(sites$base^2)), otherSe = sqrt(sum(sites$other^2)),
    differenceSe = sqrt(sum((sites$other - sites$base)^2))),
  competing = competing,
  telco = c(list(base = armOf(monthly, 48), other = armOf(yearly, 48)), compare(monthly, yearly, 48),
    list(logRank = logRank(survdiff(Surv(tenure, Churn == "Yes") ~ Contract, two))))
)), "\n")
