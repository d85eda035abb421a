import { describe, expect, it } from 'vitest'
import { clustering, clusteringInR, tableOf } from '../../../test/reference/clustering.ts'
import { adjustedRandIndex } from './adjusted-rand-index.ts'
import { calinskiHarabasz } from './calinski-harabasz.ts'
import { groupStability } from './group-stability.ts'
import { kMeans } from './k-means.ts'
import { pointsAt } from './point-table.ts'
import { distancesOfPairs, silhouette } from './silhouette.ts'
import { standardized } from './standardized.ts'

const table = tableOf(clustering.points)

describe.each(clustering.kMeans.points)('$groups groups, as scikit-learn has them', (one) => {
  const labels = Int32Array.from(one.labels)

  it('have their silhouette and their index of Calinski and Harabasz', () => {
    expect(silhouette(distancesOfPairs(table), labels)).toBeCloseTo(one.silhouette, 12)
    expect(calinskiHarabasz(table, labels)).toBeCloseTo(one.calinskiHarabasz, 9)
  })
})

describe('adjustedRandIndex', () => {
  const [two, three] = clustering.kMeans.points.map(({ labels }) => Int32Array.from(labels))

  it('is that of scikit-learn', () => {
    expect(adjustedRandIndex(two!, three!)).toBeCloseTo(clustering.adjustedRand, 12)
  })

  it('is 1 for the same division under other names, also where there is but one group', () => {
    expect(adjustedRandIndex(Int32Array.of(0, 0, 1, 2), Int32Array.of(5, 5, 0, 1))).toBe(1)
    expect(adjustedRandIndex(Int32Array.of(0, 0), Int32Array.of(3, 3))).toBe(1)
  })

  // Hubert and Arabie's formula by hand: no pair together in both, expected 2 x 2 / 6, most 2.
  it('is below 0 where agreement is less than by chance', () => {
    const crossed = adjustedRandIndex(Int32Array.of(0, 0, 1, 1), Int32Array.of(0, 1, 0, 1))
    expect(crossed).toBeCloseTo((0 - 4 / 6) / (2 - 4 / 6), 12)
  })

  it('refuses one point and unequal lengths', () => {
    expect(() => adjustedRandIndex(Int32Array.of(0), Int32Array.of(0))).toThrow('two points')
    expect(() => adjustedRandIndex(Int32Array.of(0, 1), Int32Array.of(0))).toThrow('one length')
  })
})

describe('silhouette', () => {
  // By hand: points 0 and 1 apart by 1, the third 9 and 8 away, and alone.
  it('counts a point alone in its group as 0', () => {
    const line = { count: 3, dimensions: 1, values: Float64Array.of(0, 1, 9) }
    const found = silhouette(distancesOfPairs(line), Int32Array.of(0, 0, 1))
    expect(found).toBeCloseTo((8 / 9 + 7 / 8) / 3, 12)
  })

  it('is 0 where all points are one, and refused for one group', () => {
    const same = { count: 4, dimensions: 1, values: Float64Array.of(2, 2, 2, 2) }
    expect(silhouette(distancesOfPairs(same), Int32Array.of(0, 0, 1, 1))).toBe(0)
    expect(() => silhouette(distancesOfPairs(same), new Int32Array(4))).toThrow('two groups')
  })
})

describe('calinskiHarabasz', () => {
  it('refuses one group, and as many as points', () => {
    expect(() => calinskiHarabasz(table, new Int32Array(table.count))).toThrow('1 groups')
    const line = { count: 2, dimensions: 1, values: Float64Array.of(0, 1) }
    expect(() => calinskiHarabasz(line, Int32Array.of(0, 1))).toThrow('2 groups')
  })
})

describe('groupStability', () => {
  const points = tableOf(clusteringInR.points)
  const settings = { restarts: 20, seed: 3 }

  // Means of 1,000 resamples in R, of 300 here: each has a spread of at most 0.2 over resamples, so 4 errors of both are
  // 4 x 0.2 x sqrt(1 / 1000 + 1 / 300) = 0.053.
  it.each(clusteringInR.stability)('is that of fpc for $groups groups', ({ groups, means }) => {
    const { labels } = kMeans(points, { groups, ...settings })
    const about = { groups, resamples: 300, seed: 1, draws: points.count }
    const found = groupStability(
      labels,
      about,
      (drawn) => kMeans(pointsAt(points, drawn), { groups, ...settings }).labels,
    )
    for (const [group, mean] of means.entries())
      expect(Math.abs(found[group]! - mean), `group ${group}`).toBeLessThan(0.053)
  })

  it('is 1 where the same groups come again, and 0 where none do', () => {
    const labels = Int32Array.of(0, 0, 0, 1, 1)
    const about = { groups: 2, resamples: 20, seed: 1, draws: 5 }
    const again = groupStability(labels, about, (drawn) => drawn.map((point) => labels[point]!))
    expect([...again]).toEqual([1, 1])
    expect([...groupStability(labels, about, () => undefined)]).toEqual([0, 0])
    expect(() => groupStability(labels, { ...about, resamples: 0 }, () => labels)).toThrow(
      'resamples',
    )
  })
})

describe('standardized', () => {
  // By hand: mean 3, standard deviation sqrt(8 / 2).
  it('has mean 0 and standard deviation 1', () => {
    expect([...standardized(Float64Array.of(1, 3, 5))]).toEqual([-1, 0, 1])
  })

  it('refuses one value, and values that are all alike', () => {
    expect(() => standardized(Float64Array.of(1))).toThrow('two values')
    expect(() => standardized(Float64Array.of(2, 2))).toThrow('alike')
  })
})
