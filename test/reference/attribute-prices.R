# Reference values for src/stats/pricing/attribute-prices.ts: lm of the price on a number, a name and a number that goes with
# the first, with vcovHC HC2 and vcovCL by maker with the factor G / (G - 1) (n - 1) / (n - k), t with G - 1.
# Rscript test/reference/attribute-prices.R > test/reference/attribute-prices.json, then prettier --write
suppressMessages(library(sandwich))
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
said <- function(v, df) {
  j <- 2:5; errors <- sqrt(diag(v)[j]); wide <- qt(0.975, df) * errors
  list(errors = vec(errors), low = vec(coef(fit)[j] - wide), high = vec(coef(fit)[j] + wide), df = df)
}
k <- length(coef(fit)); g <- length(unique(maker))
cr1 <- vcovCL(fit, maker, type = "HC0", cadjust = FALSE) * g / (g - 1) * (n - 1) / (n - k)
cat(text(list(
  made = list(with = paste(R.version.string, "sandwich", packageVersion("sandwich")), script = "test/reference/attribute-prices.R"),
  rows = list(price = vec(price), memory = vec(memory), disk = vec(disk), drive = drive, maker = maker),
  coefficients = vec(coef(fit)[2:5]), rSquared = summary(fit)$r.squared,
  alone = said(vcovHC(fit, "HC2"), fit$df.residual), clustered = said(cr1, g - 1)
)))
