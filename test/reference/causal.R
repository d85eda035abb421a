# Reference values for src/stats/causal, from R (stats::glm, sandwich, Matching) and from stacked estimating
# equations whose derivatives are taken numerically.
# Rscript test/reference/causal.R > test/reference/causal.json, then prettier --write
suppressMessages({ library(sandwich); library(Matching) })
text <- function(x) as.character(jsonlite::toJSON(x, digits = I(17), auto_unbox = TRUE))
vec <- function(x) I(unname(as.numeric(x)))

set.seed(20261123)
n <- 160
cluster <- rep(1:20, each = 8)
age <- round(rnorm(n, 45, 11))
visits <- round(rgamma(n, 3, 0.5), 1)
urban <- rbinom(n, 1, 0.4)
arm <- rbinom(n, 1, plogis(-0.3 + 0.04 * (age - 45) + 0.15 * (visits - 6) - 0.6 * urban))
hours <- round(30 + 5 * arm + 0.3 * (age - 45) - visits + 3 * urban + rnorm(20, 0, 1.5)[cluster] + rnorm(n, 0, 4 + arm), 2)
done <- rbinom(n, 1, plogis(-0.2 + 0.8 * arm + 0.05 * (age - 45) - 0.1 * (visits - 6)))
frame <- data.frame(arm, age, visits, urban, hours, done)
tight <- glm.control(epsilon = 1e-15, maxit = 100)

# Rows of influence, then arms, difference and log ratio from their cross products.
contrast <- function(value, rows, df, group = NULL, factor = 1) {
  if (!is.null(group)) rows <- rowsum(rows, group)
  v <- crossprod(rows) * factor
  difference <- c(-1, 1); log <- c(-1, 1) / value
  se <- sqrt(drop(t(difference) %*% v %*% difference)); logSe <- sqrt(drop(t(log) %*% v %*% log))
  d <- value[2] - value[1]; t <- qt(0.975, df)
  list(base = value[1], treatment = value[2], baseSe = sqrt(v[1, 1]), treatmentSe = sqrt(v[2, 2]),
    covariance = v[1, 2], difference = d, se = se, low = d - t * se, high = d + t * se,
    p = 2 * pt(-abs(d / se), df), df = df, ratio = value[2] / value[1], logSe = logSe)
}

gcomputation <- function(fit, group = NULL) {
  p <- length(coef(fit)); x <- model.matrix(fit)
  means <- sapply(0:1, function(a) predict(fit, transform(frame, arm = a), type = "response"))
  gradient <- sapply(0:1, function(a) { xa <- x; xa[, "arm"] <- a; eta <- drop(xa %*% coef(fit))
    colMeans(xa * if (fit$family$family == "binomial") dlogis(eta) else 1) })
  score <- estfun(fit) / summary(fit)$dispersion^0
  if (fit$family$family == "gaussian") { score <- x * (frame$hours - fitted(fit)); inverse <- solve(crossprod(x)) }
  else inverse <- vcov(fit)
  value <- colMeans(means)
  spread <- sweep(means, 2, value) / n
  if (is.null(group)) {
    rows <- (score / sqrt(1 - hatvalues(fit))) %*% inverse %*% gradient + spread * sqrt(n / (n - 1))
    return(contrast(value, rows, n - p))
  }
  g <- length(unique(group))
  contrast(value, score %*% inverse %*% gradient + spread, g - 1, group, g / (g - 1) * (n - 1) / (n - p))
}
linear <- glm(hours ~ arm + age + visits + urban, data = frame, control = tight)
logistic <- glm(done ~ arm + age + visits + urban, data = frame, family = binomial, control = tight)

# M-estimation: rows of the estimating equations at the solution, derivative by central differences.
mEstimate <- function(psi, theta, ask, df, group = NULL) {
  m <- nrow(psi(theta)); h <- 1e-5 * pmax(1, abs(theta))
  a <- sapply(seq_along(theta), function(k) { up <- theta; up[k] <- up[k] + h[k]; down <- theta; down[k] <- down[k] - h[k]
    (colSums(psi(up)) - colSums(psi(down))) / (2 * h[k]) })
  stopifnot(max(abs(colSums(psi(theta)))) < 1e-6)
  rows <- (psi(theta) %*% t(solve(-a)))[, ask]
  g <- if (is.null(group)) m else length(unique(group))
  contrast(theta[ask], rows, if (is.null(group)) df else g - 1, group, g / (g - 1))
}
weighting <- function(data, outcome, group = NULL) {
  x <- cbind(1, scale(data[c("age", "visits", "urban")], TRUE, FALSE)); a <- data$arm; y <- data[[outcome]]
  gamma <- coef(glm(a ~ x - 1, family = binomial, control = tight)); e <- plogis(drop(x %*% gamma))
  mu <- c(weighted.mean(y, (1 - a) / (1 - e)), weighted.mean(y, a / e))
  psi <- function(t) { e <- plogis(drop(x %*% t[1:4]))
    cbind(x * (a - e), (1 - a) / (1 - e) * (y - t[5]), a / e * (y - t[6])) }
  result <- mEstimate(psi, c(gamma, mu), 5:6, nrow(data) - 5, group)
  c(result, list(propensity = vec(e)))
}
robust <- function(data, outcome, model, group = NULL) {
  x <- cbind(1, scale(data[c("age", "visits", "urban")], TRUE, FALSE)); a <- data$arm; y <- data[[outcome]]
  family <- if (model == "logistic") binomial() else gaussian()
  gamma <- coef(glm(a ~ x - 1, family = binomial, control = tight)); e <- plogis(drop(x %*% gamma))
  beta <- lapply(0:1, function(k) coef(glm(y[a == k] ~ x[a == k, ] - 1, family = family, control = tight)))
  m <- lapply(beta, function(b) family$linkinv(drop(x %*% b)))
  mu <- c(mean(m[[1]] + (1 - a) / (1 - e) * (y - m[[1]])), mean(m[[2]] + a / e * (y - m[[2]])))
  psi <- function(t) { e <- plogis(drop(x %*% t[1:4])); m0 <- family$linkinv(drop(x %*% t[5:8])); m1 <- family$linkinv(drop(x %*% t[9:12]))
    cbind(x * (a - e), x * (1 - a) * (y - m0), x * a * (y - m1), m0 + (1 - a) / (1 - e) * (y - m0) - t[13],
      m1 + a / e * (y - m1) - t[14]) }
  mEstimate(psi, c(gamma, unlist(beta), mu), 13:14, nrow(data) - 5, group)
}
e <- weighting(frame, "hours")$propensity
trimmed <- frame[e >= 0.25 & e <= 0.75, ]
weights <- ifelse(arm == 1, mean(arm) / e, (1 - mean(arm)) / (1 - e))
smd <- function(x, w) { w <- as.numeric(w); s <- sqrt((var(x[arm == 1]) + var(x[arm == 0])) / 2)
  (weighted.mean(x[arm == 1], w[arm == 1]) - weighted.mean(x[arm == 0], w[arm == 0])) / s }

# Matching breaks ties at 1e-5 of a distance; jittered covariates leave none, the rounded ones have many.
exact <- frame; exact$age <- age + round(rnorm(n, 0, 0.3), 6); exact$visits <- visits + round(rnorm(n, 0, 0.03), 6)
matched <- function(x, estimand, data = frame) {
  m <- Match(Y = data$hours, Tr = data$arm, X = x, estimand = estimand, M = 1, Weight = 2, Var.calc = 1,
    ties = TRUE, version = "standard", distance.tolerance = 1e-12, tolerance = 1e-12)
  list(difference = as.numeric(m$est), se = as.numeric(m$se), matched = length(unique(c(m$index.treated, if (estimand == "ATE") m$index.control))),
    dropped = 0)
}
# With a caliper Matching divides by all treated rows, the dropped ones too: match again without those instead.
withinCaliper <- function(x, caliper) {
  dropped <- Match(Y = hours, Tr = arm, X = x, M = 1, caliper = caliper)$index.dropped
  c(matched(x[-dropped], "ATT", data = frame[-dropped, ])[c("difference", "se", "matched")], list(dropped = length(dropped)))
}
three <- as.matrix(exact[c("age", "visits", "urban")])
logit <- qlogis(e)

cat(text(list(
  provenance = list(script = "test/reference/causal.R", version = R.version.string,
    packages = paste(c("sandwich", "Matching"), sapply(c("sandwich", "Matching"), function(p) as.character(packageVersion(p)))),
    made = "all inputs drawn with set.seed(20261123)"),
  inputs = list(arm = vec(arm), cluster = vec(cluster), age = vec(age), visits = vec(visits), urban = vec(urban),
    hours = vec(hours), done = vec(done), exactAge = vec(exact$age), exactVisits = vec(exact$visits)),
  gComputation = list(linear = gcomputation(linear), logistic = gcomputation(logistic),
    linearClusters = gcomputation(linear, cluster), logisticClusters = gcomputation(logistic, cluster)),
  weighting = list(hours = weighting(frame, "hours"), done = weighting(frame, "done"),
    clusters = weighting(frame, "hours", cluster), trimmed = c(weighting(trimmed, "hours"), list(n = nrow(trimmed)))),
  doublyRobust = list(hours = robust(frame, "hours", "linear"), done = robust(frame, "done", "logistic"),
    clusters = robust(frame, "hours", "linear", cluster)),
  balance = list(before = vec(sapply(frame[2:4], smd, w = rep(1, n))), after = vec(sapply(frame[2:4], smd, w = weights)),
    effective = list(base = sum(weights[arm == 0])^2 / sum(weights[arm == 0]^2), treatment = sum(weights[arm == 1])^2 / sum(weights[arm == 1]^2))),
  matching = list(mahalanobisAll = matched(three, "ATE", data = exact), mahalanobisTreated = matched(three, "ATT", data = exact),
    propensityAll = matched(logit, "ATE"), propensityTreated = matched(logit, "ATT"),
    propensityCaliper = withinCaliper(logit, 0.05), urbanAll = matched(urban, "ATE"), urbanTreated = matched(urban, "ATT")))), "\n")
