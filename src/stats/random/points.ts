import { StatisticsError } from '../error.ts'
import { blockOrder } from './block-order.ts'
import { BLOCK_LENGTH } from './generator.ts'
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
  /** What a whole block is made of. */
  readonly parts: (block: number) => PointParts
}

/**
 * The first point of each replicate, and how to go on: point k is point k - 1 with the bits of the step turned over whose
 * number is that of the lowest one of k. Where there is an order, the word at place i is that of place order[i], of the same
 * replicate.
 */
export interface PointParts {
  /** By replicate; valid until the next block. */
  readonly first: Int32Array
  /** Step s of replicate r at 16 s + r; the last one turns nothing over. The same array for every block. */
  readonly steps: Int32Array
  /** The same array for all dimensions of a group, another for each block. */
  readonly order?: Int32Array
}

/** Words that all steps of a coordinate are. */
export const STEP_WORDS = (POINT_BITS + 1) * REPLICATES

/** The word at a place of a block, its order left out. */
export function wordAtPlace({ first, steps }: PointParts, place: number): number {
  const replicate = place & (REPLICATES - 1)
  let word = first[replicate]!
  const point = Math.floor(place / REPLICATES)
  for (let rest = grayCode(point); rest !== 0; rest &= rest - 1) {
    word ^= steps[REPLICATES * lowestOne(rest) + replicate]!
  }
  return word
}

/**
 * One coordinate of evenly spread points, for the inputs of a simulation: Sobol points under 16
 * independent scrambles, each a random lower triangular matrix on the bits and a random shift
 * (the variance of a mean is that of Owen's nested scrambling, at no cost a draw). Every draw is
 * uniform. From dimension 256 on the coordinates come again, 256 a group, under scrambles of their own, and each group
 * takes the points of a block and replicate in a random order of its own (Latin supercube sampling): within each one draw
 * in each of 128 slices.
 *
 * For many inputs of one simulation; a bootstrap or a permutation takes `createGenerator`. Draws
 * of one coordinate are not independent of each other: their error comes from the replicates.
 *
 * @param dimension from 0 on, another for each input
 * @throws StatisticsError `domain` unless seed and dimension are whole numbers, and the dimension not negative.
 * Source: Matousek, J. Complexity 14 (1998) 527-556; Owen, ACM TOMACS 13 (2003) 363-378 and 8 (1998) 71-102.
 */
export function createPoints(seed: number, dimension: number): Points {
  if (!Number.isSafeInteger(dimension) || dimension < 0) {
    const message = `a dimension is a whole number from 0 on, not ${dimension}`
    throw new StatisticsError('domain', message, { dimension })
  }
  const { directions, shifts, more } = scramble(seed, dimension)
  const group = Math.floor(dimension / SOBOL_DIMENSIONS)
  const steps = new Int32Array(STEP_WORDS)
  steps.set(directions.subarray(0, POINT_BITS * REPLICATES))
  const first = shifts.slice()
  let [code, whole] = [0, false]
  const parts = (block: number): PointParts => {
    if (block >= 1 << (FIRST_DIRECTIONS - POINT_BITS) && !whole) {
      more()
      whole = true
    }
    // The Gray codes of the points of an odd block begin with the other half of those of an even one.
    const here = (grayCode(block) << POINT_BITS) | ((block & 1) << (POINT_BITS - 1))
    addPoint(first, directions, here ^ code)
    code = here
    if (group === 0) return { first, steps }
    return { first, steps, order: blockOrder({ seed, group, block }, REPLICATES) }
  }
  const fill = (block: number, out: Int32Array): void => {
    const { order } = parts(block)
    if (order === undefined) {
      fillPoints(first, steps, out)
      return
    }
    fillPoints(first, steps, inOrder)
    for (let i = 0; i < out.length; i++) out[i] = inOrder[order[i]!]!
  }
  return Object.assign(fill, { parts })
}

const inOrder = new Int32Array(BLOCK_LENGTH)

/** A loop of its own, so that it is compiled once for all coordinates. */
function fillPoints(first: Int32Array, steps: Int32Array, out: Int32Array): void {
  for (let r = 0; r < REPLICATES && r < out.length; r++) out[r] = first[r]!
  for (let i = REPLICATES; i < out.length; i++) {
    const step = lowestOne(i >>> 4)
    out[i] = out[i - REPLICATES]! ^ steps[REPLICATES * step + (i & (REPLICATES - 1))]!
  }
}

function lowestOne(n: number): number {
  return 31 - Math.clz32(n & -n)
}

function grayCode(n: number): number {
  return n ^ (n >>> 1)
}

/** Adds the directions at the ones of a Gray code to each replicate's word. */
function addPoint(words: Int32Array, directions: Int32Array, code: number): void {
  for (let rest = code; rest !== 0; rest &= rest - 1) {
    const from = REPLICATES * lowestOne(rest)
    for (let r = 0; r < REPLICATES; r++) words[r]! ^= directions[from + r]!
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
  const plain = sobolDirections(dimension % SOBOL_DIMENSIONS)
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
