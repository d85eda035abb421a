import { types, type MachineFunction } from './assemble.ts'
import * as code from './instructions.ts'
import { get, load, set, store, tee, vectors, word, words, type Code } from './instructions.ts'

const [PATTERN, SHIFTS, TABLE, OUT, GAPS, END] = [0, 1, 2, 3, 4, 5] as const
const [AT, COUNT, TAIL, SIDES, NUMBER, SHARE, PLACES, BASE, MISSING] = [
  6, 7, 8, 9, 10, 11, 12, 13, 14,
] as const
/** Two coefficients each, of the first and of the second of two words. */
const ONE = [15, 16, 17] as const
const OTHER = [18, 19, 20] as const

/** How a table of curves lies in memory: see `layout` of `word-table.ts`. */
interface Layout {
  readonly cellBits: number
  readonly cellBytes: number
  readonly sideBytes: number
  readonly octaveBytes: number
  readonly leastExponent: number
  readonly shareUnit: number
}

/**
 * Values of a block of words by a table of quintics, four at a time: word i is pattern i with the bits
 * of shift i mod 16 turned over. The number (word + 1/2) counted from its end of the scale finds
 * its cell by its own exponent and leading bits, and its share of the cell by the bits below.
 * Where one of four has no curve their place times 4 is noted; gives the bytes of these notes.
 * Takes the addresses of pattern, shifts, table, values and notes, and the bytes of the words.
 */
export function wordLoop(layout: Layout): MachineFunction {
  const { word: w, vector: v } = types
  const upperHalf = code.shuffle(get(TAIL), get(TAIL), [...bytesOfUpper, ...bytesOfUpper])
  const upperSides = code.shuffle(get(SIDES), get(SIDES), [...bytesOfUpper, ...bytesOfUpper])
  // The first row lies at the least exponent.
  const origin = (1023 + layout.leastExponent) * layout.octaveBytes
  return {
    name: 'readWords',
    takes: [w, w, w, w, w, w],
    gives: [w],
    locals: [w, w, ...Array.from({ length: 13 }, () => v)],
    code: [
      set(BASE, code.bothWords(words.add(get(TABLE), word(-origin)))),
      code.repeat(
        [
          set(TAIL, wordsHere()),
          set(SIDES, vectors.shiftWordsRight(get(TAIL), 31)),
          set(TAIL, vectors.exclusiveOr(get(TAIL), get(SIDES))),
          set(SIDES, vectors.and(get(SIDES), code.fourWords(layout.sideBytes))),
          pair({ tails: get(TAIL), sides: get(SIDES), offset: 0 }, layout),
          set(MISSING, vectors.differs(get(NUMBER), get(NUMBER))),
          pair({ tails: upperHalf, sides: upperSides, offset: 16 }, layout),
          code.store32(words.add(get(GAPS), get(COUNT)), get(AT)),
          set(COUNT, words.add(get(COUNT), words.shiftLeft(anyMissing(), 2))),
        ],
        words.below(tee(AT, words.add(get(AT), word(16))), get(END)),
      ),
      get(COUNT),
    ],
  }
}

const bytesOfUpper = [8, 9, 10, 11, 12, 13, 14, 15]

function wordsHere(): Code {
  const shift = words.add(get(SHIFTS), words.and(get(AT), word(63)))
  return vectors.exclusiveOr(load(words.add(get(PATTERN), get(AT))), load(shift))
}

function anyMissing(): Code {
  return vectors.any(vectors.or(get(MISSING), vectors.differs(get(NUMBER), get(NUMBER))))
}

/** Two of the four words: their values, `offset` bytes on, and in NUMBER. */
function pair(
  { tails, sides, offset }: { readonly tails: Code; readonly sides: Code; readonly offset: number },
  { cellBits, cellBytes, octaveBytes, leastExponent, shareUnit }: Layout,
): Code {
  const mantissa = 52 - cellBits
  // Exponent and cell bits, times the bytes of a cell.
  const cells = vectors.and(
    vectors.shiftRight(get(NUMBER), mantissa - Math.log2(cellBytes)),
    code.bits(0, -cellBytes),
  )
  const least = code.bits(0, (1023 + leastExponent) * octaveBytes)
  const addresses = vectors.addWide(
    vectors.addWide(vectors.largerWords(cells, least), vectors.widen(sides)),
    get(BASE),
  )
  const shareBits = vectors.and(get(NUMBER), code.bits(2 ** (mantissa - 32) - 1, -1))
  const whole = shareUnit * 2 ** cellBits
  const loads = (into: readonly number[], lane: number): Code =>
    into.map((local, k) => set(local, load(code.wordAt(get(PLACES), 2 * lane), 16 * k)))
  return [
    set(NUMBER, vectors.add(vectors.fromWords(tails), code.double(0.5))),
    set(PLACES, addresses),
    set(SHARE, vectors.subtract(vectors.or(shareBits, code.double(whole)), code.double(whole))),
    loads(ONE, 0),
    loads(OTHER, 1),
    set(NUMBER, quintic()),
    store(words.add(get(OUT), words.shiftLeft(get(AT), 1)), get(NUMBER), offset),
  ]
}

/** a + s (b + s (c + s (d + s (e + s f)))), as the loop in TypeScript has it. */
function quintic(): Code {
  const terms = ONE.flatMap((one, k) => [
    code.firsts(get(one), get(OTHER[k]!)),
    code.seconds(get(one), get(OTHER[k]!)),
  ])
  return terms.reduceRight((inner, term) => vectors.add(term, vectors.multiply(get(SHARE), inner)))
}
