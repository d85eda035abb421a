import type { ClusterScores } from '#stats/panel/cluster-scores'
import { dot } from '#stats/regression/orthogonal-columns'

/** Two-sided p-values of values of a coefficient, on the same draws of weights. */
export interface BootstrapTails {
  /** t of the estimate against 0, by CR1. */
  readonly t: number
  readonly standardError: number
  /** p-value of a true coefficient that lies `shift` below the estimate. */
  readonly pValue: (shift: number) => number
}

/** Draws as far out as the statistic to this share count as at least as far. */
const TIED = 1e-10

/**
 * The restricted wild cluster bootstrap on given weights: residuals of the fit under the hypothesis, times one
 * weight a cluster, refitted; p = (1 + draws at least as far out) / (1 + draws), so that it is never 0.
 * Source: Cameron, Gelbach and Miller, Rev Economics and Statistics 2008;90:414, section III.B; p as Phipson
 * and Smyth, Stat Appl Genet Mol Biol 2010;9:39.
 * @param weights one array a draw, one weight a cluster
 */
export function bootstrapTails(
  scores: ClusterScores,
  weights: readonly Float64Array[],
): BootstrapTails {
  const total = scores.predictor.reduce((sum, value) => sum + value, 0)
  const spread = Math.sqrt(scores.residual.reduce((sum, value) => sum + value * value, 0))
  const draws = weights.map((weight) => drawOf(scores, weight))
  const pValue = (shift: number): number => {
    const least = Math.abs((shift * total) / spread) * (1 - TIED)
    let asFar = 0
    for (const draw of draws) if (statisticOf(draw, shift) >= least) asFar++
    return (1 + asFar) / (1 + draws.length)
  }
  return {
    t: (scores.estimate * total) / (spread * scores.factor),
    standardError: (spread * scores.factor) / total,
    pValue,
  }
}

/** What a draw's statistic is made of: numerator and squared denominator are polynomials in the shift. */
interface Draw {
  readonly top: readonly [number, number]
  readonly bottom: readonly [number, number, number]
}

function drawOf(scores: ClusterScores, weight: Float64Array): Draw {
  const top = [dot(scores.residual, weight), dot(scores.predictor, weight)] as const
  let [constant, linear, square] = [0, 0, 0]
  scores.refittedResidual.forEach((row, h) => {
    const a = dot(row, weight)
    const b = dot(scores.refittedPredictor[h]!, weight)
    constant += a * a
    linear += 2 * a * b
    square += b * b
  })
  return { top, bottom: [constant, linear, square] }
}

/** |t| of a draw, but for the CR1 factor. */
function statisticOf({ top, bottom }: Draw, shift: number): number {
  const numerator = Math.abs(top[0] + shift * top[1])
  if (numerator === 0) return 0
  const [constant, linear, square] = bottom
  return numerator / Math.sqrt(Math.max(0, constant + shift * (linear + shift * square)))
}
