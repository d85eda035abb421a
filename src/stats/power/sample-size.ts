import { StatisticsError } from '#stats/error'
import { bisect } from '#stats/power/bisect'
import type { PowerPlan } from '#stats/power/power-plan'

/** Units that a comparison needs. */
export interface SampleSize {
  readonly units: number
  /** Whole units of each group, base first. */
  readonly groups: readonly number[]
}

/** More units than any comparison will have. */
const MOST = 1e12

/**
 * How many units a planned comparison needs to find an effect with a given power. The effect is the
 * smallest that would matter, not the one hoped for.
 * @throws StatisticsError 'domain' unless 0 < power < 1, for an effect of 0 or one that cannot be, and
 *   where more than 1e12 units would be needed
 */
export function sampleSize(plan: PowerPlan, effect: number, power: number): SampleSize {
  requirePower(power)
  if (effect === 0) throw new StatisticsError('domain', 'An effect of 0 cannot be found.')
  const suffices = (units: number) => plan.power(units, effect) >= power
  let enough = plan.least
  while (!suffices(enough)) {
    enough *= 2
    if (enough > MOST)
      throw new StatisticsError('domain', `An effect of ${effect} needs more than 1e12 units.`, {
        effect,
        power,
      })
  }
  const exact = enough === plan.least ? enough : bisect(enough / 2, enough, suffices)
  const groups = plan.groups.map((share) => Math.ceil(share * exact * (1 - 1e-12)))
  return { units: groups.reduce((sum, size) => sum + size, 0), groups }
}

/** @throws StatisticsError 'domain' unless 0 < power < 1 */
export function requirePower(power: number): void {
  if (!(power > 0 && power < 1))
    throw new StatisticsError(
      'domain',
      `A power lies between 0 and 1, such as 0.8; it is ${power}.`,
      { power },
    )
}
