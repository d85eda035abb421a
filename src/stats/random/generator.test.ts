import { describe, expect, it } from 'vitest'
import { chiSquareTail } from '../special/chi-square.ts'
import { normalTail } from '../special/normal.ts'
import { BLOCK_LENGTH, createGenerator, uniforms } from './generator.ts'
import { createStream } from './stream.ts'
import { Xoshiro } from './xoshiro.ts'

function block(seed: number, key: string, number: number, length = BLOCK_LENGTH): Float64Array {
  const out = new Float64Array(length)
  uniforms(seed, key, number, out)
  return out
}

function zeros(length: number): number[] {
  return Array.from({ length }, () => 0)
}

/** Tail probability of the chi-square of equal counts. */
function evenness(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length
  const statistic = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  return chiSquareTail(statistic, counts.length - 1)
}

/** Two-sided tail probability of no correlation between uniform numbers. */
function independence(a: Float64Array, b: Float64Array): number {
  const sum = a.reduce((sum, x, i) => sum + (x - 0.5) * ((b[i] ?? 0) - 0.5), 0)
  return 2 * normalTail(Math.abs((12 * sum) / Math.sqrt(a.length)))
}

describe('Xoshiro', () => {
  it('gives the numbers of the published code of xoshiro128** 1.1 from the state 1, 2, 3, 4', () => {
    // https://prng.di.unimi.it/xoshiro128starstar.c, as quoted in the tests of Rust's rand_xoshiro.
    const generator = new Xoshiro(Int32Array.of(1, 2, 3, 4))
    expect(Array.from({ length: 10 }, () => generator.nextBits() >>> 0)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597,
      4258142804,
    ])
  })

  it('gives them from a state of random bits', () => {
    // The same code, run for the repository edorfaus/xoshiro-6502 (test-rom/testdata.asm).
    const generator = new Xoshiro(Int32Array.of(0x964d4a0c, 0xd40ab895, 0xad7fdecb, 0x3006f0f0))
    expect(Array.from({ length: 4 }, () => generator.nextBits() >>> 0)).toEqual([
      0xf1391922, 0x6fe53806, 0xa5be2840, 0xf510ee70,
    ])
  })

  it('fills an array with the same numbers, and goes on behind them', () => {
    const one = new Xoshiro(Int32Array.of(1, 2, 3, 4))
    const many = new Xoshiro(Int32Array.of(1, 2, 3, 4))
    const words = new Int32Array(37)
    many.fillBits(words)
    expect([...words]).toEqual(Array.from(words, () => one.nextBits()))
    expect(many.nextBits()).toBe(one.nextBits())
  })

  it('makes a uniform number of the first 27 and 26 bits of two steps', () => {
    const generator = new Xoshiro(Int32Array.of(1, 2, 3, 4))
    expect(generator.nextUniform()).toBe((360 * 2 ** 26 + 0) / 2 ** 53)
    expect(generator.nextUniform()).toBe(((5927040 >>> 5) * 2 ** 26 + (70819200 >>> 6)) / 2 ** 53)
  })
})

describe('createStream', () => {
  it('starts from the first half of a SHA-256', () => {
    // printf '7 name' | sha256sum, coreutils; the words are little-endian.
    const words = Int32Array.of(0x189a2233, 0x7c438ff0, 0xf739e64b, 0x754873f0)
    const expected = new Xoshiro(words)
    const stream = createStream(7, 'name')
    for (let i = 0; i < 5; i++) expect(stream.nextBits()).toBe(expected.nextBits())
  })
})

describe('uniforms', () => {
  it('depend on seed, key, block and index only', () => {
    const whole = block(1, 'hourly', 3)
    expect(block(1, 'hourly', 3)).toEqual(whole)
    expect(block(1, 'hourly', 3, 10)).toEqual(whole.slice(0, 10))
    expect(block(2, 'hourly', 3)[0]).not.toBe(whole[0])
    expect(block(1, 'hourlz', 3)[0]).not.toBe(whole[0])
    expect(block(1, 'hourly', 4)[0]).not.toBe(whole[0])
    expect(block(13, '', 1)[0]).not.toBe(block(1, '', 31)[0])
  })

  it('are even, lie inside (0, 1) and have even last bits', () => {
    const bins = zeros(100)
    const lastBits = zeros(16)
    for (let number = 0; number < 100; number++) {
      for (const u of block(5, 'even', number)) {
        expect(u > 0 && u < 1).toBe(true)
        bins[Math.floor(100 * u)]! += 1
        lastBits[(u * 2 ** 53) % 16]! += 1
      }
    }
    expect(evenness(bins)).toBeGreaterThan(1e-4)
    expect(evenness(lastBits)).toBeGreaterThan(1e-4)
  })

  it('are unrelated between neighbouring draws, blocks, keys and seeds', () => {
    const base = Array.from({ length: 50 }, (_, number) => block(1, 'a', number))
    const others = [
      ...base.map((draws, number) => [draws, block(1, 'b', number)] as const),
      ...base.map((draws, number) => [draws, block(2, 'a', number)] as const),
      ...base.slice(1).map((draws, number) => [draws, base[number]!] as const),
      ...base.map((draws) => [draws.slice(1), draws.slice(0, -1)] as const),
    ]
    const tails = others.map(([a, b]) => independence(a, b))
    // The smallest of 199 tail probabilities (Bonferroni), and their evenness.
    expect(Math.min(...tails)).toBeGreaterThan(1e-4 / tails.length)
    const bins = zeros(10)
    for (const tail of tails) bins[Math.floor(10 * tail)]! += 1
    expect(evenness(bins)).toBeGreaterThan(1e-4)
  })

  it('fill two dimensions evenly over keys, at the same index', () => {
    const cells = zeros(64)
    for (let key = 0; key < 20_000; key++) {
      const [a = 0, b = 0] = block(9, `key-${key}`, 0, 2)
      cells[8 * Math.floor(8 * a) + Math.floor(8 * b)]! += 1
    }
    expect(evenness(cells)).toBeGreaterThan(1e-4)
  })

  it('refuse what is no seed and no block', () => {
    expect(() => block(0.5, 'a', 0)).toThrow('a seed must be a whole number')
    expect(() => block(1, 'a', -1)).toThrow('a block is a whole number')
  })
})

describe('createGenerator', () => {
  it('repeats its stream for the same seed and key', () => {
    const take = (seed: number, key: string) => {
      const generator = createGenerator(seed, key)
      return Array.from({ length: 5 }, () => generator.next())
    }
    expect(take(1, 'a')).toEqual(take(1, 'a'))
    expect(take(1, 'a')).not.toEqual(take(1, 'b'))
    expect(take(-1, 'a')).not.toEqual(take(1, 'a'))
  })

  it.each([2, 3, 6, 7, 33])('draws each whole number below %d equally often', (n) => {
    const generator = createGenerator(3, 'below')
    const counts = zeros(n)
    for (let i = 0; i < 50_000; i++) counts[generator.below(n)]! += 1
    expect(evenness(counts)).toBeGreaterThan(1e-4)
  })

  it('reaches up to 2^32 without bias', () => {
    const generator = createGenerator(4, 'large')
    const n = 3 * 2 ** 30
    const counts = zeros(3)
    for (let i = 0; i < 30_000; i++) counts[Math.floor(generator.below(n) / 2 ** 30)]! += 1
    expect(evenness(counts)).toBeGreaterThan(1e-4)
    expect(generator.below(2 ** 32)).toBeLessThan(2 ** 32)
    expect(generator.below(1)).toBe(0)
  })

  it('refuses what it cannot draw', () => {
    const generator = createGenerator(1, 'a')
    for (const n of [0, -1, 1.5, Number.NaN, 2 ** 33]) {
      expect(() => generator.below(n)).toThrow('cannot draw a whole number')
    }
  })
})
