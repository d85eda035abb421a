# Weighted rows, and trials of whole clusters, by the package survey: means and shares of a population whose
# rows were sampled with unequal chances, with and without clusters; the difference of two arms as two designs of
# their own. Clusters: Welch's t over the clusters of either arm, and the adjusted difference with CR1 x
# (G - 1) / (G - 2) and G - 2 degrees of freedom.
# Rscript test/reference/survey.R > test/reference/survey.json
library(survey)
library(sandwich)
library(jsonlite)

set.seed(7)
n <- 90
arm <- rep(0:1, c(50, 40))
team <- ifelse(arm == 0, (seq_len(n) - 1) %% 6, 6 + (seq_len(n) - 1) %% 5)
weight <- round(exp(rnorm(n, 0, 0.6)), 3)
age <- round(rnorm(n, 40, 9))
lot <- rnorm(11, 0, 2)[team + 1]
time <- round(20 - 3 * arm + 0.1 * age + lot + 2 * log(weight) + rnorm(n, 0, 4), 2)
good <- as.integer(runif(n) < plogis(-0.3 + 0.5 * arm + 0.4 * log(weight)))
rows <- data.frame(arm, team, weight, age, time, good)

mean_of <- function(design, column, level = 0.95) {
  fit <- svymean(as.formula(paste0("~", column)), design)
  df <- degf(design)
  t <- qt(1 - (1 - level) / 2, df)
  list(value = unname(coef(fit)), standardError = unname(as.numeric(SE(fit))), df = df,
       low = unname(coef(fit)) - t * unname(as.numeric(SE(fit))),
       high = unname(coef(fit)) + t * unname(as.numeric(SE(fit))))
}
share_of <- function(design, column) {
  found <- svyciprop(as.formula(paste0("~", column)), design, method = "logit", df = degf(design))
  ends <- as.numeric(attr(found, "ci"))
  c(mean_of(design, column)[c("value", "standardError", "df")], list(low = ends[1], high = ends[2]))
}
spread_of <- function(design, column) {
  sqrt(as.numeric(svyvar(as.formula(paste0("~", column)), design)))
}
designs <- list(
  base = svydesign(ids = ~1, weights = ~weight, data = rows[arm == 0, ]),
  treatment = svydesign(ids = ~1, weights = ~weight, data = rows[arm == 1, ]),
  baseTeams = svydesign(ids = ~team, weights = ~weight, data = rows[arm == 0, ]),
  treatmentTeams = svydesign(ids = ~team, weights = ~weight, data = rows[arm == 1, ]),
  baseClusters = svydesign(ids = ~team, weights = ~1, data = rows[arm == 0, ]),
  treatmentClusters = svydesign(ids = ~team, weights = ~1, data = rows[arm == 1, ])
)
welch <- function(a, b) {
  error <- sqrt(a$standardError^2 + b$standardError^2)
  df <- error^4 / (a$standardError^4 / a$df + b$standardError^4 / b$df)
  t <- qt(0.975, df)
  value <- b$value - a$value
  list(value = value, standardError = error, df = df, low = value - t * error, high = value + t * error,
       p = 2 * pt(-abs(value / error), df))
}
arms <- function(a, b, column) {
  base <- mean_of(designs[[a]], column)
  treatment <- mean_of(designs[[b]], column)
  list(base = base, treatment = treatment, difference = welch(base, treatment))
}
fit <- lm(time ~ arm + age, rows)
cr1 <- sqrt(vcovCL(fit, cluster = rows$team, type = "HC1")["arm", "arm"])
teams <- length(unique(team))
adjusted <- cr1 * sqrt((teams - 1) / (teams - 2))
reach <- qt(0.975, teams - 2) * adjusted

cat(toJSON(list(
  provenance = paste("R", getRversion(), "survey", packageVersion("survey"), "sandwich", packageVersion("sandwich")),
  rows = rows,
  weighted = list(
    time = arms("base", "treatment", "time"),
    good = arms("base", "treatment", "good"),
    timeByTeam = arms("baseTeams", "treatmentTeams", "time"),
    shares = list(share_of(designs$base, "good"), share_of(designs$treatment, "good")),
    sharesByTeam = list(share_of(designs$baseTeams, "good"), share_of(designs$treatmentTeams, "good")),
    spreads = c(spread_of(designs$base, "time"), spread_of(designs$treatment, "time")),
    effectiveSizes = as.numeric(tapply(weight, arm, function(w) sum(w)^2 / sum(w^2)))
  ),
  clusters = list(
    time = arms("baseClusters", "treatmentClusters", "time"),
    adjusted = list(value = unname(coef(fit)["arm"]), standardError = adjusted, df = teams - 2,
                    low = unname(coef(fit)["arm"]) - reach, high = unname(coef(fit)["arm"]) + reach)
  )
), digits = NA, auto_unbox = TRUE, dataframe = "columns"))
