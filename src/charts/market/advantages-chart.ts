import type { ChartRow, DataTable, RowsChart, RowsPanel } from '#charts/chart'
import { figuresInWords, type FiguresInWords } from '#charts/market/figure-cells'
import { valueAxis } from '#charts/value-axis'
import { solutionName } from '#charts/value-view'
import { counted, metricUnit, needsInWords } from '#charts/wording'
import type { Advantage, MapView } from '#market/alternatives/map-view'
import { marketFigureId } from '#market/figure-id'
import { formatDate } from '#quantity/format-date'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'
import { needsOf } from '#study/study'

/**
 * Ours against the best alternative, need by need, each in its own unit: to the right is better. Hatched where the
 * interval holds zero. Undefined where nothing of ours is compared.
 */
export function advantagesChart(
  view: MapView,
  assessment: Assessment,
  locale: Locale,
): RowsChart | undefined {
  const best = view.advantages.filter((one) => one.best)
  if (best.length === 0 || view.block.ours === undefined) return undefined
  const ours = solutionName(assessment, view.block.ours)
  const figures = figuresInWords(assessment, locale)
  const ahead = best.filter(({ value }) => value > 0).length
  const title = `${ours} leads on ${ahead} of ${counted(best.length, 'need')} against the best alternative`
  const needs = needsInWords(assessment)
  const rows = best.map((one) => rowOf(view, one, { figures, needs, assessment }))
  return {
    kind: 'rows',
    id: `advantages-${view.block.id}`,
    title,
    subtitle: `${ours} less the best of the others on each need, with its interval; to the right is better.`,
    description: `${title}. ${rows.map(({ label, note, value }) => `${label} (${note}): ${value}`).join('; ')}.`,
    panels: best.map((one, i) => panelOf(one, rows[i]!, [assessment, locale])),
    table: standingsTable(view, { figures, needs, assessment }),
    notes: [],
  }
}

interface Words {
  readonly figures: FiguresInWords
  readonly needs: ReadonlyMap<string, string>
  readonly assessment: Assessment
}

function rowOf(
  { block }: MapView,
  { need, solution, value, interval }: Advantage,
  { figures, needs, assessment }: Words,
): ChartRow {
  const id = marketFigureId(`advantage.${block.id}.${need}`, { solution })
  const clear = interval !== undefined && (interval.low > 0 || interval.high < 0)
  return {
    id: need,
    label: needs.get(need) ?? need,
    note: `against ${solutionName(assessment, solution)}`,
    bars: [
      {
        from: 0,
        to: value,
        tone: value < 0 ? 'worse' : 'better',
        fill: clear ? 'solid' : 'hatched',
      },
    ],
    ghosts: [],
    ...(interval === undefined ? {} : { interval: { low: interval.low, high: interval.high } }),
    value: figures.words(id),
    range: figures.range(id),
    figure: id,
  }
}

/** Needs have units of their own: each has its axis. */
function panelOf(
  { need, value, interval }: Advantage,
  row: ChartRow,
  [assessment, locale]: readonly [Assessment, Locale],
): RowsPanel {
  const metric = needsOf(assessment.study).find((one) => one.need.id === need)?.need.metric
  const unit = metricUnit(metric)
  const axis = valueAxis(
    {
      what: 'Advantage',
      unit: unit === '%' ? 'points' : unit,
      values: [value, interval?.low ?? 0, interval?.high ?? 0],
      zero: true,
      ticks: 4,
      ends: { low: 'they are better', high: 'ours is better' },
    },
    locale,
  )
  return { axis, rows: [row], joined: false }
}

/** What ours has and lacks on every need: advantage, only ours or not, vulnerability, until when it is ours. */
function standingsTable(view: MapView, { figures, needs, assessment }: Words): DataTable {
  const { block, standings, advantages } = view
  const dated = standings.some(({ sustained }) => sustained !== undefined)
  return {
    caption: `Advantages and gaps (${block.id})`,
    columns: [
      { label: 'Need', numeric: false },
      { label: 'Best alternative', numeric: false },
      { label: 'Advantage', numeric: true },
      { label: 'Range', numeric: true },
      { label: 'Only ours', numeric: false },
      { label: 'Vulnerability', numeric: true },
      ...(dated ? [{ label: 'Ours until', numeric: true }] : []),
    ],
    rows: standings.map(({ need, unique, sustained }) => {
      const best = advantages.find((one) => one.need === need && one.best)
      const id =
        best === undefined
          ? ''
          : marketFigureId(`advantage.${block.id}.${need}`, { solution: best.solution })
      const of = (quantity: string): string => marketFigureId(`${quantity}.${block.id}.${need}`, {})
      const alone = 'reason' in unique ? 'not known' : unique.value === 1 ? 'yes' : 'no'
      return [
        { text: needs.get(need) ?? need },
        { text: best === undefined ? '–' : solutionName(assessment, best.solution) },
        figures.cell(id),
        figures.rangeCell(id),
        { text: alone, figure: of('unique') },
        figures.cell(of('vulnerability')),
        ...(dated
          ? [
              sustained === undefined
                ? { text: '–' }
                : { text: datesWords(sustained), figure: of('sustained') },
            ]
          : []),
      ]
    }),
  }
}

/** "Jun 2027 to Mar 2028": the days between which it ends with four chances in five. */
function datesWords({
  early,
  middle,
  late,
  probability,
}: NonNullable<MapView['standings'][number]['sustained']>): string {
  const [first, last] = [early ?? middle, late].map((date) =>
    date === undefined ? undefined : formatDate(date),
  )
  if (first === undefined) return `perhaps never (chance ${Math.round(100 * probability)}\u2009%)`
  return last === undefined ? `${first} or later, perhaps never` : `${first} to ${last}`
}
