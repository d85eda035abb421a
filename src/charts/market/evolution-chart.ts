import type { Mark, PlotChart, PlotPanel, Tone } from '#charts/chart'
import { evolutionTable } from '#charts/market/evolution-table'
import { partWords } from '#charts/market/part-words'
import { dateAxis, dateText } from '#charts/pictures/date-axis'
import { valueAxis } from '#charts/value-axis'
import { solutionName } from '#charts/value-view'
import { sentence } from '#quantity/sentence'
import type {
  EvolutionSeries,
  EvolutionView,
  ProjectedPeriod,
} from '#market/evolution/evolution-view'
import type { MarketPart } from '#market/market-view'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** Days in the middle of a period, where its value is drawn. */
const halves = { day: 0.5, week: 3.5, month: 15, quarter: 46, year: 183 } as const

/** History with its intervals, what may come as a fan, breaks and events as rules: one panel a solution. */
export function evolutionChart(
  part: MarketPart<EvolutionView>,
  assessment: Assessment,
  [title, locale]: readonly [string, Locale],
): PlotChart {
  const { view, segment } = part
  const { block, series } = view
  const panels = series.flatMap((one) => panelOf(view, one, [assessment, locale]))
  const level = Math.round(assessment.settings.level * 100)
  return {
    kind: 'plot',
    id: segment === undefined ? `evolution-${block.id}` : `evolution-${block.id}-${segment.id}`,
    title,
    subtitle: `${partWords(block.id, segment)}: ${block.statistic} by ${block.every}, with its ${level}\u2009% interval. Dashed: what is expected; bands: 80 and ${level}\u2009% of what may come. Vertical lines: breaks, floor dates and events.`,
    description: `${title}. ${series.map((one) => spoken(view, one, assessment)).join(' ')}`,
    panels,
    table: evolutionTable(part, assessment, locale),
    notes: series.flatMap(({ projection, solution }) =>
      'reason' in projection
        ? [
            `${solution === undefined ? '' : `${solutionName(assessment, solution)}: `}${projection.reason}`,
          ]
        : [],
    ),
    ...(panels.length > 0
      ? {}
      : {
          empty: {
            why: 'No period has a value.',
            next: 'Look at the columns with the dates and the values.',
          },
        }),
  }
}

function spoken(
  { block }: EvolutionView,
  { solution, levels, projection }: EvolutionSeries,
  assessment: Assessment,
): string {
  const [first, last] = [levels[0], levels.at(-1)]
  if (first === undefined || last === undefined) return ''
  const of = solution === undefined ? block.element.name : solutionName(assessment, solution)
  const end = 'reason' in projection ? undefined : projection.periods.at(-1)
  const ahead =
    end === undefined ? 'It is not projected.' : `It is projected to ${dateText(end.start)}.`
  return `${of}: ${levels.length} periods from ${dateText(first.start)} to ${dateText(last.start)}. ${ahead}`
}

function panelOf(
  view: EvolutionView,
  series: EvolutionSeries,
  [assessment, locale]: readonly [Assessment, Locale],
): readonly PlotPanel[] {
  const { block } = view
  const { solution, levels, projection } = series
  if (levels.length === 0) return []
  const ahead = 'reason' in projection ? [] : projection.periods
  const half = halves[block.every]
  const tone: Tone = solution === undefined || solution === block.ours ? 'ours' : 'status-quo'
  const marks: readonly Mark[] = [
    ...fanMarks(ahead, half, tone),
    ...historyMarks(series, half, tone),
    ...rules(view, series),
  ]
  const values = [
    ...levels.flatMap(({ value, interval }) => [
      value,
      ...(interval === undefined ? [] : [interval.low, interval.high]),
    ]),
    ...ahead.flatMap(({ expected }) => [expected.quantiles.p5, expected.quantiles.p95]),
  ]
  const days = [...levels, ...ahead].map(({ start }) => start + half)
  return [
    {
      ...(solution === undefined ? {} : { heading: solutionName(assessment, solution) }),
      x: dateAxis(block.every === 'day' ? 'Day' : `First day of the ${block.every}`, [
        levels[0]!.start,
        ...days,
      ]),
      y: valueAxis(
        { what: sentence(block.element.name), unit: block.unit, values, zero: false },
        locale,
      ),
      marks: clipped(marks, values),
    },
  ]
}

/** The outer band may leave the axis, which follows the middle nine tenths. */
function clipped(marks: readonly Mark[], values: readonly number[]): readonly Mark[] {
  const low = Math.min(...values)
  const high = Math.max(...values)
  const inside = (ends: readonly number[]): readonly number[] =>
    ends.map((end) => Math.min(high, Math.max(low, end)))
  return marks.map((mark) =>
    mark.kind === 'band' ? { ...mark, low: inside(mark.low), high: inside(mark.high) } : mark,
  )
}

function fanMarks(ahead: readonly ProjectedPeriod[], half: number, tone: Tone): readonly Mark[] {
  if (ahead.length === 0) return []
  const at = ahead.map(({ start }) => start + half)
  const band = (
    ends: (period: ProjectedPeriod) => readonly [number, number],
    faint: boolean,
  ): Mark => ({
    kind: 'band',
    at,
    low: ahead.map((period) => ends(period)[0]),
    high: ahead.map((period) => ends(period)[1]),
    tone,
    faint,
  })
  return [
    band(({ expected: { interval } }) => [interval.low, interval.high], true),
    band(({ expected: { quantiles } }) => [quantiles.p10, quantiles.p90], false),
    {
      kind: 'line',
      at,
      values: ahead.map(({ expected }) => expected.quantiles.p50),
      tone,
      dashed: true,
      label: 'expected',
    },
  ]
}

/** One line a stretch: nothing is drawn across a break or a jump. */
function historyMarks(
  { levels, found }: EvolutionSeries,
  half: number,
  tone: Tone,
): readonly Mark[] {
  const jumps = (start: number): number => found.filter((jump) => jump.start <= start).length
  const stretches = [
    ...Map.groupBy(levels, ({ stretch, start }) => `${stretch} ${jumps(start)}`).values(),
  ]
  return stretches.flatMap((own): readonly Mark[] => {
    const at = own.map(({ start }) => start + half)
    const banded = own.every(({ interval }) => interval !== undefined)
    const band: Mark = {
      kind: 'band',
      at,
      low: own.map(({ interval, value }) => interval?.low ?? value),
      high: own.map(({ interval, value }) => interval?.high ?? value),
      tone,
      faint: true,
    }
    return [
      ...(banded ? [band] : []),
      { kind: 'line', at, values: own.map(({ value }) => value), tone, dashed: false, label: '' },
    ]
  })
}

function rules(
  { block, critical }: EvolutionView,
  { solution, found, levels }: EvolutionSeries,
): readonly Mark[] {
  const [first = 0, last = 0] = [levels[0]?.start, levels.at(-1)?.start]
  const rule = (at: number, label: string, tone: Tone): Mark => ({ kind: 'rule', at, label, tone })
  const known = block.breaks.filter(({ at }) => at > first && at <= last)
  const events = block.events.filter(
    (event) =>
      (event.solution ?? solution) === solution && event.until > last && event.from <= block.until,
  )
  const points = critical.filter(
    (point) => point.dates !== undefined && (point.solution ?? block.ours ?? solution) === solution,
  )
  return [
    ...known.map(({ at, why }) => rule(at, why, 'total')),
    ...found.map(({ start }) => rule(start, 'jump', 'total')),
    ...events.map(({ from, name }) => rule(Math.max(from, last), name, 'total')),
    ...points.map(({ dates, kind }) => rule(dates!.p50, kind, 'worse')),
  ]
}
