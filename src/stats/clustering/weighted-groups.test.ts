import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { studentTCritical } from '../intervals/critical-value.ts'
import { calinskiHarabasz } from './calinski-harabasz.ts'
import { classificationTree, type TreeNode } from './classification-tree.ts'
import { gaussianMixture } from './gaussian-mixture.ts'
import { groupStability } from './group-stability.ts'
import { kMeans } from './k-means.ts'
import { latentClassIntervals } from './latent-class-intervals.ts'
import { latentClasses } from './latent-classes.ts'
import { pointsAt, pointTable } from './point-table.ts'
import { distancesOfPairs, silhouette } from './silhouette.ts'
import { standardized } from './standardized.ts'
import { treeAccuracy } from './tree-accuracy.ts'

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
  readonly silhouettes: readonly {
    readonly groups: number
    readonly labels: readonly number[]
    readonly silhouette: number
  }[]
  readonly trees: readonly {
    readonly labels: readonly number[]
    readonly depth: number
    readonly least: number
    readonly tree: TreeNode
    readonly accuracy: number
  }[]
  readonly answers: readonly (readonly number[])[]
  readonly people: readonly number[]
  readonly latent: {
    readonly logLikelihood: number
    readonly bic: number
    readonly shares: readonly number[]
    readonly shareErrors: readonly number[]
    readonly chances: readonly (readonly (readonly number[])[])[]
  }
}

const logit = (p: number): number => Math.log(p / (1 - p))

const columns = [0, 1].map((j) => Float64Array.from(reference.points, (point) => point[j]!))
const tableOf = (weights: readonly number[]) => pointTable(columns, Float64Array.from(weights))

/** Points that stand there as often as they weigh. */
const repeated = Int32Array.from(
  reference.times.flatMap((n, i) => Array.from({ length: n }, () => i)),
)

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
    const people = Float64Array.from(reference.people)
    const intervals = latentClassIntervals(items, found, 0.95, people).shares
    for (const [group, share] of shares.entries()) {
      const { low, high } = intervals[group]!
      const reach =
        (studentTCritical(0.95, people.length - 1) * reference.latent.shareErrors[group]!) /
        (share * (1 - share))
      expect((logit(high) - logit(low)) / 2).toBeCloseTo(reach, 3)
    }
  })
})

describe('silhouette with weights', () => {
  const distances = distancesOfPairs(pointTable(columns))
  const times = Float64Array.from(reference.times)

  it.each(reference.silhouettes)(
    'is scikit-learn’s of repeated rows: $groups groups',
    ({ silhouette: expected, ...one }) => {
      const labels = Int32Array.from(one.labels)
      expect(silhouette(distances, labels, times)).toBeCloseTo(expected, 9)
      const tenfold = times.map((weight) => 10 * weight)
      expect(silhouette(distances, labels, tenfold)).toBeCloseTo(expected, 9)
      const alike = times.map(() => 3)
      expect(silhouette(distances, labels, alike)).toBeCloseTo(silhouette(distances, labels), 12)
    },
  )

  // By hand: the third weighs 5 and is alone; the others are 1 apart, 9 and 8 away.
  it('counts a point alone in its group as 0, whatever it weighs', () => {
    const line = distancesOfPairs(pointTable([Float64Array.of(0, 1, 9)]))
    const found = silhouette(line, Int32Array.of(0, 0, 1), Float64Array.of(1, 1, 5))
    expect(found).toBeCloseTo((8 / 9 + 7 / 8) / 7, 12)
  })
})

/** Every end with the questions before it; scikit-learn reads columns in single precision. */
function endsOf(node: TreeNode, before = ''): readonly string[] {
  if ('group' in node) {
    const { group, count, mass, own } = node
    return [`${before}: ${group}, ${count} of ${mass.toFixed(6)}, ${own.toFixed(6)}`]
  }
  const asked = `${before} ${node.column} <= ${node.atMost.toFixed(5)}`
  return [...endsOf(node.below, `${asked} yes`), ...endsOf(node.above, `${asked} no`)]
}

describe.each(reference.trees)('a weighted tree of depth $depth', ({ tree, accuracy, ...one }) => {
  const labels = Int32Array.from(one.labels)
  const settings = { groups: 3, depth: one.depth, least: one.least }
  const weights = Float64Array.from(reference.weights)
  const points = { columns, labels, weights }

  it('is that of scikit-learn with sample_weight', () => {
    expect(endsOf(classificationTree(points, settings))).toEqual(endsOf(tree))
  })

  it('is as often right as there, each point left out once', () => {
    const folds = labels.length
    expect(treeAccuracy(points, { ...settings, folds, seed: 1 })).toBeCloseTo(accuracy, 12)
  })

  it('asks what it asks of points that stand there as often as they weigh', () => {
    const weighed = { columns, labels, weights: Float64Array.from(reference.times) }
    const plain = {
      columns: columns.map((column) => Float64Array.from(repeated, (i) => column[i]!)),
      labels: repeated.map((i) => labels[i]!),
    }
    const asked = (node: TreeNode): readonly string[] =>
      endsOf(node).map((end) => end.replace(/ \d+ of/u, ''))
    expect(asked(classificationTree(weighed, settings))).toEqual(
      asked(classificationTree(plain, settings)),
    )
  })

  it('refuses weights that are none', () => {
    expect(() =>
      classificationTree({ ...points, weights: weights.map(() => 0) }, settings),
    ).toThrow(expect.objectContaining({ code: 'domain' }))
  })
})

describe('groupStability with weights', () => {
  // Where every point is drawn, similarities are those of the points as they stand: of points that weigh 2, 1, 1, 3 and 1
  // groups {0, 1} and {2, 3, 4} against {0} and {1, 2, 3, 4}: 2 / 3 of a weight of 3, 5 / 6 of 6.
  it('is shared weight over weight of either', () => {
    const labels = Int32Array.of(0, 0, 1, 1, 1)
    const found = Int32Array.of(0, 1, 1, 1, 1)
    const about = { groups: 2, resamples: 5, seed: 1, draws: 500 }
    const weights = Float64Array.of(2, 1, 1, 3, 1)
    const weighed = groupStability(labels, { ...about, weights }, () => found)
    expect([...weighed]).toEqual([2 / 3, 5 / 6].map((own) => expect.closeTo(own, 12)))
    const rows = Int32Array.of(0, 0, 1, 2, 3, 3, 3, 4)
    const plain = groupStability(
      rows.map((i) => labels[i]!),
      about,
      () => rows.map((i) => found[i]!),
    )
    expect([...weighed]).toEqual([...plain].map((own) => expect.closeTo(own, 12)))
  })
})

describe('standardized with weights', () => {
  // Weighted means and deviations in closed form: R, weighted.mean and cov.wt(method = "ML") x n / (n - 1).
  it('has weighted mean 0 and standard deviation 1', () => {
    const values = standardized(Float64Array.of(1, 4, 9, 16, 30), Float64Array.of(2, 1, 3, 0.5, 2))
    for (const [i, expected] of [-0.902412, -0.653639, -0.239017, 0.341453, 1.502394].entries())
      expect(values[i]).toBeCloseTo(expected, 6)
  })

  it('is that of points that stand there as often as they weigh, but for the degrees of freedom', () => {
    const weighed = standardized(columns[0]!, Float64Array.from(reference.times))
    const plain = standardized(Float64Array.from(repeated, (i) => columns[0]![i]!))
    const [n, m] = [weighed.length, plain.length]
    const scale = Math.sqrt(((n - 1) / n) * (m / (m - 1)))
    for (const [place, i] of repeated.entries())
      expect(weighed[i]! / scale).toBeCloseTo(plain[place]!, 10)
  })
})
