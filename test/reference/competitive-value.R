# Reference values for test/real/coding-assistant-benchmark: 51 priced runs of coding assistants, price on the share of
# tasks solved. lm with predict(interval = "confidence"), cor(method = "spearman"), prop.test(correct = FALSE) for
# Wilson's intervals, and the difference of two shares by Newcombe's method 10 from these.
# Rscript test/reference/competitive-value.R polyglot_leaderboard.csv > test/reference/competitive-value.json, then prettier --write
runs <- read.csv(commandArgs(TRUE)[1])
text <- function(x) as.character(jsonlite::toJSON(x, digits = I(17), auto_unbox = TRUE))
priced <- subset(runs, !is.na(total_cost) & total_cost > 0)
priced$solved <- priced$pass_rate_2 / 100
stopifnot(nrow(runs) == 69, nrow(priced) == 51)

fit <- lm(total_cost ~ solved, data = priced)
terms <- summary(fit)$coefficients
fair <- function(model) {
  row <- priced[priced$model == model, ]
  at <- predict(fit, row, interval = "confidence", level = 0.95)
  list(value = at[1], low = at[2], high = at[3], premium = row$total_cost - at[1], ratio = row$solved / row$total_cost)
}
wilson <- function(share, n) as.numeric(prop.test(round(share * n), n, correct = FALSE)$conf.int)
solved <- function(model) {
  row <- priced[priced$model == model, ]
  ends <- wilson(row$solved, row$test_cases)
  list(value = row$solved, low = ends[1], high = ends[2])
}
difference <- function(ours, other) {
  a <- solved(ours); b <- solved(other)
  d <- a$value - b$value
  list(value = d, low = d - sqrt((a$value - a$low)^2 + (b$high - b$value)^2),
    high = d + sqrt((a$high - a$value)^2 + (b$value - b$low)^2))
}
beaten <- sapply(seq_len(nrow(priced)), function(i) any(
  priced$total_cost <= priced$total_cost[i] & priced$solved >= priced$solved[i] &
    (priced$total_cost < priced$total_cost[i] | priced$solved > priced$solved[i])))
cat(text(list(
  made = list(with = R.version.string, script = "test/reference/competitive-value.R"),
  spearman = cor(priced$total_cost, priced$solved, method = "spearman"),
  intercept = list(value = terms[1, 1], error = terms[1, 2]),
  slope = list(value = terms[2, 1], error = terms[2, 2]),
  rSquared = summary(fit)$r.squared,
  fair = list("gpt-5-high" = fair("gpt-5 (high)"), "gpt-5-low" = fair("gpt-5 (low)"), "o3-high" = fair("o3 (high)")),
  solved = list("gpt-5-high" = solved("gpt-5 (high)"), "gpt-4o-mini-2024-07-18" = solved("gpt-4o-mini-2024-07-18")),
  difference = list("gpt-5-medium" = difference("gpt-5 (high)", "gpt-5 (medium)"), "gpt-5-low" = difference("gpt-5 (high)", "gpt-5 (low)")),
  frontier = sort(priced$model[!beaten])
)))
