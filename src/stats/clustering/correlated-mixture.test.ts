import { describe, expect, it } from 'vitest'
import { clusteringInR, columnsOf, tableOf } from '../../../test/reference/clustering.ts'
import type { StatisticsError } from '../error.ts'
import { correlatedMixture } from './correlated-mixture.ts'
import { gaussianMixture } from './gaussian-mixture.ts'
import { pointsAt, pointTable } from './point-table.ts'

const settings = { restarts: 20, seed: 1, tolerance: 1e-12 }
const table = tableOf(clusteringInR.long)

/** Its log-likelihood to the fourth digit behind the point, or why there is none. */
function orCode(fit: () => { readonly logLikelihood: number }): number | string {
  try {
    return Number(fit().logLikelihood.toFixed(4))
  } catch (error) {
    return (error as StatisticsError).code
  }
}

describe.each(clusteringInR.correlated)('$groups groups against mclust, VVV', (expected) => {
  const found = correlatedMixture(table, { groups: expected.groups, ...settings })

  it('have its likelihood, BIC and chance of a wrong group', () => {
    expect(found.logLikelihood).toBeCloseTo(expected.logLikelihood, 5)
    expect(found.bic).toBeCloseTo(expected.bic, 5)
    expect(found.classificationError).toBeCloseTo(expected.error, 4)
  })

  it('have its shares, means and covariances', () => {
    const near = (own: readonly number[]) => own.map((value) => expect.closeTo(value, 3))
    expect([...found.shares]).toEqual(near(expected.shares))
    expect(found.means.map((own) => [...own])).toEqual(expected.means.map(near))
    expect(found.covariances).toEqual(expected.covariances.map((own) => own.map(near)))
  })
})

describe('correlatedMixture', () => {
  it('describes long groups by fewer than a mixture without correlations', () => {
    const bicOf = (groups: number): readonly [number, number] => [
      correlatedMixture(table, { groups, ...settings }).bic,
      gaussianMixture(table, { groups, shape: 'diagonal', ...settings }).bic,
    ]
    const [three, four] = [bicOf(3), bicOf(4)]
    expect(three[0]).toBeLessThan(three[1])
    expect(three[0]).toBeLessThan(four[0])
  })

  it('is that of points that stand there as often as they weigh', () => {
    const times = Array.from({ length: table.count }, (_, i) => 1 + ((i * 7) % 3))
    const repeated = Int32Array.from(times.flatMap((n, i) => Array.from({ length: n }, () => i)))
    const weighed = pointTable(columnsOf(clusteringInR.long), Float64Array.from(times))
    const [one, other] = [weighed, pointsAt(table, repeated)].map((points) =>
      correlatedMixture(points, { groups: 3, ...settings }),
    )
    expect(one!.logLikelihood / table.count).toBeCloseTo(other!.logLikelihood / repeated.length, 9)
    for (const [group, share] of one!.shares.entries()) {
      expect(share).toBeCloseTo(other!.shares[group]!, 6)
      for (const [j, mean] of one!.means[group]!.entries())
        expect(mean).toBeCloseTo(other!.means[group]![j]!, 5)
    }
    expect([...repeated].map((i) => one!.labels[i])).toEqual([...other!.labels])
  })

  // In closed form: one group has the mean and the covariance (over n) of all points.
  it('is one normal law where there is one group', () => {
    const line = pointTable([Float64Array.of(0, 1, 2, 5), Float64Array.of(1, 1, 3, 3)])
    const { means, covariances, shares } = correlatedMixture(line, { groups: 1, ...settings })
    expect([...shares]).toEqual([1])
    expect([...means[0]!]).toEqual([2, 2])
    expect(covariances[0]).toEqual([
      [3.5, 1.5],
      [1.5, 1],
    ])
  })

  // mclust, VVV: a likelihood, or none where a covariance is singular.
  it.each(clusteringInR.flat)('is refused where mclust has no likelihood: $name', (flat) => {
    for (const [at, expected] of flat.correlated.entries()) {
      const found = orCode(() =>
        correlatedMixture(tableOf(flat.points), { groups: at + 1, ...settings }),
      )
      expect([at + 1, found]).toEqual([
        at + 1,
        expected === null ? 'singular' : Number(expected.toFixed(4)),
      ])
    }
  })

  it('is refused where a group is less than a thousandth as wide as all points', () => {
    const line = Array.from({ length: 8 }, (_, i) => [20 + i, 20 + 0.7 * i + 1e-4 * ((i * i) % 3)])
    const cloud = Array.from({ length: 40 }, (_, i) => [(i * 7) % 11, (i * 5) % 13])
    const rows = [...cloud, ...line]
    expect(() => correlatedMixture(tableOf(rows), { groups: 2, ...settings })).toThrow('one of 2')
  })

  it('refuses a measure with one value, and fewer points than groups', () => {
    const flat = pointTable([Float64Array.of(1, 2, 3), new Float64Array(3).fill(4)])
    expect(() => correlatedMixture(flat, { groups: 2, ...settings })).toThrow(
      'measure 2 has one value',
    )
    const two = pointTable([Float64Array.of(1, 2)])
    expect(() => correlatedMixture(two, { groups: 3, ...settings })).toThrow('3 groups')
  })
})
