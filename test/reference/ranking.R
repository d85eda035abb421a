# Reference values for src/stats/ranking and the F quantile: friedman.test (which corrects for ties), aov, var, qf and
# every dealing of the ranks enumerated. ICC(A,1) and ICC(A,k) with their intervals are written out from McGraw and
# Wong (1996), tables 4 and 7, each in its own terms.
# Rscript test/reference/ranking.R > test/reference/ranking.json, then prettier --write
text <- function(x) as.character(jsonlite::toJSON(x, digits = I(17), auto_unbox = TRUE))
vec <- function(x) I(unname(as.numeric(x)))
rows <- function(m) lapply(seq_len(nrow(m)), function(i) vec(m[i, ]))

# Ratings: one row a judge, one column an item.
concordance <- function(m) {
  test <- friedman.test(m)  # blocks are the judges
  chi <- unname(test$statistic)
  list(w = chi / (nrow(m) * (ncol(m) - 1)), chiSquare = chi, df = unname(test$parameter), p = test$p.value)
}
permutations <- function(n) if (n == 1) matrix(1) else {
  shorter <- permutations(n - 1)
  do.call(rbind, lapply(seq_len(n), function(first) cbind(first, matrix(setdiff(seq_len(n), first)[shorter], nrow(shorter)))))
}
# All dealings of all judges' ranks but the first's, whose order cannot matter.
exactP <- function(m) {
  ranks <- t(apply(m, 1, rank)); orders <- permutations(ncol(m))
  squares <- function(total) sum((total - mean(total))^2)
  totals <- matrix(ranks[1, ], 1)
  for (judge in 2:nrow(m)) {
    dealt <- matrix(ranks[judge, ][orders], nrow(orders))
    totals <- do.call(rbind, lapply(seq_len(nrow(dealt)), function(i) sweep(totals, 2, dealt[i, ], "+")))
  }
  mean(apply(totals, 1, squares) >= squares(colSums(ranks)) * (1 - 1e-10))
}
icc <- function(m, level) {
  k <- nrow(m); n <- ncol(m); upper <- (1 + level) / 2
  long <- data.frame(y = as.vector(m), judge = factor(rep(seq_len(k), n)), item = factor(rep(seq_len(n), each = k)))
  squares <- summary(aov(y ~ item + judge, long))[[1]][["Mean Sq"]]
  r <- squares[1]; c <- squares[2]; e <- squares[3]
  one <- (r - e) / (r + (k - 1) * e + k / n * (c - e))
  mean <- (r - e) / (r + (c - e) / n)
  df <- function(a, b) (a * c + b * e)^2 / ((a * c)^2 / (k - 1) + (b * e)^2 / ((n - 1) * (k - 1)))
  v1 <- df(k * one / (n * (1 - one)), 1 + k * one * (n - 1) / (n * (1 - one)))
  vk <- df(mean / (n * (1 - mean)), 1 + mean * (n - 1) / (n * (1 - mean)))
  down <- qf(upper, n - 1, v1); up <- qf(upper, v1, n - 1)
  downK <- qf(upper, n - 1, vk); upK <- qf(upper, vk, n - 1)
  list(ofItems = r, ofJudges = c, residual = e,
    single = list(value = one, low = n * (r - down * e) / (down * (k * c + (k * n - k - n) * e) + n * r),
      high = n * (up * r - e) / (k * c + (k * n - k - n) * e + n * up * r)),
    average = list(value = mean, low = n * (r - downK * e) / (downK * (c - e) + n * r),
      high = n * (upK * r - e) / (c - e + n * upK * r)))
}
# Rows are the questions, columns the respondents.
alpha <- function(m, level) {
  k <- nrow(m); n <- ncol(m)
  value <- k / (k - 1) * (1 - sum(apply(m, 1, var)) / var(colSums(m)))
  ends <- 1 - (1 - value) * qf(c((1 + level) / 2, (1 - level) / 2), n - 1, (n - 1) * (k - 1))
  list(value = value, low = ends[1], high = ends[2])
}

# Shrout and Fleiss (1979), table 2: four judges, six targets.
published <- rbind(c(9, 6, 8, 7, 10, 6), c(2, 1, 4, 1, 5, 2), c(5, 3, 6, 2, 6, 4), c(8, 2, 8, 6, 9, 7))
set.seed(20261122)
levels <- rnorm(7, 5, 2)
scales <- t(sapply(1:9, function(judge) round(rnorm(1) + levels + rnorm(7), 2)))
ties <- t(sapply(1:12, function(judge) pmin(5, pmax(1, round(3 + (levels - 5) / 3 + rnorm(7))))))
noise <- round(matrix(rnorm(5 * 8), 5), 2)
small <- rbind(c(1, 2, 3, 4), c(1, 3, 2, 4), c(2, 1, 3, 4))
smallTies <- rbind(c(1, 1, 2), c(3, 4, 5), c(2, 2, 2), c(1, 5, 5))
two <- rbind(c(1, 2), c(3, 5), c(4, 4), c(2, 1))
cases <- list(published = published, scales = scales, ties = ties, noise = noise, two = two)
# qf loses digits where the quantile is small; the beta quantile of the smaller tail does not.
fOf <- function(p, d1, d2) if (p <= 0.5) { x <- qbeta(p, d1 / 2, d2 / 2); d2 / d1 * x / (1 - x) } else {
  y <- qbeta(p, d2 / 2, d1 / 2, lower.tail = FALSE); d2 / d1 * (1 - y) / y }
grid <- expand.grid(p = c(1e-4, 0.025, 0.5, 0.9, 0.975, 1 - 1e-6), d1 = c(0.7, 1, 5, 40), d2 = c(1, 3.5, 12, 300))
cat(text(list(
  made = list(with = R.version.string, script = "test/reference/ranking.R"),
  level = 0.95,
  cases = lapply(cases, function(m) list(ratings = rows(m), concordance = concordance(m), icc = icc(m, 0.95), alpha = alpha(m, 0.95))),
  exact = lapply(list(small = small, smallTies = smallTies, two = two), function(m) list(ratings = rows(m), p = exactP(m))),
  f = lapply(seq_len(nrow(grid)), function(i) vec(c(grid[i, "p"], grid[i, "d1"], grid[i, "d2"], fOf(grid[i, "p"], grid[i, "d1"], grid[i, "d2"]))))
)))
