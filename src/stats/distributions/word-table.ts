import { normalQuantile } from '../special/normal.ts'
import type { Draw } from './family.ts'

/**
 * Fills `out` with what belongs to each word: words of 32 bits stand for the uniform numbers
 * (word + 1/2) / 2^32, the word taken without sign.
 */
export type WordReader = (words: Int32Array, out: Float64Array) => void

/** Halvings of the distance to an end that have cubics; beyond lie 8 words. */
const OCTAVES = 28
const FAR_WORDS = 8
const CELL_BITS = 5
const CELLS = 1 << CELL_BITS
/** Cells of the words on one side of 1/2; the far words have those of the last halvings. */
const SIDE = 32 * CELLS
const UNIT = 2 ** -32
/** Where a cubic is fixed, then where it is judged: shares of a cell that a number holds exactly. */
const PLACES = [0, 1 / 4, 3 / 4, 1, 1 / 8, 1 / 2] as const
const NODES = 4
/** Above this share of words without a good cubic a table does not pay. */
const MOST_EXACT = 0.2
/** Far out an error may be this share of the distance from the median. */
const FAR_ERROR = 1e-9

/**
 * Turns draws into fast ones from words: a cubic in each of 32 cells of each halving of the
 * distance to 0 and to 1, through four exact values. A cell whose cubic is further from the exact
 * value than the tolerance, at an eighth and in the middle, is computed exactly (a kink, a step);
 * where these are many, all are.
 *
 * @param tolerance largest error of a value; beyond ten million times that from the median, 1e-9 of the distance
 */
export function createWordTable(draw: Draw, tolerance: number): WordReader {
  const { table, exactShare } = buildTable(draw, tolerance)
  if (exactShare > MOST_EXACT) return exactReader(draw)
  setFarWords(table, exactReader(draw))
  return exactShare > 0 ? mixedReader(tableReader(table), exactReader(draw)) : tableReader(table)
}

function exactReader({ from, fill }: Draw): WordReader {
  return (words, out) => {
    for (let i = 0; i < out.length; i++) out[i] = uniformOf(words[i]!)
    if (from === 'score') for (let i = 0; i < out.length; i++) out[i] = normalQuantile(out[i]!)
    fill(out, out)
  }
}

function uniformOf(word: number): number {
  return ((word >>> 0) + 0.5) * UNIT
}

/** Four coefficients a cell; the first is not a number where the cell has no good cubic. */
function buildTable(
  { from, fill }: Draw,
  tolerance: number,
): { readonly table: Float64Array; readonly exactShare: number } {
  const { uniforms, scores } = places()
  const values = new Float64Array(uniforms.length)
  fill(from === 'score' ? scores : uniforms, values)
  const table = new Float64Array(2 * SIDE * 4)
  const median = values[PLACES.length * (CELLS - 1) + NODES - 1]!
  let exactShare = 0
  const cells = cubicCells()
  for (let index = 0; index < cells.length; index++) {
    const of = PLACES.length * index
    const at = 4 * cells[index]!
    setCubic({ table, at }, values, of)
    let good = true
    for (let place = NODES; place < PLACES.length; place++) {
      const value = values[of + place]!
      const most = Math.max(tolerance, FAR_ERROR * Math.abs(value - median))
      if (!(Math.abs(cubic(table, at, PLACES[place]!) - value) <= most)) good = false
    }
    if (good) continue
    table[at] = Number.NaN
    exactShare += cellPlace(cells[index]!).width * UNIT
  }
  return { table, exactShare }
}

/** The few words next to either end have cells of their own: their exact values. */
function setFarWords(table: Float64Array, exact: WordReader): void {
  const tails = Int32Array.from({ length: 2 * FAR_WORDS }, (_, i) =>
    i < FAR_WORDS ? i : ~(i - FAR_WORDS),
  )
  const values = new Float64Array(tails.length)
  exact(tails, values)
  for (const [i, word] of tails.entries()) {
    const at = 4 * cellOf(word)
    table.fill(0, at, at + 4)
    table[at] = values[i]!
  }
}

interface Places {
  readonly uniforms: Float64Array
  readonly scores: Float64Array
}

let known: Places | undefined

/** The places of all cells with a cubic, as uniform numbers and as normal scores. */
function places(): Places {
  if (known !== undefined) return known
  const cells = cubicCells()
  const uniforms = new Float64Array(cells.length * PLACES.length)
  for (const [index, cell] of cells.entries()) {
    const { start, width } = cellPlace(cell)
    for (let place = 0; place < PLACES.length; place++) {
      const tail = (start + PLACES[place]! * width + 0.5) * UNIT
      uniforms[PLACES.length * index + place] = cell < SIDE ? tail : 1 - tail
    }
  }
  known = { uniforms, scores: uniforms.map((uniform) => normalQuantile(uniform)) }
  return known
}

function cubicCells(): Int32Array {
  const each = OCTAVES * CELLS
  return Int32Array.from({ length: 2 * each }, (_, i) => (i < each ? i : SIDE + i - each))
}

/** Where a cell begins and how wide it is, in words from its end. */
function cellPlace(cell: number): { readonly start: number; readonly width: number } {
  const octave = (cell % SIDE) >> CELL_BITS
  const first = 2 ** (30 - octave)
  const width = first / CELLS
  return { start: first + (cell & (CELLS - 1)) * width, width }
}

/** The cubic through the values at 0, 1/4, 3/4 and 1 (Newton's divided differences). */
function setCubic(
  { table, at }: { readonly table: Float64Array; readonly at: number },
  values: Float64Array,
  of: number,
): void {
  const [a, b] = [values[of]!, values[of + 1]!]
  const [c, d] = [values[of + 2]!, values[of + 3]!]
  const first = 4 * (b - a)
  const second = (2 * (c - b) - first) * (4 / 3)
  const other = (4 * (d - c) - 2 * (c - b)) * (4 / 3)
  const third = other - second
  // a + f t + s t (t - 1/4) + h t (t - 1/4)(t - 3/4)
  table[at] = a
  table[at + 1] = first - second / 4 + (3 / 16) * third
  table[at + 2] = second - third
  table[at + 3] = third
}

function cubic(table: Float64Array, at: number, share: number): number {
  return table[at]! + share * (table[at + 1]! + share * (table[at + 2]! + share * table[at + 3]!))
}

/** The sign says the side, the number of leading zeros the halving, the next bits the cell. */
function cellOf(word: number): number {
  const side = word >> 31
  const tail = word ^ side
  const zeros = Math.clz32(tail)
  return (zeros - 1) * CELLS + (side & SIDE) + ((tail << (zeros + 1)) >>> (32 - CELL_BITS))
}

/** `cellOf`, and the share of the cell from the bits that follow. */
function tableReader(table: Float64Array): WordReader {
  return (words, out) => {
    for (let i = 0; i < out.length; i++) {
      const word = words[i]!
      const side = word >> 31
      const tail = word ^ side
      const zeros = Math.clz32(tail)
      const rest = tail << (zeros + 1)
      const at = ((zeros - 1) * CELLS + (side & SIDE) + (rest >>> (32 - CELL_BITS))) << 2
      const share = ((rest << CELL_BITS) >>> 1) * (2 * UNIT)
      out[i] =
        table[at]! + share * (table[at + 1]! + share * (table[at + 2]! + share * table[at + 3]!))
    }
  }
}

/** Values that the table does not give are computed exactly. */
function mixedReader(read: WordReader, exact: WordReader): WordReader {
  const word = new Int32Array(1)
  const value = new Float64Array(1)
  return (words, out) => {
    read(words, out)
    for (let i = 0; i < out.length; i++) {
      if (!Number.isNaN(out[i]!)) continue
      word[0] = words[i]!
      exact(word, value)
      out[i] = value[0]!
    }
  }
}
