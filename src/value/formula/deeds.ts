import * as columns from '#stats/machine/column-arithmetic'
import type { Deed } from '#value/formula/program'

/** Writes the first `length` elements of `out` from those of the arguments. */
type Loop = (out: Float64Array, of: readonly Float64Array[], length: number) => void

const none = new Float64Array(0)

/**
 * The loops of a program, one for each deed. Comparisons give 1 or 0, and not a number where one
 * side is none; `if` takes its second argument where the first is not 0. `out` may be one of the
 * arguments.
 */
export const deeds: Readonly<Record<Deed, Loop>> = {
  '+': (out, [a = none, b = none], length) => columns.add(out, a, b, length),
  '-': (out, [a = none, b = none], length) => columns.subtract(out, a, b, length),
  '*': (out, [a = none, b = none], length) => columns.multiply(out, a, b, length),
  '/': (out, [a = none, b = none], length) => columns.divide(out, a, b, length),
  '^': (out, [a = none, b = none], length) => {
    for (let i = 0; i < length; i++) out[i] = at(a, i) ** at(b, i)
  },
  '<': (out, [a = none, b = none], length) => {
    for (let i = 0; i < length; i++) out[i] = truth(at(a, i) < at(b, i), at(a, i) >= at(b, i))
  },
  '<=': (out, [a = none, b = none], length) => {
    for (let i = 0; i < length; i++) out[i] = truth(at(a, i) <= at(b, i), at(a, i) > at(b, i))
  },
  '>': (out, [a = none, b = none], length) => {
    for (let i = 0; i < length; i++) out[i] = truth(at(a, i) > at(b, i), at(a, i) <= at(b, i))
  },
  '>=': (out, [a = none, b = none], length) => {
    for (let i = 0; i < length; i++) out[i] = truth(at(a, i) >= at(b, i), at(a, i) < at(b, i))
  },
  '=': (out, [a = none, b = none], length) => {
    for (let i = 0; i < length; i++)
      out[i] = truth(at(a, i) === at(b, i), differ(at(a, i), at(b, i)))
  },
  '!=': (out, [a = none, b = none], length) => {
    for (let i = 0; i < length; i++)
      out[i] = truth(differ(at(a, i), at(b, i)), at(a, i) === at(b, i))
  },
  negate: (out, [a = none], length) => columns.negate(out, a, length),
  if: (out, [condition = none, yes = none, no = none], length) => {
    for (let i = 0; i < length; i++) {
      const holds = at(condition, i)
      out[i] = holds === 0 ? at(no, i) : Number.isNaN(holds) ? NaN : at(yes, i)
    }
  },
  min: (out, [a = none, b = none], length) => {
    for (let i = 0; i < length; i++) out[i] = Math.min(at(a, i), at(b, i))
  },
  max: (out, [a = none, b = none], length) => {
    for (let i = 0; i < length; i++) out[i] = Math.max(at(a, i), at(b, i))
  },
  exp: (out, [a = none], length) => columns.exponential(out, a, length),
  ln: (out, [a = none], length) => {
    for (let i = 0; i < length; i++) out[i] = Math.log(at(a, i))
  },
  sqrt: (out, [a = none], length) => {
    for (let i = 0; i < length; i++) out[i] = Math.sqrt(at(a, i))
  },
}

function at(array: Float64Array, index: number): number {
  return array[index] as number
}

function truth(holds: boolean, holdsNot: boolean): number {
  return holds ? 1 : holdsNot ? 0 : NaN
}

function differ(left: number, right: number): boolean {
  return left !== right && !Number.isNaN(left) && !Number.isNaN(right)
}
