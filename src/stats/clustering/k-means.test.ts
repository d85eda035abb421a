import { assert, integer, property } from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { clustering, tableOf } from '../../../test/reference/clustering.ts'
import { createGenerator } from '../random/generator.ts'
import { kMeans, largestFirst } from './k-means.ts'
import { placePoints } from './placed-points.ts'
import { pointTable, squaredDistance, type PointTable } from './point-table.ts'

function drawn(count: number, dimensions: number, seed: number): PointTable {
  const generator = createGenerator(seed, 'points')
  const values = Float64Array.from({ length: count * dimensions }, () => generator.next() * 10)
  return { count, dimensions, values }
}

describe('kMeans against scikit-learn with a hundred starts', () => {
  it.each([
    ...clustering.kMeans.points.map((one) => [clustering.points, one] as const),
    ...clustering.kMeans.cloud.map((one) => [clustering.cloud, one] as const),
  ])('finds the same groups', (rows, { groups, inertia, labels }) => {
    const found = kMeans(tableOf(rows), { groups, restarts: 50, seed: 1 })
    expect(found.inertia).toBeCloseTo(inertia, 9)
    expect([...found.labels]).toEqual(labels)
  })
})

describe('kMeans', () => {
  it('leaves every point with its nearest centre, and every centre the mean of its points', () => {
    for (const [count, dimensions, groups] of [
      [300, 7, 9],
      [301, 2, 13],
      [40, 1, 4],
    ] as const) {
      const table = drawn(count, dimensions, groups)
      const { labels, centres, sizes, inertia } = kMeans(table, { groups, restarts: 2, seed: 5 })
      const own = pointTable(
        Array.from({ length: dimensions }, (_, j) => Float64Array.from(centres, (c) => c[j]!)),
      )
      let sum = 0
      for (const [i, label] of labels.entries()) {
        const distances = centres.map((_, c) => squaredDistance([table, i], [own, c]))
        expect(distances[label]).toBeCloseTo(Math.min(...distances), 9)
        sum += distances[label]!
      }
      expect(inertia).toBeCloseTo(sum, 7)
      expect(sizes.reduce((all, size) => all + size, 0)).toBe(count)
      expect([...sizes]).toEqual([...sizes].toSorted((a, b) => b - a))
      for (const [c, centre] of centres.entries())
        for (let j = 0; j < dimensions; j++) {
          const members = [...labels.keys()].filter((i) => labels[i] === c)
          const total = members.reduce((all, i) => all + table.values[i * dimensions + j]!, 0)
          expect(centre[j]).toBeCloseTo(total / members.length, 9)
        }
    }
  })

  it('says the same for the same seed', () => {
    const table = drawn(200, 3, 1)
    const settings = { groups: 4, restarts: 3, seed: 7 }
    expect(kMeans(table, settings)).toEqual(kMeans(table, settings))
  })

  it('has no inertia where each point is a group', () => {
    const table = drawn(6, 2, 2)
    const { inertia, sizes } = kMeans(table, { groups: 6, restarts: 20, seed: 1 })
    expect(inertia).toBeCloseTo(0, 20)
    expect([...sizes]).toEqual([1, 1, 1, 1, 1, 1])
  })

  // By hand: 1 and 2 around 1.5, 10 and 12 around 11.
  it('groups on a line', () => {
    const table = pointTable([Float64Array.of(10, 1, 12, 2)])
    const { labels, inertia, centres } = kMeans(table, { groups: 2, restarts: 5, seed: 1 })
    expect([...labels]).toEqual([0, 1, 0, 1])
    expect(inertia).toBeCloseTo(2.5, 12)
    expect(centres.map(([at]) => at)).toEqual([11, 1.5])
  })

  it('refuses more groups than there are (different) points, and what is not finite', () => {
    const code = (values: readonly number[], groups: number): string => {
      try {
        kMeans(pointTable([Float64Array.from(values)]), { groups, restarts: 1, seed: 1 })
        return ''
      } catch (error) {
        return (error as { code: string }).code
      }
    }
    expect(code([1, 2], 3)).toBe('too-few')
    expect(code([4, 4, 4, 4], 2)).toBe('too-few')
    expect(code([1, 1, 2, 2], 3)).toBe('too-few')
    expect(code([1, Number.NaN], 1)).toBe('not-finite')
    expect(code([1, 2], 0)).toBe('domain')
    expect(code([], 1)).toBe('too-few')
    expect(code([4, 4, 4, 4], 1)).toBe('')
  })
})

/** Even and odd places apart: what the loops in TypeScript add up, and the machine's to the same bits. */
function product(a: Float64Array, b: Float64Array): number {
  let [even, odd] = [0, 0]
  for (let j = 0; j < a.length; j += 2) {
    even += a[j]! * b[j]!
    odd += a[j + 1]! * b[j + 1]!
  }
  return even + odd
}

test('distances are those along straight lines, to the bits of the loops in TypeScript', () => {
  assert(
    property(
      integer({ min: 1, max: 40 }),
      integer({ min: 1, max: 9 }),
      integer({ min: 1, max: 14 }),
      (count, dimensions, centres) => {
        const table = drawn(count, dimensions, count * 1000 + centres)
        const points = placePoints(table, centres)
        const at = (i: number): Float64Array =>
          points.values.slice(i * points.stride, (i + 1) * points.stride)
        const own = Array.from({ length: centres }, (_, c) => at(c % count))
        for (let i = 0; i < count; i++) points.list[i] = count - 1 - i
        const found = points.distances(count, own)
        for (let i = 0; i < count; i++)
          for (let c = 0; c < centres; c++) {
            const [x, y] = [at(count - 1 - i), own[c]!]
            const distance = found[c * points.columns + i]
            expect(distance).toBe(product(x, x) + product(y, y) - 2 * product(x, y))
            const straight = squaredDistance([table, count - 1 - i], [table, c % count])
            expect(distance).toBeCloseTo(straight, 9)
          }
      },
    ),
    { numRuns: 60, seed: 1 },
  )
})

test('a point moves from one sum to another, to the bits of the loop in TypeScript', () => {
  const points = placePoints(drawn(7, 5, 3), 2)
  const [from, to] = points.sums as readonly [Float64Array, Float64Array]
  from.fill(0.1)
  to.fill(0.3)
  points.move(4, from, to)
  const own = points.values.slice(4 * points.stride, 5 * points.stride)
  expect([...from]).toEqual([...own].map((value) => 0.1 - value))
  expect([...to]).toEqual([...own].map((value) => 0.3 + value))
})

test('groups are called by size, then by their first point', () => {
  expect([...largestFirst(Int32Array.of(2, 0, 0, 1, 2), 3)]).toEqual([0, 1, 1, 2, 0])
})
