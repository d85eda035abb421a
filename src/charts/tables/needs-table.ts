import type { DataTable, TableCell } from '#charts/chart'
import { sentence } from '#quantity/sentence'
import { metricUnit, needsInWords, sourceWords, unitOfOne } from '#charts/wording'
import type { Need, Target, Validation } from '#job/job'
import type { Metric } from '#job/metric'
import { displayScale } from '#quantity/display-scale'
import { formatDate } from '#quantity/format-date'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'
import { needsOf } from '#study/study'

/** Every need with what the study says of it; a column that would be empty is left out. */
export function needsTable(assessment: Assessment, locale: Locale): DataTable {
  const words = needsInWords(assessment)
  const placed = needsOf(assessment.study)
  const named = new Map(
    placed.map(({ need }) => [need.id, { words: words.get(need.id)!, metric: need.metric }]),
  )
  const columns: readonly (readonly [label: string, cell: (need: Need) => string])[] = [
    ['Outcome', outcomeWords],
    ['Metric', (need) => metricWords(need.metric, named, locale)],
    ['Importance', (need) => importanceWords(need)],
    ['Target', (need) => (need.target === undefined ? '' : targetWords(need, need.target, locale))],
    ['Horizon', (need) => need.horizon ?? ''],
    ['Found by', (need) => need.foundBy ?? ''],
    ['Customers', (need) => validationWords(need.validation)],
  ]
  const held = columns.filter(([, cell]) => placed.some(({ need }) => cell(need) !== ''))
  return {
    caption: 'Needs',
    columns: held.map(([label]) => ({ label, numeric: false })),
    rows: placed.map(({ need }) =>
      held.map(([, cell]): TableCell => ({ text: cell(need) || '–' })),
    ),
  }
}

/** "Minimize time until the receipt is confirmed (critical)". */
function outcomeWords({ outcome, critical }: Need): string {
  const { direction, measure, focus } = outcome
  return `${sentence(direction)} ${measure} ${focus}${critical === true ? ' (critical)' : ''}`
}

type Named = ReadonlyMap<string, { readonly words: string; readonly metric: Metric | undefined }>

function metricWords(metric: Metric | undefined, named: Named, locale: Locale): string {
  if (metric === undefined) return 'none yet'
  const kind = metric.kind === 'custom' ? (metric.name ?? 'custom') : metric.kind
  return `${kind.replaceAll('-', ' ')}: ${typeWords(metric, named, locale)}`
}

function typeWords(metric: Metric, named: Named, locale: Locale): string {
  switch (metric.type) {
    case 'scale':
      return `rating from ${metric.from} to ${metric.to}`
    case 'spread':
      return `spread of “${named.get(metric.of)?.words ?? metric.of}”`
    case 'share-within': {
      const of = named.get(metric.of)
      return `share with “${of?.words ?? metric.of}” ${boundWords(metric, metricUnit(of?.metric), locale)}`
    }
    default:
      return plainTypeWords(metric.type, unitOfOne(metric.unit.text))
  }
}

/** "duration in min", "number of requests", "errors per field". */
function plainTypeWords(type: Metric['type'], unit: string): string {
  if (type === 'yes-no') return 'yes or no'
  if (type === 'rate') return counts(unit)
  if (type === 'count') return `number of ${counts(unit)}`
  const words = type.replaceAll('-', ' ')
  return type === 'share' || unit === '1' ? words : `${words} in ${unit}`
}

/** What is counted, in the plural: "errors per field". */
function counts(unit: string): string {
  const { noun, tail } = displayScale(unit, 0)
  return `${noun?.[1] ?? unit}${tail}`
}

function importanceWords({ importance }: Need): string {
  if (importance === undefined) return ''
  const { value, of, source } = importance
  const said = sourceWords(source)
  return `${value} of ${of}${said === '' ? '' : `; ${said}`}`
}

/** "at most 15 min by 30 Jun 2027". */
function targetWords(need: Need, target: Target, locale: Locale): string {
  const by = target.by === undefined ? [] : [`by ${formatDate(target.by)}`]
  return [boundWords(target, metricUnit(need.metric), locale), ...by].join(' ')
}

function boundWords(
  { atMost, atLeast }: Pick<Target, 'atMost' | 'atLeast'>,
  unit: string,
  locale: Locale,
): string {
  const bounds = [
    ...(atLeast === undefined
      ? []
      : [`at least ${formatQuantity({ value: atLeast, unit }, locale)}`]),
    ...(atMost === undefined ? [] : [`at most ${formatQuantity({ value: atMost, unit }, locale)}`]),
  ]
  return bounds.join(' and ')
}

/** "confirmed by 3, disputed by 1": customers, each counted once for what they said. */
export function validationWords(validation: readonly Validation[]): string {
  const said = (verdict: Validation['verdict']): number =>
    new Set(validation.filter((one) => one.verdict === verdict).map(({ by }) => by)).size
  const counts = [
    ['confirmed', said('confirmed')],
    ['disputed', said('disputed')],
  ] as const
  return counts
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${verdict} by ${count}`)
    .join(', ')
}
