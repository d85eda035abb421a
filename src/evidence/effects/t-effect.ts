import type { Effect } from '#evidence/estimate'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { standardErrorOf } from '#stats/influence/linear-estimate'
import { tTestOf } from '#stats/tests/t-test'

/**
 * An estimate with its t interval and p-value; without interval where nothing varies.
 * @param how the method in the field's words, and the name of the test
 */
export function tEffect(
  estimate: LinearEstimate,
  how: { readonly method: string; readonly test: string },
  level: number,
): Effect {
  const standardError = standardErrorOf(estimate)
  if (standardError === 0)
    return {
      value: estimate.value,
      standardError,
      method: `${how.method}; no interval, as the values do not vary`,
    }
  const test = tTestOf(estimate.value, standardError, estimate.df, level)
  return {
    value: estimate.value,
    interval: test.interval,
    standardError,
    pValue: { value: test.pValue, test: how.test },
    method: how.method,
  }
}
