# Reference values for test/real/tv-panel-ratings: what eight judges say of three television sets, attribute by
# attribute. Repeats (pictures and sessions) are averaged within judge and set; then friedman.test, aov with the
# intervals of McGraw and Wong (1996), and t.test over the judges.
# Rscript test/reference/tv-panel-ratings.R tv_panel.csv > test/reference/tv-panel-ratings.json, then prettier --write
panel <- read.csv(commandArgs(TRUE)[1])
text <- function(x) as.character(jsonlite::toJSON(x, digits = I(17), auto_unbox = TRUE))
attributes <- names(panel)[-(1:4)]
stopifnot(length(attributes) == 15, nrow(panel) == 192)

icc <- function(y, judge, item, level = 0.95) {
  k <- nlevels(judge); n <- nlevels(item); upper <- (1 + level) / 2
  squares <- summary(aov(y ~ item + judge))[[1]][["Mean Sq"]]
  r <- squares[1]; c <- squares[2]; e <- squares[3]
  one <- (r - e) / (r + (k - 1) * e + k / n * (c - e))
  mean <- (r - e) / (r + (c - e) / n)
  a <- k * one / (n * (1 - one)); b <- 1 + a * (n - 1)
  v <- (a * c + b * e)^2 / ((a * c)^2 / (k - 1) + (b * e)^2 / ((n - 1) * (k - 1)))
  down <- qf(upper, n - 1, v); up <- qf(upper, v, n - 1)
  list(value = one, average = mean, low = n * (r - down * e) / (down * (k * c + (k * n - k - n) * e) + n * r),
    high = n * (up * r - e) / (k * c + (k * n - k - n) * e + n * up * r))
}
agreement <- function(attribute) {
  cells <- aggregate(panel[[attribute]], list(judge = factor(panel$Assessor), item = factor(panel$TVset)), mean)
  wide <- matrix(cells$x, 8)  # judges by sets
  test <- friedman.test(wide)
  sets <- lapply(1:3, function(i) { t <- t.test(wide[, i]); list(mean = unname(t$estimate), low = t$conf.int[1], high = t$conf.int[2]) })
  list(w = unname(test$statistic) / 16, chiSquare = unname(test$statistic), p = test$p.value,
    icc = icc(cells$x, cells$judge, cells$item), sets = setNames(sets, c("tv1", "tv2", "tv3")))
}
cat(text(list(
  made = list(with = R.version.string, script = "test/reference/tv-panel-ratings.R"),
  attributes = setNames(lapply(attributes, agreement), tolower(attributes))
)))
