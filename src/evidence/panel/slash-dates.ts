import { daysOfText } from '#evidence/panel/calendar'

/**
 * Dates with the day or the month first (`1/31/13`, `31.01.2013`), in days since 1970-01-01 by text: which of the
 * two comes first is decided by the column as a whole, by the numbers above 12. Years of two digits are 2000 to
 * 2068 and 1969 to 1999. Undefined where a text is no such date, or where both readings would do.
 */
export function slashDates(texts: readonly string[]): ReadonlyMap<string, number> | undefined {
  const parts = texts.map((text) => partsOf(text))
  if (parts.length === 0 || parts.includes(undefined)) return undefined
  const known = parts.filter((one) => one !== undefined)
  const dayFirst = known.some(([first]) => first > 12)
  const monthFirst = known.some(([, second]) => second > 12)
  if (dayFirst === monthFirst) return undefined
  const days = known.map(([first, second, year]) =>
    dayFirst ? daysAt(year, second, first) : daysAt(year, first, second),
  )
  if (days.includes(undefined)) return undefined
  return new Map(texts.map((text, i) => [text, days[i]!]))
}

const FORM = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})$/

function partsOf(text: string): readonly [number, number, number] | undefined {
  const match = FORM.exec(text.trim())
  if (match === null) return undefined
  const year = Number(match[3])
  const whole = match[3]!.length === 4 ? year : year < 69 ? 2000 + year : 1900 + year
  return [Number(match[1]), Number(match[2]), whole]
}

function daysAt(year: number, month: number, day: number): number | undefined {
  const [m, d] = [month, day].map((part) => String(part).padStart(2, '0'))
  return daysOfText(`${String(year).padStart(4, '0')}-${m}-${d}`)
}
