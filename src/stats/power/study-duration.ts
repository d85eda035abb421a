import { StatisticsError } from '#stats/error'

/** How units come into a comparison and stay in it, in one unit of time. */
export interface Arrivals {
  /** Units that come by per unit of time. */
  readonly rate: number
  /** Share of them that take part, above 0. */
  readonly takingPart: number
  /** Share of those taking part that are lost before their outcome is known, below 1. */
  readonly lost: number
  /** Time from a unit's entry until its outcome is known. */
  readonly followUp: number
}

/**
 * How long a comparison lasts until a number of units have their outcome, at a steady rate of arrivals.
 * @throws StatisticsError 'domain' for units, rates, shares or times that cannot be
 * @example studyDuration(180, { rate: 40, takingPart: 0.5, lost: 0.1, followUp: 2 }) // 12
 */
export function studyDuration(units: number, arrivals: Arrivals): number {
  const { rate, takingPart, lost, followUp } = arrivals
  const flows = rate > 0 && takingPart > 0 && takingPart <= 1 && lost >= 0 && lost < 1
  if (!(units > 0 && Number.isFinite(units) && flows && followUp >= 0 && Number.isFinite(followUp)))
    throw new StatisticsError(
      'domain',
      'A duration needs units and a rate above 0, shares between 0 and 1 and a follow-up of 0 or more.',
      { units, rate, takingPart, lost, followUp },
    )
  return units / (1 - lost) / (rate * takingPart) + followUp
}
