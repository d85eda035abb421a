import type { Contrasted } from '#evidence/comparison'
import type { EffectOrReason } from '#evidence/estimate'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { standardErrorOf } from '#stats/influence/linear-estimate'
import type { TwoProportions } from '#stats/intervals/counts'
import { newcombeInterval } from '#stats/intervals/newcombe-interval'
import { moverRatioInterval } from '#stats/intervals/mover-ratio-interval'
import { riskRatioInterval } from '#stats/intervals/risk-ratio-interval'
import { wilsonInterval } from '#stats/intervals/wilson-interval'
import { fisherExact } from '#stats/tests/fisher-exact'
import { twoProportionTest } from '#stats/tests/two-proportion-test'

/** Under this expected count in a cell the exact test is taken and nothing is adjusted. */
const LEAST_EXPECTED = 5

/** Smallest expected count of the four cells of two shares. */
function smallestExpected({ x1, n1, x2, n2 }: TwoProportions): number {
  const successes = x1 + x2
  const n = n1 + n2
  return (Math.min(n1, n2) * Math.min(successes, n - successes)) / n
}

/** Whether an exact method is called for (conventions.md, Evidence). */
export function isSmall(counts: TwoProportions): boolean {
  return smallestExpected(counts) < LEAST_EXPECTED
}

/** Two independent shares: Newcombe's interval of the difference, z test or Fisher's. */
export function rawShares(
  counts: TwoProportions,
  estimate: LinearEstimate,
  level: number,
): Contrasted {
  return {
    estimate,
    difference: {
      value: estimate.value,
      interval: newcombeInterval(counts, level),
      standardError: standardErrorOf(estimate),
      pValue: shareTest(counts),
      method: isSmall(counts)
        ? "difference of shares; Newcombe's interval, Fisher's exact test"
        : "difference of shares; Newcombe's interval, pooled z test",
    },
    ratio: shareRatio(counts, level),
  }
}

function shareTest(counts: TwoProportions): { value: number; test: string } {
  const { x1, n1, x2, n2 } = counts
  if (isSmall(counts)) {
    const { pValue } = fisherExact({ a: x1, b: n1 - x1, c: x2, d: n2 - x2 })
    return { value: pValue, test: "Fisher's exact test" }
  }
  return { value: twoProportionTest(counts).pValue, test: 'z test of two shares, pooled' }
}

function shareRatio(counts: TwoProportions, level: number): EffectOrReason {
  const { x1, n1, x2, n2 } = counts
  if (x1 === 0) return { reason: 'The baseline is zero: only the absolute change is shown.' }
  const value = x2 / n2 / (x1 / n1)
  if (isSmall(counts))
    return {
      value,
      interval: moverRatioInterval(
        { estimate: x1 / n1, interval: wilsonInterval(x1, n1, level) },
        { estimate: x2 / n2, interval: wilsonInterval(x2, n2, level) },
      ),
      pValue: shareTest(counts),
      method: "ratio of shares; Wilson's intervals combined (MOVER), Fisher's exact test",
    }
  const estimate = riskRatioInterval(counts, level)
  return {
    value,
    interval: estimate.interval,
    pValue: { value: estimate.pValue, test: 'z test of the log risk ratio' },
    method: 'risk ratio on the log scale',
  }
}
