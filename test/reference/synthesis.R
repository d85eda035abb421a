# Reference values for src/stats/synthesis and src/stats/tests/interaction-test, from the R package metafor.
# Rscript test/reference/synthesis.R > test/reference/synthesis.json, then prettier --write

suppressMessages({ library(metafor) })

json <- function(x) {
  if (is.list(x)) {
    items <- vapply(x, json, "")
    if (is.null(names(x))) return(paste0("[", paste(items, collapse = ", "), "]"))
    return(paste0("{", paste0('"', names(x), '": ', items, collapse = ",\n"), "}"))
  }
  if (is.character(x)) return(paste0('"', x, '"'))
  text <- ifelse(is.finite(x), formatC(as.numeric(x), digits = 17, format = "g"), "null")
  if (length(x) == 1 && !inherits(x, "AsIs")) return(unname(text))
  paste0("[", paste(text, collapse = ", "), "]")
}
vec <- function(x) I(unname(as.numeric(x)))

bcg <- escalc("RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg)
set.seed(20261123)
alike <- data.frame(yi = round(0.3 + rnorm(6, 0, 0.02), 4), vi = round(runif(6, 0.01, 0.2), 4))
few <- data.frame(yi = c(0.12, 0.55, -0.08), vi = c(0.02, 0.05, 0.03))
tight <- list(threshold = 1e-13, maxiter = 100000, tau2.max = 1e4, tol = 1e-13)
fit <- function(data, method, test, level = 95) rma(yi, vi, data = data, method = method, test = test, level = level, control = tight)
pooled <- function(m) list(value = c(coef(m)), standardError = m$se, p = m$pval, low = m$ci.lb, high = m$ci.ub,
  tau2 = m$tau2, weights = vec(weights(m) / 100))

study <- function(data) {
  fixed <- rma(yi, vi, data = data, method = "EE")
  dl <- fit(data, "DL", "z")
  profile <- confint(fit(data, "PM", "z"), type = "QP", control = list(tol = 1e-13, tau2.max = 1e4))$random["tau^2", ]
  knapp <- fit(data, "PM", "knha")
  reml <- fit(data, "REML", "knha")
  without <- leave1out(fit(data, "REML", "knha"))
  egger <- summary(lm(yi ~ sqrt(vi), weights = 1 / vi, data = data))$coefficients
  stopifnot(abs(egger[2, 3] - regtest(fixed, model = "lm")$zval) < 1e-10)
  list(values = vec(data$yi), standardErrors = vec(sqrt(data$vi)),
    fixed = pooled(fixed), q = dl$QE, qp = dl$QEp, iSquared = dl$I2 / 100,
    derSimonianLaird = pooled(dl), pauleMandel = pooled(fit(data, "PM", "z", 90)), reml = pooled(fit(data, "REML", "z")),
    hartungKnapp = pooled(reml), pauleMandelHartungKnapp = pooled(knapp), floored = pooled(fit(data, "REML", "adhoc")),
    profileLow = profile[["ci.lb"]], profileHigh = profile[["ci.ub"]],
    leaveOneOut = list(value = vec(without$estimate), standardError = vec(without$se), tau2 = vec(without$tau2)),
    egger = list(slope = egger[2, 1], standardError = egger[2, 2], t = egger[2, 3], p = egger[2, 4], limit = egger[1, 1]))
}

cat(json(list(
  provenance = list(script = "test/reference/synthesis.R",
    made = paste0("metafor ", packageVersion("metafor"), "; dat.bcg (log risk ratios of 13 trials), inputs drawn with set.seed(20261123), three studies by hand"),
    version = R.version.string),
  bcg = study(bcg), alike = study(alike), few = study(few))), "\n")
