import { types, type MachineFunction } from './assemble.ts'
import * as code from './instructions.ts'
import { get, load, set, store, tee, vectors, word, words, type Code } from './instructions.ts'

/** Loops over columns of numbers side by side: see `lanes.ts`, which computes the same without them. */
export function laneLoops(): readonly MachineFunction[] {
  return [
    productSums('addProducts', vectors.add, false),
    productSums('takeProducts', vectors.subtract, false),
    productSums('solveProducts', vectors.subtract, true),
    inverseRootsLoop(),
    chancesLoop(),
  ]
}

/** 16 bytes each, that do not wait for each other. */
const SIDES = [0, 1, 2, 3]
const TURN_BYTES = 16 * SIDES.length

const [OUT, FROM, A, B, TIMES] = [0, 1, 2, 3, 4] as const
/** Then what each of these goes on by from row to row. */
const ROW = 5
const [A_STEP, B_STEP, COUNT, ROWS, BYTES] = [10, 11, 12, 13, 14] as const
const [AT, LEFT_FACTOR, RIGHT_FACTOR, LEFT] = [15, 16, 17, 18] as const
const SUMS = 19

/** Row by row: out = from with so many products, and all of it times another where `solving`. */
function productSums(
  name: string,
  joined: (sum: Code, product: Code) => Code,
  solving: boolean,
): MachineFunction {
  const { word: w, vector } = types
  const here = (address: number): Code => words.add(get(address), get(AT))
  const advance = (address: number, by: number): Code =>
    set(address, words.add(get(address), get(by)))
  const product = (side: number): Code =>
    vectors.multiply(load(get(LEFT_FACTOR), 16 * side), load(get(RIGHT_FACTOR), 16 * side))
  const found = (side: number): Code =>
    solving ? vectors.multiply(get(SUMS + side), load(here(TIMES), 16 * side)) : get(SUMS + side)
  const sums = code.repeat(
    [
      SIDES.map((side) => set(SUMS + side, joined(get(SUMS + side), product(side)))),
      advance(LEFT_FACTOR, A_STEP),
      advance(RIGHT_FACTOR, B_STEP),
    ],
    tee(LEFT, words.subtract(get(LEFT), word(1))),
  )
  const turn = [
    SIDES.map((side) => set(SUMS + side, load(here(FROM), 16 * side))),
    set(LEFT_FACTOR, here(A)),
    set(RIGHT_FACTOR, here(B)),
    set(LEFT, get(COUNT)),
    code.when(get(COUNT), sums),
    SIDES.map((side) => store(here(OUT), found(side), 16 * side)),
  ]
  const row = [
    set(AT, word(0)),
    code.repeat(turn, words.below(tee(AT, words.add(get(AT), word(TURN_BYTES))), get(BYTES))),
    [OUT, FROM, A, B, TIMES].map((address, i) => advance(address, ROW + i)),
  ]
  return {
    name,
    takes: Array.from({ length: SUMS - 4 }, () => w),
    gives: [],
    locals: [w, w, w, w, ...SIDES.map(() => vector)],
    code: [code.repeat(row, tee(ROWS, words.subtract(get(ROWS), word(1))))],
  }
}

/** 1 / sqrt(a) of every place. */
function inverseRootsLoop(): MachineFunction {
  const { word: w } = types
  const [out, a, bytes, at] = [0, 1, 2, 3] as const
  const here = (address: number): Code => words.add(get(address), get(at))
  return {
    name: 'inverseRoots',
    takes: [w, w, w],
    gives: [],
    locals: [w],
    code: [
      code.repeat(
        store(here(out), vectors.divide(code.double(1), vectors.squareRoot(load(here(a))))),
        words.below(tee(at, words.add(get(at), word(16))), get(bytes)),
      ),
    ],
  }
}

/** Odds over 1 and their sum, which goes to `totals`. */
function chancesLoop(): MachineFunction {
  const { word: w, vector } = types
  const [odds, totals, count, bytes, at, place, left, sum] = [0, 1, 2, 3, 4, 5, 6, 7] as const
  const each = (body: Code): Code => [
    set(place, words.add(get(odds), get(at))),
    set(left, get(count)),
    code.repeat(
      [body, set(place, words.add(get(place), get(bytes)))],
      tee(left, words.subtract(get(left), word(1))),
    ),
  ]
  return {
    name: 'chances',
    takes: [w, w, w, w],
    gives: [],
    locals: [w, w, w, vector],
    code: [
      code.repeat(
        [
          set(sum, code.double(1)),
          each(set(sum, vectors.add(get(sum), load(get(place))))),
          store(words.add(get(totals), get(at)), get(sum)),
          set(sum, vectors.divide(code.double(1), get(sum))),
          each(store(get(place), vectors.multiply(load(get(place)), get(sum)))),
        ],
        words.below(tee(at, words.add(get(at), word(16))), get(bytes)),
      ),
    ],
  }
}
