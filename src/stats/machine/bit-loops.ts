import { types, type MachineFunction } from './assemble.ts'
import * as code from './instructions.ts'
import { get, load, set, store, tee, vectors, word, words, type Code } from './instructions.ts'

/** Vectors of 16 bytes in one turn; columns are multiples of as many bytes. */
const TURN = 4
export const TURN_BYTES = 16 * TURN

const nothing = code.double(0)

/** People whose bits are looked up together: four times eight. */
export const SLICE = 32
const TABLE_BYTES = 256 * 16

/**
 * For each eight of 32 people the sums of all sets of them, sixteen bytes a sum: bit i of a set's number is person i.
 * Takes where the four tables go, whose first sums are 0, and the sixteen bytes of each person.
 */
export function tableLoop(): MachineFunction {
  const { word: w, vector: v } = types
  const [table, bytes, at, end, own, left] = [0, 1, 2, 3, 4, 5] as const
  // A set with one person more: what is there without, and the person.
  const doubled = (size: number, turn: number): Code => [
    set(at, get(table)),
    set(end, words.add(get(table), word(16 * size))),
    code.repeat(
      Array.from({ length: turn }, (_, k) =>
        store(get(at), vectors.addBytes(load(get(at), 16 * k), get(own)), 16 * (size + k)),
      ),
      words.below(tee(at, words.add(get(at), word(16 * turn))), get(end)),
    ),
  ]
  const person = (bit: number): Code => [
    set(own, load(get(bytes), 16 * bit)),
    doubled(2 ** bit, Math.min(2 ** bit, 8)),
  ]
  const ofEight = [
    Array.from({ length: 8 }, (_, bit) => person(bit)),
    set(table, words.add(get(table), word(TABLE_BYTES))),
    set(bytes, words.add(get(bytes), word(8 * 16))),
    set(left, words.subtract(get(left), word(1))),
  ]
  return {
    name: 'table',
    takes: [w, w],
    gives: [],
    locals: [w, w, v, w],
    code: [set(left, word(SLICE / 8)), code.repeat(ofEight, get(left))],
  }
}

/**
 * Adds to each row the sums of its four sets, as sixteen halves of words. Takes from where to where the rows lie, four
 * halves a row that say where in each table its sum stands, the tables, and the sums.
 */
export function sumLoop(): MachineFunction {
  const { word: w, vector: v } = types
  const [row, rowsEnd, tables, out, sum] = [0, 1, 2, 3, 4] as const
  const found = Array.from({ length: SLICE / 8 }, (_, k) =>
    load(words.add(get(tables), code.load16(get(row), 2 * k)), k * TABLE_BYTES),
  )
  const added = (offset: number, bytes: Code): Code =>
    store(get(out), vectors.addHalves(load(get(out), offset), bytes), offset)
  return {
    name: 'sum',
    takes: [w, w, w, w],
    gives: [],
    locals: [v],
    code: [
      code.repeat(
        [
          set(
            sum,
            found.reduce((all, each) => vectors.addBytes(all, each)),
          ),
          added(0, vectors.firstBytesAsHalves(get(sum))),
          added(16, vectors.lastBytesAsHalves(get(sum))),
          set(out, words.add(get(out), word(32))),
        ],
        words.below(tee(row, words.add(get(row), word(SLICE / 4))), get(rowsEnd)),
      ),
    ],
  }
}

/**
 * By how many places the first column leads: those in which it is larger less those in which it is smaller, as two
 * times 64 bits to be added up. Takes both columns, the bytes of one, and where the sums go.
 */
export function leadLoop(): MachineFunction {
  const { word: w, vector: v } = types
  const [a, b, end, out, at, lead, first, second] = [0, 1, 2, 3, 4, 5, 6, 7] as const
  const turn = Array.from({ length: TURN }, (_, k) => [
    set(first, load(words.add(get(a), get(at)), 16 * k)),
    set(second, load(words.add(get(b), get(at)), 16 * k)),
    // A comparison that holds is -1.
    set(lead, vectors.subtractWide(get(lead), vectors.above(get(first), get(second)))),
    set(lead, vectors.addWide(get(lead), vectors.below(get(first), get(second)))),
  ])
  return {
    name: 'lead',
    takes: [w, w, w, w],
    gives: [],
    locals: [w, v, v, v],
    code: [
      set(lead, nothing),
      code.repeat(turn, words.below(tee(at, words.add(get(at), word(TURN_BYTES))), get(end))),
      store(get(out), get(lead)),
    ],
  }
}
