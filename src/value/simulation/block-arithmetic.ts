/** Arithmetic in place over the draws of one block: each function changes the first `length` entries. */
import * as columns from '#stats/machine/column-arithmetic'

/** target x factor, in place. */
export function multiply(target: Float64Array, factor: Float64Array, length: number): void {
  columns.multiply(target, target, factor, length)
}

/** target x (1 - share), in place. */
export function reduce(target: Float64Array, share: Float64Array, length: number): void {
  columns.reduceBy(target, target, share, length)
}

/** target x (1 + rate), in place. */
export function grow(target: Float64Array, rate: Float64Array, length: number): void {
  columns.growBy(target, target, rate, length)
}

/** target + term, in place. */
export function add(target: Float64Array, term: Float64Array, length: number): void {
  columns.add(target, target, term, length)
}

/** target + term x weight, in place. */
export function addScaled(
  target: Float64Array,
  term: Float64Array,
  weight: number,
  length: number,
): void {
  columns.addScaled(target, term, weight, length)
}

/** target + left x right, in place. */
export function addProduct(
  target: Float64Array,
  left: Float64Array,
  right: Float64Array,
  length: number,
): void {
  columns.addProduct(target, left, right, length)
}
