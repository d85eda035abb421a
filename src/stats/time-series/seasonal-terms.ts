import { StatisticsError } from '#stats/error'

/** How a season that returns is taken out: a level for each of its periods, or waves. */
export type Season =
  | { readonly kind: 'none' }
  /** `length` periods make a season, each with a level of its own: 7 for days of the week. */
  | { readonly kind: 'levels'; readonly length: number }
  /** `pairs` sines and cosines of 1, 2 ... turns a season; the length need not be whole: 365.25. */
  | { readonly kind: 'waves'; readonly length: number; readonly pairs: number }

/**
 * The columns of a season. Levels take length - 1 columns (only those that occur); waves two a pair, which is
 * fewer where a season is long and smooth.
 * Source: Bhaskaran et al., Int J Epidemiol 2013;42:1187, section on seasonality.
 * @throws StatisticsError 'domain' unless the length is at least 2 (whole for levels) and pairs a whole number from 1
 *   to length / 2
 * @example seasonalTerms(Int32Array.of(0, 1, 2, 3), { kind: 'levels', length: 2 })[0] // [0, 1, 0, 1]
 */
export function seasonalTerms(periods: Int32Array, season: Season): Float64Array[] {
  if (season.kind === 'none') return []
  requireSeason(season)
  return season.kind === 'levels'
    ? levelColumns(periods, season.length)
    : waveColumns(periods, season)
}

function requireSeason(season: Exclude<Season, { kind: 'none' }>): void {
  const { length } = season
  const wrongLength = !(length >= 2 && length < Infinity)
  if (wrongLength || (season.kind === 'levels' && !Number.isInteger(length)))
    throw new StatisticsError('domain', `A season of ${length} periods is none.`, { length })
  if (season.kind === 'waves') {
    const { pairs } = season
    if (!Number.isInteger(pairs) || pairs < 1 || 2 * pairs > length)
      throw new StatisticsError(
        'domain',
        `A season of ${length} periods takes from 1 to ${Math.floor(length / 2)} pairs of waves, not ${pairs}.`,
        { length, pairs },
      )
  }
}

function levelColumns(periods: Int32Array, length: number): Float64Array[] {
  const phases = periods.map((period) => ((period % length) + length) % length)
  const [, ...later] = [...new Set(phases)].toSorted((a, b) => a - b)
  return later.map((phase) => Float64Array.from(phases, (at) => (at === phase ? 1 : 0)))
}

function waveColumns(
  periods: Int32Array,
  { length, pairs }: { readonly length: number; readonly pairs: number },
): Float64Array[] {
  const columns: Float64Array[] = []
  for (let turns = 1; turns <= pairs; turns++) {
    const angle = (period: number) => (2 * Math.PI * turns * period) / length
    columns.push(Float64Array.from(periods, (period) => Math.cos(angle(period))))
    if (2 * turns < length)
      columns.push(Float64Array.from(periods, (period) => Math.sin(angle(period))))
  }
  return columns
}
