import { SLICE, sumLoop, tableLoop } from '#stats/machine/bit-loops'
import { createWorkspace, machineCode } from '#stats/machine/workspace'
import { SIDE_BY_SIDE } from '#stats/resampling/drawn-people'

/** People whose draws add up to less than 65,536 in any resample that occurs. */
const MOST_OF_HALVES = 32_000
const SLICES_OF_HALVES = MOST_OF_HALVES / SLICE
/** Tables of a slice: one for eight people, with a place for each set of them. */
const TABLES = SLICE / 8
const TABLE_BYTES = 256 * SIDE_BY_SIDE

const code = machineCode(() => [tableLoop(), sumLoop()])

/** Rows of bits, a bit a person, and how often the people of each are drawn in some resamples. */
export interface CountedBits {
  /** Makes a row's bits 1 of those whose value in a column is no less than a bound; NaN is. */
  mark(row: number, column: Float64Array, bound: number): void
  /** Of `drawSideBySide`, to be filled before `counted`. That 32 people are drawn more than 255 times does not occur. */
  readonly times: Uint8Array
  /** For each row and resample, those of a row beside each other, the sum over its people of `times`. */
  counted(): Int32Array
}

/**
 * Room for rows of bits of so many people, counted as machine code where the engine allows it. How often the people of
 * a set are drawn is looked up: for eight people all 256 sums are made once, and every row takes its own (the method of
 * four Russians; Arlazarov, Dinic, Kronrod and Faradzev, Soviet Math Dokl 1970;11:1209).
 */
export function createCountedBits(rows: number, people: number): CountedBits {
  const slices = Math.ceil(people / SLICE)
  const size = rows * TABLES
  const space = createWorkspace(
    2 * slices * size + SIDE_BY_SIDE * (slices * SLICE + 2 * rows) + TABLES * TABLE_BYTES + 4096,
    code,
  )
  const patterns = space.words((slices * size) / 2)
  const drawn = space.words((slices * SLICE * SIDE_BY_SIDE) / 4)
  const tables = space.words((TABLES * TABLE_BYTES) / 4)
  const sums = space.words((rows * SIDE_BY_SIDE) / 2)
  const sets = {
    places: new Uint16Array(patterns.buffer, patterns.byteOffset, slices * size),
    size,
  }
  const times = new Uint8Array(drawn.buffer, drawn.byteOffset, SIDE_BY_SIDE * people)
  const halves = new Uint16Array(sums.buffer, sums.byteOffset, rows * SIDE_BY_SIDE)
  const counts = new Int32Array(rows * SIDE_BY_SIDE)
  const mark = (row: number, column: Float64Array, bound: number): void =>
    markRow(sets, { row, bound }, column)
  const at = [patterns, drawn, tables, sums].map(space.addressOf)
  const { loops } = space
  if (loops === undefined || at.includes(undefined))
    return { mark, times, counted: () => countedSlowly(sets, times, counts) }
  const [from = 0, drawnAt = 0, tablesAt = 0, out = 0] = at
  return {
    mark,
    times,
    counted() {
      counts.fill(0)
      for (let slice = 0; slice < slices; slice++) {
        loops['table']!(tablesAt, drawnAt + slice * SLICE * SIDE_BY_SIDE)
        loops['sum']!(from + 2 * slice * size, from + 2 * (slice + 1) * size, tablesAt, out)
        if (slice === slices - 1 || (slice + 1) % SLICES_OF_HALVES === 0) addAll(halves, counts)
      }
      return counts
    },
  }
}

/** Which of the people of each row are marked. */
interface Sets {
  /** Of four times eight people, row by row: where in the table of eight the sum of those that are marked stands. */
  readonly places: Uint16Array
  /** Places of 32 people. */
  readonly size: number
}

/** Where the set of a row stands that a person belongs to. */
function placeOf(size: number, row: number, person: number): number {
  return Math.floor(person / SLICE) * size + row * TABLES + ((person >> 3) % TABLES)
}

function markRow(
  { places, size }: Sets,
  { row, bound }: { readonly row: number; readonly bound: number },
  column: Float64Array,
): void {
  for (let from = 0; from < column.length; from += 8) {
    const people = Math.min(8, column.length - from)
    let set = 0
    for (let k = 0; k < people; k++) set |= Number(column[from + k]! >= bound) << k
    places[placeOf(size, row, from)] = SIDE_BY_SIDE * set
  }
}

/** Leaves 0 where it takes from. */
function addAll(from: Uint16Array, to: Int32Array): void {
  for (let k = 0; k < to.length; k++) to[k]! += from[k]!
  from.fill(0)
}

function countedSlowly({ places, size }: Sets, times: Uint8Array, counts: Int32Array): Int32Array {
  counts.fill(0)
  for (let row = 0; row < size / TABLES; row++)
    for (let person = 0; person < times.length / SIDE_BY_SIDE; person++) {
      const set = places[placeOf(size, row, person)]! / SIDE_BY_SIDE
      if (((set >> (person & 7)) & 1) === 0) continue
      for (let k = 0; k < SIDE_BY_SIDE; k++)
        counts[row * SIDE_BY_SIDE + k]! += times[person * SIDE_BY_SIDE + k]!
    }
  return counts
}
