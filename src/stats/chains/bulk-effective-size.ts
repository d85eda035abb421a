import { rankNormal, splitChains } from '#stats/chains/split-chains'

/**
 * How many independent draws the chains are worth where a middle is asked for; 400 and more for figures that are
 * printed. NaN where nothing moves. Geyer's initial monotone sequence on rank-normal draws. Cost draws x lags, up to the lag at
 * which draws no longer hang together.
 * Source: Vehtari, Gelman, Simpson, Carpenter and Burkner, Bayesian Analysis 2021;16:667, sections 3.2 and 4;
 * Geyer, Statistical Science 1992;7:473.
 * @param chains draws of one quantity, an array a chain
 * @throws StatisticsError 'too-few' under 4 draws a chain, 'domain' where lengths differ, 'not-finite'
 */
export function bulkEffectiveSize(chains: readonly Float64Array[]): number {
  const halves = rankNormal(splitChains(chains)).map(centred)
  const length = halves[0]!.values.length
  const count = halves.length
  const within = halves.reduce((sum, { variance }) => sum + variance, 0) / count
  const overall = halves.reduce((sum, { middle }) => sum + middle, 0) / count
  const between =
    halves.reduce((sum, { middle }) => sum + (middle - overall) ** 2, 0) / Math.max(count - 1, 1)
  const total = (within * (length - 1)) / length + between
  if (!(total > 0)) return Number.NaN
  const correlation = (lag: number): number => {
    const covariance = halves.reduce((sum, { values }) => sum + autocovariance(values, lag), 0)
    return 1 - (within - covariance / count) / total
  }
  const draws = length * count
  const time = timeOf(correlation, length)
  return draws / Math.max(time, 1 / Math.log10(draws))
}

interface Centred {
  readonly values: Float64Array
  readonly middle: number
  readonly variance: number
}

function centred(chain: Float64Array): Centred {
  const middle = chain.reduce((sum, value) => sum + value, 0) / chain.length
  const values = chain.map((value) => value - middle)
  const variance = values.reduce((sum, value) => sum + value * value, 0) / (chain.length - 1)
  return { values, middle, variance }
}

function autocovariance(values: Float64Array, lag: number): number {
  let sum = 0
  for (let i = lag; i < values.length; i++) sum += values[i]! * values[i - lag]!
  return sum / values.length
}

/** Draws that one independent draw takes: sums of neighbouring lags while they are positive, made monotone. */
function timeOf(correlation: (lag: number) => number, length: number): number {
  let even = 1
  let pair = even + correlation(1)
  let least = Infinity
  let sum = 0
  for (let lag = 2; lag < length - 3 && pair > 0; lag += 2) {
    least = Math.min(least, pair)
    sum += least
    even = correlation(lag)
    pair = even + correlation(lag + 1)
  }
  return -1 + 2 * sum + (pair >= 0 ? even : Math.max(even, 0))
}
