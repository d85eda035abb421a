# Reference values for src/stats/pricing/attribute-prices.ts and src/stats/regression/small-sample-errors.ts: lm of the price on a
# number, a name and a number that goes with the first; clubSandwich's CR2 and CR3, by offer (HC2 and HC3, which sandwich has too) and by
# maker, with Satterthwaite's degrees of freedom.
# Rscript test/reference/attribute-prices.R > test/reference/attribute-prices.json, then prettier --write
suppressMessages({
  library(sandwich)
  library(clubSandwich)
})
text <- function(x) as.character(jsonlite::toJSON(x, digits = I(17), auto_unbox = TRUE))
vec <- function(x) I(unname(as.numeric(x)))

set.seed(20261122)
n <- 160
maker <- sample(letters[1:12], n, TRUE)
memory <- sample(c(2, 4, 8, 16), n, TRUE)
disk <- round(40 * memory + runif(n, 20, 400))
drive <- sample(c("none", "single", "double"), n, TRUE, c(0.5, 0.3, 0.2))
own <- rnorm(12, 0, 60)[match(maker, letters)]
price <- round(900 + 48 * memory + 0.8 * disk + ifelse(drive == "single", 60, ifelse(drive == "double", 150, 0)) + own + rnorm(n, 0, 10 * sqrt(memory)))
fit <- lm(price ~ memory + disk + I(drive == "double") + I(drive == "single"))
said <- function(type, groups) {
  found <- coef_test(fit, vcov = vcovCR(fit, cluster = groups, type = type), test = "Satterthwaite")[2:5, ]
  wide <- qt(0.975, found$df_Satt) * found$SE
  list(errors = vec(found$SE), low = vec(found$beta - wide), high = vec(found$beta + wide), df = vec(found$df_Satt))
}
stopifnot(
  all.equal(said("CR2", seq_len(n))$errors, I(unname(sqrt(diag(vcovHC(fit, "HC2"))[2:5])))),
  all.equal(said("CR3", seq_len(n))$errors, I(unname(sqrt(diag(vcovHC(fit, "HC3"))[2:5]))))
)
cat(text(list(
  made = list(with = paste(R.version.string, "sandwich", packageVersion("sandwich"), "clubSandwich", packageVersion("clubSandwich")), script = "test/reference/attribute-prices.R"),
  rows = list(price = vec(price), memory = vec(memory), disk = vec(disk), drive = drive, maker = maker),
  coefficients = vec(coef(fit)[2:5]), rSquared = summary(fit)$r.squared,
  alone = said("CR2", seq_len(n)), clustered = said("CR2", maker),
  aloneWider = said("CR3", seq_len(n)), clusteredWider = said("CR3", maker)
)))
