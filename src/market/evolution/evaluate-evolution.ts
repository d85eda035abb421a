import { calendarPeriod, calendarStart, dayText } from '#evidence/panel/calendar'
import { timeColumn, type TimeColumn } from '#evidence/panel/time-column'
import type { UnitsAnswer } from '#evidence/rows/question'
import { categoriesOf, labelAt, weightColumn } from '#evidence/rows/units-view'
import { countInWords, listInWords } from '#evidence/words'
import type { MarketSettings } from '#market/evaluate-block'
import { criticalPoints, reassessment, type SolutionAhead } from '#market/evolution/critical-points'
import { drawEvents, withEvents } from '#market/evolution/draw-events'
import type { EvolutionBlock } from '#market/evolution/evolution-block'
import type { EvolutionSeries, EvolutionView } from '#market/evolution/evolution-view'
import { fansOf } from '#market/evolution/fans'
import { lastStretch, type LastStretch } from '#market/evolution/last-stretch'
import { periodLevels } from '#market/evolution/period-levels'
import { mixFindings } from '#market/evolution/population-mix'
import { type Ahead, projectSeries } from '#market/evolution/project-series'
import { behindFindings, seriesFindings, timeFinding } from '#market/evolution/series-findings'
import { yearlyTrend } from '#market/evolution/yearly-trend'
import { problem, warning, type Finding } from '#quantity/finding'

type Settings = Pick<MarketSettings, 'solutions' | 'level' | 'seed' | 'resamples'>

/** Periods to come, at most. */
const MOST_PERIODS = 600

/**
 * A value element over time: its value in each period with an interval, how it goes on, and when that matters. Each solution
 * has a series of its own where the block says so; solutions go on independently of each other but for market events.
 *
 * @param answer the answer to `blockQuestion`
 */
export function evaluateEvolution(
  block: EvolutionBlock,
  answer: UnitsAnswer,
  settings: Settings,
): EvolutionView {
  const times = timeColumn({ answer }, block.at)
  if ('reason' in times) return refused(block, timeFinding(block, times.reason))
  if (!times.dates) return refused(block, timeFinding(block, `\`${block.at}\` holds numbers`))
  if (answer.numbers[block.need] === undefined) return refused(block, noNumbers(block))
  const parts = partsOf(block, answer, [times, settings])
  const last = lastDay(block, parts)
  const early = last === undefined ? noRows(block) : tooEarly(block, last)
  const common = [...readingFindings(block, times), ...mixFindings(block, answer, times.values)]
  if (last === undefined || early !== undefined) {
    const series = parts.map((part) => seriesOf(block, part, settings.level))
    return {
      block,
      series,
      critical: [],
      findings: [...common, ...(early === undefined ? [] : [early])],
    }
  }
  return projected(block, parts, { settings, last, common })
}

interface Part {
  readonly solution?: string
  readonly levels: EvolutionSeries['levels']
  readonly stretch: LastStretch
}

function refused(block: EvolutionBlock, finding: Finding): EvolutionView {
  return { block, series: [], critical: [], findings: [finding] }
}

function partsOf(
  block: EvolutionBlock,
  answer: UnitsAnswer,
  [times, settings]: readonly [TimeColumn, Settings],
): readonly Part[] {
  const values = answer.numbers[block.need]!
  const weights = answer.numbers[block.weight ?? weightColumn]
  const solutions = block.bySolution ? categoriesOf({ answer }, 'solution') : undefined
  const part = (solution?: string): Part => {
    const own =
      solution === undefined || solutions === undefined
        ? values
        : values.map((value, row) => (labelAt(solutions, row) === solution ? value : Number.NaN))
    const rows = { days: times.values, values: own, ...(weights === undefined ? {} : { weights }) }
    const levels = periodLevels(rows, block, settings.level)
    const of = solution === undefined ? {} : { solution }
    return { ...of, levels, stretch: lastStretch(levels, block) }
  }
  if (!block.bySolution) return [part()]
  return settings.solutions.map(part).filter(({ levels }) => levels.length > 0)
}

function seriesOf(
  block: EvolutionBlock,
  { levels, stretch, ...of }: Part,
  level: number,
): EvolutionSeries {
  return {
    ...of,
    levels,
    found: stretch.found,
    trend: yearlyTrend(stretch, block, level),
    projection: { reason: 'No period lies ahead of the data.' },
  }
}

interface Project {
  readonly settings: Settings
  /** The first day after the data. */
  readonly last: number
  readonly common: readonly Finding[]
}

function projected(
  block: EvolutionBlock,
  parts: readonly Part[],
  { settings, last, common }: Project,
): EvolutionView {
  const { resamples: draws, seed, level } = settings
  const drawn = drawEvents(block, last, { draws, seed })
  const made = parts.map((part) => {
    const begin = (part.levels.at(-1)?.period ?? 0) + 1
    const starts = startsFrom(block, begin)
    const key = `${block.id} ${part.solution ?? ''}`
    const ahead = projectSeries(part.stretch, block, { horizon: starts.length, draws, seed, key })
    if ('reason' in ahead)
      return { part, series: { ...seriesOf(block, part, level), projection: ahead } }
    const paths = ahead.paths.map((path, way) =>
      withEvents(path, starts, {
        block,
        solution: part.solution,
        drawn: drawn.map((one) => one[way]),
      }),
    )
    const fans = fansOf({ block, begin, starts, level }, { quiet: ahead.paths, paths })
    const series = { ...seriesOf(block, part, level), projection: projectionOf(ahead, fans) }
    return { part, series, begin, paths }
  })
  const first = calendarPeriod(block.every, last)
  const solutions = made.flatMap(({ part, paths, begin }): readonly SolutionAhead[] => {
    if (paths === undefined) return []
    const of = part.solution === undefined ? {} : { solution: part.solution }
    const skipped = first - begin
    return [
      { ...of, now: part.levels.at(-1)!.value, paths: paths.map((path) => path.slice(skipped)) },
    ]
  })
  const critical = criticalPoints({ block, starts: startsFrom(block, first), draws }, solutions)
  return {
    block,
    series: made.map(({ series }) => series),
    critical,
    ...(solutions.length === 0 ? {} : { reassess: reassessment(block, critical, { last }) }),
    findings: [
      ...common,
      ...made.flatMap(({ part, series }) => seriesFindings(block, series, part.stretch)),
      ...behindFindings(block, critical, last),
    ],
  }
}

function projectionOf(
  { paths: _paths, ...ahead }: Ahead,
  periods: ReturnType<typeof fansOf>,
): EvolutionSeries['projection'] {
  return { ...ahead, periods }
}

/** First days of the periods from one on, up to the end of the projection. */
function startsFrom({ every, until }: EvolutionBlock, first: number): readonly number[] {
  const count = calendarPeriod(every, until) - first + 1
  return Array.from({ length: Math.max(0, count) }, (_, i) => calendarStart(every, first + i))
}

/** The first day after the last period of any series; undefined without rows. */
function lastDay({ every }: EvolutionBlock, parts: readonly Part[]): number | undefined {
  const periods = parts.flatMap(({ levels }) => levels.at(-1)?.period ?? [])
  return periods.length === 0 ? undefined : calendarStart(every, Math.max(...periods) + 1)
}

function noRows({ id, path, need, at }: EvolutionBlock): Finding {
  const message = `\`${id}\` has no row with both a value of \`${need}\` and a date in \`${at}\`.`
  return problem(
    'too-few',
    { path },
    message,
    'Look at the columns, and at what is kept of the rows.',
  )
}

function noNumbers({ path, need }: EvolutionBlock): Finding {
  const message = `The column \`${need}\` holds no numbers, and is followed over time.`
  return problem('wrong-value', { path: `${path}.need` }, message, 'Code its values as numbers.')
}

function tooEarly({ path, until, every }: EvolutionBlock, last: number): Finding | undefined {
  const place = { path: `${path}.until` }
  if (until < last) {
    const message = `The projection ends on ${dayText(until)}, and the data go on to ${dayText(last - 1)}.`
    return problem('range', place, message, 'Give a later `until`.')
  }
  const count = calendarPeriod(every, until) - calendarPeriod(every, last) + 1
  if (count <= MOST_PERIODS) return undefined
  const message = `The projection runs over ${count} periods, more than ${MOST_PERIODS}.`
  return problem('range', place, message, 'Take longer periods (`every`), or an earlier `until`.')
}

function readingFindings({ path, at }: EvolutionBlock, times: TimeColumn): readonly Finding[] {
  const missing = times.values.filter((day) => Number.isNaN(day)).length
  if (missing === 0) return []
  const { unreadable } = times
  const named =
    unreadable.length === 0
      ? ''
      : ` (${listInWords(unreadable.map((text) => `\`${text}\``))} ${unreadable.length === 1 ? 'is' : 'are'} no date)`
  const message = `${countInWords(missing, 'row')} ${missing === 1 ? 'has' : 'have'} no date in \`${at}\`, and ${missing === 1 ? 'is' : 'are'} left out${named}.`
  return [
    warning(
      unreadable.length === 0 ? 'missing-value' : 'unreadable-value',
      { path: `${path}.at` },
      message,
      'Dates stand year first: 2026-03-01.',
    ),
  ]
}
