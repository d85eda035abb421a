import { formatCount } from '#quantity/format-number'
import { english } from '#quantity/locale'

/** A number for an English sentence: three digits, or all of a whole number. */
export function inWords(value: number): string {
  if (Math.abs(value) >= 1000) return formatCount(Math.round(value), english)
  return String(Number(value.toPrecision(3)))
}

/** A share as a percentage for a sentence. */
export function percentInWords(share: number): string {
  return `${inWords(share * 100)} %`
}

/** A p-value for a sentence: "p = 0.0086", "p < 0.0001". */
export function pInWords(p: number): string {
  return p < 0.0001 ? 'p < 0.0001' : `p = ${Number(p.toPrecision(2))}`
}

/** "3 rows", "1 row". */
export function countInWords(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** The first ten of a list, and how many more there are. */
export function listInWords(items: readonly (string | number)[]): string {
  const shown = items.slice(0, 10).join(', ')
  return items.length > 10 ? `${shown} and ${items.length - 10} more` : shown
}
