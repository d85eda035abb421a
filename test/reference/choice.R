# Reference values for src/stats/choice: clogit of the package survival (one choice a task, so that all treatments of
# ties agree), plain, weighted, and with errors by respondent. R's robust variance is CR0; the factor of the number of
# respondents is written out here.
# With weights, coxph weighs the alternatives inside the sum of a task as well: sum(w ln w) takes that out again.
# Rscript test/reference/choice.R > test/reference/choice.json, then prettier --write
suppressMessages(library(survival))
text <- function(x) as.character(jsonlite::toJSON(x, digits = I(17), auto_unbox = TRUE))
vec <- function(x) I(unname(as.numeric(x)))
rows <- function(m) lapply(seq_len(nrow(m)), function(i) vec(m[i, ]))

set.seed(20261122)
made <- function(people, tasks, alternatives) {
  d <- expand.grid(alternative = seq_len(alternatives), task = seq_len(tasks), person = seq_len(people))
  d$id <- (d$person - 1) * tasks + d$task
  d$price <- round(runif(nrow(d), 5, 30), 1)
  d$speed <- round(rnorm(nrow(d), 10, 3), 1)
  d$ours <- as.numeric(d$alternative == 1)
  taste <- rnorm(people, -0.15, 0.08)[d$person]
  utility <- taste * d$price + 0.2 * d$speed + 0.6 * d$ours - log(-log(runif(nrow(d))))
  d$chosen <- as.numeric(ave(utility, d$id, FUN = max) == utility)
  d$weight <- round(runif(people, 0.5, 2), 2)[d$person]
  d
}
fitted <- function(d) {
  plain <- clogit(chosen ~ price + speed + ours + strata(id), d)
  robust <- clogit(chosen ~ price + speed + ours + strata(id) + cluster(person), d, method = "efron")
  weighted <- clogit(chosen ~ price + speed + ours + strata(id) + cluster(person), d, weights = weight, method = "efron")
  groups <- length(unique(d$person))
  list(price = vec(d$price), speed = vec(d$speed), ours = vec(d$ours), chosen = vec(d$chosen),
    task = vec(d$id), person = vec(d$person), weight = vec(d$weight),
    plain = list(coefficients = vec(coef(plain)), covariance = rows(plain$var),
      logLikelihood = plain$loglik[2], nullLogLikelihood = plain$loglik[1]),
    robust = rows(robust$var * groups / (groups - 1)),
    weighted = list(coefficients = vec(coef(weighted)), logLikelihood = weighted$loglik[2] + with(d[d$chosen == 1, ], sum(weight * log(weight))),
      robust = rows(weighted$var * groups / (groups - 1))))
}
cat(text(list(
  made = list(with = paste(R.version.string, "survival", packageVersion("survival")), script = "test/reference/choice.R"),
  cases = list(three = fitted(made(30, 5, 3)), two = fitted(made(25, 4, 2)))
)))
