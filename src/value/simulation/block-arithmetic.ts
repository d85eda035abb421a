/** Arithmetic over the draws of one block: each function touches the first `length` entries. */

/** target x factor, in place. */
export function multiply(target: Float64Array, factor: Float64Array, length: number): void {
  for (let i = 0; i < length; i++) target[i]! *= factor[i]!
}

/** target x (1 - share), in place. */
export function reduce(target: Float64Array, share: Float64Array, length: number): void {
  for (let i = 0; i < length; i++) target[i]! *= 1 - share[i]!
}

/** target x (1 + rate), in place. */
export function grow(target: Float64Array, rate: Float64Array, length: number): void {
  for (let i = 0; i < length; i++) target[i]! *= 1 + rate[i]!
}

/** target + term, in place. */
export function add(target: Float64Array, term: Float64Array, length: number): void {
  for (let i = 0; i < length; i++) target[i]! += term[i]!
}

/** target - term, in place. */
export function subtract(target: Float64Array, term: Float64Array, length: number): void {
  for (let i = 0; i < length; i++) target[i]! -= term[i]!
}

/** target + term x weight, in place. */
export function addScaled(
  target: Float64Array,
  term: Float64Array,
  weight: number,
  length: number,
): void {
  for (let i = 0; i < length; i++) target[i]! += term[i]! * weight
}

/** target + left x right, in place. */
export function addProduct(
  target: Float64Array,
  left: Float64Array,
  right: Float64Array,
  length: number,
): void {
  for (let i = 0; i < length; i++) target[i]! += left[i]! * right[i]!
}
