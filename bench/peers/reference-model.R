# The reference value model in R: times itself and writes a line of JSON. Words: the file with the draws.
rtriangular <- function(n, a, m, b) {
  u <- runif(n)
  ifelse(u < (m - a) / (b - a), a + sqrt(u * (b - a) * (m - a)), b - sqrt((1 - u) * (b - a) * (b - m)))
}
rpert <- function(n, a, m, b) a + (b - a) * rbeta(n, 1 + 4 * (m - a) / (b - a), 1 + 4 * (b - m) / (b - a))
run <- function(n) {
  users <- rtriangular(n, 80, 120, 200)
  growth <- rnorm(n, 0.03, 0.02)
  discount <- rtriangular(n, 0.06, 0.09, 0.14)
  full <- users * rpert(n, 0.2, 0.8, 3) * 46 * rlnorm(n, 4.05, 0.3) * rbeta(n, 4, 3) +
    rbeta(n, 8, 192) * rbeta(n, 6, 4) * rlnorm(n, 10.8, 0.35) * rlnorm(n, 3.4, 0.6) +
    rnorm(n, 0.06, 0.03) * rpert(n, 20, 35, 70) * rtriangular(n, 5000, 9000, 16000) +
    rpert(n, 5, 15, 40) * rlnorm(n, 6.9, 0.3) + rlnorm(n, 11.5, 0.9) * rbeta(n, 2, 8)
  most <- rbeta(n, 9, 3)
  speed <- rpert(n, 0.6, 1.2, 2.5)
  invest <- rlnorm(n, 11.2, 0.35) + rtriangular(n, 150, 300, 700) * users
  cost <- rpert(n, 60000, 75000, 100000) + rnorm(n, 25000, 5000) + rpert(n, 5000, 12000, 30000)
  factor <- 1; grown <- 1; total <- -invest; benefits <- 0; costs <- invest; payback <- rep(6, n)
  for (year in 1:5) {
    factor <- factor / (1 + discount)
    benefit <- full * most * (1 - exp(-speed * year)) * grown
    grown <- grown * (1 + growth)
    net <- benefit - cost
    before <- total
    total <- total + net
    payback <- ifelse(total >= 0 & payback > 5, year - 1 - before / net, payback)
    benefits <- benefits + benefit * factor
    costs <- costs + cost * factor
  }
  npv <- benefits - costs
  roi <- npv / costs
  c(mean(npv), sd(npv), quantile(npv, c(0.05, 0.5, 0.95)), mean(roi), quantile(roi, c(0.05, 0.95)),
    mean(npv < 0), mean(payback <= 3))
}
draws <- as.integer(readLines(commandArgs(TRUE)[1]))
set.seed(1)
times <- sapply(1:5, function(k) system.time(figures <<- run(draws))[["elapsed"]])
cat(sprintf('{"seconds": %g, "first": %g, "peak": 0, "result": [%s]}\n', median(times), times[1], paste(sprintf("%.9g", figures), collapse = ", ")))
