import type { Interval } from '#quantity/figure'
import { StatisticsError } from '#stats/error'

/** A value with its interval, or in words why there is none. */
export type SureValue =
  { readonly value: number; readonly interval?: Interval } | { readonly reason: string }

/** What a calculation gives, or why it cannot: in the words of the method where no others are given. */
export function orReason<T>(
  compute: () => T,
  words: (error: StatisticsError) => string = ({ message }) => message,
): T | { readonly reason: string } {
  try {
    return compute()
  } catch (error) {
    if (error instanceof StatisticsError) return { reason: words(error) }
    throw error
  }
}
