import { StatisticsError } from '#stats/error'
import { type Interval, requireLevel } from '#stats/intervals/interval'
import { type BootstrapTails, bootstrapTails } from '#stats/panel/bootstrap-tails'
import { type BootstrapWeights, drawWeights, weightsFor } from '#stats/panel/bootstrap-weights'
import { clusterScores } from '#stats/panel/cluster-scores'
import type { PanelInput } from '#stats/panel/within-fit'
import type { Generator } from '#stats/random/generator'

/** A panel fit, which coefficient is asked about, and how often to draw. */
export interface WildBootstrapInput extends PanelInput {
  /** Which predictor (0-based). */
  readonly tested: number
  readonly generator: Generator
  /** From 99 on; 9999 for a p-value that is to be printed. */
  readonly draws: number
}

/** A coefficient judged without trust in many clusters. */
export interface WildBootstrap {
  readonly estimate: number
  readonly standardError: number
  readonly t: number
  readonly pValue: number
  /** All values whose p-value is above 1 - level; an end is infinite where no value is refused. */
  readonly interval: Interval
  readonly weights: BootstrapWeights
  readonly clusters: number
}

/**
 * Whether a coefficient within units and times is 0, and between which values it lies, with few clusters
 * (about 5 to 50), where t with clusters - 1 degrees of freedom is too sure of itself: the restricted wild
 * cluster bootstrap with the hypothesis imposed, Rademacher's weights, Webb's below 12 clusters; the interval by
 * inverting the test. Not with one or two treated clusters, where it hardly ever finds anything
 * (MacKinnon and Webb, J Applied Econometrics 2017;32:233). Cost 2 x clusters within transformations and
 * draws x clusters^2.
 * Source: Cameron, Gelbach and Miller, Rev Economics and Statistics 2008;90:414; computed as in Roodman, Nielsen,
 * MacKinnon and Webb, Stata J 2019;19:4.
 * @throws StatisticsError as `twoWayFixedEffects`; 'domain' unless draws is a whole number from 99 on and
 *   `tested` a predictor
 */
export function wildClusterBootstrap(input: WildBootstrapInput): WildBootstrap {
  const { generator, draws, tested, level } = input
  requireLevel(level)
  if (!Number.isInteger(draws) || draws < 99)
    throw new StatisticsError(
      'domain',
      'A wild bootstrap takes a whole number of draws, from 99 on.',
    )
  if (input.predictors[tested] === undefined)
    throw new StatisticsError('domain', `There is no predictor ${tested + 1}.`, { tested })
  const scores = clusterScores(input, tested)
  const clusters = scores.residual.length
  const kind = weightsFor(clusters)
  const tails = bootstrapTails(
    scores,
    Array.from({ length: draws }, () => drawWeights(kind, clusters, generator)),
  )
  return {
    estimate: scores.estimate,
    standardError: tails.standardError,
    t: tails.t,
    pValue: tails.pValue(scores.estimate),
    interval: invertedInterval(scores.estimate, tails, level),
    weights: kind,
    clusters,
  }
}

/** Doublings of the standard error after which an end counts as infinite. */
const MOST_DOUBLINGS = 20

/** The values whose p-value is above 1 - level, outward from the estimate. */
export function invertedInterval(estimate: number, tails: BootstrapTails, level: number): Interval {
  const reach = (direction: 1 | -1): number => {
    let inside = 0
    let outside = tails.standardError
    for (let k = 0; tails.pValue(direction * outside) > 1 - level; k++) {
      if (k === MOST_DOUBLINGS) return Infinity
      inside = outside
      outside *= 2
    }
    while (outside - inside > 1e-9 * tails.standardError) {
      const middle = (inside + outside) / 2
      if (tails.pValue(direction * middle) > 1 - level) inside = middle
      else outside = middle
    }
    return inside
  }
  return { low: estimate - reach(1), high: estimate + reach(-1), level }
}
