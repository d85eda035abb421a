import { describe, expect, it } from 'vitest'
import { createNormalScoreSampler } from '../distributions/sampler.ts'
import { uniforms } from '../random/generator.ts'
import { normalQuantile } from '../special/normal.ts'
import { cholesky } from './cholesky.ts'
import { spearmanToPearson } from './spearman-to-pearson.ts'

function ranks(values: Float64Array): number[] {
  const order = [...values.keys()].toSorted((a, b) => values[a]! - values[b]!)
  const ranks: number[] = []
  for (const [rank, index] of order.entries()) ranks[index] = rank
  return ranks
}

describe('a Gaussian copula from the parts', () => {
  it.each([-0.9, 0.4, 0.8])('keeps the rank correlation %d of two skewed margins', (rho) => {
    const n = 20_000
    const r = spearmanToPearson(rho)
    const factor = cholesky([
      [1, r],
      [r, 1],
    ])
    const scores = ['hourly', 'volume'].map((key) => {
      const out = new Float64Array(n)
      uniforms(11, key, 0, out)
      return out.map(normalQuantile)
    })
    const [first, second] = [scores[0]!, scores[1]!]
    const joint = second.map((score, i) => factor[1]![0]! * first[i]! + factor[1]![1]! * score)
    const [a, b] = [new Float64Array(n), new Float64Array(n)]
    createNormalScoreSampler({ family: 'lognormal', mu: 3, sigma: 1 })(first, a)
    createNormalScoreSampler({ family: 'gamma', shape: 0.5, scale: 4 })(joint, b)
    const [rankA, rankB] = [ranks(a), ranks(b)]
    const squares = rankA.reduce((sum, rank, i) => sum + (rank - rankB[i]!) ** 2, 0)
    const spearman = 1 - (6 * squares) / (n * (n * n - 1))
    // The standard error of a rank correlation is at most 1.06 / sqrt(n) (at rho = 0).
    expect(Math.abs(spearman - rho)).toBeLessThan((4 * 1.06) / Math.sqrt(n))
  })
})
