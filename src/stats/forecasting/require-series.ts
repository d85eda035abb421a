import { momentsOf, varies } from '#stats/descriptive/moments'
import { StatisticsError } from '#stats/error'
import { beginnings, dimensionsOf, type SmoothingModel } from '#stats/forecasting/smoothing-model'

/** Values that a model needs: three more than it has parts and parameters. */
export function leastValues(model: SmoothingModel): number {
  return beginnings(model).length + dimensionsOf(model) + 3
}

/** @throws StatisticsError 'domain' unless the season is a whole number of periods */
export function requireSeason({ season }: SmoothingModel): void {
  if (Number.isInteger(season) && season >= 1 && season <= 366) return
  throw new StatisticsError(
    'domain',
    `A season is a whole number of periods up to 366, not ${season}.`,
    { season },
  )
}

/** @throws StatisticsError 'too-few', 'not-finite', 'no-variation' */
export function requireSeriesToSmooth(values: Float64Array, model: SmoothingModel): void {
  const there = values.filter((value) => !Number.isNaN(value))
  const least = leastValues(model)
  if (there.length < least)
    throw new StatisticsError(
      'too-few',
      `This model of a series needs ${least} values; there are ${there.length}.`,
      { n: there.length, least },
    )
  if (!there.every(Number.isFinite))
    throw new StatisticsError('not-finite', 'A value of the series is not a finite number.')
  if (!varies(momentsOf(there)))
    throw new StatisticsError('no-variation', 'The series has one value only.')
}
