import type { BlockClock, BlockValues } from './block-values.ts'

/**
 * Rates a year as rates a period of the plan: (1 + r)^(1/12) - 1 where it runs by months, so that
 * twelve of them make the year's.
 */
export function periodRate(rate: BlockValues, clock: BlockClock): BlockValues {
  if (clock.perYear === 1) return rate
  return changed(rate, clock, (value) => Math.expm1(Math.log1p(value) / clock.perYear))
}

/** What fades a year as what fades a period: 1 - (1 - d)^(1/12) where the plan runs by months. */
export function periodDecay(decay: BlockValues, clock: BlockClock): BlockValues {
  if (clock.perYear === 1) return decay
  return changed(decay, clock, (value) => -Math.expm1(Math.log1p(-value) / clock.perYear))
}

/** Money a year, or years, in periods: multiplied by a number. */
export function scaledValues(values: BlockValues, by: number, clock: BlockClock): BlockValues {
  return by === 1 ? values : changed(values, clock, (value) => value * by)
}

function changed(
  values: BlockValues,
  clock: BlockClock,
  change: (value: number) => number,
): BlockValues {
  const { usesYear } = values
  const result = clock.column()
  let version = -1
  return {
    usesYear,
    at(period) {
      if (!usesYear && version === clock.version) return result
      version = clock.version
      const from = values.at(period)
      for (let i = 0; i < clock.length; i++) result[i] = change(from[i]!)
      return result
    },
  }
}
