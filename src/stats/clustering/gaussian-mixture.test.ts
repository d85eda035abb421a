import { describe, expect, it } from 'vitest'
import { clustering, clusteringInR, tableOf } from '../../../test/reference/clustering.ts'
import type { StatisticsError } from '../error.ts'
import { gaussianMixture } from './gaussian-mixture.ts'
import { pointTable } from './point-table.ts'

const settings = { restarts: 20, seed: 1, tolerance: 1e-10 }

/** Its log-likelihood to the fourth digit behind the point, or why there is none. */
function orCode(fit: () => { readonly logLikelihood: number }): number | string {
  try {
    return Number(fit().logLikelihood.toFixed(4))
  } catch (error) {
    return (error as StatisticsError).code
  }
}

describe.each(clustering.mixtures)(
  '$groups $shape groups against scikit-learn',
  ({ groups, shape, logLikelihood, bic, shares, means, error }) => {
    const found = gaussianMixture(tableOf(clustering.points), { groups, shape, ...settings })

    it('have its likelihood, shares, means and chance of a wrong group', () => {
      expect(found.logLikelihood).toBeCloseTo(logLikelihood, 5)
      expect(found.bic).toBeCloseTo(bic, 5)
      expect(found.classificationError).toBeCloseTo(error!, 4)
      for (const [group, share] of [shares].flat().entries()) {
        expect(found.shares[group]).toBeCloseTo(share, 4)
        for (const [j, mean] of means![group]!.entries())
          expect(found.means[group]![j]).toBeCloseTo(mean, 3)
      }
    })
  },
)

describe.each(clusteringInR.mixtures)(
  '$groups $shape groups against mclust',
  ({ groups, shape, logLikelihood, bic }) => {
    it('have its likelihood and BIC', () => {
      const table = tableOf(clusteringInR.points)
      const found = gaussianMixture(table, { groups, shape, ...settings })
      expect(found.logLikelihood).toBeCloseTo(logLikelihood, 5)
      expect(found.bic).toBeCloseTo(bic, 5)
    })
  },
)

describe('gaussianMixture', () => {
  it('puts points apart into groups without doubt', () => {
    const table = pointTable([Float64Array.of(0, 0.1, 0.2, 50, 50.1, 50.3, 50.2)])
    const { labels, classificationError } = gaussianMixture(table, {
      groups: 2,
      shape: 'diagonal',
      ...settings,
    })
    expect([...labels]).toEqual([1, 1, 1, 0, 0, 0, 0])
    expect(classificationError).toBeCloseTo(0, 10)
  })

  // mclust, VVI: a likelihood, or none where a variance is 0.
  it.each(clusteringInR.flat)('is refused where mclust has no likelihood: $name', (flat) => {
    for (const [at, expected] of flat.diagonal.entries()) {
      const found = orCode(() =>
        gaussianMixture(tableOf(flat.points), { groups: at + 1, shape: 'diagonal', ...settings }),
      )
      expect([at + 1, found]).toEqual([
        at + 1,
        expected === null ? 'singular' : Number(expected.toFixed(4)),
      ])
    }
  })

  it('refuses a group of one point', () => {
    const table = pointTable([Float64Array.of(0, 1, 2, 3, 1000)])
    for (const shape of ['diagonal', 'spherical'] as const)
      expect(() => gaussianMixture(table, { groups: 2, shape, ...settings })).toThrow('one of 2')
  })

  it('refuses a measure with one value', () => {
    for (const value of [4, 1e9 / 3]) {
      const table = pointTable([Float64Array.of(1, 2, 3), new Float64Array(3).fill(value)])
      expect(() => gaussianMixture(table, { groups: 2, shape: 'diagonal', ...settings })).toThrow(
        'measure 2 has one value',
      )
    }
  })
})
