import type { Deed } from '#value/formula/program'

type Arithmetic = '+' | '-' | '*' | '/'
type Operand = Float64Array | number

/** Arithmetic of which one side, or both, is the same number in every draw. */
type LoopWithNumber = (out: Float64Array, left: Operand, right: Operand, length: number) => Operand

/** Whether a deed has a loop for numbers. */
export function isArithmetic(deed: Deed): deed is Arithmetic {
  return deed === '+' || deed === '-' || deed === '*' || deed === '/'
}

/**
 * The loops of arithmetic with a number: two thirds of the time of the loop over two arrays. Two
 * numbers give a number; `out` may be the array.
 */
export const withNumber: Readonly<Record<Arithmetic, LoopWithNumber>> = {
  '+': (out, left, right, length) => {
    if (typeof left === 'number' && typeof right === 'number') return left + right
    const [array, number] = typeof left === 'number' ? [right, left] : [left, right]
    if (typeof array === 'number' || typeof number !== 'number') return out
    for (let i = 0; i < length; i++) out[i] = array[i]! + number
    return out
  },
  '-': (out, left, right, length) => {
    if (typeof left === 'number') {
      if (typeof right === 'number') return left - right
      for (let i = 0; i < length; i++) out[i] = left - right[i]!
      return out
    }
    if (typeof right === 'number') for (let i = 0; i < length; i++) out[i] = left[i]! - right
    return out
  },
  '*': (out, left, right, length) => {
    if (typeof left === 'number' && typeof right === 'number') return left * right
    const [array, number] = typeof left === 'number' ? [right, left] : [left, right]
    if (typeof array === 'number' || typeof number !== 'number') return out
    for (let i = 0; i < length; i++) out[i] = array[i]! * number
    return out
  },
  '/': (out, left, right, length) => {
    if (typeof left === 'number') {
      if (typeof right === 'number') return left / right
      for (let i = 0; i < length; i++) out[i] = left / right[i]!
      return out
    }
    if (typeof right === 'number') for (let i = 0; i < length; i++) out[i] = left[i]! / right
    return out
  },
}
