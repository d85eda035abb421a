import { REPLICATES, STEP_WORDS } from '../random/points.ts'
import { types, type MachineFunction } from './assemble.ts'
import * as code from './instructions.ts'
import { get, load, set, store, tee, vectors, word, words, type Code } from './instructions.ts'

const { word: w, long, vector: v } = types

const [FIRST, STEPS, TABLE, OUT, END] = [0, 1, 2, 3, 4] as const
const [AT, STEP, ORIGIN, PLACES] = [5, 6, 7, 8] as const
const [LEADING, CELL, LEAST, UPPER] = [9, 10, 11, 12] as const
const [SIDES, TAILS, STARTS, OFFSETS, REST, VALUES, ALL] = [13, 14, 15, 16, 17, 18, 19] as const
/** Two coefficients each, of the first and of the second of two words. */
const ONE = [20, 21, 22] as const
const OTHER = [23, 24, 25] as const
const [SQUARES, EVEN, ODD] = [26, 27, 28] as const
/** The words of a point, four replicates each. */
const WORDS = [29, 30, 31, 32] as const

/** How a table of curves lies in memory: see `layout` of `word-table.ts`. */
interface Layout {
  readonly cellBits: number
  readonly cellBytes: number
  readonly sideBytes: number
  readonly octaveBytes: number
  readonly leastExponent: number
}

/** The bits of a single: of what stands behind its leading one, and its exponent of 0. */
const single = { mantissa: 23, bias: 127 } as const

/**
 * Values of a block of words (`PointParts`) by a table of quintics, point by point, four replicates at a time. How many words lie between one and its end of the scale says in which cell it
 * lies, by the exponent and leading bits, and where in the cell. Where it has no curve its value is no number.
 * Takes the addresses of first points, steps, table and values, and the bytes of the words; gives whether any has none.
 */
export function wordLoop(layout: Layout): MachineFunction {
  const least = (single.bias + layout.leastExponent) * layout.octaveBytes
  return {
    name: 'readWords',
    takes: [w, w, w, w, w],
    gives: [w],
    locals: [w, w, w, long, ...Array.from({ length: 24 }, () => v)],
    code: [
      // The first row lies at the least exponent.
      set(ORIGIN, words.subtract(get(TABLE), word(least))),
      // Named before the loop, constants stay at hand in it.
      set(LEADING, code.fourWords(-1 << (31 - 1 - single.mantissa))),
      set(CELL, code.fourWords(-1 << (single.mantissa - layout.cellBits))),
      set(LEAST, code.fourWords(least)),
      set(UPPER, code.fourWords(layout.sideBytes)),
      setFirst(FIRST, WORDS),
      code.repeat(
        [
          set(STEP, stepAddress(STEPS, AT)),
          WORDS.map((_, four) => fourWords(layout, four)),
          set(OUT, words.add(get(OUT), word(POINT_BYTES.values))),
        ],
        words.below(tee(AT, words.add(get(AT), word(POINT_BYTES.words))), get(END)),
      ),
      vectors.any(vectors.differs(get(ALL), get(ALL))),
    ],
  }
}

/** What a point of all replicates takes. */
const POINT_BYTES = { words: 4 * REPLICATES, values: 8 * REPLICATES } as const

function fourWords({ cellBits, cellBytes }: Layout, four: number): Code {
  const perCell = single.mantissa - cellBits - Math.log2(cellBytes)
  // Leading bits alone, so that a single holds them.
  const singles = vectors.singlesFromWords(vectors.and(get(TAILS), get(LEADING)))
  const ofSide = vectors.largerWords(vectors.shiftWordsDown(get(STARTS), word(perCell)), get(LEAST))
  return [
    turnFour(WORDS[four]!, STEP, four),
    set(SIDES, vectors.shiftWordsRight(get(WORDS[four]!), 31)),
    set(TAILS, vectors.exclusiveOr(get(WORDS[four]!), get(SIDES))),
    set(STARTS, vectors.and(singles, get(CELL))),
    set(OFFSETS, vectors.addWords(ofSide, vectors.and(get(SIDES), get(UPPER)))),
    pair(2 * four, 0),
    set(TAILS, upperHalf(TAILS)),
    set(STARTS, upperHalf(STARTS)),
    pair(2 * four + 1, 1),
  ]
}

/** The first point's words of all replicates, four a local. */
function setFirst(first: number, into: readonly number[]): Code {
  return into.map((local, four) => set(local, load(get(first), 16 * four)))
}

/** Where the step to the point at so many bytes of a block lies. */
function stepAddress(steps: number, at: number): Code {
  const point = words.or(words.shiftRight(get(at), 6), word(lastStep))
  return words.add(get(steps), words.shiftLeft(words.zerosBelow(point), 6))
}

/** Turns over the bits of a step in four words: those of the next point. */
function turnFour(local: number, step: number, four: number): Code {
  return set(local, vectors.exclusiveOr(get(local), load(get(step), 16 * four)))
}

/** The place of the step that turns nothing over, as a bit: that of a point without ones below it. */
const lastStep = 1 << (STEP_WORDS / REPLICATES - 1)

const bytesOfUpper = [8, 9, 10, 11, 12, 13, 14, 15]

function upperHalf(local: number): Code {
  return code.shuffle(get(local), get(local), [...bytesOfUpper, ...bytesOfUpper])
}

/** Two of four words, now the first two of them, that are so many pairs into the point: their values. */
function pair(place: number, half: 0 | 1): Code {
  const loads = (into: readonly number[], part: 'lower' | 'upper'): Code => {
    const curve = words.add(get(ORIGIN), code.wordOfLong(get(PLACES), part))
    return into.map((local, k) => set(local, load(curve, 16 * k)))
  }
  return [
    set(REST, vectors.subtract(vectors.fromWords(get(TAILS)), vectors.fromSingles(get(STARTS)))),
    set(PLACES, code.longAt(get(OFFSETS), half)),
    loads(ONE, 'lower'),
    loads(OTHER, 'upper'),
    set(VALUES, quintic()),
    store(get(OUT), get(VALUES), 16 * place),
    set(ALL, vectors.add(get(ALL), get(VALUES))),
  ]
}

/** (a + s2 (c + s2 e)) + s (b + s2 (d + s2 f)), s2 the square of s, as the loop in TypeScript has it. */
function quintic(): Code {
  const halves = ([first, next, last]: readonly number[], square: Code): Code =>
    vectors.add(
      get(first!),
      vectors.multiply(square, vectors.add(get(next!), vectors.multiply(square, get(last!)))),
    )
  return [
    set(SQUARES, vectors.multiply(get(REST), get(REST))),
    set(EVEN, halves(ONE, code.firsts(get(SQUARES), get(SQUARES)))),
    set(ODD, halves(OTHER, code.seconds(get(SQUARES), get(SQUARES)))),
    vectors.add(
      code.firsts(get(EVEN), get(ODD)),
      vectors.multiply(get(REST), code.seconds(get(EVEN), get(ODD))),
    ),
  ]
}

/**
 * Notes the place, in bytes, of each four values of which one is no number. Takes the addresses of values and
 * notes, and the bytes of the values; gives the bytes of the notes.
 */
export function gapLoop(): MachineFunction {
  const [values, notes, end, at, count, two, more] = [0, 1, 2, 3, 4, 5, 6] as const
  const here = words.add(get(values), get(at))
  const missing = (local: number): Code => vectors.differs(get(local), get(local))
  return {
    name: 'noteGaps',
    takes: [w, w, w],
    gives: [w],
    locals: [w, w, v, v],
    code: [
      code.repeat(
        [
          set(two, load(here)),
          set(more, load(here, 16)),
          code.store32(words.add(get(notes), get(count)), get(at)),
          set(
            count,
            words.add(
              get(count),
              words.shiftLeft(vectors.any(vectors.or(missing(two), missing(more))), 2),
            ),
          ),
        ],
        words.below(tee(at, words.add(get(at), word(32))), get(end)),
      ),
      get(count),
    ],
  }
}

/**
 * Adds values of an output to sums by bins of the words that belong to them: place 16 b + r of bin b and replicate r. Takes
 * the addresses of first points, steps, output and sums, by how many bits a word is shifted for 128 times its bin, and the
 * bytes of the words.
 */
export function binLoop(): MachineFunction {
  const [first, steps, output, sums, shift, end] = [0, 1, 2, 3, 4, 5] as const
  const [at, step, address, two, bins, below, base] = [6, 7, 8, 9, 10, 11, 12] as const
  const fours = [13, 14, 15, 16] as const
  const add = (place: number, half: 'lower' | 'upper'): Code => {
    const value = code.load64(get(output), 8 * place)
    const sum = code.addDoubles(code.load64(get(address), 8 * place), value)
    return [
      set(address, code.wordOfLong(get(two), half)),
      code.store64(get(address), sum, 8 * place),
    ]
  }
  const addFour = (local: number, four: number): Code => [
    turnFour(local, step, four),
    set(bins, vectors.and(vectors.shiftWordsDown(get(local), get(shift)), get(below))),
    set(bins, vectors.addWords(get(bins), get(base))),
    [0, 1].map((pair) => [
      set(two, code.longAt(get(bins), pair)),
      add(4 * four + 2 * pair, 'lower'),
      add(4 * four + 2 * pair + 1, 'upper'),
    ]),
  ]
  return {
    name: 'binByWords',
    takes: [w, w, w, w, w, w],
    gives: [],
    locals: [w, w, w, long, ...Array.from({ length: 7 }, () => v)],
    code: [
      set(below, code.fourWords(-128)),
      set(base, code.wordInAll(get(sums))),
      setFirst(first, fours),
      code.repeat(
        [
          set(step, stepAddress(steps, at)),
          fours.map(addFour),
          set(output, words.add(get(output), word(POINT_BYTES.values))),
        ],
        words.below(tee(at, words.add(get(at), word(POINT_BYTES.words))), get(end)),
      ),
    ],
  }
}

/** Puts values into an order: at place i the one of place order[i]. Takes their addresses, where to, and the bytes of the order. */
export function orderLoop(): MachineFunction {
  const [values, order, out, end, at, from, to] = [0, 1, 2, 3, 4, 5, 6] as const
  const each = [0, 1, 2, 3].map((k) =>
    code.store64(
      get(to),
      code.load64(words.add(get(values), words.shiftLeft(code.load32(get(from), 4 * k), 3))),
      8 * k,
    ),
  )
  return {
    name: 'putInOrder',
    takes: [w, w, w, w],
    gives: [],
    locals: [w, w, w],
    code: [
      code.repeat(
        [
          set(from, words.add(get(order), get(at))),
          set(to, words.add(get(out), words.shiftLeft(get(at), 1))),
          each,
        ],
        words.below(tee(at, words.add(get(at), word(16))), get(end)),
      ),
    ],
  }
}
