import { plainNumber } from '#quantity/unit-algebra'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import type { Said, WrittenAssumption } from '#study/document/resolve/written-assumption'
import { textPlace } from '#study/document/resolve/expressions'
import { doubt, refuse, take, type Resolution } from '#study/document/resolve/resolution'
import { pooledDistribution, type WeightedPart } from '#value/formula/pooled-distribution'
import { readAssumption } from '#value/formula/read-assumption'

/** What several people say about a quantity, as the mixture of their distributions. */
export function pooledExperts(resolution: Resolution, written: WrittenAssumption): Said {
  const { assumption, index } = written
  const path = ['assumptions', index, 'experts']
  const experts = (assumption.experts ?? []).map(({ by, value, weight = 1 }) => ({
    by,
    text: String(value),
    weight,
  }))
  const text = experts.map(({ by, text: said }) => `${said} (${by})`).join(', ')
  const parts = (assumption.experts ?? []).flatMap((expert, place): WeightedPart[] => {
    const at = textPlace(resolution, String(expert.value), [...path, place, 'value'])
    const read = take(resolution, readAssumption(expert.value, assumption.unit, at))
    return read === undefined ? [] : [{ ...read, weight: expert.weight ?? 1 }]
  })
  const nothing: Said = { distribution: { family: 'fixed', value: 0 }, unit: plainNumber, text }
  if (parts.length < experts.length) return { ...nothing, experts }
  const [only] = parts
  const pooled = parts.length === 1 ? only : pooledDistribution(parts)
  if (pooled === undefined) {
    const message = `The experts on \`${assumption.id}\` speak in units that do not go together.`
    refuse(resolution, ['unit', path], message, 'Write every value in one unit.')
    return { ...nothing, experts }
  }
  checkAgreement(resolution, written, parts)
  const { distribution, unit = plainNumber } = pooled
  const said = { distribution, unit, text, experts }
  if (assumption.source !== undefined) return said
  const source = { kind: 'judgement', by: experts.map(({ by }) => by).join(', ') } as const
  return { ...said, source }
}

/** Two people whose ranges (nine cases in ten) have nothing in common. */
function checkAgreement(
  resolution: Resolution,
  { assumption, index }: WrittenAssumption,
  parts: readonly WeightedPart[],
): void {
  const ends = parts.map(({ distribution, unit }, i) => {
    const at = (p: number): number => distributionQuantile(distribution, p) * (unit?.factor ?? 1)
    return { by: assumption.experts?.[i]?.by ?? '', low: at(0.05), high: at(0.95) }
  })
  const highest = ends.reduce((a, b) => (b.low > a.low ? b : a))
  const lowest = ends.reduce((a, b) => (b.high < a.high ? b : a))
  if (highest.low <= lowest.high) return
  const message = `On \`${assumption.id}\`, ${lowest.by} and ${highest.by} leave nothing in common.`
  const hint = 'Ask both what they count, before pooling what they say.'
  doubt(resolution, ['disagreement', ['assumptions', index, 'experts']], message, hint)
}
