# Reference values for src/stats/choice/max-diff: best and worst as two choices a task (the worst from the rest, by the
# negative utilities) in clogit of the package survival; the scale of chances written out; spread of the chances over
# resamples of people, each fitted in full.
# Rscript test/reference/max-diff.R > test/reference/max-diff.json, then prettier --write
suppressMessages(library(survival))
text <- function(x) as.character(jsonlite::toJSON(x, digits = I(17), auto_unbox = TRUE))
vec <- function(x) I(unname(as.numeric(x)))

set.seed(20261122)
items <- 7; people <- 60; tasks <- 6; shown <- 4
utility <- c(1.2, 0.7, 0.3, 0, -0.3, -0.8, -1.1)
gumbel <- function(n) -log(-log(runif(n)))
made <- do.call(rbind, lapply(seq_len(people), function(person) {
  own <- utility + rnorm(items, 0, 0.6)
  weight <- round(runif(1, 0.5, 2), 2)
  do.call(rbind, lapply(seq_len(tasks), function(task) {
    set <- sample(items, shown)
    best <- set[which.max(own[set] + gumbel(shown))]
    rest <- setdiff(set, best)
    worst <- rest[which.max(-own[rest] + gumbel(shown - 1))]
    data.frame(person, task, weight, t(setNames(set, paste0("item", 1:shown))), best, worst)
  }))
}))

stacked <- function(d, copies = rep(1, nrow(d))) {
  do.call(rbind, lapply(seq_len(nrow(d)), function(i) {
    set <- as.integer(d[i, paste0("item", 1:shown)])
    rest <- setdiff(set, d$best[i])
    row <- function(items_, sign, taken, kind) {
      x <- matrix(0, length(items_), items)
      x[cbind(seq_along(items_), items_)] <- sign
      data.frame(x[, -items, drop = FALSE], chosen = as.numeric(items_ == taken), id = 2 * i + kind,
        person = d$person[i], weight = d$weight[i] * copies[i])
    }
    rbind(row(set, 1, d$best[i], 0), row(rest, -1, d$worst[i], 1))
  }))
}
names_ <- paste0("X", seq_len(items - 1))
formula <- as.formula(paste("chosen ~", paste(names_, collapse = "+"), "+ strata(id)"))
scores <- function(b) {
  u <- c(b, 0); u <- u - mean(u)
  p <- exp(u) / (exp(u) + shown - 1)
  list(utilities = vec(u), shares = vec(100 * p / sum(p)))
}
rows <- stacked(made)
plain <- clogit(formula, rows)
weighted <- clogit(formula, rows, weights = weight, method = "efron")
spread <- apply(replicate(300, {
  drawn <- tabulate(sample(people, people, replace = TRUE), people)
  d <- rows
  d$weight <- drawn[d$person]
  scores(coef(clogit(formula, d[d$weight > 0, ], weights = weight, method = "efron")))$shares
}), 1, sd)
count <- function(column) vec(tabulate(unlist(made[, column]), items))
cat(text(list(
  made = list(with = paste(R.version.string, "survival", packageVersion("survival")), script = "test/reference/max-diff.R"),
  items = items,
  shown = lapply(seq_len(nrow(made)), function(i) vec(made[i, paste0("item", 1:shown)])),
  best = vec(made$best), worst = vec(made$worst), person = vec(made$person), weight = vec(made$weight),
  counts = list(shown = count(paste0("item", 1:shown)), best = count("best"), worst = count("worst")),
  plain = c(scores(coef(plain)), logLikelihood = plain$loglik[2], nullLogLikelihood = plain$loglik[1]),
  weighted = scores(coef(weighted)),
  spread = vec(spread)
)))
