import { seriesBreaks } from '#evidence/panel/series-breaks'
import { calendarStart } from '#evidence/panel/calendar'
import type { EvolutionBlock } from '#market/evolution/evolution-block'
import type { FoundBreak, Level } from '#market/evolution/evolution-view'
import { type LevelScale, levelScale } from '#market/evolution/level-scale'
import { medianOf } from '#stats/descriptive/quantile'

/** The part of a series that is measured in one way up to its end. */
export interface LastStretch {
  readonly levels: readonly Level[]
  readonly scale: LevelScale
  /** On the scale, one a period, NaN where one is missing. */
  readonly grid: Float64Array
  /** Jumps in any stretch that no break of the study explains. */
  readonly found: readonly FoundBreak[]
}

/** Periods in which jumps are looked for. */
const MOST = 2000

/**
 * What is left of a series after the last break, known or found: a projection stands on it alone, so that two ways of
 * measuring are never taken for a trend. Jumps are looked for in stretches of 20 periods and more.
 */
export function lastStretch(levels: readonly Level[], block: EvolutionBlock): LastStretch {
  const stretches = [...Map.groupBy(levels, ({ stretch }) => stretch).values()]
  const jumps = stretches.map((own) => jumpsIn(own, block))
  const last = stretches.at(-1) ?? []
  const from = jumps.at(-1)?.at(-1)?.at ?? Number.NEGATIVE_INFINITY
  const kept = last.filter(({ period }) => period >= from)
  const scale = levelScale(
    block,
    kept.map(({ value }) => value),
  )
  return {
    levels: kept,
    scale,
    grid: gridOf(kept, scale),
    found: jumps.flat().map(({ at, shift }) => ({ start: calendarStart(block.every, at), shift })),
  }
}

interface Jump {
  readonly at: number
  /** New median less old one, in the unit. */
  readonly shift: number
}

function jumpsIn(levels: readonly Level[], block: EvolutionBlock): readonly Jump[] {
  if (levels.length > MOST) return []
  const scale = levelScale(
    block,
    levels.map(({ value }) => value),
  )
  const found = seriesBreaks({
    values: Float64Array.from(levels, ({ value }) => scale.to(value)),
    periods: Int32Array.from(levels, ({ period }) => period),
  })
  return found.map(({ at }, i) => {
    const before = levels.filter(
      ({ period }) => period < at && period >= (found[i - 1]?.at ?? Number.NEGATIVE_INFINITY),
    )
    const after = levels.filter(
      ({ period }) => period >= at && period < (found[i + 1]?.at ?? Infinity),
    )
    return { at, shift: middle(after) - middle(before) }
  })
}

function middle(levels: readonly Level[]): number {
  return medianOf(levels.map(({ value }) => value))
}

function gridOf(levels: readonly Level[], { to }: LevelScale): Float64Array {
  const first = levels[0]?.period ?? 0
  const grid = new Float64Array((levels.at(-1)?.period ?? first - 1) - first + 1).fill(Number.NaN)
  for (const { period, value } of levels) grid[period - first] = to(value)
  return grid
}
