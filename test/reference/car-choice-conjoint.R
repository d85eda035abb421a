# Weighted coefficients and errors by person of the car conjoint: clogit of the package survival (errors CR0 times
# people / (people - 1)).
# Rscript test/reference/car-choice-conjoint.R WORTHLINE_REAL_DATA/car-choice-conjoint/cars_us.csv
suppressMessages(library(survival))
d <- read.csv(commandArgs(trailingOnly = TRUE)[1])
terms <- c(price = "price", "running-cost" = "opCost", acceleration = "accelTime", hybrid = "hev", "plug-in-10" = "phev10",
  "plug-in-20" = "phev20", "plug-in-40" = "phev40", "battery-75" = "bev75", "battery-100" = "bev100", "battery-150" = "bev150",
  "plug-in-fast-charge" = "phevFastcharge", "battery-fast-charge" = "bevFastcharge", american = "american",
  japanese = "japanese", chinese = "chinese", korean = "skorean")
formula <- as.formula(paste("choice ~", paste(terms, collapse = "+"), "+ strata(task) + cluster(id)"))
d$task <- rep(seq_len(nrow(d) / 3), each = 3)
plain <- clogit(formula, d, method = "efron")
weighted <- clogit(formula, d, weights = weights, method = "efron")
people <- length(unique(d$id))
error <- function(fit) sqrt(diag(fit$var) * people / (people - 1))
out <- lapply(seq_along(terms), function(k) list(weighted = unname(coef(weighted)[k]), error = error(plain)[k], weightedError = error(weighted)[k]))
names(out) <- names(terms)
cat(as.character(jsonlite::toJSON(list(
  made = list(with = paste(R.version.string, "survival", packageVersion("survival")), script = "test/reference/car-choice-conjoint.R"),
  logLikelihood = plain$loglik[2], terms = out), digits = I(17), auto_unbox = TRUE)))
