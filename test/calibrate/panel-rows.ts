import type { Random } from './random.ts'
import { times, type Row } from './rows-of.ts'

/** A series in which each value carries over to the next, with this standard deviation at every time. */
export function carriedOver(
  random: Random,
  length: number,
  { correlation, sd }: { readonly correlation: number; readonly sd: number },
): readonly number[] {
  let last = random.normal(0, sd)
  return times(length, (i) => {
    if (i > 0) last = correlation * last + random.normal(0, sd * Math.sqrt(1 - correlation ** 2))
    return last
  })
}

/** Shops over 8 weeks, the first half of them treated from week 5 on. */
export interface ShopPanel {
  readonly shops: number
  /** By how much the treated drift apart from the others in a week, whatever is done. */
  readonly drift: number
}

/** The rows of a panel of shops; the effect is -4. */
export function shopRows(random: Random, { shops, drift }: ShopPanel): readonly Row[] {
  return times(shops, (shop) => {
    const treated = shop < shops / 2
    const level = random.normal(treated ? 44 : 40, 4)
    const errors = carriedOver(random, 8, { correlation: 0.4, sd: 3 })
    return errors.map((error, i) => ({
      shop: `shop ${shop}`,
      chain: treated ? 'ours' : 'other',
      week: i + 1,
      time: level + 0.5 * i + (treated ? drift * i - (i >= 4 ? 4 : 0) : 0) + error,
    }))
  }).flat()
}

/** A difference in differences over such rows. */
export const shopDesign = {
  design: 'difference-in-differences',
  unit: 'shop',
  cluster: 'shop',
  overTime: {
    at: 'week',
    from: { value: 5, date: false },
    group: { column: 'chain', treated: ['ours'] },
    breaks: [],
  },
} as const

/** A monthly series that falls by 5 at the middle and by 0.1 a month from then on. */
export interface Months {
  readonly months: number
  readonly correlation: number
}

/** Its rows, and the mean effect over the months after. */
export function monthRows(random: Random, { months, correlation }: Months) {
  const from = months / 2 + 1
  const errors = carriedOver(random, months, { correlation, sd: 3 })
  const rows = errors.map((error, i) => {
    const since = i + 1 - from
    const effect = since < 0 ? 0 : -5 - 0.1 * since
    return { month: i + 1, time: 60 + 0.1 * (i + 1) + effect + error }
  })
  return { rows, from, average: -5 - (0.1 * (months / 2 - 1)) / 2 }
}
