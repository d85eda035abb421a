# Reference values for src/evidence/planning: how needs stand in made-up rows and what a test of them takes.
# Base R: lm, cor, power.t.test, power.prop.test; the test of two rates by its formula.
# Rscript test/reference/planning.R > test/reference/planning.json, then prettier --write

json <- function(x) {
  if (is.list(x)) {
    items <- vapply(x, json, "")
    if (is.null(names(x))) return(paste0("[", paste(items, collapse = ", "), "]"))
    return(paste0("{", paste0('"', names(x), '": ', items, collapse = ",\n"), "}"))
  }
  text <- if (is.character(x)) paste0('"', x, '"') else formatC(as.numeric(x), digits = 17, format = "g")
  if (length(x) == 1) return(text)
  paste0("[", paste(text, collapse = ", "), "]")
}

set.seed(20261122)
n <- 60
rows <- data.frame(
  solution = rep(c("old", "new"), each = n / 2), customer = rep(sprintf("c%02d", 1:(n / 2)), 2),
  age = round(runif(n, 20, 60)), channel = sample(c("desk", "web", "mail"), n, TRUE))
rows$time <- round(300 + 4 * rows$age + ifelse(rows$channel == "desk", 40, 0) + rnorm(n, 0, 60) +
  rep(rnorm(n / 2, 0, 40), 2) - ifelse(rows$solution == "new", 45, 0), 1)
rows$done <- rbinom(n, 1, 0.6)
rows$opportunities <- sample(3:12, n, TRUE)
rows$errors <- rpois(n, rows$opportunities * 0.2 * rgamma(n, 2, 2))
old <- rows[rows$solution == "old", ]
new <- rows[rows$solution == "new", ]

fit <- summary(lm(time ~ age + channel, old))
explained <- fit$adj.r.squared
age_only <- summary(lm(time ~ age, old))$adj.r.squared
mean_old <- mean(old$time); sd_old <- sd(old$time)
sized <- function(sd, delta, ...) power.t.test(delta = delta, sd = sd, strict = TRUE, ...)
means <- list(value = mean_old, sd = sd_old, explained = explained, explainedByAge = age_only,
  change = mean_old * 0.1,
  perGroup = ceiling(sized(sd_old * sqrt(1 - explained), mean_old * 0.1, power = 0.8, tol = 1e-10)$n),
  perGroupPlain = ceiling(sized(sd_old, mean_old * 0.1, power = 0.8, tol = 1e-10)$n),
  detectable = power.t.test(n = 50, sd = sd_old, power = 0.8, strict = TRUE, tol = 1e-12)$delta,
  powerAt50 = sized(sd_old, mean_old * 0.1, n = 50)$power)

correlation <- cor(old$time, new$time)
sd_difference <- sd(new$time - old$time)
pairs <- list(correlation = correlation, treatmentSd = sd(new$time), change = 20,
  pairs = ceiling(power.t.test(delta = 20, sd = sd_difference, type = "paired", power = 0.9, strict = TRUE, tol = 1e-10)$n))

p <- mean(old$done)
shares <- list(value = p, change = 0.1 * p,
  perGroup = ceiling(power.prop.test(p1 = p, p2 = 1.1 * p, power = 0.8, strict = TRUE, tol = 1e-12)$n))

rate <- sum(old$errors) / sum(old$opportunities)
exposure <- mean(old$opportunities)
dispersion <- sum((old$errors - rate * old$opportunities)^2) / (nrow(old) - 1) / (exposure * rate)
rate_power <- function(units, r1, r2) {
  per <- dispersion / (units * exposure)
  se <- sqrt(per * 2 * (r1 + r2)); se0 <- sqrt(per * 4 * (r1 + r2) / 2)
  cr <- qnorm(0.975) * se0 / se; d <- abs(r2 - r1) / se
  pnorm(d - cr) + pnorm(-d - cr)
}
units <- uniroot(function(u) rate_power(u, rate, 0.75 * rate) - 0.8, c(10, 1e6), tol = 1e-9)$root
rates <- list(value = rate, exposure = exposure, dispersion = dispersion, change = 0.25 * rate, perGroup = ceiling(units / 2))

# A finished comparison of means (Welch): the smallest effect found 4 times in 5, the power for 10 %.
w <- t.test(new$time, old$time)
se <- w$stderr; df <- unname(w$parameter); cr <- qt(0.975, df)
found <- function(d) pt(cr, df, d / se, lower.tail = FALSE) + pt(-cr, df, d / se)
reached <- list(standardError = se, df = df,
  detectable = uniroot(function(d) found(d) - 0.8, c(se, 10 * se), tol = 1e-10)$root, powerFor10Percent = found(mean_old * 0.1))

cat(json(list(
  provenance = list(made = "Rscript test/reference/planning.R", r = R.version.string),
  rows = as.list(rows), means = means, pairs = pairs, shares = shares, rates = rates, reached = reached)))
