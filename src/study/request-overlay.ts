import { formatDate } from '#quantity/format-date'
import { formatPlain } from '#quantity/format-number'
import { formatQuantity } from '#quantity/format-quantity'
import { english } from '#quantity/locale'
import type { RequestedFigure, RequestSheet } from '#study/request-sheet'

/**
 * A customer's file over a study, to be filled in: every figure that is worth asking for stands in
 * it as a comment, with what the study takes until then. A figure counts once its `#` is taken away
 * and a value is written in place of `THEIRS`, which is none.
 *
 * @param study name of the study's file
 */
export function requestOverlay(
  { customer = 'THE CUSTOMER', figures, currency }: RequestSheet,
  study: string,
): string {
  const lines = [
    'worthline: 1',
    `extends: ${quoted(study)}`,
    `customer: ${quoted(customer)}`,
    '',
    '# Figures to ask for, those that move the result most first. Where one is known: take the first # of',
    '# its last line away, write it in place of THEIRS (a number, or a range such as 38 to 52), and who said',
    '# so and when under `source`. What keeps its # stays as the study has it.',
    'assumptions:',
    ...entriesOf(figures).flatMap((entry) => entryLines(entry, [customer, currency])),
  ]
  return `${lines.join('\n')}\n`
}

/** What stands in one entry: a figure, or the parts of a labour cost. */
interface Entry {
  readonly id: string
  readonly figures: readonly RequestedFigure[]
}

function entriesOf(figures: readonly RequestedFigure[]): readonly Entry[] {
  const byId = Map.groupBy(figures, ({ id }) => id.replace(/\..*$/, ''))
  return [...byId].map(([id, own]) => ({ id, figures: own }))
}

function entryLines(
  { id, figures }: Entry,
  [customer, currency]: readonly [string, string],
): readonly string[] {
  const values = figures.map((figure) => {
    const key = figure.id.slice(id.length + 1)
    if (key !== '') return `${key}: THEIRS`
    return figure.unit === '1' ? 'value: THEIRS' : `value: THEIRS, unit: ${quoted(figure.unit)}`
  })
  const source = `source: { kind: customer-record, by: ${quoted(customer)} }`
  return [
    ...figures.flatMap((figure) => wordsOf(figure, currency).map((words) => `  # ${words}`)),
    `  # - { id: ${id}, ${values.join(', ')}, ${source} }`,
  ]
}

/** What the study takes, on whose word, and what it does to the money. */
function wordsOf(figure: RequestedFigure, currency: string): readonly string[] {
  const { name, unit, written, central, low, high, source, swing, simulationError } = figure
  const [middle, from, to] = [central, low, high].map((value) => formatPlain(value, english))
  const range = from === to ? '' : `, between ${from} and ${to} in 9 of 10 cases`
  const said = [source?.by ?? source?.cite, source?.date && formatDate(source.date)]
  const who = said.filter((part) => part !== undefined).join(', ')
  const moves = formatQuantity({ value: swing, unit: currency, simulationError }, english)
  return [
    `${name}: the study takes ${written}${unit === '1' || written.includes(unit) ? '' : ` ${unit}`} (${who === '' ? 'no source' : who}),`,
    `in the middle ${middle}${range}; it moves the net present value by ${moves}.`,
  ]
}

/** A text that YAML would read as something else, in quotes. */
function quoted(text: string): string {
  return /^[\p{L}\d][\p{L}\d ./%&-]*$/u.test(text) && !/^[\d.]+$/.test(text)
    ? text
    : JSON.stringify(text)
}
