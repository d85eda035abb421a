import { StatisticsError } from '../error.ts'
import { BLOCK_LENGTH } from './generator.ts'
import { fillLatinPoints } from './latin-points.ts'
import { SOBOL_DIMENSIONS, sobolDirections } from './sobol-directions.ts'
import { createStream } from './stream.ts'

/**
 * Independent scrambles of the same points: draw n belongs to replicate n mod REPLICATES. What
 * differs between the replicates is the simulation error.
 */
export const REPLICATES = 16

/** Points of one replicate in a block. */
const POINTS = BLOCK_LENGTH / REPLICATES
const POINT_BITS = 31 - Math.clz32(POINTS)
const BITS = 32

/** The draws of a block: words of 32 bits, each a number (word + 1/2) / 2^32, the word taken without sign. */
export interface Points {
  /** Fills `out` with them; a shorter `out` holds the first draws of the block. */
  (block: number, out: Int32Array): void
  /** A whole block: the words are those of the pattern with the bits of the shifts turned over. */
  readonly parts: (block: number) => PointParts
}

/** Word i of a block is pattern i with the bits of shift i mod REPLICATES turned over. */
export interface PointParts {
  /** The same array for every block of Sobol points. */
  readonly pattern: Int32Array
  /** Valid until the next block. */
  readonly shifts: Int32Array
}

/**
 * One coordinate of evenly spread points, for the inputs of a simulation: Sobol points under 16
 * independent scrambles, each a random lower triangular matrix on the bits and a random shift
 * (the variance of a mean is that of Owen's nested scrambling, at no cost a draw). Every draw is
 * uniform. From dimension 256 on, Latin hypercube points: within each block and replicate one draw
 * in each of 128 slices, in an order of their own.
 *
 * For many inputs of one simulation; a bootstrap or a permutation takes `createGenerator`. Draws
 * of one coordinate are not independent of each other: their error comes from the replicates.
 *
 * @param dimension from 0 on, another for each input
 * @throws StatisticsError `domain` unless seed and dimension are whole numbers, and the dimension not negative.
 * Source: Matousek, J. Complexity 14 (1998) 527-556; Owen, ACM TOMACS 13 (2003) 363-378.
 */
export function createPoints(seed: number, dimension: number): Points {
  if (!Number.isSafeInteger(dimension) || dimension < 0) {
    const message = `a dimension is a whole number from 0 on, not ${dimension}`
    throw new StatisticsError('domain', message, { dimension })
  }
  return dimension < SOBOL_DIMENSIONS ? sobolPoints(seed, dimension) : latinPoints(seed, dimension)
}

function latinPoints(seed: number, dimension: number): Points {
  const shifts = new Int32Array(REPLICATES)
  const fill = (block: number, out: Int32Array): void =>
    fillLatinPoints({ seed, dimension, block }, out, REPLICATES)
  return Object.assign(fill, {
    parts(block: number): PointParts {
      const pattern = new Int32Array(BLOCK_LENGTH)
      fill(block, pattern)
      return { pattern, shifts }
    },
  })
}

function sobolPoints(seed: number, dimension: number): Points {
  const { directions, shifts: first, more } = scramble(seed, dimension)
  const pattern = firstPoints(directions)
  const shifts = new Int32Array(REPLICATES)
  let whole = false
  const parts = (block: number): PointParts => {
    if (block >= 1 << (FIRST_DIRECTIONS - POINT_BITS) && !whole) {
      more()
      whole = true
    }
    shifts.set(first)
    addPoint(shifts, directions, grayCode(block) << POINT_BITS)
    // The Gray codes of the points of an odd block begin with the other half of the pattern.
    if (block & 1) addPoint(shifts, directions, 1 << (POINT_BITS - 1))
    return { pattern, shifts }
  }
  const fill = (block: number, out: Int32Array): void => {
    parts(block)
    shiftPattern(pattern, shifts, out)
  }
  return Object.assign(fill, { parts })
}

/** A loop of its own, so that it is compiled once for all coordinates. */
function shiftPattern(pattern: Int32Array, start: Int32Array, out: Int32Array): void {
  for (let i = 0; i < out.length; i++) out[i] = pattern[i]! ^ start[i & (REPLICATES - 1)]!
}

function grayCode(n: number): number {
  return n ^ (n >>> 1)
}

/** The points of block 0 without shift: point k of replicate r at 16 k + r. */
function firstPoints(directions: Int32Array): Int32Array {
  const pattern = new Int32Array(BLOCK_LENGTH)
  for (let k = 1; k < POINTS; k++) {
    const bit = 31 - Math.clz32(k & -k)
    for (let r = 0; r < REPLICATES; r++) {
      const at = REPLICATES * k + r
      pattern[at] = pattern[at - REPLICATES]! ^ directions[REPLICATES * bit + r]!
    }
  }
  return pattern
}

/** Adds the directions at the ones of a Gray code to each replicate's word. */
function addPoint(words: Int32Array, directions: Int32Array, code: number): void {
  for (let rest = code; rest !== 0; rest &= rest - 1) {
    const bit = 31 - Math.clz32(rest & -rest)
    for (let r = 0; r < REPLICATES; r++) words[r]! ^= directions[REPLICATES * bit + r]!
  }
}

/** Directions that two million draws take; the others are scrambled when they are needed. */
const FIRST_DIRECTIONS = 17

/** One dimension under each replicate's scramble. */
interface Scramble {
  /** Direction k of replicate r at 16 k + r. */
  readonly directions: Int32Array
  /** By replicate. */
  readonly shifts: Int32Array
  /** Fills in the directions beyond the first. */
  readonly more: () => void
}

function scramble(seed: number, dimension: number): Scramble {
  const plain = sobolDirections(dimension)
  const stream = createStream(seed, `points ${dimension}`)
  const directions = new Int32Array(BITS * REPLICATES)
  const shifts = new Int32Array(REPLICATES)
  const matrices = Array.from({ length: REPLICATES }, () => new Int32Array(BITS))
  const fill = (from: number, to: number): void => {
    for (const [r, columns] of matrices.entries()) {
      for (let k = from; k < to; k++) directions[REPLICATES * k + r] = product(columns, plain[k]!)
    }
  }
  for (const [r, columns] of matrices.entries()) {
    stream.fillBits(columns)
    for (let j = 0; j < BITS; j++) {
      const diagonal = 1 << (BITS - 1 - j)
      columns[j] = diagonal | (columns[j]! & (diagonal - 1))
    }
    shifts[r] = stream.nextBits()
  }
  fill(0, FIRST_DIRECTIONS)
  return { directions, shifts, more: () => fill(FIRST_DIRECTIONS, BITS) }
}

/** Matrix times vector over bits: the columns at the ones of the word. */
function product(columns: Int32Array, word: number): number {
  let result = 0
  for (let rest = word; rest !== 0;) {
    const j = Math.clz32(rest)
    result ^= columns[j]!
    rest &= ~(1 << (BITS - 1 - j))
  }
  return result
}
