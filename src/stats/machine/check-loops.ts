import { types, type MachineFunction } from './assemble.ts'
import * as code from './instructions.ts'
import { both, get, load, set, tee, vectors, word, words } from './instructions.ts'

const { word: w, double, vector } = types
const { add, subtract } = vectors

/** Bytes in one turn of a loop, of two vectors. */
const TURN_BYTES = 32

/** Loops that say of whole columns whether something holds: 1 or 0. */
export function checkLoops(): readonly MachineFunction[] {
  return [withinLoop(), finiteLoop(), differsLoop()]
}

/** Whether all values of an array are from the first to the second number. */
function withinLoop(): MachineFunction {
  const [array, low, high, end, at, least, most, value] = [0, 1, 2, 3, 4, 5, 6, 7] as const
  const all = [8, 9] as const
  const inside = vectors.and(
    vectors.atLeast(get(value), get(least)),
    vectors.atMost(get(value), get(most)),
  )
  const turn = all.map((each, k) => [
    set(value, load(words.add(get(array), get(at)), 16 * k)),
    set(each, vectors.and(get(each), inside)),
  ])
  return {
    name: 'within',
    takes: [w, double, double, w],
    gives: [w],
    locals: [w, vector, vector, vector, vector, vector],
    code: [
      set(least, both(get(low))),
      set(most, both(get(high))),
      all.map((each) => set(each, code.fourWords(-1))),
      code.repeat(turn, words.below(tee(at, words.add(get(at), word(TURN_BYTES))), get(end))),
      vectors.allOfLongs(vectors.and(get(all[0]), get(all[1]))),
    ],
  }
}

/** Whether all values of an array are finite: the others are not 0 less themselves. */
function finiteLoop(): MachineFunction {
  const [array, end, at, value] = [0, 1, 2, 3] as const
  const sums = [4, 5] as const
  const turn = sums.map((sum, k) => [
    set(value, load(words.add(get(array), get(at)), 16 * k)),
    set(sum, add(get(sum), subtract(get(value), get(value)))),
  ])
  const all = add(get(sums[0]), get(sums[1]))
  return {
    name: 'finite',
    takes: [w, w],
    gives: [w],
    locals: [w, vector, vector, vector],
    code: [
      code.repeat(turn, words.below(tee(at, words.add(get(at), word(TURN_BYTES))), get(end))),
      vectors.allOfLongs(vectors.same(all, all)),
    ],
  }
}

/** Whether any bit of two arrays differs. The end is a multiple of 32 bytes. */
function differsLoop(): MachineFunction {
  const [one, other, end, at, found] = [0, 1, 2, 3, 4] as const
  const turn = [0, 1].map((k) =>
    set(
      found,
      vectors.or(
        get(found),
        vectors.exclusiveOr(
          load(words.add(get(one), get(at)), 16 * k),
          load(words.add(get(other), get(at)), 16 * k),
        ),
      ),
    ),
  )
  return {
    name: 'differs',
    takes: [w, w, w],
    gives: [w],
    locals: [w, vector],
    code: [
      code.repeat(turn, words.below(tee(at, words.add(get(at), word(TURN_BYTES))), get(end))),
      vectors.any(get(found)),
    ],
  }
}
