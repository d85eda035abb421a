# Reference values for the design of groups that chose for themselves (src/evidence/designs/non-randomized.ts),
# from R (stats::glm, Matching) and closed forms: rows of causal.R with a category, and the telecom customers.
# Rscript test/reference/non-randomized.R FOLDER/telco_customer_churn.csv > test/reference/non-randomized.json, then prettier --write
suppressMessages({ library(sandwich); library(Matching) })
text <- function(x) as.character(jsonlite::toJSON(x, digits = I(17), auto_unbox = TRUE))
tight <- glm.control(epsilon = 1e-15, maxit = 100)

# G-computation: standardised means, HC2 of the coefficients carried through, plus the spread of the covariates.
standardised <- function(frame, outcome, terms, family) {
  fit <- glm(reformulate(c("arm", terms), outcome), data = frame, family = family, control = tight)
  n <- nrow(frame); p <- length(coef(fit)); x <- model.matrix(fit)
  means <- sapply(0:1, function(a) predict(fit, transform(frame, arm = a), type = "response"))
  gradient <- sapply(0:1, function(a) { xa <- x; xa[, "arm"] <- a; eta <- drop(xa %*% coef(fit))
    colMeans(xa * family$mu.eta(eta)) })
  if (family$family == "gaussian") { score <- x * (frame[[outcome]] - fitted(fit)); inverse <- solve(crossprod(x)) }
  else { score <- x * (frame[[outcome]] - fitted(fit)); inverse <- solve(crossprod(x * sqrt(fitted(fit) * (1 - fitted(fit))))) }
  value <- colMeans(means)
  rows <- (score / sqrt(1 - hatvalues(fit))) %*% inverse %*% gradient + sweep(means, 2, value) / n * sqrt(n / (n - 1))
  v <- crossprod(rows); contrast(value, v, n - p)
}
contrast <- function(value, v, df) {
  difference <- c(-1, 1); log <- c(-1, 1) / value
  se <- sqrt(drop(t(difference) %*% v %*% difference)); logSe <- sqrt(drop(t(log) %*% v %*% log))
  d <- value[2] - value[1]; t <- qt(0.975, df); ratio <- value[2] / value[1]
  list(base = value[1], treatment = value[2], difference = d, se = se, low = d - t * se, high = d + t * se, df = df,
    ratio = ratio, ratioLow = ratio * exp(-t * logSe), ratioHigh = ratio * exp(t * logSe))
}
# Of a rate the ratio of standardised errors and opportunities, arm by arm.
standardisedRate <- function(frame, errors, opportunities, terms) {
  parts <- lapply(c(errors, opportunities), function(outcome) {
    fit <- lm(reformulate(c("arm", terms), outcome), data = frame); n <- nrow(frame); x <- model.matrix(fit)
    means <- sapply(0:1, function(a) predict(fit, transform(frame, arm = a)))
    gradient <- sapply(0:1, function(a) { xa <- x; xa[, "arm"] <- a; colMeans(xa) })
    value <- colMeans(means)
    rows <- (x * resid(fit) / sqrt(1 - hatvalues(fit))) %*% solve(crossprod(x)) %*% gradient +
      sweep(means, 2, value) / n * sqrt(n / (n - 1))
    list(value = value, rows = rows, df = n - ncol(x)) })
  rate <- parts[[1]]$value / parts[[2]]$value
  rows <- sweep(parts[[1]]$rows - sweep(parts[[2]]$rows, 2, rate, "*"), 2, parts[[2]]$value, "/")
  contrast(rate, crossprod(rows), parts[[1]]$df)
}
# Weighted over the rows, the ratio of the weighted sums; errors from the equations of both, with the chances fitted.
weightedRate <- function(frame, errors, opportunities, terms) {
  fit <- glm(reformulate(terms, "arm"), data = frame, family = binomial, control = tight)
  x <- model.matrix(fit); k <- ncol(x); a <- frame$arm; e <- fitted(fit); m <- nrow(frame); up <- frame[[errors]]; down <- frame[[opportunities]]
  rate <- c(sum(up * (1 - a) / (1 - e)) / sum(down * (1 - a) / (1 - e)), sum(up * a / e) / sum(down * a / e))
  theta <- c(coef(fit), rate)
  psi <- function(t) { e <- plogis(drop(x %*% t[1:k]))
    cbind(x * (a - e), (1 - a) / (1 - e) * (up - t[k + 1] * down), a / e * (up - t[k + 2] * down)) }
  h <- 1e-5 * pmax(1, abs(theta))
  jacobian <- sapply(seq_along(theta), function(j) { more <- theta; more[j] <- more[j] + h[j]; less <- theta; less[j] <- less[j] - h[j]
    (colSums(psi(more)) - colSums(psi(less))) / (2 * h[j]) })
  rows <- (psi(theta) %*% t(solve(-jacobian)))[, k + 1:2]
  contrast(rate, crossprod(rows) * m / (m - 1), m - k - 1)
}
# Weighting: estimating equations of chance and means together, their derivative by central differences.
weighted <- function(frame, outcome, terms) {
  fit <- glm(reformulate(terms, "arm"), data = frame, family = binomial, control = tight)
  x <- model.matrix(fit); k <- ncol(x); a <- frame$arm; y <- frame[[outcome]]; e <- fitted(fit); m <- length(y)
  theta <- c(coef(fit), weighted.mean(y, (1 - a) / (1 - e)), weighted.mean(y, a / e))
  psi <- function(t) { e <- plogis(drop(x %*% t[1:k]))
    cbind(x * (a - e), (1 - a) / (1 - e) * (y - t[k + 1]), a / e * (y - t[k + 2])) }
  h <- 1e-5 * pmax(1, abs(theta))
  jacobian <- sapply(seq_along(theta), function(j) { up <- theta; up[j] <- up[j] + h[j]; down <- theta; down[j] <- down[j] - h[j]
    (colSums(psi(up)) - colSums(psi(down))) / (2 * h[j]) })
  rows <- (psi(theta) %*% t(solve(-jacobian)))[, k + 1:2]
  contrast(unname(theta[k + 1:2]), crossprod(rows) * m / (m - 1), m - k - 1)
}
chances <- function(frame, terms) unname(fitted(glm(reformulate(terms, "arm"), data = frame, family = binomial, control = tight)))
# Matching on the chance, with replacement, ties averaged; errors of Abadie and Imbens (2006), theorems 6 and 7, written
# out: every row against the nearest of the other arm, and for its spread against the nearest of its own.
matched <- function(frame, outcome, terms) {
  l <- round(qlogis(chances(frame, terms)), 9); y <- frame[[outcome]]; arm <- frame$arm; n <- length(y)
  nearest <- function(i, others) { d <- abs(l[others] - l[i]); others[d <= min(d) + 1e-12] }
  counts <- squares <- rep(0, n); base <- treatment <- y
  for (i in 1:n) { m <- nearest(i, which(arm != arm[i])); share <- 1 / length(m)
    counts[m] <- counts[m] + share; squares[m] <- squares[m] + share^2
    if (arm[i] == 1) base[i] <- mean(y[m]) else treatment[i] <- mean(y[m]) }
  spread <- sapply(1:n, function(i) { m <- nearest(i, setdiff(which(arm == arm[i]), i)); j <- length(m)
    j / (j + 1) * (y[i] - mean(y[m]))^2 })
  gap <- treatment - base; estimate <- mean(gap)
  package <- Match(Y = y, Tr = arm, X = l, estimand = "ATE", M = 1, Weight = 2, ties = TRUE, version = "standard",
    distance.tolerance = 1e-12, tolerance = 1e-12)
  stopifnot(abs(package$est - estimate) < 1e-9)
  list(difference = estimate, se = sqrt(sum((gap - estimate)^2) + sum(spread * ((counts + 1)^2 - squares - 1))) / n)
}
cStatistic <- function(arm, e) unname(wilcox.test(e[arm == 1], e[arm == 0], exact = FALSE)$statistic) / (sum(arm) * sum(1 - arm))
smd <- function(x, arm, w) { s <- sqrt((var(x[arm == 1]) + var(x[arm == 0])) / 2)
  (weighted.mean(x[arm == 1], w[arm == 1]) - weighted.mean(x[arm == 0], w[arm == 0])) / s }
levels01 <- function(x) if (is.numeric(x)) list(x) else lapply(unique(x), function(level) as.numeric(x == level))
# Of a category the level that differs most, before and after; of two that mirror each other the first.
balance <- function(frame, terms) {
  e <- chances(frame, terms); w <- ifelse(frame$arm == 1, 1 / e, 1 / (1 - e))
  most <- function(x, w) { all <- sapply(levels01(x), smd, arm = frame$arm, w = w); all[which(abs(all) > max(abs(all)) * (1 - 1e-9))[1]] }
  list(before = lapply(frame[terms], most, w = rep(1, length(w))), after = lapply(frame[terms], most, w = w))
}
overlap <- function(frame, terms) {
  e <- chances(frame, terms); arm <- frame$arm; w <- ifelse(arm == 1, 1 / e, 1 / (1 - e))
  support <- c(max(min(e[arm == 0]), min(e[arm == 1])), min(max(e[arm == 0]), max(e[arm == 1])))
  size <- function(w) sum(w)^2 / sum(w^2)
  list(cStatistic = cStatistic(arm, e), low = support[1], high = support[2], outside = mean(e < support[1] | e > support[2]),
    base = size(w[arm == 0]), treatment = size(w[arm == 1]))
}
ofRatio <- function(rr) { rr <- max(rr, 1 / rr); rr + sqrt(rr * (rr - 1)) }
# Of the estimate and of the end of the interval nearer to 1 (which neither of these intervals holds).
eRatio <- function(r) list(estimate = ofRatio(r$ratio), limit = if (r$ratio > 1) ofRatio(r$ratioLow) else ofRatio(r$ratioHigh))
pooled <- function(y, arm) sqrt((sum(arm == 0) - 1) / (length(y) - 2) * var(y[arm == 0]) + (sum(arm == 1) - 1) / (length(y) - 2) * var(y[arm == 1]))
eMean <- function(r, sd) list(estimate = ofRatio(exp(0.91 * r$difference / sd)),
  limit = ofRatio(exp(0.91 * (if (r$difference > 0) r$low else r$high) / sd)))

inputs <- jsonlite::fromJSON("test/reference/causal.json")$inputs
small <- data.frame(arm = inputs$arm, age = inputs$age, visits = inputs$visits, hours = inputs$hours, done = inputs$done,
  opportunities = round(inputs$visits) + 2, errors = (inputs$done + inputs$urban + round(inputs$age)) %% 3,
  region = c("north", "south", "west")[1 + (inputs$cluster + inputs$urban) %% 3])
terms <- c("age", "visits", "region")
hours <- standardised(small, "hours", terms, gaussian()); done <- standardised(small, "done", terms, binomial())

telco <- read.csv(commandArgs(TRUE)[1])
telco <- telco[telco$Contract %in% c("Month-to-month", "Two year"), ]
customers <- data.frame(arm = as.numeric(telco$Contract == "Two year"), leaving = as.numeric(telco$Churn == "Yes"),
  charge = telco$MonthlyCharges, senior = telco$SeniorCitizen, partner = telco$Partner, dependents = telco$Dependents,
  internet = telco$InternetService, lines = telco$MultipleLines)
known <- c("senior", "partner", "dependents", "internet", "lines")
leaving <- standardised(customers, "leaving", known, binomial()); charge <- standardised(customers, "charge", known, gaussian())

cat(text(list(
  provenance = list(script = "test/reference/non-randomized.R", version = R.version.string,
    packages = paste("Matching", as.character(packageVersion("Matching"))),
    made = "rows of test/reference/causal.json with a category; IBM telco_customer_churn.csv, month-to-month against two-year contracts"),
  rows = list(region = small$region, opportunities = small$opportunities, errors = small$errors,
    hours = c(hours, list(eValue = eMean(hours, pooled(small$hours, small$arm)))),
    done = c(done, list(eValue = eRatio(done))),
    slips = standardisedRate(small, "errors", "opportunities", terms),
    weightedSlips = weightedRate(small, "errors", "opportunities", terms), weighted = weighted(small, "hours", terms), matched = matched(small, "hours", terms),
    balance = balance(small, terms), overlap = overlap(small, terms)),
  telco = list(n = nrow(customers), leaving = c(leaving, list(eValue = eRatio(leaving))),
    charge = c(charge, list(eValue = eMean(charge, pooled(customers$charge, customers$arm)))),
    weighted = weighted(customers, "leaving", known), weightedCharge = weighted(customers, "charge", known), matched = matched(customers, "leaving", known),
    balance = balance(customers, known), overlap = overlap(customers, known)))), "\n")
