# Pooled logit by clogit of survival with errors by person: the middle of five runs. Usage: choice-logit.R path
suppressMessages(library(survival))
path <- commandArgs(trailingOnly = TRUE)[1]
attributes <- 12; tasks <- 8; alternatives <- 3
values <- matrix(readBin(path, "double", 1e8), ncol = attributes + 1)
rows <- data.frame(x = values[, seq_len(attributes)], chosen = values[, attributes + 1])
rows$task <- rep(seq_len(nrow(rows) / alternatives), each = alternatives)
rows$person <- rep(seq_len(nrow(rows) / alternatives / tasks), each = alternatives * tasks)
formula <- as.formula(paste("chosen ~", paste(setdiff(names(rows), c("chosen", "task", "person")), collapse = "+"),
  "+ strata(task) + cluster(person)"))
seconds <- replicate(5, {
  start <- Sys.time()
  fit <<- clogit(formula, rows, method = "efron")
  as.numeric(Sys.time() - start, units = "secs")
})
numbers <- paste(sprintf("%.17g", c(fit$loglik[2], coef(fit), sqrt(diag(fit$var)))), collapse = ", ")
cat(sprintf('{"seconds": %.6f, "peak": 0, "result": [%s]}\n', median(seconds), numbers))
