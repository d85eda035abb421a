import { describe, expect, it } from 'vitest'
import { momentsOf } from '../descriptive/moments.ts'
import { createGenerator } from '../random/generator.ts'
import { resampledGroupMeans } from './resampled-group-means.ts'
import { resampledMeans } from './resampled-means.ts'

const labels = Int32Array.from({ length: 60 }, (_, i) => (i < 30 ? 0 : i < 58 ? 1 : 2))
const whole = Float64Array.from({ length: 60 }, (_, i) => Math.sin(i) + i / 30)
const gaps = whole.map((value, i) => (i % 4 === 0 ? Number.NaN : 2 * value))
const weights = Float64Array.from({ length: 60 }, (_, i) => 0.5 + (i % 5))
const input = { labels, groups: 3, columns: [whole, gaps], resamples: 200 }
const generator = () => createGenerator(5, 'groups')

/** A column by group, NaN outside of it. */
const within = (column: Float64Array, group: number): Float64Array =>
  column.map((value, i) => (labels[i] === group ? value : Number.NaN))

describe.each([undefined, weights])('resampledGroupMeans, weights %#', (own) => {
  const weighed = own === undefined ? {} : { weights: own }
  const found = resampledGroupMeans({ ...input, ...weighed, generator: generator() })
  const columnsOf = [0, 1, 2].flatMap((group) => [
    Float64Array.from(labels, (label) => (label === group ? 1 : 0)),
    within(whole, group),
    within(gaps, group),
  ])
  const others = resampledMeans({
    columns: columnsOf,
    ...weighed,
    generator: generator(),
    resamples: 200,
  })

  it('is what resampledMeans says of a column for each group', () => {
    for (const group of [0, 1, 2]) {
      const own = [found.shares[group]!, found.means[0]![group]!, found.means[1]![group]!]
      for (const [at, values] of own.entries()) {
        const other = others[3 * group + at]!
        const off = values.map((value, k) =>
          Number.isNaN(value) && Number.isNaN(other[k]) ? 0 : Math.abs(value - other[k]!),
        )
        expect(Math.max(...off)).toBeLessThan(1e-12)
      }
    }
  })

  it('has no mean of a group of whom nobody was drawn', () => {
    const missing = found.means[0]![2]!.filter(Number.isNaN).length
    expect(missing).toBe(found.shares[2]!.filter((share) => share === 0).length)
    expect(missing).toBeGreaterThan(0)
  })
})

// Closed form: a share drawn with replacement has the mean p and the standard deviation sqrt(p (1 - p) / n); over 4,000
// resamples their errors are sd / 63 and about sd / 89.
it('draws shares as a binomial has them', () => {
  const { shares } = resampledGroupMeans({ ...input, resamples: 4000, generator: generator() })
  const { mean, m2, n } = momentsOf(shares[0]!)
  const sd = Math.sqrt((0.5 * 0.5) / 60)
  expect(Math.abs(mean - 0.5)).toBeLessThan((4 * sd) / 63)
  expect(Math.abs(Math.sqrt(m2 / (n - 1)) - sd)).toBeLessThan((4 * sd) / 89)
})

describe('bad input', () => {
  it.each([
    [{ labels: Int32Array.of(0), columns: [] }, 'too-few'],
    [{ labels: labels.map(() => 3) }, 'domain'],
    [{ columns: [Float64Array.of(1)] }, 'domain'],
    [{ weights: weights.map(() => 0) }, 'domain'],
    [{ resamples: 10 }, 'domain'],
  ])('%# is refused', (changed, code) => {
    expect(() => resampledGroupMeans({ ...input, ...changed, generator: generator() })).toThrow(
      expect.objectContaining({ code }),
    )
  })
})
