import { types, type MachineFunction } from './assemble.ts'
import * as code from './instructions.ts'
import { get, load, set, store, tee, vectors, word, words, type Code } from './instructions.ts'

/** The most centres that one loop holds in registers for two points at once. */
export const mostProducts = 6

const [POINTS, STRIDE, LIST, END, CENTRES, OUT, COLUMN] = [0, 1, 2, 3, 4, 5, 6] as const
const [ONE, OTHER, AT, LAST, FIRST_VALUE, SECOND_VALUE] = [7, 8, 9, 10, 11, 12] as const
const SUMS = 13

/**
 * Loops to group points by. `products1` ... `products6`: the inner products of listed points with so many centres, two points at a time. They
 * take the address of the points and the bytes of one, where the list of pairs of points starts and ends, the centres
 * (two measures of each centre, then the next two measures), where to put the products with the first centre, and how
 * many bytes further on those with the next.
 */
export function productLoops(): readonly MachineFunction[] {
  return [...Array.from({ length: mostProducts }, (_, k) => productLoop(k + 1)), moveLoop()]
}

/** Takes a point out of one sum and adds it to another: their addresses, that of the point, and the bytes of each. */
function moveLoop(): MachineFunction {
  const { word: w } = types
  const [from, to, point, end, at] = [0, 1, 2, 3, 4] as const
  const here = (address: number): Code => words.add(get(address), get(at))
  const value = load(here(point))
  return {
    name: 'move',
    takes: [w, w, w, w],
    gives: [],
    locals: [w],
    code: [
      code.repeat(
        [
          store(here(from), vectors.subtract(load(here(from)), value)),
          store(here(to), vectors.add(load(here(to)), value)),
        ],
        words.below(tee(at, words.add(get(at), word(16))), get(end)),
      ),
    ],
  }
}

function productLoop(centres: number): MachineFunction {
  const { word: w, vector } = types
  const one = (c: number): number => SUMS + 2 * c
  const other = (c: number): number => SUMS + 2 * c + 1
  const each = Array.from({ length: centres }, (_, c) => c)
  const centre = SUMS + 2 * centres
  const add = (sum: number, value: number): Code =>
    set(sum, vectors.add(get(sum), vectors.multiply(get(value), get(centre))))
  const turn = [
    set(FIRST_VALUE, load(get(ONE))),
    set(SECOND_VALUE, load(get(OTHER))),
    each.map((c) => [
      set(centre, load(get(AT), 16 * c)),
      add(one(c), FIRST_VALUE),
      add(other(c), SECOND_VALUE),
    ]),
    set(AT, words.add(get(AT), word(16 * centres))),
    set(OTHER, words.add(get(OTHER), word(16))),
  ]
  const start = (offset: number): Code =>
    words.add(get(POINTS), words.multiply(code.load32(get(LIST), offset), get(STRIDE)))
  const pair = [
    set(ONE, start(0)),
    set(OTHER, start(4)),
    set(AT, get(CENTRES)),
    set(LAST, words.add(get(ONE), get(STRIDE))),
    each.map((c) => [set(one(c), code.double(0)), set(other(c), code.double(0))]),
    code.repeat(turn, words.below(tee(ONE, words.add(get(ONE), word(16))), get(LAST))),
    each.map((c) =>
      store(
        words.add(get(OUT), words.multiply(get(COLUMN), word(c))),
        vectors.add(
          code.firsts(get(one(c)), get(other(c))),
          code.seconds(get(one(c)), get(other(c))),
        ),
      ),
    ),
    set(OUT, words.add(get(OUT), word(16))),
  ]
  return {
    name: `products${centres}`,
    takes: [w, w, w, w, w, w, w],
    gives: [],
    locals: [w, w, w, w, ...Array.from({ length: 2 * centres + 3 }, () => vector)],
    code: [code.repeat(pair, words.below(tee(LIST, words.add(get(LIST), word(8))), get(END)))],
  }
}
