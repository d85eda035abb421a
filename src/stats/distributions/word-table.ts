import { normalQuantile } from '../special/normal.ts'
import type { Draw } from './family.ts'

/**
 * Fills `out` with what belongs to each word: words of 32 bits stand for the uniform numbers
 * (word + 1/2) / 2^32, the word taken without sign.
 */
type WordReader = (words: Int32Array, out: Float64Array) => void

/** Reads words, and lets a faster loop read its curves. */
export interface WordTable {
  readonly read: WordReader
  /**
   * Eight numbers a cell as `layout` says; a first one that is no number where the cell has no
   * curve (yet). Absent where every word is computed exactly.
   */
  readonly curves?: Float64Array
  /** Reads words for which the curves gave no number; says whether there are more curves now. */
  mend(words: Int32Array, out: Float64Array): boolean
}

/** Halvings of the distance to an end that have curves; beyond, one word in 260,000, all is exact. */
const OCTAVES = 18
const CELL_BITS = 3
const CELLS = 1 << CELL_BITS
/** Numbers a cell, of which the last two are idle: it fills a cache line. */
const TERMS = 8
const OCTAVE_TERMS = CELLS * TERMS
/** A row for each halving, after one without curves for all beyond. */
const ROWS = OCTAVES + 1
const SIDE = ROWS * OCTAVE_TERMS
/** Bits of a word below its leading one and the cell, once that is the highest bit. */
const REST_BITS = 31 - CELL_BITS
const REST_MASK = (1 << REST_BITS) - 1
/** The bits of the cell, times its numbers. */
const CELL_SHIFT = REST_BITS - 3
const CELL_MASK = (CELLS - 1) * TERMS

/**
 * How the curves lie: those of the lower half of the scale first, of a half the outermost first,
 * each halving in 8 cells. The first row, without curves, is that of words counted from their end of
 * the scale whose leading bit is `leastExponent` or below. A curve takes how many words lie before a word in its cell.
 */
export const layout = {
  cellBits: CELL_BITS,
  cellBytes: 8 * TERMS,
  sideBytes: 8 * SIDE,
  octaveBytes: 8 * OCTAVE_TERMS,
  leastExponent: 30 - OCTAVES,
} as const

const UNIT = 2 ** -32
/** Where a quintic is fixed: the places of Chebyshev, with the first and the last word of the cell. */
const NODES = Array.from({ length: 6 }, (_, k) => (1 - Math.cos((Math.PI * k) / 5)) / 2)
/** Then where it is judged. */
const PLACES = [...NODES, 1 / 8, 1 / 2]
/** Above this share of words without a good curve a table does not pay. */
const MOST_EXACT = 0.2
/** That share is counted over these halvings, which hold all words but one in 256. */
const FIRST_OCTAVES = 8
/** Far out an error may be this share of the distance from the median. */
const FAR_ERROR = 1e-9

/**
 * Turns draws into fast ones from words: a quintic in each of 8 cells of each halving of the
 * distance to 0 and to 1, through six exact values. A cell whose quintic is further from the exact
 * value than the tolerance, at an eighth and in the middle, is computed exactly (a kink, a step);
 * where these are many, all are. Halvings far out get their curves once a word lies there.
 *
 * @param tolerance largest error of a value; beyond ten million times that from the median, 1e-9 of the distance
 */
export function createWordTable(draw: Draw, tolerance: number): WordTable {
  const curves = new Float64Array(2 * SIDE).fill(NaN)
  const built = new Uint8Array(2 * OCTAVES)
  const build = createBuilder(draw, tolerance, curves)
  let exactShare = 0
  for (let octave = 0; octave < FIRST_OCTAVES; octave++) {
    for (const octaveOfSide of [octave, OCTAVES + octave]) {
      built[octaveOfSide] = 1
      exactShare += build(octaveOfSide)
    }
  }
  if (exactShare > MOST_EXACT) {
    return { read: (words, out) => readExactly(draw, words, out), mend: () => false }
  }
  const mend = (words: Int32Array, out: Float64Array): boolean => {
    let more = false
    for (let i = 0; i < words.length; i++) {
      const octave = Math.clz32(words[i]! ^ (words[i]! >> 31)) - 1
      const octaveOfSide = words[i]! < 0 ? OCTAVES + octave : octave
      if (octave >= OCTAVES || built[octaveOfSide] === 1) continue
      built[octaveOfSide] = 1
      build(octaveOfSide)
      more = true
    }
    // Others that draw by this table may have asked for a curve before: their values are by it too.
    let gaps = 0
    for (let i = 0; i < words.length; i++) {
      out[i] = valueAt(curves, words[i]!)
      if (Number.isNaN(out[i]!)) gaps++
    }
    if (gaps === words.length) readExactly(draw, words, out)
    else fillGaps(words, out, (few, values) => readExactly(draw, few, values))
    return more
  }
  return {
    curves,
    mend,
    read(words, out) {
      let gaps = 0
      for (let i = 0; i < out.length; i++) {
        const value = valueAt(curves, words[i]!)
        out[i] = value
        gaps += value - value
      }
      if (gaps !== 0) fillGaps(words, out, mend)
    },
  }
}

/** The value of a word by its curve; no number where it has none. */
function valueAt(curves: Float64Array, word: number): number {
  const side = word >> 31
  const tail = word ^ side
  const zeros = Math.clz32(tail)
  const lead = tail << zeros
  const row = zeros < ROWS ? ROWS - zeros : 0
  const at = (row * OCTAVE_TERMS + (side & SIDE)) | ((lead >>> CELL_SHIFT) & CELL_MASK)
  return quintic(curves, at, (lead & REST_MASK) >>> zeros)
}

function quintic(curves: Float64Array, at: number, words: number): number {
  const square = words * words
  const even = curves[at]! + square * (curves[at + 2]! + square * curves[at + 4]!)
  const odd = curves[at + 1]! + square * (curves[at + 3]! + square * curves[at + 5]!)
  return even + words * odd
}

/** Reads anew what is no number. */
function fillGaps(words: Int32Array, out: Float64Array, read: WordReader): void {
  const places = new Int32Array(out.length)
  let count = 0
  for (let i = 0; i < out.length; i++) if (Number.isNaN(out[i]!)) places[count++] = i
  if (count === 0) return
  const few = new Int32Array(count)
  const values = new Float64Array(count)
  for (let k = 0; k < count; k++) few[k] = words[places[k]!]!
  read(few, values)
  for (let k = 0; k < count; k++) out[places[k]!] = values[k]!
}

function readExactly({ from, fill }: Draw, words: Int32Array, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = ((words[i]! >>> 0) + 0.5) * UNIT
  if (from === 'score') for (let i = 0; i < out.length; i++) out[i] = normalQuantile(out[i]!)
  fill(out, out)
}

/** Makes the curves of a halving (those of the upper side after all of the lower); gives the share of words left without one. */
function createBuilder(
  { from, fill }: Draw,
  tolerance: number,
  curves: Float64Array,
): (octaveOfSide: number) => number {
  const middle = Float64Array.of(from === 'score' ? 0 : 0.5)
  fill(middle, middle)
  const median = middle[0]!
  const values = new Float64Array(CELLS * PLACES.length)
  return (octaveOfSide) => {
    fill(placesOf(octaveOfSide, from), values)
    const octave = octaveOfSide % OCTAVES
    const start = (OCTAVES - octave) * OCTAVE_TERMS + (octaveOfSide < OCTAVES ? 0 : SIDE)
    let missing = 0
    for (let cell = 0; cell < CELLS; cell++) {
      const at = start + TERMS * cell
      const exact = { values, of: PLACES.length * cell, last: cellWidth(octave) - 1 }
      setCurve(curves, at, exact)
      if (isGood(curves, at, { ...exact, median, tolerance })) continue
      curves[at] = NaN
      missing += cellWidth(octave) * UNIT
    }
    return missing
  }
}

/** Values at the places of a cell. */
interface Exact {
  readonly values: Float64Array
  readonly of: number
  /** How many words lie before the last one of the cell. */
  readonly last: number
}

function isGood(
  curves: Float64Array,
  at: number,
  {
    values,
    of,
    last,
    median,
    tolerance,
  }: Exact & { readonly median: number; readonly tolerance: number },
): boolean {
  for (let place = NODES.length; place < PLACES.length; place++) {
    const value = values[of + place]!
    const read = quintic(curves, at, PLACES[place]! * last)
    const most = Math.max(tolerance, FAR_ERROR * Math.abs(value - median))
    if (!(Math.abs(read - value) <= most)) return false
  }
  return true
}

const uniforms: Float64Array[] = []
const scores: Float64Array[] = []

/** The places in the cells of a halving, as uniform numbers or as normal scores. */
function placesOf(octaveOfSide: number, from: Draw['from']): Float64Array {
  const places = (uniforms[octaveOfSide] ??= uniformPlaces(octaveOfSide))
  if (from === 'uniform') return places
  return (scores[octaveOfSide] ??= places.map((uniform) => normalQuantile(uniform)))
}

function uniformPlaces(octaveOfSide: number): Float64Array {
  const width = cellWidth(octaveOfSide % OCTAVES)
  return Float64Array.from({ length: CELLS * PLACES.length }, (_, k) => {
    const cell = Math.floor(k / PLACES.length)
    const words = (CELLS + cell) * width + PLACES[k % PLACES.length]! * (width - 1)
    const tail = (words + 0.5) * UNIT
    return octaveOfSide < OCTAVES ? tail : 1 - tail
  })
}

/** How many words a cell of a halving holds. */
function cellWidth(octave: number): number {
  return 2 ** (30 - octave - CELL_BITS)
}

/** Coefficients, from the constant on, of the quintic that is 1 at a node and 0 at the others. */
const BASIS: readonly (readonly number[])[] = NODES.map((node, k) => {
  let product: readonly number[] = NODES.map((_, i) => (i === 0 ? 1 : 0))
  for (const [j, other] of NODES.entries()) {
    if (j === k) continue
    const before = product
    product = before.map((term, i) => ((before[i - 1] ?? 0) - other * term) / (node - other))
  }
  return product
})

/** The quintic through the values at the nodes of a cell, of the words that lie before one in it. */
function setCurve(curves: Float64Array, at: number, { values, of, last }: Exact): void {
  const first = values[of]!
  for (let i = 0; i < NODES.length; i++) {
    let sum = 0
    for (let k = 1; k < NODES.length; k++) sum += BASIS[k]![i]! * (values[of + k]! - first)
    curves[at + i] = i === 0 ? first : sum * last ** -i
  }
}
