import { unitOfCurrency } from '#quantity/currency'
import type { Unit } from '#quantity/unit'
import { divideUnits, isDimensionless, plainNumber } from '#quantity/unit-algebra'
import { secondsInYear } from '#quantity/known-units'

/** What an expression of a value model stands for. */
export type Role =
  | 'money-a-year'
  | 'money'
  | 'adoption'
  | 'haircut'
  | 'decay'
  | 'growth'
  | 'discount-rate'
  | 'starts'
  | 'span'
  | 'part'

/** Which values a role allows, and what they are called. */
export interface RoleRange {
  readonly low: number
  readonly high: number
  /** Whether the low end itself is allowed. */
  readonly closed: boolean
  readonly words: string
}

const share: RoleRange = { low: 0, high: 1, closed: true, words: 'a share from 0 to 1' }
const rate: RoleRange = { low: -1, high: Infinity, closed: false, words: 'a rate above -100 %' }

/** What the values of a role have to lie between; none for money and parts of formulas. */
export const roleRanges: Readonly<Partial<Record<Role, RoleRange>>> = {
  adoption: share,
  haircut: share,
  decay: share,
  growth: rate,
  'discount-rate': rate,
  starts: { low: 0, high: Infinity, closed: true, words: 'a time from the start on' },
  span: { low: 0, high: Infinity, closed: false, words: 'a time above 0' },
}

/** Whether a value lies where its role cannot have it. */
export function isOutside(value: number, { low, high, closed }: RoleRange): boolean {
  return value > high || (closed ? value < low : value <= low)
}

/** Units of what a role asks for, the first to be named to people; none where any unit will do. */
export function roleUnits(role: Role, currency: string): readonly Unit[] {
  const money = unitOfCurrency(currency)
  switch (role) {
    case 'money-a-year':
      return [divideUnits(money, year)]
    case 'money':
      return [money]
    case 'adoption':
    case 'haircut':
      return [plainNumber]
    case 'decay':
    case 'growth':
    case 'discount-rate':
      return [plainNumber, divideUnits(plainNumber, year)]
    case 'starts':
    case 'span':
      return [year, plainNumber]
    case 'part':
      return []
  }
}

const year: Unit = { text: 'year', factor: secondsInYear, dimensions: { s: 1 } }

/**
 * What a value in base units is multiplied by to be a year's (money a year, a rate a year) or in
 * years (a start): 31,557,600 where the unit is per time, its inverse where it is a time.
 */
export function roleFactor(role: Role, unit: Unit): number {
  if (role === 'part' || role === 'money' || isDimensionless(unit)) return 1
  return secondsInYear ** -(unit.dimensions['s'] ?? 0)
}

/** The name of a unit for people, as written or as it came out. */
export function unitWords(unit: Unit): string {
  return isDimensionless(unit) ? 'a plain number' : unit.text
}
