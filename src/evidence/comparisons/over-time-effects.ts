import { pooledDeviation } from '#evidence/arms/effect-size'
import type { ArmMeasure } from '#evidence/comparison'
import type { Effect, OtherWay } from '#evidence/estimate'
import type { MeasuredNeed } from '#evidence/metric-family'
import { familyOf } from '#evidence/metric-family'
import { StatisticsError } from '#stats/error'
import type { TTest } from '#stats/tests/t-test'

/** A figure of a fit that was tested against 0. */
export function effectOfTest(
  test: TTest,
  how: { readonly method: string; readonly test: string },
): Effect {
  return {
    value: test.difference,
    interval: test.interval,
    standardError: test.standardError,
    pValue: { value: test.pValue, test: how.test },
    method: how.method,
  }
}

/** Another way to make a difference, or the reason of `stats` why it cannot be made. */
export function otherWay(id: string, words: string, make: () => OtherWay['effect']): OtherWay {
  try {
    return { id, words, effect: make() }
  } catch (error) {
    if (error instanceof StatisticsError) return { id, words, effect: { reason: error.message } }
    throw error
  }
}

/** Why a metric is not compared over time; absent where it is. */
export function notOverTime({ metric }: MeasuredNeed): string | undefined {
  switch (familyOf(metric.type)) {
    case 'spread':
      return 'Over time means are compared; the spread within an arm mixes what differs between periods with what differs within them. `before-after` compares spreads.'
    case 'rate':
      return 'Over time one value a row is followed, and a rate has two. Give the rate of each row as a `share` or `number`; `before-after` compares ratios of totals.'
    default:
      return undefined
  }
}

/** The difference that counts in SDs of the rows; the arms' own difference would be another one. */
export function standardized(
  need: MeasuredNeed,
  arms: { readonly baseline: ArmMeasure; readonly treatment?: ArmMeasure },
  difference: number,
): { readonly value: number; readonly name: string } | undefined {
  const deviation = pooledDeviation({ need, ...arms })
  if (deviation === undefined || deviation === 0) return undefined
  return { value: difference / deviation, name: 'difference in SDs of the rows' }
}
