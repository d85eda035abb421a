import type { ChartRow, RowsChart, TableCell } from '#charts/chart'
import { valueAxis } from '#charts/value-axis'
import { namesOf } from '#charts/measurement-candidates'
import { inputWords, type ValueView } from '#charts/value-view'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Estimate, InputInfluence } from '#value/result'

const mostRows = 8
/** Shares below this are not drawn. */
const least = 0.005

/** An input, or the designs of the evidence, with its share of the variance. */
interface Part {
  readonly id: string
  readonly label: string
  readonly note: string
  /** By itself. */
  readonly first: Estimate
  /** With all that it does together with others; absent where nothing else is told. */
  readonly total?: Estimate
  readonly figure: string
}

/**
 * Where the doubt about the net present value comes from: of each input that is drawn alone the
 * share of the variance that it brings by itself and in all (first and total Sobol index), and what
 * the designs of the evidence bring. Undefined where no share can be told.
 */
export function varianceChart(view: ValueView, locale: Locale): RowsChart | undefined {
  const { influence } = view.value
  const parts = partsOf(view).filter(
    ({ first, total }) => Math.max(first.value, total?.value ?? 0) >= least,
  )
  const [largest] = parts
  if (influence === undefined || largest === undefined) return undefined
  const apart = untold(view)
  const rows = parts.slice(0, mostRows).map((part) => rowOf(part, locale))
  return {
    kind: 'rows',
    id: 'variance',
    title: `${apart.length === 0 ? 'Where the doubt comes from' : 'Where the doubt comes from, as far as it can be told apart'}: ${words(largest.first, locale)} from ${lowerFirst(largest.label)}`,
    subtitle:
      'Share of the variance of the net present value. Solid: by itself (first Sobol index). Pale: in all, with what it does together with others (total index).',
    description: rows.map((row) => `${row.label}: ${row.value} ${row.range}.`).join(' '),
    panels: [
      {
        axis: valueAxis(
          {
            what: 'Share of the variance',
            unit: '%',
            values: parts.flatMap(({ first, total }) => [first.value, total?.value ?? 0]),
            zero: true,
          },
          locale,
        ),
        rows,
        joined: false,
      },
    ],
    table: tableOf(parts, locale),
    notes: apart,
  }
}

function partsOf(view: ValueView): readonly Part[] {
  const { influence, designShare, designShareError } = view.value
  const inputs = (influence?.inputs ?? []).flatMap((one): Part[] => {
    const { input, first, total } = one
    if ('reason' in first || 'reason' in total) return []
    const label = inputWords(one, view)
    const figure = `value.sensitivity.${input}.first`
    // Not below the first but for the errors of the two.
    const all = total.value > first.value ? total : first
    return [{ id: input, label, note: '', first, total: all, figure }]
  })
  const design: Part = {
    id: 'design',
    label: 'The designs of the evidence',
    note: 'not the number of rows',
    first: { value: designShare, simulationError: designShareError },
    figure: 'value.design-share',
  }
  return [...inputs, ...groupParts(view), design].toSorted((a, b) => b.first.value - a.first.value)
}

/** Inputs that are drawn together, as one. */
function groupParts(view: ValueView): readonly Part[] {
  return (view.value.further?.groups ?? []).flatMap(
    ({ id, label, kind, inputs, share }): Part[] => {
      if (share === undefined) return []
      const names = namesOf(inputs, view)
      const shared = { id: `group.${id}`, first: share, figure: `value.sensitivity.group.${id}` }
      if (inputs.length === 1) return [{ ...shared, label: names, note: 'measured' }]
      return [
        { ...shared, label: `Together: ${names}`, note: kind === 'data' ? label : 'correlated' },
      ]
    },
  )
}

function rowOf({ id, label, note, first, total, figure }: Part, locale: Locale): ChartRow {
  const bar = (to: number, fill: 'solid' | 'pale') =>
    ({ from: 0, to: Math.max(0, to), tone: 'ours', fill }) as const
  return {
    id,
    label,
    note,
    bars: [...(total === undefined ? [] : [bar(total.value, 'pale')]), bar(first.value, 'solid')],
    ghosts: [],
    value: words(first, locale),
    range: total === undefined ? '' : `${words(total, locale)} in all`,
    figure,
  }
}

/** In steps of a tenth of a percent at least: finer says nothing. */
function words(of: Estimate, locale: Locale): string {
  const simulationError = Math.max(of.simulationError, 0.001)
  return formatQuantity({ value: Math.max(0, of.value), unit: '%', simulationError }, locale)
}

function lowerFirst(label: string): string {
  if (label.startsWith('Together: ')) return label.replace('Together: ', '')
  return label.charAt(0).toLowerCase() + label.slice(1)
}

/** Inputs that are drawn together: how much each brings cannot be told. */
function untold(view: ValueView): readonly string[] {
  const grouped = (view.value.further?.groups ?? []).filter(({ share }) => share !== undefined)
  const names = (view.value.influence?.inputs ?? [])
    .filter(({ first }: InputInfluence) => 'reason' in first)
    .filter(({ input }) => !grouped.some(({ inputs }) => inputs.includes(input)))
    .map((one) => inputWords(one, view))
  return names.length === 0
    ? []
    : [`Drawn together, so that no share of one can be told: ${names.join(', ')}`]
}

function tableOf(parts: readonly Part[], locale: Locale): RowsChart['table'] {
  return {
    caption: 'Shares of the variance of the net present value',
    columns: [
      { label: 'What', numeric: false },
      { label: 'By itself', numeric: true },
      { label: 'In all', numeric: true },
    ],
    rows: parts.map(({ id, label, first, total, figure }): readonly TableCell[] => [
      { text: label },
      { text: words(first, locale), figure },
      total === undefined
        ? { text: '–' }
        : { text: words(total, locale), figure: `value.sensitivity.${id}.total` },
    ]),
  }
}
