import { types, type MachineFunction } from './assemble.ts'
import * as code from './instructions.ts'
import {
  get,
  load,
  load32,
  set,
  store,
  tee,
  vectors,
  word,
  words,
  type Code,
} from './instructions.ts'

const { add, subtract, multiply, divide, and, or, not, choose } = vectors
const { word: w, vector: v } = types

/**
 * Loops over rows of flows, one row a draw, whose columns lie anywhere: the first argument is the
 * address of a list of their addresses. Each computes what its namesake in `flow-arithmetic.ts` does, to the same bits.
 */
export function flowLoops(): readonly MachineFunction[] {
  return [rateLoop(), paybackLoop()]
}

/** One step of Newton's for each draw: factor = factor - value / slope; the change beside. */
function rateLoop(): MachineFunction {
  const [list, last, factors, changes, end, at, place, factor, value, slope] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
  ] as const
  const flow = load(words.add(load32(words.add(get(list), get(place))), get(at)))
  const coefficients = code.repeat(
    [
      set(slope, add(multiply(get(slope), get(factor)), get(value))),
      set(value, add(multiply(get(value), get(factor)), flow)),
    ],
    words.atLeastZero(tee(place, words.add(get(place), word(-4)))),
  )
  return {
    name: 'rateStep',
    takes: [w, w, w, w, w],
    gives: [],
    locals: [w, w, v, v, v],
    code: code.repeat(
      [
        set(factor, load(words.add(get(factors), get(at)))),
        set(value, code.double(0)),
        set(slope, code.double(0)),
        set(place, get(last)),
        coefficients,
        set(value, divide(get(value), get(slope))),
        store(words.add(get(changes), get(at)), get(value)),
        store(words.add(get(factors), get(at)), subtract(get(factor), get(value))),
      ],
      words.below(tee(at, words.add(get(at), word(16))), get(end)),
    ),
  }
}

/** After how many periods the running total reaches 0, and whether it falls below again. */
function paybackLoop(): MachineFunction {
  const [list, ends, periods, turns, end, at, place] = [0, 1, 2, 3, 4, 5, 6] as const
  const [total, flow, sum, back, begun, again, period, idle] = [
    7, 8, 9, 10, 11, 12, 13, 14,
  ] as const
  const zero = code.double(0)
  const never = code.double(Infinity)
  const one = code.double(1)
  const isOpen = vectors.same(get(back), never)
  const inside = subtract(subtract(get(period), one), divide(get(total), get(flow)))
  const onePeriod: Code = [
    set(flow, load(words.add(load32(words.add(get(list), get(place))), get(at)))),
    set(sum, add(get(total), get(flow))),
    set(idle, and(not(get(begun)), vectors.same(get(sum), zero))),
    set(again, or(get(again), and(not(isOpen), vectors.above(zero, get(sum))))),
    set(
      back,
      choose(
        choose(inside, zero, get(begun)),
        get(back),
        and(and(isOpen, vectors.atLeast(get(sum), zero)), not(get(idle))),
      ),
    ),
    set(begun, or(get(begun), not(get(idle)))),
    set(total, get(sum)),
    set(period, add(get(period), one)),
  ]
  return {
    name: 'payback',
    takes: [w, w, w, w, w],
    gives: [],
    locals: [w, w, v, v, v, v, v, v, v, v],
    code: code.repeat(
      [
        [total, begun, again, period].map((local) => set(local, zero)),
        set(back, never),
        set(place, word(0)),
        code.repeat(onePeriod, words.below(tee(place, words.add(get(place), word(4))), get(ends))),
        store(words.add(get(periods), get(at)), get(back)),
        store(words.add(get(turns), get(at)), and(get(again), one)),
      ],
      words.below(tee(at, words.add(get(at), word(16))), get(end)),
    ),
  }
}
