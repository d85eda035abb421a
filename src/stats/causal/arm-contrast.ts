import {
  type LinearEstimate,
  differenceOf,
  standardErrorOf,
} from '#stats/influence/linear-estimate'
import { type RatioEstimate, ratioEstimate } from '#stats/intervals/ratio-estimate'
import { type TTest, tTestOf } from '#stats/tests/t-test'

/** What all rows would have had under either arm, and the contrast of the two. */
export interface ArmContrast {
  readonly base: LinearEstimate
  readonly treatment: LinearEstimate
  /** Treatment - base, with its influence. */
  readonly difference: LinearEstimate
  readonly test: TTest
  /** Treatment / base, by the delta method on the logarithm; absent unless both are above 0. */
  readonly ratio?: RatioEstimate
}

/**
 * The contrast of two arms of one table, which may move together.
 * @throws StatisticsError 'no-variation' where the difference has no error, 'domain' for a bad level
 */
export function contrastArms(
  base: LinearEstimate,
  treatment: LinearEstimate,
  level: number,
): ArmContrast {
  const difference = differenceOf(treatment, base)
  const test = tTestOf(difference.value, standardErrorOf(difference), difference.df, level)
  const contrast = { base, treatment, difference, test }
  return base.value > 0 && treatment.value > 0
    ? { ...contrast, ratio: ratioOf(base, treatment, level) }
    : contrast
}

function ratioOf(base: LinearEstimate, treatment: LinearEstimate, level: number): RatioEstimate {
  const influence = treatment.influence.map(
    (value, i) => value / treatment.value - base.influence[i]! / base.value,
  )
  const log = {
    value: Math.log(treatment.value / base.value),
    influence,
    df: Math.min(base.df, treatment.df),
  }
  return ratioEstimate(log.value, standardErrorOf(log), log.df, level)
}
