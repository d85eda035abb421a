import { types, type MachineFunction } from './assemble.ts'
import * as code from './instructions.ts'
import { get, load, set, store, tee, vectors, word, words, type Code } from './instructions.ts'

/** The constants of `exponentials`. */
export interface ExponentialParts {
  readonly stepBits: number
  readonly step: number
  readonly rest: number
  readonly perStep: number
  readonly rounder: number
  /** Of 1, r, r^2, ... in (exp(r) - 1) / r. */
  readonly terms: readonly number[]
}

const [OUT, INPUT, ROOTS, END, AT, LEFT, RIGHT, PLACE, X, STEPS, R, VALUE] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
] as const
/** Constants are named before the loop, so that they stay at hand in it. */
const FIRST_CONSTANT = 12

/**
 * What `exponentials` computes within its reach, to the same bits.
 *
 * @param parts its constants; the address of its roots is the third word
 */
export function exponentialLoop(parts: ExponentialParts): MachineFunction {
  const { word: w, vector: v } = types
  const { add, subtract, multiply } = vectors
  const constants = [parts.rounder, parts.step, parts.rest, parts.perStep, ...parts.terms]
  const exponent = FIRST_CONSTANT + constants.length
  const number = (value: number): Code => get(FIRST_CONSTANT + constants.indexOf(value))
  const steps = subtract(get(PLACE), number(parts.rounder))
  const r = subtract(
    subtract(get(X), multiply(get(STEPS), number(parts.step))),
    multiply(get(STEPS), number(parts.rest)),
  )
  const [last = 0, ...before] = parts.terms.toReversed()
  const series = before.reduce(
    (inner, term) => add(number(term), multiply(get(R), inner)),
    number(last),
  )
  const power = vectors.shiftLeft(
    vectors.addWide(vectors.shiftRight(get(PLACE), parts.stepBits), get(exponent)),
    52,
  )
  return {
    name: 'exponential',
    takes: [w, w, w, w],
    gives: [],
    locals: [w, w, w, v, v, v, v, v, ...constants.map(() => v), v],
    code: [
      constants.map((value, k) => set(FIRST_CONSTANT + k, code.double(value))),
      set(exponent, code.bits(0, 1023)),
      code.repeat(
        [
          set(X, load(words.add(get(INPUT), get(AT)))),
          // The whole number of steps stands in the lowest bits.
          set(PLACE, add(multiply(get(X), number(parts.perStep)), number(parts.rounder))),
          set(STEPS, steps),
          set(R, r),
          set(LEFT, rootAddress(0, parts.stepBits)),
          set(RIGHT, rootAddress(1, parts.stepBits)),
          set(VALUE, code.firsts(load(get(LEFT)), load(get(RIGHT)))),
          store(
            words.add(get(OUT), get(AT)),
            multiply(add(get(VALUE), multiply(get(VALUE), multiply(get(R), series))), power),
          ),
        ],
        words.below(tee(AT, words.add(get(AT), word(16))), get(END)),
      ),
    ],
  }
}

function rootAddress(lane: 0 | 1, stepBits: number): Code {
  const place = words.and(code.wordAt(get(PLACE), 2 * lane), word((1 << stepBits) - 1))
  return words.add(get(ROOTS), words.shiftLeft(place, 3))
}
