import { daysOfText } from '#evidence/panel/calendar'
import { slashDates } from '#evidence/panel/slash-dates'
import type { Categories } from '#evidence/rows/question'
import type { UnitsView } from '#evidence/rows/units-view'

/** A column of numbers or dates, read as times. */
export interface TimeColumn {
  readonly dates: boolean
  /** A number, or days since 1970-01-01; NaN where it is missing or cannot be read. */
  readonly values: Float64Array
  /** Texts that are no time; their rows are NaN. */
  readonly unreadable: readonly string[]
}

/** Reads a column as times: numbers as they are, texts as dates. A reason where no value is a time. */
export function timeColumn(
  view: Pick<UnitsView, 'answer'>,
  id: string,
): TimeColumn | { readonly reason: string } {
  const numbers = view.answer.numbers[id]
  if (numbers !== undefined) return { dates: false, values: numbers, unreadable: [] }
  const categories = view.answer.categories[id]
  if (categories === undefined) return { reason: `there is no column \`${id}\`` }
  const column = datesOf(categories)
  if (column.values.some((value) => !Number.isNaN(value))) return column
  const [example] = column.unreadable
  return example === undefined
    ? { reason: `the column \`${id}\` is empty` }
    : {
        reason: `\`${id}\` holds neither numbers nor dates such as 2026-03-01 (\`${example}\`, for one)`,
      }
}

function datesOf({ codes, labels }: Categories): TimeColumn {
  const plain = labels.map(daysOfText)
  const slashed = plain.every((days) => days === undefined) ? slashDates(labels) : undefined
  const days = labels.map((label, code) => slashed?.get(label) ?? plain[code])
  return {
    dates: true,
    values: Float64Array.from(codes, (code) => days[code] ?? Number.NaN),
    unreadable: labels.filter((_, code) => days[code] === undefined),
  }
}
