# Restricted means, medians and shares with the event of two arms that chose for themselves, each row weighted by one
# over the chance of its arm (logistic regression), by the package survival. Errors: "robust" of survfit with
# robust = TRUE, which takes the weights as given (of the mean from its influence); all others by the infinitesimal jackknife of the whole way, chances
# included: the derivative in the case weight of each row by central differences. Curves: survfit with weights.
# WORTHLINE_REAL_DATA=... Rscript test/reference/weighted-survival.R > test/reference/weighted-survival.json
suppressMessages(library(survival))
library(jsonlite)

set.seed(31)
n <- 120
age <- round(rnorm(n, 40, 10))
lines <- rbinom(n, 2, 0.4)
arm <- rbinom(n, 1, plogis(-0.4 + 0.05 * (age - 40) + 0.4 * lines))
team <- (seq_len(n) - 1) %% 15
failure <- rexp(n, exp(-2.9 - 0.5 * arm + 0.02 * (age - 40)))
closing <- runif(n, 8, 40)
time <- ceiling(pmin(failure, closing))
event <- as.integer(failure <= closing)
cause <- event * (1 + rbinom(n, 1, 0.3))
rows <- data.frame(arm, age, lines, team, time, event, cause)
horizon <- 18

weights_of <- function(d, case, formula) {
  d$case <- case
  fit <- suppressWarnings(glm(formula, binomial, d, weights = case, control = list(epsilon = 1e-14, maxit = 100)))
  p <- fitted(fit)
  ifelse(d$arm == 1, 1 / p, 1 / (1 - p))
}
km_figures <- function(d, case, formula, until) {
  w <- case * weights_of(d, case, formula)
  unlist(lapply(0:1, function(a) {
    of <- d$arm == a
    own <- d[of, ]
    own$w <- w[of]
    fit <- survfit(Surv(time, event) ~ 1, own, weights = w)
    at <- c(0, fit$time[fit$time < until], until)
    s <- c(1, fit$surv[fit$time < until])
    c(mean = sum(diff(at) * s), share = 1 - summary(fit, times = until, extend = TRUE)$surv)
  }))
}
aj_figures <- function(d, case, formula, until) {
  w <- case * weights_of(d, case, formula)
  unlist(lapply(0:1, function(a) {
    of <- d$arm == a
    own <- d[of, ]
    own$w <- w[of]
    fit <- survfit(Surv(time, factor(cause, 0:2)) ~ 1, own, weights = w)
    which <- match("1", fit$states)
    at <- c(0, fit$time[fit$time < until], until)
    lost <- sum(diff(at) * c(0, fit$pstate[fit$time < until, which]))
    c(mean = until - lost, share = fit$pstate[max(which(fit$time <= until)), which])
  }))
}
jackknife <- function(figures, d, formula, until, clusters = NULL) {
  h <- 1e-4
  m <- nrow(d)
  one <- rep(1, m)
  slopes <- t(sapply(seq_len(m), function(i) {
    up <- one; up[i] <- 1 + h
    down <- one; down[i] <- 1 - h
    (figures(d, up, formula, until) - figures(d, down, formula, until)) / (2 * h)
  }))
  if (!is.null(clusters)) slopes <- rowsum(slopes, clusters)
  g <- nrow(slopes)
  covariance <- crossprod(slopes) * g / (g - 1)
  value <- figures(d, one, formula, until)
  error <- function(contrast) sqrt(drop(contrast %*% covariance %*% contrast))
  list(
    base = list(value = unname(value[1]), se = error(c(1, 0, 0, 0))),
    treatment = list(value = unname(value[3]), se = error(c(0, 0, 1, 0))),
    difference = list(value = unname(value[3] - value[1]), se = error(c(-1, 0, 1, 0))),
    shares = list(base = unname(value[2]), treatment = unname(value[4]), baseSe = error(c(0, 1, 0, 0)),
                  treatmentSe = error(c(0, 0, 0, 1)), se = error(c(0, -1, 0, 1)),
                  logRatioSe = error(c(0, -1 / value[2], 0, 1 / value[4])))
  )
}
robust <- function(d, formula, until) {
  w <- weights_of(d, rep(1, nrow(d)), formula)
  lapply(c(base = 0, treatment = 1), function(a) {
    of <- d$arm == a
    own <- d[of, ]
    own$id <- seq_len(nrow(own))
    own$w <- w[of]
    fit <- survfit(Surv(time, event) ~ 1, own, weights = w, id = id, robust = TRUE, conf.type = "log-log",
                   influence = TRUE)
    at <- c(0, fit$time[fit$time < until], until)
    steps <- sum(fit$time < until)
    moved <- fit$influence.surv[, seq_len(steps), drop = FALSE] %*% diff(at)[-1]
    median <- quantile(fit, 0.5)
    list(mean = sum(diff(at) * c(1, fit$surv[seq_len(steps)])), se = sqrt(sum(moved^2)), n = fit$n,
         median = unname(median$quantile), low = unname(median$lower), high = unname(median$upper))
  })
}
formula <- arm ~ age + lines

telco <- NULL
folder <- Sys.getenv("WORTHLINE_REAL_DATA")
if (folder == "") folder <- commandArgs(trailingOnly = TRUE)[1]
path <- file.path(folder, "telco-customer-churn/telco_customer_churn.csv")
raw <- read.csv(path)
raw <- raw[raw$Contract != "Two year", ]
d <- data.frame(arm = as.integer(raw$Contract == "One year"), time = raw$tenure, event = as.integer(raw$Churn == "Yes"),
                charge = raw$MonthlyCharges, internet = raw$InternetService, payment = raw$PaymentMethod,
                senior = raw$SeniorCitizen, partner = raw$Partner)
formula_telco <- arm ~ charge + internet + payment + senior + partner
telco <- c(list(robust = robust(d, formula_telco, 48)), list(fixed = {
  value <- km_figures(d, rep(1, nrow(d)), formula_telco, 48)
  list(base = unname(value[1]), treatment = unname(value[3]), shares = unname(value[c(2, 4)]))
}), list(n = as.numeric(table(d$arm))))

cat(toJSON(list(
  provenance = paste("R", getRversion(), "survival", packageVersion("survival")),
  rows = rows, horizon = horizon,
  plain = jackknife(km_figures, rows, formula, horizon),
  teams = jackknife(km_figures, rows, formula, horizon, team),
  competing = jackknife(aj_figures, rows, formula, horizon),
  robust = robust(rows, formula, horizon),
  telco = telco
), digits = NA, auto_unbox = TRUE, dataframe = "columns"))
