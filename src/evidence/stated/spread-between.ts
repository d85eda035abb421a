import type { Check } from '#evidence/estimate'
import type { MeasuredNeed } from '#evidence/metric-family'
import type { StatedEvidence, StatedLevel } from '#evidence/stated/stated-evidence'
import type { Finding } from '#quantity/finding'
import type { Distribution } from '#stats/distributions/distribution'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'

/** People's ranges on one solution, with the distribution that they are pooled to. */
interface PooledLevel {
  readonly level: StatedLevel
  readonly pooled: Distribution
}

/**
 * How far people differ from one another beyond what each is unsure of: the width from P10 to P90 of
 * what they are pooled to, over the mean of their own widths. 1 where all say the same; of two
 * solutions the larger of the two. A reason where no solution has two people, or nobody gives a range.
 * @param findings on the block: those on disagreement belong to the check
 */
export function spreadBetween(
  stated: StatedEvidence,
  need: MeasuredNeed,
  {
    pooled,
    findings,
  }: { readonly pooled: readonly PooledLevel[]; readonly findings: readonly Finding[] },
): Check {
  const ratios = pooled.flatMap((one) => ratioOf(one))
  const common = {
    block: stated.id,
    id: `spread-between.${need.id}`,
    label: `Spread between people: \`${need.id}\``,
    unit: '1',
    findings: findings.filter(({ code }) => code === 'disagreement'),
  }
  if (ratios.length === 0) {
    const reason = pooled.some(({ level }) => level.opinions.length > 1)
      ? 'Nobody gives a range: there is no width to compare with.'
      : 'One person only: nothing to compare.'
    return { ...common, words: reason, reason }
  }
  const parts = ratios.map(
    ({ solution, ratio, n }) =>
      `\`${solution}\`: the pooled range is ${ratio.toPrecision(2)} times as wide as the own range of the ${n} people`,
  )
  return {
    ...common,
    value: Math.max(...ratios.map(({ ratio }) => ratio)),
    words: parts.join('; '),
    settings: Object.fromEntries(ratios.map(({ solution, n }) => [`people-${solution}`, n])),
  }
}

interface Ratio {
  readonly solution: string
  readonly ratio: number
  readonly n: number
}

function ratioOf({ level, pooled }: PooledLevel): readonly Ratio[] {
  const n = level.opinions.length
  const own = level.opinions.reduce((sum, { range }) => sum + (range.high - range.low), 0) / n
  if (n < 2 || own === 0) return []
  const wide = distributionQuantile(pooled, 0.9) - distributionQuantile(pooled, 0.1)
  return [{ solution: level.solution, ratio: wide / own, n }]
}
