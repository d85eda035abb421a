import { describe, expect, it } from 'vitest'
import { BLOCK_LENGTH } from '../random/generator.ts'
import { createPoints } from '../random/points.ts'
import { normalCdf, normalDensity, normalQuantile } from '../special/normal.ts'
import { splineSmoother, valueSmoother } from './bin-smoother.ts'
import {
  addOutput,
  addValues,
  addWords,
  createBinnedMoments,
  createOutputMoments,
  type BinnedMoments,
  type OutputMoments,
} from './binned-moments.ts'
import { firstOrderIndex } from './first-order-index.ts'
import type { Estimate } from './jackknife.ts'
import { partialInformation } from './partial-information.ts'
import { sampleInformation } from './sample-information.ts'
import { totalOrderIndex } from './total-order-index.ts'

interface Run {
  readonly binned: readonly BinnedMoments[]
  readonly output: OutputMoments
  readonly distances: readonly OutputMoments[]
}

/** Draws of a function of uniform numbers, with each input drawn anew in turn. */
function run(
  f: (u: readonly number[]) => number,
  inputs: number,
  { seed, draws }: { readonly seed: number; readonly draws: number },
): Run {
  const points = Array.from({ length: 2 * inputs }, (_, d) => createPoints(seed, d))
  const words = points.map(() => new Int32Array(BLOCK_LENGTH))
  const at = (d: number, i: number): number => ((words[d]![i]! >>> 0) + 0.5) / 2 ** 32
  const binned = Array.from({ length: inputs }, () => createBinnedMoments(draws))
  const output = createOutputMoments()
  const distances = binned.map(() => createOutputMoments(0))
  for (let from = 0; from < draws; from += BLOCK_LENGTH) {
    for (const [d, each] of points.entries()) each(from / BLOCK_LENGTH, words[d]!)
    const rows = Array.from({ length: BLOCK_LENGTH }, (_, i) => binned.map((_, d) => at(d, i)))
    const values = Float64Array.from(rows, f)
    addOutput(output, values)
    for (let d = 0; d < inputs; d++) {
      addWords(binned[d]!, words[d]!, values)
      const others = rows.map((row, i) => f(row.with(d, at(inputs + d, i))) - values[i]!)
      addOutput(distances[d]!, Float64Array.from(others))
    }
  }
  return { binned, output, distances }
}

/** The estimate is the expected value within 4 of its errors, and its error is not idle. */
function expectNear(estimate: Estimate | undefined, expected: number, most: number): void {
  expect(Math.abs(estimate!.value - expected)).toBeLessThan(4 * estimate!.error + 1e-4)
  expect(estimate!.error).toBeLessThan(most)
}

const settings = { seed: 20261101, draws: 32 * BLOCK_LENGTH }

describe('Sobol indices of the Ishigami function', () => {
  // sin x + 7 sin^2 y + 0.1 z^4 sin x on (-pi, pi)^3. Ishigami and Homma 1990; closed forms in Saltelli
  // et al., The Primer (2008), section 4.7: V = a^2/8 + b pi^4/5 + b^2 pi^8/18 + 1/2.
  const [a, b, pi] = [7, 0.1, Math.PI]
  const v1 = 0.5 * (1 + (b * pi ** 4) / 5) ** 2
  const v2 = (a * a) / 8
  const v13 = (b * b * pi ** 8 * 8) / 225
  const v = v1 + v2 + v13
  const angle = (u: number): number => (2 * u - 1) * pi
  const f = ([x, y, z]: readonly number[]): number =>
    Math.sin(angle(x!)) + a * Math.sin(angle(y!)) ** 2 + b * angle(z!) ** 4 * Math.sin(angle(x!))
  const { binned, output, distances } = run(f, 3, settings)

  it('are those of the closed form, first and total', () => {
    expect(binned).toHaveLength(3)
    for (const [d, [first, total]] of [
      [v1 / v, (v1 + v13) / v],
      [v2 / v, v2 / v],
      [0, v13 / v],
    ].entries() as Iterable<[number, [number, number]]>) {
      expectNear(firstOrderIndex(binned[d]!, output), first, 0.01)
      expectNear(totalOrderIndex(distances[d]!, output), total, 0.01)
    }
  })
})

describe('Sobol indices of the g-function', () => {
  // Product of (|4 u - 2| + a) / (1 + a): V_i = 1 / (3 (1 + a)^2), V = product of (1 + V_i) - 1,
  // total_i = V_i product of the others' (1 + V_j) / V (Saltelli et al., The Primer, section 4.8).
  const weights = [0, 1, 4.5, 9, 99]
  const parts = weights.map((weight) => 1 / (3 * (1 + weight) ** 2))
  const product = parts.reduce((so, part) => so * (1 + part), 1)
  const f = (u: readonly number[]): number =>
    weights.reduce((so, weight, i) => (so * (Math.abs(4 * u[i]! - 2) + weight)) / (1 + weight), 1)
  const { binned, output, distances } = run(f, weights.length, settings)

  it('are those of the closed form, first and total', () => {
    expect(binned).toHaveLength(weights.length)
    for (const [d, part] of parts.entries()) {
      expectNear(firstOrderIndex(binned[d]!, output), part / (product - 1), 0.01)
      const total = (part * product) / (1 + part) / (product - 1)
      expectNear(totalOrderIndex(distances[d]!, output), total, 0.01)
    }
  })

  it('are none where nothing varies', () => {
    const still = createOutputMoments()
    addOutput(still, new Float64Array(64).fill(3))
    expect(firstOrderIndex(binned[0]!, still)).toBeUndefined()
    expect(totalOrderIndex(distances[0]!, still)).toBeUndefined()
  })
})

describe('partialInformation', () => {
  // A net benefit X + Y of two normals, against nothing: knowing X, of sd s, is worth the unit normal
  // loss s (phi(d) - d Phi(-d)), d = |mean| / s (Raiffa and Schlaifer 1961, section 5.9.2).
  const worth = (mean: number, s: number): number => {
    const d = Math.abs(mean) / s
    return s * (normalDensity(d) - d * normalCdf(-d))
  }

  it.each([
    [0.5, 1, 2],
    [-1, 2, 1],
    [0.1, 1, 5],
    [6, 1, 1],
    [0, 1, 1],
  ])('is the unit normal loss: mean %d, sds %d and %d', (mean, one, other) => {
    const benefit = ([u, w]: readonly number[]): number =>
      mean + one * normalQuantile(u!) + other * normalQuantile(w!)
    const { binned } = run(benefit, 2, settings)
    const smoother = splineSmoother(binned[0]!.bins)
    for (const [d, s] of [one, other].entries()) {
      const found = partialInformation(binned[d]!, smoother)
      // Near a mean of 0 what is not known is worth the same either way: an error beside it.
      const most = 4 * found.error + 3e-3 * s
      expect(Math.abs(found.value - worth(mean, s))).toBeLessThan(most)
      expect(found.error).toBeLessThan(0.02)
    }
  })

  it('takes the values of an input with few of them', () => {
    // X is -1 or 2 with even chance, Y normal(0, 3): 1 - 0.5 = 0.5 by hand.
    const { binned } = run(([u, w]) => (u! < 0.5 ? -1 : 2) + 3 * normalQuantile(w!), 2, settings)
    const bins = binned[0]!.bins
    const values = Array.from({ length: bins }, (_, bin) => (bin < bins / 2 ? -1 : 2))
    const found = partialInformation(binned[0]!, valueSmoother(values))
    expect(Math.abs(found.value - 0.5)).toBeLessThan(4 * found.error + 1e-3)
  })

  it('is the same by values as by words', () => {
    const draws = 8 * BLOCK_LENGTH
    const byWords = createBinnedMoments(draws)
    const byValues = createBinnedMoments(draws)
    const { bins } = byWords
    const words = new Int32Array(BLOCK_LENGTH)
    const edges = Float64Array.from({ length: bins - 1 }, (_, i) => (i + 1) / bins)
    for (let block = 0; block < 4; block++) {
      createPoints(1, 0)(block, words)
      const values = Float64Array.from(words, (word) => ((word >>> 0) + 0.5) / 2 ** 32)
      const output = values.map((value) => value - 0.4)
      addWords(byWords, words, output)
      addValues(byValues, { values, edges }, output)
    }
    expect(byValues).toEqual(byWords)
  })

  it('knows nothing of an input with a single draw in a replicate', () => {
    const few = createBinnedMoments(16)
    expect(few.bins).toBe(1)
    addWords(few, new Int32Array(16), new Float64Array(16).fill(2))
    expect(partialInformation(few, splineSmoother(1))).toEqual({ value: 0, error: 0 })
  })
})

describe('sampleInformation', () => {
  // X + Y of two normals against nothing: after a study that takes away the share v of X's variance
  // the posterior mean is normal with sd s sqrt(v), so that the study is worth the unit normal loss at
  // that sd (Raiffa and Schlaifer 1961, section 5.9.2).
  it.each([0, 0.2, 0.5, 0.9, 1])(
    'is the unit normal loss of the posterior mean: %d learned',
    (v) => {
      const [mean, s, other] = [0.5, 1, 2]
      const { binned } = run(
        ([u, w]) => mean + s * normalQuantile(u!) + other * normalQuantile(w!),
        2,
        settings,
      )
      const { bins } = binned[0]!
      // Mean of a normal over an equal slice: bins x the difference of densities at its ends.
      const density = (k: number): number =>
        k === 0 || k === bins ? 0 : normalDensity(normalQuantile(k / bins))
      const values = Float64Array.from(
        { length: bins },
        (_, k) => bins * (density(k) - density(k + 1)),
      )
      const found = sampleInformation(binned[0]!, splineSmoother(bins), { values, learned: v })
      const sd = s * Math.sqrt(v)
      const d = mean / sd
      const worth = v === 0 ? 0 : sd * (normalDensity(d) - d * normalCdf(-d))
      expect(Math.abs(found.value - worth)).toBeLessThan(4 * found.error + 2e-3)
      expect(found.error).toBeLessThan(0.02)
    },
  )
})
