import { calendarStart, dayText } from '#evidence/panel/calendar'
import { countInWords, inWords, listInWords, percentInWords } from '#evidence/words'
import type { EvolutionBlock } from '#market/evolution/evolution-block'
import type { CriticalPoint, EvolutionSeries } from '#market/evolution/evolution-view'
import type { LastStretch } from '#market/evolution/last-stretch'
import { problem, warning, type Finding } from '#quantity/finding'

/** Fewer periods than this leave a wide fan, and little to hold back. */
const FEW = 12
/** A coverage below this of a 95 % fan is said. */
const LOW = 0.8

/** What is doubtful about one series: gaps, jumps, length, and how its forecasts did. */
export function seriesFindings(
  block: EvolutionBlock,
  series: EvolutionSeries,
  stretch: LastStretch,
): readonly Finding[] {
  const of =
    series.solution === undefined ? `\`${block.id}\`` : `\`${block.id}\` (${series.solution})`
  return [
    ...gaps(block, stretch, of),
    ...jumps(block, series, of),
    ...length(block, series, of),
    ...backtested(block, series, of),
  ]
}

function gaps(
  { path, every }: EvolutionBlock,
  { levels, grid }: LastStretch,
  of: string,
): readonly Finding[] {
  const first = levels[0]?.period ?? 0
  const missing = [...grid.keys()].filter((i) => Number.isNaN(grid[i]!))
  if (missing.length === 0) return []
  const named = listInWords(missing.map((i) => dayText(calendarStart(every, first + i))))
  const message = `${of} has no value in ${countInWords(missing.length, every)}: ${named}.`
  const hint =
    'The projection passes over them without learning anything; add the rows, or take longer periods (`every`).'
  return [warning('gaps', { path: `${path}.at` }, message, hint)]
}

function jumps(
  { path, share }: EvolutionBlock,
  { found }: EvolutionSeries,
  of: string,
): readonly Finding[] {
  if (found.length === 0) return []
  const named = listInWords(
    found.map(
      ({ start, shift }) =>
        `${dayText(start)} (by ${share ? percentInWords(shift) : inWords(shift)})`,
    ),
  )
  const message = `${of} jumps to another level at ${named}. It may be a change of how it is measured: the projection stands on what comes after the last jump.`
  const hint = 'Name a known change under `breaks: [{ date: ..., why: ... }]`.'
  return [warning('measurement-break', { path }, message, hint)]
}

function length(
  { path }: EvolutionBlock,
  { projection, levels }: EvolutionSeries,
  of: string,
): readonly Finding[] {
  if ('reason' in projection) {
    const flat = new Set(levels.map(({ value }) => value)).size === 1 && levels.length > 1
    const message = `${of} is not projected. ${projection.reason}`
    const hint = flat
      ? 'Look at the column: a metric that cannot change is no value element over time.'
      : 'Add periods, or take shorter ones (`every`).'
    return [warning(flat ? 'no-variation' : 'too-few', { path }, message, hint)]
  }
  const tried = projection.backtest?.forecasts ?? 0
  if (projection.n >= FEW && tried >= FEW) return []
  const message = `The projection of ${of} stands on ${countInWords(projection.n, 'period')} measured in one way, and was tried on ${countInWords(tried, 'forecast')} of their end: how far its fan holds is hardly known.`
  return [warning('few-rows', { path }, message, 'Add periods, or take shorter ones (`every`).')]
}

function backtested(
  { path }: EvolutionBlock,
  { projection }: EvolutionSeries,
  of: string,
): readonly Finding[] {
  if ('reason' in projection || projection.backtest === undefined) return []
  const [, wide = 1] = projection.backtest.coverage
  if (wide >= LOW || projection.backtest.forecasts < FEW) return []
  const message = `In the backtest the 95 % fan of ${of} held ${percentInWords(wide)} of ${projection.backtest.forecasts} values that came: it is too narrow for this series.`
  const hint = 'Look for breaks in how it is measured, a season (`season`), or a mix of customers.'
  return [warning('low-coverage', { path }, message, hint)]
}

/** Events that lie behind the last period, and floors that are passed already. */
export function behindFindings(
  block: EvolutionBlock,
  critical: readonly CriticalPoint[],
  last: number,
): readonly Finding[] {
  const past = block.events
    .filter(({ until }) => until < last)
    .map(({ path, name, until }) => {
      const message = `${name} ends on ${dayText(until)}, before the last period ends (${dayText(last - 1)}): it is in the history already, and left out of the projection.`
      const hint = 'Give it a later date, or name a change of how it is measured under `breaks`.'
      return warning('behind-the-data', { path: `${path}.date` }, message, hint)
    })
  const passed = critical.flatMap(({ kind, solution, reason }) => {
    if (kind !== 'floor' || reason === undefined) return []
    const of = solution === undefined ? '' : ` (${solution})`
    const message = `The floor of \`${block.id}\`${of} is passed already: no date is left to project.`
    return [
      warning(
        'behind-the-data',
        { path: `${block.path}.floor` },
        message,
        'Look at the floor, or act on it now.',
      ),
    ]
  })
  return [...past, ...passed]
}

/** Times that cannot be used, and dates that lie before the data end. */
export function timeFinding({ path, at }: EvolutionBlock, reason: string): Finding {
  const message = `The rows have no dates to go by: ${reason}.`
  const hint = `\`${at}\` has to hold dates, year first: 2026-03-01.`
  return problem('unreadable-value', { path: `${path}.at` }, message, hint)
}
