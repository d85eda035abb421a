import { momentsOf, varies } from '#stats/descriptive/moments'
import { requireSameLength } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import { levelCodes } from '#stats/panel/level-codes'
import { type Ancova, ancova } from '#stats/regression/ancova'

/** Several rows a unit, some with the treatment. */
export interface RepeatedMeasuresInput {
  readonly outcome: Float64Array
  /** 1 with the treatment, 0 without; a unit may have both. */
  readonly treated: Int8Array | Float64Array
  readonly units: Int32Array
  /** In order: a larger code is later. */
  readonly times: Int32Array
  /** How time itself is taken out: a level for each time, a straight line, or not at all. */
  readonly time: 'levels' | 'line' | 'none'
  readonly covariates: readonly Float64Array[]
  readonly level: number
}

/** How many units are still there at a time. */
interface Presence {
  readonly time: number
  readonly units: number
  /** Units seen before that are not seen at this time or later: the drop-out. */
  readonly gone: number
}

/** The difference over all rows, with who dropped out. */
export interface RepeatedMeasures extends Ancova {
  readonly presence: readonly Presence[]
}

/**
 * By how much outcomes differ with and without the treatment over repeated rows of units, averaged over
 * everybody: least squares on the treatment, time and covariates, with errors by unit (CR1), which is a
 * generalised estimating equation with working independence; t with units - 1 degrees of freedom. It compares
 * between and within units alike: where units choose the treatment, take `twoWayFixedEffects`. Who drops out must not
 * depend on outcomes not seen. For few units with many rows each, `randomIntercept` is narrower.
 * Source: Liang and Zeger, Biometrika 1986;73:13; Fitzmaurice, Laird and Ware, Applied Longitudinal Analysis
 * (2nd ed. 2011), chapter 13.
 * @throws StatisticsError 'singular' where the treatment follows from the time (with levels, when all start at
 *   once: then a line or none) or with the covariate (0-based), 'too-few' under two units with or without,
 *   'no-variation', 'not-finite', 'domain'
 */
export function repeatedMeasures(input: RepeatedMeasuresInput): RepeatedMeasures {
  const { outcome, treated, units, times, covariates, level } = input
  for (const column of [units, times]) requireSameLength(column, outcome)
  const columns = timeColumns(input)
  const fit = namingTime(columns.length, () =>
    ancova({ outcome, treated, covariates: [...columns, ...covariates], clusters: units, level }),
  )
  return { ...fit, slopes: fit.slopes.slice(columns.length), presence: presenceOf(units, times) }
}

function timeColumns({ times, time }: RepeatedMeasuresInput): Float64Array[] {
  if (time === 'none') return []
  const line = Float64Array.from(times)
  if (time === 'line') return varies(momentsOf(line)) ? [line] : []
  const [, ...later] = [...new Set(times)].toSorted((a, b) => a - b)
  return later.map((at) => line.map((value) => (value === at ? 1 : 0)))
}

function namingTime<Fit>(timeColumns: number, fit: () => Fit): Fit {
  try {
    return fit()
  } catch (error) {
    if (!(error instanceof StatisticsError) || error.code !== 'singular') throw error
    const covariate = Number(error.details['covariate']) - timeColumns
    if (covariate >= 0)
      throw new StatisticsError(
        'singular',
        `Covariate ${covariate + 1} follows from the treatment, the time and the covariates before it.`,
        { covariate },
      )
    throw new StatisticsError(
      'singular',
      'Treatment and time cannot be told apart: whoever has the treatment has it from the same time on. Take time as a line, or not at all.',
    )
  }
}

function presenceOf(units: Int32Array, times: Int32Array): Presence[] {
  const last = new Map<number, number>()
  units.forEach((unit, row) => {
    last.set(unit, Math.max(last.get(unit) ?? -Infinity, times[row]!))
  })
  const ends = [...last.values()]
  return [...new Set(times)]
    .toSorted((a, b) => a - b)
    .map((time) => ({
      time,
      units: levelCodes(units.filter((_, row) => times[row] === time)).labels.length,
      gone: ends.filter((end) => end < time).length,
    }))
}
