import { types, type MachineFunction } from './assemble.ts'
import * as code from './instructions.ts'
import { get, load, set, store, tee, vectors, word, words, type Code } from './instructions.ts'

/** Vectors of 16 bytes in one turn; rows of bits are multiples of as many bytes. */
const TURN = 4
export const TURN_BYTES = 16 * TURN

const nothing = code.double(0)

/**
 * How often the ones of each row of bits are drawn, where planes hold the binary digits of how often each place is:
 * the sum over planes k of 2^k times the ones that row and plane share. Leaves four words a row, to be added up. Rows
 * of up to 4,000 vectors: sixteen ones a vector into sixteen bits.
 * Takes rows from and to, planes from and to, the bytes of a row, and where the words go.
 */
export function countLoop(): MachineFunction {
  const { word: w, vector: v } = types
  const [row, rowsEnd, planes, planesEnd, bytes, out, plane, at, digit, ones, total] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ] as const
  const shared = Array.from({ length: TURN }, (_, k) =>
    vectors.onesOfBytes(
      vectors.and(
        load(words.add(get(row), get(at)), 16 * k),
        load(words.add(get(plane), get(at)), 16 * k),
      ),
    ),
  )
  // At most 32 ones a byte.
  const ofTurn = vectors.pairsOfBytes(shared.reduce((sum, each) => vectors.addBytes(sum, each)))
  const step = (local: number, by: Code): Code => tee(local, words.add(get(local), by))
  const turn = set(ones, vectors.addHalves(get(ones), ofTurn))
  const ofPlane = [
    set(ones, nothing),
    set(at, word(0)),
    code.repeat(turn, words.below(step(at, word(TURN_BYTES)), get(bytes))),
    set(
      total,
      vectors.addWords(
        get(total),
        vectors.shiftWordsLeft(vectors.pairsOfHalves(get(ones)), get(digit)),
      ),
    ),
    set(digit, words.add(get(digit), word(1))),
  ]
  const ofRow = [
    set(total, nothing),
    set(digit, word(0)),
    set(plane, get(planes)),
    code.repeat(ofPlane, words.below(step(plane, get(bytes)), get(planesEnd))),
    store(get(out), get(total)),
    set(out, words.add(get(out), word(16))),
  ]
  return {
    name: 'count',
    takes: [w, w, w, w, w, w],
    gives: [],
    locals: [w, w, w, v, v],
    code: [code.repeat(ofRow, words.below(step(row, get(bytes)), get(rowsEnd)))],
  }
}

/**
 * Spreads bytes into planes of bits: bit i of plane k is binary digit k of byte i. Leaves 16 bytes in which a bit is 1
 * that is 1 in any byte. Takes bytes from and to, planes from and to, the bytes of a plane, and where the 16 bytes go.
 */
export function spreadLoop(): MachineFunction {
  const { word: w, vector: v } = types
  const [from, end, planes, planesEnd, bytes, out, at, plane, turned, now, any] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ] as const
  const ofPlane = [
    code.store16(
      words.add(get(plane), words.shiftRight(words.subtract(get(at), get(from)), 3)),
      // The digit leads its byte once it is shifted there.
      vectors.bitsOfBytes(vectors.shiftBytesLeft(get(now), get(turned))),
    ),
    set(turned, words.subtract(get(turned), word(1))),
  ]
  const ofBytes = [
    set(now, load(get(at))),
    set(any, vectors.or(get(any), get(now))),
    set(turned, word(7)),
    set(plane, get(planes)),
    code.repeat(
      ofPlane,
      words.below(tee(plane, words.add(get(plane), get(bytes))), get(planesEnd)),
    ),
  ]
  return {
    name: 'spread',
    takes: [w, w, w, w, w, w],
    gives: [],
    locals: [w, w, w, v, v],
    code: [
      set(at, get(from)),
      set(any, nothing),
      code.repeat(ofBytes, words.below(tee(at, words.add(get(at), word(16))), get(end))),
      store(get(out), get(any)),
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
