import { plainWorkspace, type Workspace } from '#stats/machine/workspace'
import { REPLICATES } from '#stats/random/points'

/** Most bins of an input: of its words the first 8 bits. */
export const BINS = 256
const BITS = 8

/** Sums of an output over bins of equal chance of one input, replicate by replicate. */
export interface BinnedMoments {
  readonly bins: number
  /** Of bin b and replicate r at 16 b + r. */
  readonly counts: Int32Array
  readonly sums: Float64Array
}

/**
 * No draws yet: as many bins, a power of 2 up to 256, as leave each replicate two draws in each.
 *
 * @param space where the sums lie, if that has machine code
 */
export function createBinnedMoments(
  draws: number,
  space: Workspace = plainWorkspace,
): BinnedMoments {
  const most = 2 ** Math.floor(Math.log2(Math.max(1, draws / (2 * REPLICATES))))
  const bins = Math.min(BINS, most)
  const length = bins * REPLICATES
  return { bins, counts: new Int32Array(length), sums: space.column(length) }
}

/**
 * Adds a block of draws of an output by the words of an input (`createPoints`): a bin is the first
 * bits of a word, so that nothing is sorted. The first draw belongs to replicate 0.
 */
export function addWords(binned: BinnedMoments, words: Int32Array, output: Float64Array): void {
  const { bins, counts } = binned
  const shift = shiftOf(bins)
  for (let i = 0; i < words.length; i++) counts[placeOf(words[i]!, shift, i)]!++
  addByWords(binned, words, output)
}

/** What `addWords` does, where the draws are counted already. */
export function addByWords(
  { bins, sums }: BinnedMoments,
  words: Int32Array,
  output: Float64Array,
): void {
  const shift = shiftOf(bins)
  for (let i = 0; i < words.length; i++) sums[placeOf(words[i]!, shift, i)]! += output[i]!
}

function shiftOf(bins: number): number {
  return BITS - Math.log2(bins)
}

function placeOf(word: number, shift: number, draw: number): number {
  // Two shifts, as one by 32 bits would be none.
  const bin = (word >>> (32 - BITS)) >>> shift
  return bin * REPLICATES + (draw & (REPLICATES - 1))
}

/** Adds draws of an output by the values of an input, whose bins lie between rising edges. */
export function addValues(
  { counts, sums }: BinnedMoments,
  by: { readonly values: Float64Array; readonly edges: Float64Array },
  output: Float64Array,
): void {
  const { values, edges } = by
  for (let i = 0; i < values.length; i++) {
    let bin = 0
    for (let step = 1 << (BITS - 1); step > 0; step >>= 1) {
      const next = bin + step
      if (next <= edges.length && values[i]! >= edges[next - 1]!) bin = next
    }
    const at = bin * REPLICATES + (i & (REPLICATES - 1))
    counts[at]!++
    sums[at]! += output[i]!
  }
}

/** Number, sum and sum of squares of an output's distances from an origin, replicate by replicate. */
export interface OutputMoments {
  readonly counts: Float64Array
  readonly sums: Float64Array
  readonly squares: Float64Array
  origin: number | undefined
}

/**
 * No draws yet.
 *
 * @param origin what is added up are distances from it; those from the first draw where absent, so that a spread which is small
 * beside the output does not drown in it
 * Source: Chan, Golub and LeVeque, The American Statistician 37 (1983) 242-247 (shifted data).
 */
export function createOutputMoments(origin?: number): OutputMoments {
  const [counts, sums, squares] = [0, 0, 0].map(() => new Float64Array(REPLICATES)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  return { counts, sums, squares, origin }
}

/** Adds draws; the first belongs to replicate 0. */
export function addOutput(moments: OutputMoments, output: Float64Array): void {
  const { counts, sums, squares } = moments
  const origin = (moments.origin ??= output[0]) ?? 0
  for (let i = 0; i < output.length; i++) {
    const r = i & (REPLICATES - 1)
    const distance = output[i]! - origin
    counts[r]!++
    sums[r]! += distance
    squares[r]! += distance * distance
  }
}
