import type { Interval } from '#quantity/figure'
import { standardErrorOf } from '#stats/influence/linear-estimate'
import { weightedMeanEstimate } from '#stats/influence/weighted-mean-estimate'
import { logitInterval } from '#stats/intervals/logit-interval'
import { wilsonInterval } from '#stats/intervals/wilson-interval'

/** A share of people; one person with a weight has no interval. */
interface ShareOfPeople {
  readonly share: number
  readonly interval?: Interval
}

/**
 * How large a share of people is, and between which shares that of their population lies: Wilson's; with weights that
 * of the linearised error on the logit scale, of none or all Wilson's for so many people as the weights leave.
 *
 * @param own of each person whether it is one of the share; one person at least
 * @param weights how much of its population each person stands for; absent where all count alike
 */
export function shareOfPeople(
  own: readonly boolean[],
  weights: Float64Array | undefined,
  level: number,
): ShareOfPeople {
  const values = Float64Array.from(own, (is) => (is ? 1 : 0))
  const count = values.reduce((sum, value) => sum + value, 0)
  const share = count / values.length
  if (weights === undefined) return { share, interval: wilsonInterval(count, own.length, level) }
  if (own.length < 2) return { share }
  const estimate = weightedMeanEstimate(values, weights)
  const { value, df, effectiveSize } = estimate
  // None or all, by weights that leave next to nothing of the others too.
  if (!(value > 0 && value < 1)) {
    const size = Math.max(1, Math.floor(effectiveSize))
    return { share: value, interval: wilsonInterval(value * size, size, level) }
  }
  const standardError = standardErrorOf(estimate)
  return { share: value, interval: logitInterval({ value, standardError, df }, level) }
}
