import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { BLOCK_LENGTH } from './generator.ts'
import { createPoints, REPLICATES } from './points.ts'
import { sobolDirections } from './sobol-directions.ts'

// SciPy, unscrambled: test/reference/sobol.py.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/sobol.json', import.meta.url), 'utf8'),
) as {
  readonly indices: readonly number[]
  readonly points: readonly { readonly dimension: number; readonly values: readonly number[] }[]
}

const PER_BLOCK = BLOCK_LENGTH / REPLICATES

function uniform(word: number): number {
  return ((word >>> 0) + 0.5) / 2 ** 32
}

/** The first draws of a dimension, as uniform numbers. */
function uniforms(seed: number, dimension: number, draws: number): Float64Array {
  const points = createPoints(seed, dimension)
  const words = new Int32Array(BLOCK_LENGTH)
  const out = new Float64Array(draws)
  for (let from = 0; from < draws; from += BLOCK_LENGTH) {
    points(from / BLOCK_LENGTH, words)
    for (let i = 0; i < Math.min(BLOCK_LENGTH, draws - from); i++)
      out[from + i] = uniform(words[i]!)
  }
  return out
}

describe('sobolDirections', () => {
  it.each(reference.points)('gives the points of SciPy in dimension $dimension', (expected) => {
    const directions = sobolDirections(expected.dimension)
    const values = reference.indices.map((index) => {
      const code = index ^ (index >> 1)
      return directions.reduce((word, d, k) => ((code >> k) & 1 ? word ^ d : word), 0) >>> 0
    })
    expect(values.map((word) => word / 2 ** 32)).toEqual(expected.values)
  })
})

describe.each([0, 1, 17, 255])('points of dimension %i', (dimension) => {
  const points = createPoints(7, dimension)
  const block = (index: number, length = BLOCK_LENGTH): Int32Array => {
    const out = new Int32Array(length)
    points(index, out)
    return out
  }

  it('stand in each of 2^k slices once, replicate by replicate, over several blocks too', () => {
    const blocks = [0, 1, 2, 3].map((index) => block(index))
    for (let r = 0; r < REPLICATES; r++) {
      const slices = blocks.flatMap((words) =>
        Array.from({ length: PER_BLOCK }, (_, k) => words[REPLICATES * k + r]! >>> 23),
      )
      expect(new Set(slices).size).toBe(4 * PER_BLOCK)
    }
  })

  it('go on as they began beyond two million draws', () => {
    // Aligned blocks of 128 points, each a net shifted as a whole: the slices of 2^-7 are all met.
    for (const index of [1023, 1024, 5000, 100_000]) {
      const words = block(index)
      for (let r = 0; r < REPLICATES; r++) {
        const slices = Array.from(
          { length: PER_BLOCK },
          (_, k) => words[REPLICATES * k + r]! >>> 25,
        )
        expect(new Set(slices).size).toBe(PER_BLOCK)
      }
    }
    const fresh = createPoints(7, dimension)
    const early = new Int32Array(BLOCK_LENGTH)
    points(100_000, early)
    const late = new Int32Array(BLOCK_LENGTH)
    fresh(3, late)
    fresh(100_000, late)
    expect(late).toEqual(early)
    expect(late).not.toEqual(block(100_000 - 65_536))
  })

  it('do not depend on the order or length of blocks', () => {
    const later = block(5)
    block(2)
    expect(block(5)).toEqual(later)
    expect(block(5, 100)).toEqual(later.slice(0, 100))
  })

  it('are uniform at each single draw, over seeds', () => {
    // 400 seeds of one draw: mean 1/2 with error sqrt(1 / 12 / 400).
    let sum = 0
    for (let seed = 0; seed < 400; seed++) sum += uniforms(seed, dimension, 41)[40]! / 400
    expect(Math.abs(sum - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / 400))
  })
})

describe('points of two dimensions', () => {
  it('fill the elementary boxes of the first two', () => {
    // The first two Sobol coordinates are a (0, m, 2)-net: one of 128 points in each box of 2^-7.
    const [x, y] = [0, 1].map((dimension) => uniforms(3, dimension, BLOCK_LENGTH))
    for (const bits of [0, 1, 3, 6, 7]) {
      for (let r = 0; r < REPLICATES; r++) {
        const boxes = Array.from({ length: PER_BLOCK }, (_, k) => {
          const i = REPLICATES * k + r
          return `${Math.floor(x![i]! * 2 ** bits)} ${Math.floor(y![i]! * 2 ** (7 - bits))}`
        })
        expect(new Set(boxes).size).toBe(128)
      }
    }
  })

  it.each([
    [0, 1],
    [0, 256],
    [3, 259],
    [256, 512],
    [300, 301],
  ])('are uncorrelated: %i and %i', (one, other) => {
    const n = 40 * BLOCK_LENGTH
    const [x, y] = [one, other].map((dimension) => uniforms(5, dimension, n))
    const sum = x!.reduce((total, value, i) => total + (value - 0.5) * (y![i]! - 0.5), 0)
    expect(Math.abs((12 * sum) / n)).toBeLessThan(4 / Math.sqrt(n))
  })
})

describe('points beyond the table', () => {
  it('stand in each of 128 slices once in a block and replicate', () => {
    const words = new Int32Array(BLOCK_LENGTH)
    createPoints(1, 256)(3, words)
    for (let r = 0; r < REPLICATES; r++) {
      const slices = Array.from({ length: PER_BLOCK }, (_, k) => words[REPLICATES * k + r]! >>> 25)
      expect(new Set(slices).size).toBe(128)
    }
    const fewer = new Int32Array(500)
    createPoints(1, 256)(3, fewer)
    expect(fewer).toEqual(words.slice(0, 500))
  })
})

describe('points of groups', () => {
  /** The error of a mean of products over some seeds, and the one that the replicates state, as shares of that of plain draws. */
  function errorsOf(one: number, other: number): readonly number[] {
    const [blocks, seeds] = [10, 60]
    let [squares, stated] = [0, 0]
    const each = (blocks * BLOCK_LENGTH) / REPLICATES
    for (let seed = 0; seed < seeds; seed++) {
      const [x, y] = [one, other].map((dimension) =>
        uniforms(seed, dimension, blocks * BLOCK_LENGTH),
      )
      const means = new Float64Array(REPLICATES)
      for (const [i, value] of x!.entries()) {
        means[i % REPLICATES]! += ((value - 0.5) * (y![i]! - 0.5)) / each
      }
      const mean = means.reduce((sum, value) => sum + value, 0) / REPLICATES
      squares += mean ** 2 / seeds
      stated += means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 16 / 15 / seeds
    }
    // The product of two uniform numbers less their means: an sd of 1 / 12.
    const plain = 1 / 12 / Math.sqrt(blocks * BLOCK_LENGTH)
    return [Math.sqrt(squares) / plain, Math.sqrt(stated) / plain]
  }

  it.each([
    [0, 256],
    [256, 512],
    [7, 300],
  ])('are like plain draws towards each other, with an error that says so: %i and %i', (a, b) => {
    const [error, stated] = errorsOf(a, b)
    // Chi-square with 60 and 900 degrees of freedom: within 4 standard errors of 9 % and 2.4 %.
    expect(Math.abs(error! - 1)).toBeLessThan(0.37)
    expect(Math.abs(stated! - 1)).toBeLessThan(0.12)
  })

  it('are as even as the first within a group', () => {
    expect(errorsOf(256, 257)[0]).toBeLessThan(1 / 50)
    expect(errorsOf(256, 257)[1]).toBeLessThan(1 / 50)
  })
})

describe('createPoints', () => {
  it('integrates a smooth function far better than plain draws, with an error that says so', () => {
    // x y exp(z) over the unit cube: (e - 1) / 4. 16 seeds of 16,384 draws.
    const exact = (Math.E - 1) / 4
    let squares = 0
    for (let seed = 0; seed < 16; seed++) {
      const [x, y, z] = [0, 1, 2].map((dimension) => uniforms(seed, dimension, 16_384))
      const mean = x!.reduce(
        (sum, value, i) => sum + (value * y![i]! * Math.exp(z![i]!)) / 16_384,
        0,
      )
      squares += (mean - exact) ** 2 / 16
    }
    // Plain draws: an sd of 0.42 by sqrt(16,384).
    expect(Math.sqrt(squares)).toBeLessThan(0.42 / 128 / 20)
  })

  it('gives other points for another seed, and refuses what is no dimension', () => {
    expect(uniforms(1, 0, 100)).not.toEqual(uniforms(2, 0, 100))
    expect(() => createPoints(1, -1)).toThrow('whole number')
    expect(() => createPoints(1.5, 0)).toThrow('seed')
  })
})
