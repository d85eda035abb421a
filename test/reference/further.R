# What is looked at beyond the checks of a design: ranks, margins, several metrics, looks, subgroups.
#
# Run: Rscript further.R > further.json

library(jsonlite)
set.seed(7)
n <- 60
old <- round(rlnorm(n, 3.3, 0.35), 1)
new <- round(rlnorm(n, 3.12, 0.35), 1)
rating_old <- sample(1:7, n, TRUE, c(1, 2, 4, 6, 5, 3, 1))
rating_new <- sample(1:7, n, TRUE, c(1, 1, 2, 4, 7, 6, 3))
errors_old <- rpois(n, 1.1)
errors_new <- rpois(n, 1.05)
desk <- rep(c("desk", "web"), length.out = n)

welch <- function(a, b) t.test(b, a)
t_time <- welch(old, new)
t_rating <- welch(rating_old, rating_new)
t_errors <- welch(errors_old, errors_new)
p <- c(time = t_time$p.value, rating = t_rating$p.value, errors = t_errors$p.value)

# Better is lower: not worse by more than 1.5 errors... the margin of errors is 0.4.
margin <- 0.4
not_worse <- t.test(errors_new, errors_old, alternative = "less", mu = margin, conf.level = 0.975)

# Asymptotic confidence sequence, tightest at 5000 units.
alpha <- 0.05
N <- 2 * n
r2 <- (-2 * log(alpha) + log(-2 * log(alpha) + 1)) / 5000
se <- t_time$stderr
reach <- se * sqrt(N) * sqrt(2 * (N * r2 + 1) / (N^2 * r2) * log(sqrt(N * r2 + 1) / alpha))

by <- lapply(c("desk", "web"), function(level) {
  t <- welch(old[desk == level], new[desk == level])
  list(level = level, value = unname(diff(rev(t$estimate))), error = t$stderr, low = t$conf.int[1], high = t$conf.int[2])
})
e <- sapply(by, `[[`, "value"); s <- sapply(by, `[[`, "error")
Q <- sum((e - weighted.mean(e, 1 / s^2))^2 / s^2)

w <- wilcox.test(rating_new, rating_old, exact = FALSE, correct = TRUE)
pairs <- outer(rating_new, rating_old, function(a, b) (a > b) + (a == b) / 2)

counts <- data.frame(y = c(errors_old, errors_new), arm = rep(0:1, each = n))
nb <- MASS::glm.nb(y ~ arm, data = counts)
scattered <- data.frame(y = c(rnbinom(n, size = 1.2, mu = 2), rnbinom(n, size = 1.2, mu = 1.3)), arm = rep(0:1, each = n))
nb_scattered <- MASS::glm.nb(y ~ arm, data = scattered)
distances <- data.frame(z = c(abs(old - median(old)), abs(new - median(new))), arm = factor(rep(0:1, each = n)))
bf <- anova(lm(z ~ arm, distances))

cat(toJSON(list(
  source = paste0("R ", getRversion(), ": test/reference/further.R"),
  old = old, new = new, ratingOld = rating_old, ratingNew = rating_new, errorsOld = errors_old, errorsNew = errors_new, channel = desk,
  p = as.list(p), corrected = as.list(p.adjust(p, "BH")), holm = as.list(p.adjust(p, "holm")),
  notWorse = list(margin = margin, p = not_worse$p.value, bound = not_worse$conf.int[2]),
  always = list(value = mean(new) - mean(old), low = mean(new) - mean(old) - reach, high = mean(new) - mean(old) + reach),
  by = by, q = Q, qP = pchisq(Q, 1, lower.tail = FALSE),
  scattered = scattered$y, scatteredRatio = unname(exp(coef(nb_scattered)[2])), scatteredTheta = nb_scattered$theta,
  brownForsythe = list(f = bf[1, 4], p = bf[1, 5]), cvRatio = (sd(new) / mean(new)) / (sd(old) / mean(old)),
  # Order statistics of binom.test's kind: ranks qbinom(0.025, n, p) and n + 1 - qbinom(0.025, n, 1 - p).
  medianOld = list(low = sort(old)[qbinom(0.025, n, 0.5)], high = sort(old)[n + 1 - qbinom(0.025, n, 0.5)]),
  superiority = list(value = mean(pairs), p = w$p.value)
), auto_unbox = TRUE, digits = NA))
