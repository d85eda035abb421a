# Reference values for the designs of src/evidence that compare over time, from R (lm with dummies, sandwich, nlme, lme4,
# lmerTest); the last three sections on the real rows under WORTHLINE_REAL_DATA.
# Rscript test/reference/over-time.R > test/reference/over-time.json, then prettier --write
suppressMessages({ library(sandwich); library(nlme); library(lme4); library(lmerTest) })
num <- function(x) unname(as.numeric(x))
test <- function(b, se, df) list(value = num(b), se = num(se), df = num(df), low = num(b - qt(0.975, df) * se),
  high = num(b + qt(0.975, df) * se), p = num(2 * pt(-abs(b / se), df)))
# CR1, fixed effects of the clusters themselves not counted in K but for one constant.
cr1 <- function(fit, cluster, nested) { g <- length(unique(cluster)); n <- length(cluster); k <- fit$rank - nested
  g / (g - 1) * (n - 1) / (n - k) * vcovCL(fit, cluster = cluster, type = "HC0", cadjust = FALSE) }
did <- function(d, y, unit, time, effect, covariate = NULL) {
  d$outcome <- d[[y]]; d$u <- factor(d[[unit]]); d$t <- factor(d[[time]]); d$e <- d[[effect]]
  f <- if (is.null(covariate)) outcome ~ e + u + t else { d$c <- d[[covariate]]; outcome ~ e + c + u + t }
  fit <- lm(f, d); v <- cr1(fit, d[[unit]], nlevels(d$u) - 1)
  test(coef(fit)["e"], sqrt(v["e", "e"]), nlevels(d$u) - 1) }
trend <- function(d, y, unit, time, group) {
  d$outcome <- d[[y]]; d$u <- factor(d[[unit]]); d$t <- factor(d[[time]]); d$e <- d[[group]] * d[[time]]
  fit <- lm(outcome ~ e + u + t, d); v <- cr1(fit, d[[unit]], nlevels(d$u) - 1)
  test(coef(fit)["e"], sqrt(v["e", "e"]), nlevels(d$u) - 1) }
event <- function(d, y, unit, time, group, base) {
  d$outcome <- d[[y]]; d$u <- factor(d[[unit]]); d$t <- factor(d[[time]])
  shown <- setdiff(sort(unique(d[[time]])), base)
  x <- sapply(shown, function(k) d[[group]] * (d[[time]] == k))
  fit <- lm(d$outcome ~ x + d$u + d$t); v <- cr1(fit, d[[unit]], nlevels(d$u) - 1)
  at <- 1 + seq_along(shown); before <- at[shown < base]; b <- coef(fit)[before]; df <- nlevels(d$u) - 1
  wald <- drop(b %*% solve(v[before, before]) %*% b) / length(b)
  list(joint = list(f = wald, df1 = length(b), df2 = df, p = pf(wald, length(b), df, lower.tail = FALSE)),
    course = lapply(seq_along(shown), function(i) c(list(time = num(shown[i])), test(coef(fit)[at[i]], sqrt(v[at[i], at[i]]), df)))) }

set.seed(20261122)
# 12 shops in weeks 1 to 8, 5 of them treated from week 5 on; the workload drifts.
shops <- expand.grid(week = 1:8, shop = 1:12)
shops$treated <- as.numeric(shops$shop <= 5)
shops$load <- round(50 + 10 * rnorm(nrow(shops)), 1)
shops$time <- round(40 + rnorm(12, 0, 4)[shops$shop] + 0.8 * shops$week - 6 * shops$treated * (shops$week >= 5) +
  0.15 * shops$load + rnorm(nrow(shops), 0, 2), 2)
shops$done <- as.numeric(runif(nrow(shops)) < 0.55 + 0.25 * shops$treated * (shops$week >= 5))
shops$effect <- shops$treated * (shops$week >= 5)
shops <- shops[-c(11, 90), ]

# 60 months, a season of four, a start at month 41.
months <- data.frame(month = 1:60)
months$after <- as.numeric(months$month >= 41)
months$since <- pmax(0, months$month - 41)
error <- as.numeric(arima.sim(list(ar = 0.4), 60)) * 3
months$wait <- round(100 + 0.3 * months$month - 12 * months$after - 0.4 * months$since + 5 * (months$month %% 4 == 1) + error, 2)
months <- months[-c(9, 50), ]
segments <- gls(wait ~ month + after + since + factor(month %% 4), months, correlation = corCAR1(form = ~month), method = "REML")
weights <- c(0, 0, 1, mean(months$since[months$after == 1]), 0, 0, 0)

stepped <- gls(wait ~ month + after + since + I(month >= 20) + factor(month %% 4), months, correlation = corCAR1(form = ~month), method = "REML")
stepWeights <- append(weights, 0, 4)

# What neighbours leave of the residuals, by Ljung and Box with the pairs that are there (Stoffer and Toloi 1992).
left <- rep(NA, 60); left[months$month] <- months$wait - fitted(segments)
beside <- left[-1] - coef(segments$modelStruct$corStruct, unconstrained = FALSE) * left[-60]
n <- sum(!is.na(beside)); lags <- 1:10
pairs <- sapply(lags, function(k) sum(!is.na(beside[-seq_len(k)] * beside[seq_len(59 - k)])))
box <- n * (n + 2) * sum(acf(beside, na.action = na.pass, plot = FALSE, lag.max = 10)$acf[-1]^2 / pairs)

# 24 customers in four waves, each with the treatment from a wave of their own on.
people <- expand.grid(wave = 1:4, customer = 1:24)
people$treated <- as.numeric(people$wave >= rep(c(2, 3, 4, 9), 6)[people$customer])
people$effort <- round(60 + rnorm(24, 0, 8)[people$customer] - 1.5 * people$wave - 7 * people$treated + rnorm(nrow(people), 0, 4), 1)
people <- people[!(people$customer %in% c(3, 10, 17) & people$wave == 4), ]
mixed <- suppressMessages(lmer(effort ~ treated + factor(wave) + (1 | customer), people, REML = TRUE))
mixedRow <- summary(mixed)$coefficients["treated", ]
pooled <- lm(effort ~ treated + factor(wave), people)
pooledV <- vcovCL(pooled, cluster = people$customer, type = "HC1", cadjust = TRUE)
within <- lm(effort ~ treated + factor(customer) + factor(wave), people)
withinV <- cr1(within, people$customer, 23)
firsts <- people[people$wave == 1, ]
leavers <- firsts$customer %in% c(3, 10, 17)
welch <- t.test(firsts$effort[leavers], firsts$effort[!leavers])

real <- Sys.getenv("WORTHLINE_REAL_DATA")
fines <- read.csv(file.path(real, "daycare-fines/daycare_fines.csv"))
fines$treated <- as.numeric(fines$group == "test")
with <- fines[fines$week <= 16, ]; with$effect <- with$treated * (with$week >= 5)
bikes <- read.csv(file.path(real, "bike-sharing-daily/bike_sharing_daily.csv"))
bikes$day <- seq_len(nrow(bikes)); start <- which(bikes$dteday == "2012-03-01")
bikes$after <- as.numeric(bikes$day >= start); bikes$since <- pmax(0, bikes$day - start)
line <- lm(cnt ~ day + after + since + factor(weekday), bikes)
lineV <- NeweyWest(line, lag = 6, prewhite = FALSE, adjust = TRUE)
bikeWeights <- c(0, 0, 1, mean(bikes$since[bikes$after == 1]), rep(0, 6))
carried <- gls(cnt ~ day + after + since + factor(weekday), bikes, correlation = corAR1(), method = "REML")

cat(jsonlite::toJSON(list(
  provenance = list(script = "test/reference/over-time.R", R = R.version.string, sandwich = as.character(packageVersion("sandwich")),
    nlme = as.character(packageVersion("nlme")), lmerTest = as.character(packageVersion("lmerTest"))),
  shops = list(rows = as.list(shops[c("week", "shop", "treated", "load", "time", "done")]),
    time = did(shops, "time", "shop", "week", "effect"), adjusted = did(shops, "time", "shop", "week", "effect", "load"),
    done = did(shops, "done", "shop", "week", "effect"), slope = trend(shops[shops$week < 5, ], "time", "shop", "week", "treated"),
    event = event(shops, "time", "shop", "week", "treated", 4),
    baseline = mean(shops$time[shops$treated == 1 & shops$week < 5]), treatment = mean(shops$time[shops$treated == 1 & shops$week >= 5])),
  months = list(rows = as.list(months[c("month", "wait")]), average = list(value = num(weights %*% coef(segments)),
    se = num(sqrt(weights %*% vcov(segments) %*% weights))), level = num(coef(segments)["after"]), slope = num(coef(segments)["since"]), stepped = list(value = num(stepWeights %*% coef(stepped)), se = num(sqrt(stepWeights %*% vcov(stepped) %*% stepWeights))),
    left = pchisq(box, 9, lower.tail = FALSE),
    correlation = num(coef(segments$modelStruct$corStruct, unconstrained = FALSE))),
  people = list(rows = as.list(people[c("wave", "customer", "treated", "effort")]),
    mixed = test(mixedRow["Estimate"], mixedRow["Std. Error"], mixedRow["df"]),
    pooled = list(value = num(coef(pooled)["treated"]), se = num(sqrt(pooledV["treated", "treated"]))),
    within = test(coef(within)["treated"], sqrt(withinV["treated", "treated"]), 23),
    gap = list(value = num(-diff(welch$estimate)), p = welch$p.value)),
  fines = list(difference = did(with, "late_pickups", "center", "week", "effect"),
    event = event(with, "late_pickups", "center", "week", "treated", 4),
    slope = trend(with[with$week < 5, ], "late_pickups", "center", "week", "treated")),
  bikes = list(average = test(bikeWeights %*% coef(line), sqrt(bikeWeights %*% lineV %*% bikeWeights), line$df.residual),
    level = num(coef(line)["after"]), slope = num(coef(line)["since"]),
    carried = list(value = num(bikeWeights %*% coef(carried)), se = num(sqrt(bikeWeights %*% vcov(carried) %*% bikeWeights))),
    correlation = acf(resid(line), plot = FALSE)$acf[2])
), digits = I(17), auto_unbox = TRUE, pretty = TRUE))
