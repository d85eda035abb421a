import { StatisticsError } from '#stats/error'

/**
 * A planned comparison: all that is known before it starts but the number of units and the effect.
 * `sampleSize` and `detectableEffect` turn its `power` around.
 */
export interface PowerPlan {
  /** Shares of the units in each group; one group where units are their own comparison. */
  readonly groups: readonly number[]
  /** The fewest units in all with which the test exists. */
  readonly least: number
  /** The lowest and the highest effect that can be true. */
  readonly lowest: number
  readonly highest: number
  /**
   * Chance of finding an effect with a number of units in all, which need not be whole.
   * @throws StatisticsError 'too-few' under `least`, 'domain' for an effect that cannot be
   */
  power(units: number, effect: number): number
}

/** @throws StatisticsError as `PowerPlan.power` */
export function requirePossible(
  { least, lowest, highest }: Omit<PowerPlan, 'power'>,
  units: number,
  effect: number,
): void {
  if (!(Number.isFinite(units) && units >= least))
    throw new StatisticsError('too-few', `At least ${least} units are needed, not ${units}.`, {
      units,
      least,
    })
  if (!(Number.isFinite(effect) && effect >= lowest && effect <= highest))
    throw new StatisticsError(
      'domain',
      `An effect lies between ${lowest} and ${highest}; it is ${effect}.`,
      { effect },
    )
}

/**
 * Shares of the two groups of a comparison.
 * @throws StatisticsError 'domain' unless 0 < treatmentShare < 1
 */
export function splitOf(treatmentShare: number): readonly [number, number] {
  if (!(treatmentShare > 0 && treatmentShare < 1))
    throw new StatisticsError(
      'domain',
      `The treatment's share of the units lies between 0 and 1; it is ${treatmentShare}.`,
      { treatmentShare },
    )
  return [1 - treatmentShare, treatmentShare]
}
