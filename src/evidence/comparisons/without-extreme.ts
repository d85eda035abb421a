import type { LeaveOneOut } from '#evidence/checks/outlier-influence'
import type { Comparison, Contrasted } from '#evidence/comparison'
import { ratioInput, welchDifference } from '#evidence/comparisons/raw-independent'
import { contrastMeans } from '#evidence/effects/contrast-means'
import type { IndependentMoments } from '#evidence/comparisons/independent-moments'
import { familyOf } from '#evidence/metric-family'
import type { SolutionMoments } from '#evidence/rows/moments-table'
import { inWords } from '#evidence/words'
import type { LinearEstimate } from '#stats/influence/linear-estimate'

/**
 * From power sums: the raw difference without the smallest or largest value of an arm, whichever moves
 * it most. Means only.
 */
export function withoutMostExtreme(
  input: IndependentMoments,
  comparison: Comparison,
): LeaveOneOut | undefined {
  const { context, need, table } = input
  const raw = comparison.raw
  if (raw === undefined || familyOf(need.metric.type) !== 'mean') return undefined
  const arms = [context.block.baseline, context.block.treatment].map((solution) =>
    table.solutions.find((one) => one.solution === solution),
  )
  const candidates = arms.flatMap((arm, side) => {
    const moments = arm?.moments[need.id]
    if (arm === undefined || moments === undefined || moments.n < 3) return []
    return [moments.min, moments.max].map((value) => ({ arm, value, side }))
  })
  const outcomes = candidates.map(({ arm, value, side }) => ({
    row: `the value ${inWords(value)} of \`${arm.solution}\``,
    without: contrastWithout(input, comparison, { arm, value, side }),
  }))
  if (outcomes.length === 0) return undefined
  const change = ({ without }: { without: Contrasted }): number =>
    Math.abs(without.difference.value - raw.difference.value)
  return outcomes.reduce((a, b) => (change(b) > change(a) ? b : a))
}

interface Extreme {
  readonly arm: SolutionMoments
  readonly value: number
  readonly side: number
}

function contrastWithout(
  { context, need }: IndependentMoments,
  comparison: Comparison,
  { arm, value, side }: Extreme,
): Contrasted {
  const { n, mean, m2 } = arm.moments[need.id]!
  const rest = m2 - (n / (n - 1)) * (value - mean) ** 2
  const reduced: LinearEstimate = {
    value: mean - (value - mean) / (n - 1),
    influence: Float64Array.of(Math.sqrt(Math.max(0, rest) / (n - 2) / (n - 1)), 0),
    df: n - 2,
  }
  const other = side === 0 ? comparison.treatment! : comparison.baseline
  const kept: LinearEstimate = {
    value: other.summary.value,
    influence: Float64Array.of(0, Math.hypot(...other.estimate!.influence)),
    df: other.estimate!.df,
  }
  const [a, b] = side === 0 ? [reduced, kept] : [kept, reduced]
  return contrastMeans({
    ...ratioInput({ context, need }, a!, b!),
    difference: welchDifference(a!, b!),
    how: { method: "difference of means; Welch's t", test: "Welch's t test" },
  })
}
