import { StatisticsError } from '../error.ts'
import { createStream } from './stream.ts'

/**
 * Draws a block: draw number n of a simulation stands in block floor(n / BLOCK_LENGTH) at index
 * n mod BLOCK_LENGTH, so that any number of workers can share the blocks. Short enough that the
 * columns of two dozen inputs stay in a processor's cache.
 */
export const BLOCK_LENGTH = 2048

/**
 * Fills `out` with uniform numbers strictly inside (0, 1), of 53 bits each. A value depends on
 * seed, key, block and its index only: a further input under another key, or a longer or shorter
 * `out`, changes none of the others. Throws `domain` unless seed and block are whole numbers.
 */
export function uniforms(seed: number, key: string, block: number, out: Float64Array): void {
  if (!Number.isSafeInteger(block) || block < 0) {
    throw new StatisticsError('domain', `a block is a whole number from 0 on, not ${block}`, {
      block,
    })
  }
  const stream = createStream(seed, `block ${block} ${key}`)
  for (let i = 0; i < out.length; i++) out[i] = stream.nextUniform()
}

/** One stream of random numbers, for resampling and permutation. */
export interface Generator {
  /** The next uniform number strictly inside (0, 1). */
  next(): number
  /** The next whole number from 0 to n - 1, each equally likely; n from 1 to 2^32. */
  below(n: number): number
  /** Fills `out` with random words of 32 bits: many at a time, for inner loops. */
  words(out: Int32Array): void
}

/**
 * The stream of a seed and a key; the same pair starts the same stream. Draws of a simulation take
 * `uniforms`. `below` throws `domain` unless n is a whole number from 1 to 2^32.
 */
export function createGenerator(seed: number, key: string): Generator {
  const stream = createStream(seed, `stream ${key}`)
  return {
    next: () => stream.nextUniform(),
    below(n) {
      if (!Number.isInteger(n) || n < 1 || n > 2 ** 32) {
        throw new StatisticsError('domain', `cannot draw a whole number below ${n}`, { n })
      }
      if (n === 1) return 0
      // The leading bits that can hold n - 1, until they do (no modulo: no bias).
      const surplus = Math.clz32(n - 1)
      let draw = n
      while (draw >= n) draw = stream.nextBits() >>> surplus
      return draw
    },
    words: (out) => stream.fillBits(out),
  }
}
