import type { PlotChart, PlotPanel, TableCell, ValueAxis } from '#charts/chart'
import { betweenInColumn, inColumn, levelFormat, stepOf } from '#charts/column-format'
import { valueAxis } from '#charts/value-axis'
import { solutionName } from '#charts/value-view'
import { type Binned, wholeBins } from '#charts/whole-bins'
import { improvementWords, isEffect, needsInWords, unitOfOne } from '#charts/wording'
import type { ArmSummary, Estimate } from '#evidence/estimate'
import { formatCount } from '#quantity/format-number'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** Values that are all the same have one bin: there is no spread to be seen. */
const fewestEdges = 2

/**
 * How the values of each metric are spread before and after: one histogram an arm, one above the
 * other on one scale, each with its mean, because money follows means. Only metrics whose values
 * have bins; a yes-no metric has none.
 */
export function distributionCharts(assessment: Assessment, locale: Locale): readonly PlotChart[] {
  const words = needsInWords(assessment)
  return assessment.estimates
    .filter((estimate) => (estimate.edges?.length ?? 0) > fewestEdges)
    .map((estimate) =>
      chartOf(wholeBins(estimate), words.get(estimate.need) ?? estimate.need, assessment, locale),
    )
}

function chartOf(binned: Binned, name: string, assessment: Assessment, locale: Locale): PlotChart {
  const { estimate, whole } = binned
  const arms = [estimate.baseline, estimate.treatment].filter(
    (arm): arm is ArmSummary => arm?.counts !== undefined,
  )
  const named = arms.map((arm) => ({ arm, solution: solutionName(assessment, arm.solution) }))
  const rows = arms.map((arm) => `n = ${formatCount(arm.n, locale)}`).join(' and ')
  return {
    kind: 'plot',
    id: `distribution.${estimate.block}.${estimate.need}`,
    title: `${name}: ${changeWords(estimate, locale)}`,
    subtitle: `Share of rows by value, with the mean of each; ${rows}. Evidence “${estimate.block}”.`,
    description: named
      .map(
        ({ arm, solution }) =>
          `${solution}: mean ${meanWords(arm, estimate, locale)}, ${formatCount(arm.n, locale)} rows.`,
      )
      .join(' '),
    panels: panels(named, binned, name, locale),
    table: {
      caption: name,
      columns: [
        { label: whole ? 'Value' : 'From, to', numeric: true },
        ...named.map(({ solution }) => ({ label: solution, numeric: true })),
      ],
      rows: [...binRows(arms, binned, locale), ...summaryRows(arms, estimate, locale)],
    },
    notes: beyondNotes(arms, binned, locale),
  }
}

function changeWords(estimate: Estimate, locale: Locale): string {
  if (!isEffect(estimate.improvement)) return 'as it is today'
  const unsure = estimate.certainty === 'too-early' ? ', too early to tell' : ''
  return improvementWords(estimate.improvement, false, locale) + unsure
}

interface NamedArm {
  readonly arm: ArmSummary
  readonly solution: string
}

function panels(
  arms: readonly NamedArm[],
  { estimate, whole }: Binned,
  name: string,
  locale: Locale,
): readonly PlotPanel[] {
  const edges = estimate.edges!
  const unit = unitOfOne(estimate.unit)
  const ends = { low: edges[0]!, high: edges.at(-1)! }
  const x = onAxis({
    ...valueAxis({ what: name, unit, values: edges, zero: false }, locale),
    ...ends,
    ...(whole ? { ticks: wholeTicks(ends, locale) } : {}),
  })
  const most = Math.max(...arms.flatMap(({ arm }) => shares(arm)))
  const y = valueAxis(
    { what: 'Share of rows', unit: '%', values: [most], zero: true, ticks: 3 },
    locale,
  )
  return arms.map(({ arm, solution }, i) => ({
    heading: solution,
    x: i < arms.length - 1 ? { ...x, title: '' } : x,
    y,
    marks: [
      { kind: 'columns', edges, heights: shares(arm), tone: i === 0 ? 'status-quo' : 'ours' },
      {
        kind: 'rule',
        at: arm.value,
        label: `mean ${meanWords(arm, estimate, locale)}`,
        tone: 'total',
      },
    ],
  }))
}

/** The mean in the unit of the axis, with as many decimals as the other arm's. */
function meanWords(arm: ArmSummary, estimate: Estimate, locale: Locale): string {
  const unit = unitOfOne(estimate.unit)
  const { scale } = levelFormat(
    estimate.edges!.map((value) => ({ value, low: value, high: value })),
    unit,
    locale,
  )
  const arms = [estimate.baseline, estimate.treatment].filter((one) => one !== undefined)
  const decimals = arms.map(({ value, interval }) =>
    stepOf({ value, low: interval?.low ?? value, high: interval?.high ?? value }, scale),
  )
  return inColumn({ scale, decimals: Math.max(...decimals), locale }, arm.value)
}

/** A tick under the middle of a bar, under every second or fifth where there are many. */
function wholeTicks(
  { low, high }: { readonly low: number; readonly high: number },
  locale: Locale,
): ValueAxis['ticks'] {
  const step = [1, 2, 5].find((one) => (high - low) / one <= 8) ?? Math.ceil((high - low) / 8)
  const values = Array.from({ length: Math.round(high - low) }, (_, i) => low + 0.5 + i)
  return values
    .filter((value) => value % step === 0)
    .map((value) => ({ at: value, label: formatCount(value, locale) }))
}

function onAxis(axis: ValueAxis): ValueAxis {
  return {
    ...axis,
    ticks: axis.ticks.filter((tick) => tick.at >= axis.low && tick.at <= axis.high),
  }
}

function shares(arm: ArmSummary): readonly number[] {
  return (arm.counts ?? []).map((count) => (arm.n === 0 ? 0 : count / arm.n))
}

/** Rows of a long tail that no bin holds. */
function beyond(arm: ArmSummary): number {
  return arm.n - (arm.counts ?? []).reduce((sum, count) => sum + count, 0)
}

function beyondNotes(
  arms: readonly ArmSummary[],
  { estimate, whole }: Binned,
  locale: Locale,
): readonly string[] {
  const rows = arms.reduce((sum, arm) => sum + beyond(arm), 0)
  if (rows === 0) return []
  const end = formatQuantity(
    { value: estimate.edges!.at(-1)! - (whole ? 0.5 : 0), unit: unitOfOne(estimate.unit) },
    locale,
  )
  const lie = rows === 1 ? '1 row lies' : `${formatCount(rows, locale)} rows lie`
  return [`${lie} above ${end}: not drawn, but counted in the mean.`]
}

function binRows(
  arms: readonly ArmSummary[],
  { estimate, whole }: Binned,
  locale: Locale,
): readonly (readonly TableCell[])[] {
  const edges = estimate.edges!
  const format = levelFormat(
    edges.map((value) => ({ value, low: value, high: value })),
    unitOfOne(estimate.unit),
    locale,
  )
  const bins = edges.slice(0, -1).map((edge, i) => [
    {
      text: whole ? formatCount(edge + 0.5, locale) : betweenInColumn(format, edge, edges[i + 1]!),
    },
    ...arms.map((arm) => ({ text: formatCount(arm.counts![i]!, locale) })),
  ])
  const tail = [
    { text: 'above' },
    ...arms.map((arm) => ({ text: formatCount(beyond(arm), locale) })),
  ]
  return arms.some((arm) => beyond(arm) > 0) ? [...bins, tail] : bins
}

function summaryRows(
  arms: readonly ArmSummary[],
  estimate: Estimate,
  locale: Locale,
): readonly (readonly TableCell[])[] {
  const unit = unitOfOne(estimate.unit)
  const shown = (value: number | undefined): TableCell => ({
    text: value === undefined ? '–' : formatQuantity({ value, unit }, locale),
  })
  return [
    [
      { text: 'Mean' },
      ...arms.map((arm, i) => ({
        text: meanWords(arm, estimate, locale),
        figure: `evidence.${estimate.block}.${estimate.need}.${i === 0 ? 'baseline' : 'treatment'}`,
      })),
    ],
    [{ text: 'Median' }, ...arms.map((arm) => shown(arm.median))],
    [{ text: 'P90' }, ...arms.map((arm) => shown(arm.p90))],
  ]
}
