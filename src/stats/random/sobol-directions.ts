import { sobolDirectionNumbers } from './sobol-direction-numbers.ts'

/** Dimensions that have direction numbers. */
export const SOBOL_DIMENSIONS = 256

const BITS = 32

/**
 * The 32 direction numbers of a dimension (0 to 255) of Sobol points, as words whose first bit is
 * the largest: point n is the exclusive or of those at the ones of n's Gray code.
 * Source: Bratley and Fox, ACM TOMS 14 (1988) 88-100, algorithm 659; numbers of Joe and Kuo.
 */
export function sobolDirections(dimension: number): Int32Array {
  if (dimension === 0) return Int32Array.from({ length: BITS }, (_, k) => 1 << (BITS - 1 - k))
  const { polynomial, initial } = recipes()[dimension - 1]!
  const degree = initial.length
  const directions = new Int32Array(BITS)
  for (let k = 0; k < BITS; k++) {
    if (k < degree) {
      directions[k] = initial[k]! << (BITS - 1 - k)
      continue
    }
    let word = directions[k - degree]! ^ (directions[k - degree]! >>> degree)
    for (let j = 1; j < degree; j++) {
      if ((polynomial >> (degree - j)) & 1) word ^= directions[k - j]!
    }
    directions[k] = word
  }
  return directions
}

interface Recipe {
  readonly polynomial: number
  readonly initial: readonly number[]
}

let read: readonly Recipe[] | undefined

function recipes(): readonly Recipe[] {
  read ??= readRecipes()
  return read
}

function readRecipes(): readonly Recipe[] {
  const numbers = sobolDirectionNumbers
    .trim()
    .split(/\s+/)
    .map((digits) => Number.parseInt(digits, 36))
  const list: Recipe[] = []
  for (let at = 0; at < numbers.length;) {
    const polynomial = numbers[at]!
    const degree = 31 - Math.clz32(polynomial)
    list.push({ polynomial, initial: numbers.slice(at + 1, at + 1 + degree) })
    at += 1 + degree
  }
  return list
}
