import type { Comparison } from '#evidence/comparison'
import { familyOf } from '#evidence/metric-family'

type Arms = Pick<Comparison, 'need' | 'baseline' | 'treatment'>

/**
 * Size of the effect apart from its unit, treatment - baseline: Hedges' g for means (pooled SD, small
 * sample factor 1 - 3 / (4 df - 1); Hedges, J Educ Stat 1981;6:107), Cohen's h for shares (Cohen 1988,
 * section 6.2). Rates and spreads have none besides their ratio.
 */
export function effectSizeOf(arms: Arms): { value: number; name: string } | undefined {
  if (arms.treatment === undefined) return undefined
  switch (familyOf(arms.need.metric.type)) {
    case 'mean':
      return hedges(arms)
    case 'share':
      return {
        value: cohen(arms.baseline.summary.value, arms.treatment.summary.value),
        name: "Cohen's h",
      }
    default:
      return undefined
  }
}

/** SD pooled over the arms; absent where an arm has none. */
export function pooledDeviation({ baseline, treatment }: Arms): number | undefined {
  const a = baseline.summary
  const b = treatment?.summary
  if (a.sd === undefined || b?.sd === undefined) return a.sd
  const squares = (a.n - 1) * a.sd ** 2 + (b.n - 1) * b.sd ** 2
  return Math.sqrt(squares / (a.n + b.n - 2))
}

function hedges(arms: Arms): { value: number; name: string } | undefined {
  const deviation = pooledDeviation(arms)
  const a = arms.baseline.summary
  const b = arms.treatment!.summary
  if (deviation === undefined || deviation === 0) return undefined
  const factor = 1 - 3 / (4 * (a.n + b.n - 2) - 1)
  return { value: (factor * (b.value - a.value)) / deviation, name: "Hedges' g" }
}

function cohen(base: number, treatment: number): number {
  return 2 * Math.asin(Math.sqrt(treatment)) - 2 * Math.asin(Math.sqrt(base))
}
