import { types, type MachineFunction } from './assemble.ts'
import * as code from './instructions.ts'
import {
  both,
  get,
  load,
  set,
  store,
  tee,
  vectors,
  word,
  words,
  type Code,
} from './instructions.ts'

const { add, subtract, multiply, divide, negate } = vectors

/** What each place of `out` becomes, from the same place of some arrays and from numbers. */
interface EachPlace {
  readonly arrays: number
  readonly numbers: number
  readonly of: (arrays: readonly Code[], numbers: readonly Code[], one: Code) => Code
}

const one = code.double(1)

function ofArrays(arrays: number, of: (...arrays: readonly Code[]) => Code): EachPlace {
  return { arrays, numbers: 0, of: (each) => of(...each) }
}

function withOne(of: (a: Code, b: Code, one: Code) => Code): EachPlace {
  return { arrays: 2, numbers: 0, of: ([a, b], _, whole) => of(a!, b!, whole) }
}

function withNumber(of: (array: Code, number: Code) => Code): EachPlace {
  return { arrays: 1, numbers: 1, of: ([array], [number]) => of(array!, number!) }
}

/** Each computes what its namesake in TypeScript does, in the same order, so to the same bits. */
const eachPlace = {
  add: ofArrays(2, (a, b) => add(a!, b!)),
  subtract: ofArrays(2, (a, b) => subtract(a!, b!)),
  multiply: ofArrays(2, (a, b) => multiply(a!, b!)),
  divide: ofArrays(2, (a, b) => divide(a!, b!)),
  negate: ofArrays(1, (a) => negate(a!)),
  addNumber: withNumber((a, n) => add(a, n)),
  fromNumber: withNumber((a, n) => subtract(n, a)),
  multiplyNumber: withNumber((a, n) => multiply(a, n)),
  divideNumber: withNumber((a, n) => divide(a, n)),
  numberOver: withNumber((a, n) => divide(n, a)),
  reduce: withOne((a, b, whole) => multiply(a, subtract(whole, b))),
  grow: withOne((a, b, whole) => multiply(a, add(whole, b))),
  addProduct: ofArrays(3, (a, b, c) => add(a!, multiply(b!, c!))),
  addScaled: {
    arrays: 2,
    numbers: 1,
    of: ([a, b], [n]) => add(a!, multiply(b!, n!)),
  },
} satisfies Record<string, EachPlace>

/** Places of 16 bytes in one turn of a loop. */
const TURN = 2
const TURN_BYTES = 16 * TURN

/** The loops as functions: addresses of `out` and the arrays, the numbers, and the bytes of each. */
export function arrayLoops(): readonly MachineFunction[] {
  return [
    ...Object.entries(eachPlace).map(([name, each]) => eachPlaceLoop(name, each)),
    markLoop(),
    replicateLoop('sumByReplicate', 0, (value) => value),
    replicateLoop('squaresByReplicate', 1, (value, mean) =>
      multiply(subtract(value, mean), subtract(value, mean)),
    ),
    countLoop(),
    cellLoop(),
  ]
}

function eachPlaceLoop(name: string, { arrays, numbers, of }: EachPlace): MachineFunction {
  const { word: w, double, vector } = types
  const ends = 1 + arrays + numbers
  const at = ends + 1
  const address = (array: number): Code => words.add(get(array), get(at))
  const turn = Array.from({ length: TURN }, (_, k) =>
    store(
      address(0),
      of(
        Array.from({ length: arrays }, (_, array) => load(address(array + 1), 16 * k)),
        Array.from({ length: numbers }, (_, number) => get(at + 2 + number)),
        get(at + 1),
      ),
      16 * k,
    ),
  )
  const spread = Array.from({ length: numbers }, (_, number) =>
    set(at + 2 + number, both(get(1 + arrays + number))),
  )
  return {
    name,
    takes: [
      w,
      ...Array.from({ length: arrays }, () => w),
      ...Array.from({ length: numbers }, () => double),
      w,
    ],
    gives: [],
    locals: [w, vector, ...Array.from({ length: numbers }, () => vector)],
    code: [
      // Named before the loop, a constant stays at hand in it.
      set(at + 1, one),
      spread,
      code.repeat(turn, words.below(tee(at, words.add(get(at), word(TURN_BYTES))), get(ends))),
    ],
  }
}

/** total = total + flow; marks become 1 where it lies above 0 but for so many times the flow. */
function markLoop(): MachineFunction {
  const { word: w, double, vector } = types
  const [total, flow, marks, rounding, end, at, spread, sum, now, nothing, whole] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ] as const
  const here = (array: number): Code => words.add(get(array), get(at))
  const reached = vectors.above(
    add(get(sum), multiply(get(spread), vectors.size(get(now)))),
    get(nothing),
  )
  return {
    name: 'mark',
    takes: [w, w, w, double, w],
    gives: [],
    locals: [w, vector, vector, vector, vector, vector],
    code: [
      set(spread, both(get(rounding))),
      set(whole, one),
      code.repeat(
        [
          set(now, load(here(flow))),
          set(sum, add(load(here(total)), get(now))),
          store(here(total), get(sum)),
          store(here(marks), vectors.or(load(here(marks)), vectors.and(reached, get(whole)))),
        ],
        words.below(tee(at, words.add(get(at), word(16))), get(end)),
      ),
    ],
  }
}

/** Sixteen sums: what becomes of place i is added to sum i mod 16. The end is a multiple of 128 bytes. */
function replicateLoop(
  name: string,
  numbers: 0 | 1,
  of: (value: Code, number: Code) => Code,
): MachineFunction {
  const { word: w, double, vector } = types
  const [sums, array, number] = [0, 1, 2] as const
  const end = 2 + numbers
  const [at, spread] = [end + 1, end + 2]
  const pairs = Array.from({ length: 8 }, (_, k) => ({ local: end + 3 + k, offset: 16 * k }))
  return {
    name,
    takes: [w, w, ...(numbers === 1 ? [double] : []), w],
    gives: [],
    locals: [w, vector, ...pairs.map(() => vector)],
    code: [
      numbers === 1 ? set(spread, both(get(number))) : [],
      pairs.map(({ local, offset }) => set(local, load(get(sums), offset))),
      code.repeat(
        pairs.map(({ local, offset }) =>
          set(
            local,
            add(get(local), of(load(words.add(get(array), get(at)), offset), get(spread))),
          ),
        ),
        words.below(tee(at, words.add(get(at), word(128))), get(end)),
      ),
      pairs.map(({ local, offset }) => store(get(sums), get(local), offset)),
    ],
  }
}

/** Sixteen counts: how many of places i are at most a number, added to count i mod 16. The end is as above. */
function countLoop(): MachineFunction {
  const { word: w, double, vector } = types
  const [counts, array, most, end, at, spread] = [0, 1, 2, 3, 4, 5] as const
  const pairs = Array.from({ length: 8 }, (_, k) => ({ local: 6 + k, offset: 16 * k }))
  return {
    name: 'countByReplicate',
    takes: [w, w, double, w],
    gives: [],
    locals: [w, vector, ...pairs.map(() => vector)],
    code: [
      set(spread, both(get(most))),
      code.repeat(
        // What holds is -1 as a whole number.
        pairs.map(({ local, offset }) =>
          set(
            local,
            vectors.subtractWide(
              get(local),
              vectors.atMost(load(words.add(get(array), get(at)), offset), get(spread)),
            ),
          ),
        ),
        words.below(tee(at, words.add(get(at), word(128))), get(end)),
      ),
      pairs.map(({ local, offset }) =>
        store(
          get(counts),
          add(
            load(get(counts), offset),
            vectors.fromWords(code.shuffle(get(local), get(local), lowerWords)),
          ),
          offset,
        ),
      ),
    ],
  }
}

/** The lower words of two times 64 bits, to the front. */
const lowerWords = [0, 1, 2, 3, 8, 9, 10, 11, 0, 1, 2, 3, 8, 9, 10, 11] as const

/** The cell of each value, of 16 bits: (value - low) scale without its fraction, from 0 to the last. */
function cellLoop(): MachineFunction {
  const { word: w, double, vector } = types
  const [cells, array, low, scale, last, end, at, least, by, most] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
  ] as const
  const pair = (k: number): Code =>
    vectors.toWords(
      multiply(subtract(load(words.add(get(array), get(at)), 16 * k), get(least)), get(by)),
    )
  const four = (k: number): Code =>
    vectors.largerWords(
      vectors.smallerWords(code.firsts(pair(k), pair(k + 1)), get(most)),
      code.fourWords(0),
    )
  return {
    name: 'cells',
    takes: [w, w, double, double, w, w],
    gives: [],
    locals: [w, vector, vector, vector],
    code: [
      set(least, both(get(low))),
      set(by, both(get(scale))),
      set(most, code.wordInAll(get(last))),
      code.repeat(
        store(
          words.add(get(cells), words.shiftRight(get(at), 2)),
          vectors.narrow(four(0), four(2)),
        ),
        words.below(tee(at, words.add(get(at), word(64))), get(end)),
      ),
    ],
  }
}
