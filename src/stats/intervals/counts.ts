import { StatisticsError } from '#stats/error'

/** Successes and totals of two independent groups: 1 is the base, 2 the treatment. */
export interface TwoProportions {
  readonly x1: number
  readonly n1: number
  readonly x2: number
  readonly n2: number
}

/** Events over an exposure (time, opportunities, executions), above 0. */
export interface RateCount {
  readonly events: number
  readonly exposure: number
}

/** @throws StatisticsError 'domain' unless it is a whole number, 0 or more */
export function requireCount(value: number, name: string): void {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new StatisticsError(
      'domain',
      `A count is a whole number from 0 on; ${name} is ${value}.`,
      {
        [name]: value,
      },
    )
}

/** @throws StatisticsError 'domain' unless 0 <= successes <= n in whole numbers, 'too-few' for n = 0 */
export function requireProportion(successes: number, n: number): void {
  requireCount(successes, 'successes')
  requireCount(n, 'n')
  if (n === 0) throw new StatisticsError('too-few', 'A share of no cases does not exist.', { n })
  if (successes > n)
    throw new StatisticsError(
      'domain',
      `There are more successes (${successes}) than cases (${n}).`,
      {
        successes,
        n,
      },
    )
}

/** @throws StatisticsError as `requireProportion`, for either group */
export function requireTwoProportions({ x1, n1, x2, n2 }: TwoProportions): void {
  requireProportion(x1, n1)
  requireProportion(x2, n2)
}

/** @throws StatisticsError 'domain' unless events are a count and the exposure is finite and above 0 */
export function requireRate({ events, exposure }: RateCount): void {
  requireCount(events, 'events')
  if (!(Number.isFinite(exposure) && exposure > 0))
    throw new StatisticsError('domain', `An exposure is above 0 and finite; it is ${exposure}.`, {
      exposure,
    })
}
