import type {
  ChartRow,
  DataTable,
  EmptyState,
  RowsChart,
  RowsPanel,
  TableCell,
} from '#charts/chart'
import { armCounts, levelCells, levelColumns, sizeWords } from '#charts/levels'
import { valueAxis } from '#charts/value-axis'
import { improvementRange, improvementWords, isEffect, needsInWords } from '#charts/wording'
import type { Effect, Estimate } from '#evidence/estimate'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/**
 * Every estimate with its interval, in percent and in points apart: a dot where the improvement
 * is, filled where it is clear of zero. What has no percentage is named below, not drawn.
 */
export function forestChart(assessment: Assessment, locale: Locale): RowsChart {
  const words = needsInWords(assessment)
  const named = (estimate: Estimate): string => words.get(estimate.need) ?? estimate.need
  const compared = assessment.estimates.filter((estimate) => estimate.treatment !== undefined)
  const drawn = compared.flatMap((estimate) => {
    const effect = drawnEffect(estimate)
    return effect === undefined ? [] : [{ estimate, effect }]
  })
  const panels = [false, true].flatMap((points) => {
    const rows = drawn.filter(({ estimate }) => isPoints(estimate) === points)
    return rows.length === 0 ? [] : [panel(rows, { points, named }, locale)]
  })
  const level = Math.round(assessment.settings.level * 100)
  return {
    kind: 'rows',
    id: 'forest',
    title: 'What each piece of evidence says',
    subtitle: `Improvement with its ${level}\u2009% interval; to the right is better. Filled: clear of zero. Open: too early to tell.`,
    description: drawn
      .map(({ estimate, effect }) => `${named(estimate)}: ${spoken(estimate, effect, locale)}.`)
      .join(' '),
    panels,
    table: forestTable(assessment, named, locale),
    notes: compared
      .filter((estimate) => drawnEffect(estimate) === undefined)
      .map((estimate) => `Not drawn: ${named(estimate)} (${reasonOf(estimate)})`),
    ...(drawn.length === 0 ? { empty: emptyOf(assessment) } : {}),
  }
}

function isPoints(estimate: Estimate): boolean {
  return isEffect(estimate.improvementPoints)
}

function drawnEffect(estimate: Estimate): Effect | undefined {
  const effect = isPoints(estimate) ? estimate.improvementPoints : estimate.improvement
  return isEffect(effect) && effect.interval !== undefined ? effect : undefined
}

function reasonOf(estimate: Estimate): string {
  const { improvement } = estimate
  return improvement !== undefined && 'reason' in improvement
    ? improvement.reason
    : 'it has no interval'
}

function panel(
  rows: readonly { readonly estimate: Estimate; readonly effect: Effect }[],
  how: { readonly points: boolean; readonly named: (estimate: Estimate) => string },
  locale: Locale,
): RowsPanel {
  const ends = axisEnds(rows.map(({ effect }) => effect))
  return {
    axis: valueAxis(
      {
        what: how.points ? 'Improvement of a share' : 'Improvement on the baseline',
        unit: how.points ? 'points' : '%',
        values: ends,
        zero: true,
        ends: { low: 'worse', high: 'better' },
      },
      locale,
    ),
    rows: rows.map(({ estimate, effect }) => row(estimate, effect, how, locale)),
    joined: false,
  }
}

/** Both sides of zero; an interval far wider than every estimate runs off the axis. */
function axisEnds(effects: readonly Effect[]): readonly number[] {
  const furthest = Math.max(...effects.map(({ value }) => Math.abs(value)))
  const typical = effects
    .map(({ interval }) => interval!.high - interval!.low)
    .toSorted((a, b) => a - b)[Math.floor(effects.length / 2)]!
  const most = furthest + 2 * typical
  const drawn = effects
    .flatMap(({ interval }) => [interval!.low, interval!.high])
    .map((end) => Math.min(Math.max(end, -most), most))
  const reach = Math.max(...drawn.map(Math.abs)) / 10
  return [...drawn, -reach, reach]
}

function row(
  estimate: Estimate,
  effect: Effect,
  how: { readonly points: boolean; readonly named: (estimate: Estimate) => string },
  locale: Locale,
): ChartRow {
  const { low, high } = effect.interval!
  return {
    id: `${estimate.block}.${estimate.need}`,
    label: how.named(estimate),
    note: `${estimate.block}, ${sizeWords(estimate, locale)}${estimate.type === 'scale' ? ', share of the scale' : ''}`,
    bars: [],
    ghosts: [],
    point: {
      at: effect.value,
      tone: effect.value < 0 ? 'worse' : 'better',
      certain: estimate.certainty !== 'too-early',
    },
    interval: { low, high },
    value: improvementWords(effect, how.points, locale),
    range: improvementRange(effect, how.points, locale),
    figure: `evidence.${estimate.block}.${estimate.need}.improvement${how.points ? '.points' : ''}`,
  }
}

function spoken(estimate: Estimate, effect: Effect, locale: Locale): string {
  const points = isPoints(estimate)
  const said = improvementWords(effect, points, locale)
  const sure = estimate.certainty === 'too-early' ? ', too early to tell' : ''
  return `${said} (${improvementRange(effect, points, locale)})${sure}`
}

function forestTable(
  assessment: Assessment,
  named: (estimate: Estimate) => string,
  locale: Locale,
): DataTable {
  return {
    caption: 'Every estimate',
    columns: [
      { label: 'Metric', numeric: false },
      { label: 'Evidence', numeric: false },
      ...levelColumns,
      { label: 'Improvement', numeric: true },
      { label: 'Interval', numeric: true },
      { label: 'n', numeric: true },
      { label: 'Method', numeric: false },
    ],
    rows: assessment.estimates.map((estimate) =>
      tableRow(estimate, { name: named(estimate), assessment }, locale),
    ),
  }
}

function tableRow(
  estimate: Estimate,
  of: { readonly name: string; readonly assessment: Assessment },
  locale: Locale,
): readonly TableCell[] {
  const id = `evidence.${estimate.block}.${estimate.need}`
  const effect = drawnEffect(estimate)
  const points = isPoints(estimate)
  const { treatment, difference } = estimate
  return [
    { text: of.name },
    { text: `${estimate.block}, grade ${estimate.grade}` },
    ...levelCells(estimate, of.assessment, locale),
    effect === undefined
      ? { text: treatment === undefined ? '–' : reasonOf(estimate) }
      : {
          text: improvementWords(effect, points, locale),
          figure: `${id}.improvement${points ? '.points' : ''}`,
        },
    { text: effect === undefined ? '–' : improvementRange(effect, points, locale) },
    { text: armCounts(estimate, locale) },
    { text: isEffect(difference) ? difference.method : '–' },
  ]
}

function emptyOf(assessment: Assessment): EmptyState {
  return assessment.estimates.length === 0
    ? {
        why: 'Nothing is measured yet.',
        next: 'Add a data set and an evidence block that names its design.',
      }
    : {
        why: 'Nothing is compared: the evidence describes one way of working.',
        next: 'Add rows of a second solution, or read the levels in the table.',
      }
}
