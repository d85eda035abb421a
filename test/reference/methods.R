# Reference values for src/stats/{descriptive,intervals,tests,regression,resampling}, from base R.
# Rscript test/reference/methods.R > test/reference/methods.r.json, then prettier --write
# The inputs are drawn here once and stand in the JSON; methods.py reads them from there.

json <- function(x) {
  if (is.list(x)) {
    items <- vapply(x, json, "")
    if (is.null(names(x))) return(paste0("[", paste(items, collapse = ", "), "]"))
    return(paste0("{", paste0('"', names(x), '": ', items, collapse = ",\n"), "}"))
  }
  if (is.matrix(x)) return(json(lapply(seq_len(nrow(x)), function(i) unname(x[i, ]))))
  if (is.character(x)) return(paste0('"', x, '"'))
  text <- ifelse(is.finite(x), formatC(as.numeric(x), digits = 17, format = "g"), '"Infinity"')
  if (length(x) == 1 && !inherits(x, "AsIs")) return(unname(text))
  paste0("[", paste(text, collapse = ", "), "]")
}
vec <- function(x) I(unname(as.numeric(x)))

set.seed(20261121)
base <- round(rlnorm(49, log(28), 0.35), 3)
treatment <- round(rlnorm(50, log(40), 0.45), 3)
scaleBase <- sample(0:10, 40, TRUE, dbinom(0:10, 10, 0.4))
scaleTreatment <- sample(0:10, 35, TRUE, dbinom(0:10, 10, 0.55))
n <- 60
arm <- rep(0:1, 30)
cluster <- rep(1:12, each = 5)
age <- round(rnorm(n, 50, 12))
bmi <- round(rnorm(n, 30, 5), 1)
outcome <- round(20 + 6 * arm + 0.3 * age - 0.4 * bmi + rnorm(12)[cluster] * 3 + rnorm(n, 0, 3 + 3 * arm), 2)
before <- round(rnorm(24, 100, 15), 3)
after <- round(before * 0.8 + rnorm(24, 12, 9), 3)

inputs <- list(base = vec(base), treatment = vec(treatment), scaleBase = vec(scaleBase),
  scaleTreatment = vec(scaleTreatment), arm = vec(arm), cluster = vec(cluster), age = vec(age),
  bmi = vec(bmi), outcome = vec(outcome), before = vec(before), after = vec(after))

sums <- function(x) list(n = length(x), mean = mean(x), m2 = sum((x - mean(x))^2),
  m3 = sum((x - mean(x))^3), m4 = sum((x - mean(x))^4), min = min(x), max = max(x))
tt <- function(x) list(t = unname(x$statistic), df = unname(x$parameter), p = x$p.value,
  low = x$conf.int[1], high = x$conf.int[2], se = unname(x$stderr))
probabilities <- c(0, 0.05, 0.1, 0.25, 1 / 3, 0.5, 0.9, 0.95, 1)

descriptive <- list(
  moments = sums(base), variance = var(base), sd = sd(base),
  comoment = sum((before - mean(before)) * (after - mean(after))),
  probabilities = vec(probabilities),
  quantiles = vec(quantile(treatment, probabilities, type = 7)),
  geometricMean = exp(mean(log(base))),
  ranks = vec(rank(c(scaleBase, scaleTreatment))),
  counts = vec(hist(treatment, breaks = seq(0, 200, 20), right = FALSE, plot = FALSE)$counts),
  pearson = cor(before, after), spearman = cor(scaleBase[1:35], scaleTreatment, method = "spearman"))

wilson <- function(x, n, level) as.numeric(suppressWarnings(prop.test(x, n, correct = FALSE, conf.level = level))$conf.int)
newcombePaired <- function(both, onlyBase, onlyTreatment, neither, level) {
  n <- both + onlyBase + onlyTreatment + neither
  p1 <- (both + onlyBase) / n; p2 <- (both + onlyTreatment) / n
  w1 <- wilson(both + onlyBase, n, level); w2 <- wilson(both + onlyTreatment, n, level)
  margins <- (both + onlyBase) * (onlyTreatment + neither) * (both + onlyTreatment) * (onlyBase + neither)
  excess <- both * neither - onlyBase * onlyTreatment
  corrected <- if (excess > n / 2) excess - n / 2 else if (excess >= 0) 0 else excess
  phi <- if (margins == 0) 0 else corrected / sqrt(margins)
  dl2 <- p2 - w2[1]; du2 <- w2[2] - p2; dl1 <- p1 - w1[1]; du1 <- w1[2] - p1
  list(counts = c(both, onlyBase, onlyTreatment, neither), level = level,
    low = p2 - p1 - sqrt(dl2^2 - 2 * phi * dl2 * du1 + du1^2),
    high = p2 - p1 + sqrt(du2^2 - 2 * phi * du2 * dl1 + dl1^2))
}
meanOf <- t.test(base, conf.level = 0.9)
logRatio <- log(mean(treatment) / mean(base))
logSe <- sqrt(var(base) / length(base) / mean(base)^2 + var(treatment) / length(treatment) / mean(treatment)^2)
pairCov <- cov(before, after) / 24
pairedLogSe <- sqrt(var(before) / 24 / mean(before)^2 + var(after) / 24 / mean(after)^2 -
  2 * pairCov / mean(before) / mean(after))
logT <- t.test(log(treatment), log(base))
# Fieller: the ratios at which the t statistic of treatment - ratio x base is just at its critical value
fieller <- function(b, t, vb, vt, cov, df, level, from, to) {
  f <- function(r) (t - r * b)^2 - qt(1 - (1 - level) / 2, df)^2 * (vt - 2 * r * cov + r^2 * vb)
  c(uniroot(f, c(from, t / b), tol = 1e-13)$root, uniroot(f, c(t / b, to), tol = 1e-13)$root)
}
odds <- glm(cbind(c(41, 30), c(9, 19)) ~ c(0, 1), family = binomial)
risk <- suppressWarnings(glm(cbind(c(41, 30), c(9, 19)) ~ c(0, 1), family = binomial(link = "log"), start = c(log(0.8), -0.2),
  control = list(epsilon = 1e-15, maxit = 200)))
oddsCorrected <- suppressWarnings(glm(cbind(c(0.5, 5.5), c(20.5, 17.5)) ~ c(0, 1), family = binomial,
  control = list(epsilon = 1e-15, maxit = 200)))
wald <- function(fit) { s <- summary(fit)$coefficients[2, ]
  list(log = unname(s[1]), se = unname(s[2]), p = unname(s[4])) }
binomialRanks <- function(n, p, level) c(qbinom((1 - level) / 2, n, p), qbinom(1 - (1 - level) / 2, n, p) + 1)
rates <- poisson.test(c(17, 31), c(210, 190.5), conf.level = 0.95)
ratesReverse <- poisson.test(c(31, 17), c(190.5, 210), conf.level = 0.9)

intervals <- list(
  wilson = list(list(81, 263, 0.95, wilson(81, 263, 0.95)), list(3, 11, 0.8, wilson(3, 11, 0.8)),
    list(0, 20, 0.95, wilson(0, 20, 0.95)), list(49, 49, 0.99, wilson(49, 49, 0.99))),
  newcombePaired = list(newcombePaired(14, 5, 0, 22, 0.95), newcombePaired(59, 6, 16, 80, 0.95),
    newcombePaired(1, 1, 7, 12, 0.95), newcombePaired(2, 9, 8, 1, 0.9), newcombePaired(10, 0, 0, 0, 0.95),
    newcombePaired(3, 2, 2, 3, 0.95)),
  mean = list(low = meanOf$conf.int[1], high = meanOf$conf.int[2]),
  ratioOfMeans = list(log = logRatio, se = logSe, df = 48, p = 2 * pt(-abs(logRatio / logSe), 48),
    low = exp(logRatio - qt(0.975, 48) * logSe), high = exp(logRatio + qt(0.975, 48) * logSe)),
  ratioOfPairedMeans = list(log = log(mean(after) / mean(before)), se = pairedLogSe, df = 23),
  ratioOfGeometricMeans = list(ratio = exp(unname(logT$estimate[1] - logT$estimate[2])), se = logT$stderr,
    df = unname(logT$parameter), p = logT$p.value, low = exp(logT$conf.int[1]), high = exp(logT$conf.int[2])),
  fieller = list(independent = fieller(mean(base), mean(treatment), var(base) / 49, var(treatment) / 50, 0, 48, 0.95, 0.5, 5),
    paired = fieller(mean(before), mean(after), var(before) / 24, var(after) / 24, pairCov, 23, 0.95, 0.2, 5)),
  odds = wald(odds), risk = wald(risk), oddsCorrected = wald(oddsCorrected),
  poissonRate = list(list(17, 210, 0.95, as.numeric(poisson.test(17, 210)$conf.int)),
    list(0, 3, 0.95, as.numeric(poisson.test(0, 3)$conf.int)),
    list(100000, 7, 0.9, as.numeric(poisson.test(100000, 7, conf.level = 0.9)$conf.int))),
  rateRatio = list(list(17, 210, 31, 190.5, 0.9, unname(ratesReverse$estimate), as.numeric(ratesReverse$conf.int)),
    list(5, 10, 0, 12, 0.95, 0, as.numeric(poisson.test(c(0, 5), c(12, 10))$conf.int))),
  quantile = list(list(50, 0.5, 0.95, binomialRanks(50, 0.5, 0.95)), list(50, 0.9, 0.9, binomialRanks(50, 0.9, 0.9)),
    list(6, 0.5, 0.95, binomialRanks(6, 0.5, 0.95)), list(1000, 0.25, 0.99, binomialRanks(1000, 0.25, 0.99))))

w <- function(x) list(statistic = unname(x$statistic), p = x$p.value)
fisher <- function(a, b, c, d) list(a, b, c, d, fisher.test(matrix(c(a, b, c, d), 2, byrow = TRUE))$p.value)
nemar <- function(b, c) { chi <- mcnemar.test(matrix(c(10, b, c, 10), 2), correct = FALSE)
  list(b, c, binom.test(b, b + c)$p.value, unname(chi$statistic), chi$p.value) }
rate <- function(x1, t1, x2, t2) list(x1, t1, x2, t2, poisson.test(c(x2, x1), c(t2, t1))$p.value)
table3 <- matrix(c(12, 7, 9, 20, 14, 6), 2, byrow = TRUE)
fit <- chisq.test(c(492, 535, 473), p = c(1, 1, 1) / 3)
independence <- suppressWarnings(chisq.test(table3, correct = FALSE))
share <- prop.test(c(30, 41), c(49, 50), correct = FALSE)
spread <- var.test(treatment, base, conf.level = 0.9)
forsythe <- function(groups) {
  d <- unlist(lapply(groups, function(x) abs(x - median(x))))
  a <- anova(lm(d ~ factor(rep(seq_along(groups), lengths(groups)))))
  list(f = a$F[1], df1 = a$Df[1], df2 = a$Df[2], p = a$`Pr(>F)`[1])
}
# placements by counting pairs, the t interval of the logit with the degrees of freedom of Brunner and Munzel
superiority <- function(x, y, level) {
  wins <- outer(y, x, ">") + 0.5 * outer(y, x, "==")
  a <- var(colMeans(wins)) / length(x); b <- var(rowMeans(wins)) / length(y)
  df <- (a + b)^2 / (a^2 / (length(x) - 1) + b^2 / (length(y) - 1))
  ends <- qlogis(mean(wins)) + c(-1, 1) * qt(1 - (1 - level) / 2, df) * sqrt(a + b) / (mean(wins) * (1 - mean(wins)))
  list(value = mean(wins), low = plogis(ends[1]), high = plogis(ends[2]))
}
differences <- after - before
scaleDifferences <- scaleTreatment - scaleBase[1:35]

tests <- list(
  welch = tt(t.test(treatment, base, conf.level = 0.9)),
  paired = tt(t.test(after, before, paired = TRUE)),
  oneSample = tt(t.test(base, mu = 28)),
  welchOneConstant = tt(t.test(base, rep(28, 5))),
  mannWhitneyExact = w(wilcox.test(treatment[1:20], base[1:15])),
  mannWhitneyExactSmall = w(wilcox.test(c(1.1, 2.2, 9.9), c(0.5, 3.3, 4.4, 5.5))),
  mannWhitneyNormal = w(wilcox.test(treatment, base)),
  mannWhitneyTies = w(suppressWarnings(wilcox.test(scaleTreatment, scaleBase))),
  superiority = superiority(base, treatment, 0.95), superiorityTies = superiority(scaleBase, scaleTreatment, 0.9),
  signedRankExact = w(wilcox.test(differences)),
  signedRankTies = w(suppressWarnings(wilcox.test(scaleDifferences))),
  fisher = list(fisher(3, 1, 1, 3), fisher(49, 0, 46, 4), fisher(1, 9, 11, 3), fisher(0, 5, 0, 7),
    fisher(120, 80, 90, 130), fisher(7, 27, 1, 33), fisher(5000, 4800, 4900, 5100), fisher(10, 2, 3, 15)),
  mcNemar = list(nemar(5, 0), nemar(6, 16), nemar(12, 12), nemar(400, 470)),
  rate = list(rate(17, 210, 31, 190.5), rate(0, 10, 4, 10), rate(4, 49, 9, 50), rate(800, 100, 900, 95)),
  chiSquareFit = list(statistic = unname(fit$statistic), p = fit$p.value),
  chiSquareTable = list(table = table3, statistic = unname(independence$statistic), df = unname(independence$parameter),
    p = independence$p.value, smallest = min(independence$expected)),
  twoProportions = list(z2 = unname(share$statistic), p = share$p.value),
  varianceRatio = list(f = unname(spread$statistic), p = spread$p.value, low = sqrt(spread$conf.int[1]), high = sqrt(spread$conf.int[2])),
  brownForsythe = forsythe(list(base, treatment)), brownForsytheThree = forsythe(list(scaleBase, scaleTreatment, age)))

X <- cbind(1, arm, age, bmi)
XtX1 <- solve(crossprod(X))
linear <- lm(outcome ~ arm + age + bmi)
e <- resid(linear); h <- hatvalues(linear)
sandwich <- function(u) unname(XtX1 %*% crossprod(X * u) %*% XtX1)
byCluster <- function(X, e, cluster) { S <- rowsum(X * e, cluster); B <- solve(crossprod(X))
  G <- nrow(S); unname(B %*% crossprod(S) %*% B * G / (G - 1) * (nrow(X) - 1) / (nrow(X) - ncol(X))) }
Xc <- cbind(1, arm, age - mean(age), bmi - mean(bmi))
ancovaFit <- lm(outcome ~ arm + I(age - mean(age)) + I(bmi - mean(bmi)))
hc2 <- sandwich(e / sqrt(1 - h))
ancovaSe <- sqrt(hc2[2, 2])
pooled <- lm(outcome ~ arm + age)
theta <- coef(pooled)[["age"]]
z <- outcome - theta * age
cupedTest <- t.test(z[arm == 1], z[arm == 0])

regression <- list(
  coefficients = vec(coef(linear)), classic = unname(vcov(linear)), hc2 = hc2, hc3 = sandwich(e / (1 - h)),
  cr1 = byCluster(X, e, cluster), residuals = vec(e), leverage = vec(h), rSquared = summary(linear)$r.squared,
  ancova = list(difference = coef(ancovaFit)[[2]], se = ancovaSe, df = 56, base = coef(ancovaFit)[[1]],
    slopes = vec(coef(ancovaFit)[3:4]), p = 2 * pt(-abs(coef(ancovaFit)[[2]] / ancovaSe), 56),
    low = coef(ancovaFit)[[2]] - qt(0.975, 56) * ancovaSe, high = coef(ancovaFit)[[2]] + qt(0.975, 56) * ancovaSe,
    clusterSe = sqrt(byCluster(Xc, resid(ancovaFit), cluster)[2, 2])),
  cuped = c(list(theta = theta, difference = unname(cupedTest$estimate[1] - cupedTest$estimate[2])), tt(cupedTest)))

leaveOneOut <- function(x, f) vapply(seq_along(x), function(i) f(x[-i]), 0)
jackknifeVariance <- function(t) (length(t) - 1) / length(t) * sum((t - mean(t))^2)
logCv <- function(x) log(sd(x) / mean(x))
logSdVariance <- function(x) jackknifeVariance(leaveOneOut(x, function(v) log(sd(v))))
# infinitesimal jackknife: numerical derivative of the weighted statistic in each weight
weightedLogSd <- function(w, x) { w <- w / sum(w); m <- sum(w * x); 0.5 * log(sum(w * (x - m)^2)) }
weightedLogCv <- function(w, x) weightedLogSd(w, x) - log(sum(w * x) / sum(w))
infinitesimal <- function(x, f) { n <- length(x); w <- rep(1 / n, n); h <- 1e-4 / n
  d <- vapply(seq_len(n), function(i) { up <- w; up[i] <- up[i] + h; down <- w; down[i] <- down[i] - h
    (f(up, x) - f(down, x)) / (2 * h) }, 0)
  sqrt(sum(d^2)) / n }
pairedSd <- leaveOneOut(seq_along(before), function(i) log(sd(after[i]) / sd(before[i])))
compareSe <- sqrt(logSdVariance(base) + logSdVariance(treatment))
compareLog <- log(sd(treatment) / sd(base))
resampling <- list(
  jackknife = list(sd = sd(base), se = sqrt(logSdVariance(base))),
  infinitesimal = list(sd = infinitesimal(treatment, weightedLogSd), cv = infinitesimal(treatment, weightedLogCv)),
  compare = list(ratio = exp(compareLog), se = compareSe, df = 48, p = 2 * pt(-abs(compareLog / compareSe), 48),
    low = exp(compareLog - qt(0.975, 48) * compareSe), high = exp(compareLog + qt(0.975, 48) * compareSe),
    cvRatio = exp(logCv(treatment) - logCv(base)),
    cvSe = sqrt(jackknifeVariance(leaveOneOut(base, logCv)) + jackknifeVariance(leaveOneOut(treatment, logCv)))),
  pairedSpread = list(ratio = sd(after) / sd(before), se = sqrt(jackknifeVariance(pairedSd))))

cat(json(list(
  provenance = list(script = "test/reference/methods.R", made = "base R, all inputs drawn with set.seed(20261121)", version = R.version.string),
  inputs = inputs, descriptive = descriptive, intervals = intervals, tests = tests, regression = regression,
  resampling = resampling)), "\n")
