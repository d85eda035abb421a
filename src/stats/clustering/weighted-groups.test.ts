import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { calinskiHarabasz } from './calinski-harabasz.ts'
import { gaussianMixture } from './gaussian-mixture.ts'
import { kMeans } from './k-means.ts'
import { latentClasses } from './latent-classes.ts'
import { pointsAt, pointTable } from './point-table.ts'

// scikit-learn and SciPy: test/reference/weighted-clustering.py.
const reference = JSON.parse(
  readFileSync(
    new URL('../../../test/reference/weighted-clustering.json', import.meta.url),
    'utf8',
  ),
) as {
  readonly points: readonly (readonly number[])[]
  readonly weights: readonly number[]
  readonly times: readonly number[]
  readonly kMeans: readonly {
    readonly groups: number
    readonly inertia: number
    readonly labels: readonly number[]
  }[]
  readonly mixtures: readonly {
    readonly groups: number
    readonly shape: 'diagonal' | 'spherical'
    readonly logLikelihood: number
    readonly bic: number
    readonly shares: readonly number[]
    readonly means: readonly (readonly number[])[]
    readonly error: number
  }[]
  readonly answers: readonly (readonly number[])[]
  readonly people: readonly number[]
  readonly latent: {
    readonly logLikelihood: number
    readonly bic: number
    readonly shares: readonly number[]
    readonly chances: readonly (readonly (readonly number[])[])[]
  }
}

const columns = [0, 1].map((j) => Float64Array.from(reference.points, (point) => point[j]!))
const tableOf = (weights: readonly number[]) => pointTable(columns, Float64Array.from(weights))

describe('kMeans with weights', () => {
  const table = tableOf(reference.weights)

  it.each(reference.kMeans)('equals scikit-learn in $groups groups', ({ groups, ...expected }) => {
    const found = kMeans(table, { groups, restarts: 100, seed: 1 })
    expect(found.inertia).toBeCloseTo(expected.inertia, 8)
    expect([...found.labels]).toEqual(expected.labels)
  })

  it('has the weighted means of its points as centres', () => {
    const { labels, centres, sizes } = kMeans(table, { groups: 3, restarts: 20, seed: 1 })
    const { weights } = reference
    for (const [group, centre] of centres.entries())
      for (const [j, column] of columns.entries()) {
        const own = [...labels.keys()].filter((i) => labels[i] === group)
        const total = own.reduce((sum, i) => sum + weights[i]!, 0)
        const mean = own.reduce((sum, i) => sum + weights[i]! * column[i]!, 0) / total
        expect(centre[j]).toBeCloseTo(mean, 9)
        expect(sizes[group]).toBe(own.length)
      }
  })

  it('is that of points that stand there as often as they weigh', () => {
    const { times } = reference
    const repeated = Int32Array.from(times.flatMap((n, i) => Array.from({ length: n }, () => i)))
    const plain = pointsAt(pointTable(columns), repeated)
    const settings = { groups: 3, restarts: 50, seed: 1 }
    const weighed = tableOf(times)
    const [one, other] = [kMeans(weighed, settings), kMeans(plain, settings)]
    expect(one.inertia).toBeCloseTo(other.inertia, 8)
    expect([...repeated].map((i) => one.labels[i])).toEqual([...other.labels])
    // The index but for its degrees of freedom, which count points.
    const [n, m] = [weighed.count, plain.count]
    expect(calinskiHarabasz(weighed, one.labels) / (n - 3)).toBeCloseTo(
      calinskiHarabasz(plain, other.labels) / (m - 3),
      9,
    )
  })

  it('changes nothing where all weigh alike', () => {
    const settings = { groups: 3, restarts: 20, seed: 1 }
    const plain = kMeans(pointTable(columns), settings)
    const alike = kMeans(tableOf(reference.points.map(() => 2)), settings)
    expect(alike.labels).toEqual(plain.labels)
    expect(alike.inertia).toBeCloseTo(2 * plain.inertia, 8)
  })

  it.each([[[1, 2]], [reference.points.map((_, i) => (i === 3 ? 0 : 1))]])(
    'refuses weights that are none',
    (weights) => {
      expect(() => kMeans(tableOf(weights), { groups: 2, restarts: 1, seed: 1 })).toThrow(
        expect.objectContaining({ code: 'domain' }),
      )
    },
  )
})

describe('gaussianMixture with weights', () => {
  it.each(reference.mixtures)(
    'equals scikit-learn on repeated rows: $groups $shape',
    ({ groups, shape, ...expected }) => {
      const settings = { groups, shape, restarts: 50, seed: 1, tolerance: 1e-13 }
      const found = gaussianMixture(tableOf(reference.times), settings)
      expect(found.logLikelihood).toBeCloseTo(expected.logLikelihood, 5)
      expect(found.bic).toBeCloseTo(expected.bic, 5)
      expect(found.classificationError).toBeCloseTo(expected.error, 4)
      for (const [group, share] of expected.shares.entries()) {
        expect(found.shares[group]).toBeCloseTo(share, 4)
        for (const [j, mean] of expected.means[group]!.entries())
          expect(found.means[group]![j]).toBeCloseTo(mean, 3)
      }
    },
  )
})

describe('latentClasses with weights', () => {
  it('equals SciPy’s maximum of the weighted likelihood', () => {
    const items = [2, 2, 3, 2].map((levels, j) => ({
      levels,
      codes: Int32Array.from(reference.answers, (row) => row[j]!),
    }))
    const settings = { classes: 2, restarts: 20, seed: 1, tolerance: 1e-13 }
    const found = latentClasses(items, settings, Float64Array.from(reference.people))
    const { logLikelihood, bic, shares, chances } = reference.latent
    expect(found.logLikelihood).toBeCloseTo(logLikelihood, 6)
    expect(found.bic).toBeCloseTo(bic, 6)
    for (const [group, share] of shares.entries()) {
      expect(found.shares[group]).toBeCloseTo(share, 4)
      for (const [j, own] of chances[group]!.entries())
        for (const [level, chance] of own.entries())
          expect(found.chances[group]![j]![level]).toBeCloseTo(chance, 4)
    }
  })
})
