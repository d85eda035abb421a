/** Depth at which an interval (width 2^-48) is taken for a multiple root. */
const DEEPEST = 48

/** A piece of [0, 1] with the polynomial's Bernstein coefficients on it. */
interface Piece {
  readonly low: number
  readonly high: number
  readonly coefficients: Float64Array
}

/**
 * Where between 0 and 1 (both excluded) is a polynomial zero? Coefficients from the constant term
 * upwards, the first not 0. The count is certified by Descartes' rule on Bernstein coefficients,
 * halving until each piece holds none or one; a root of multiplicity m (to about 14 digits)
 * stands m times.
 *
 * @param atOne value at 1, so that two callers who share that end agree on its sign
 * Source: Rouillier and Zimmermann, J. Comput. Appl. Math. 162 (2004) 33-50.
 */
export function rootsInUnitInterval(
  coefficients: readonly number[],
  atOne: number,
): readonly number[] {
  const roots: number[] = []
  const open: Piece[] = [{ low: 0, high: 1, coefficients: bernstein(coefficients, atOne) }]
  for (let piece = open.pop(); piece !== undefined; piece = open.pop()) {
    const changes = signChanges(piece.coefficients)
    if (changes === 0) continue
    if (changes === 1) roots.push(rootBetween(coefficients, piece, firstSign(piece.coefficients)))
    else if (piece.high - piece.low <= 2 ** -DEEPEST) {
      for (let k = 0; k < changes; k++) roots.push((piece.low + piece.high) / 2)
    } else {
      const [left, right] = halves(piece)
      if (right.coefficients[0] === 0) roots.push(right.low)
      open.push(right, left)
    }
  }
  return roots.toSorted((a, b) => a - b)
}

/** How often do the signs of a row of numbers change? Zeros are left out. */
export function signChanges(values: ArrayLike<number>): number {
  let changes = 0
  let last = 0
  for (let k = 0; k < values.length; k++) {
    const value = values[k] ?? 0
    if (value === 0) continue
    if (last !== 0 && last > 0 !== value > 0) changes++
    last = value
  }
  return changes
}

function firstSign(values: Float64Array): number {
  return values.find((value) => value !== 0) ?? 0
}

/** b_j = sum over i <= j of C(j, i) / C(n, i) a_i. */
function bernstein(coefficients: readonly number[], atOne: number): Float64Array {
  const degree = coefficients.length - 1
  const result = Float64Array.from(coefficients)
  for (let i = 0, choose = 1; i <= degree; i++) {
    result[i] = (coefficients[i] ?? 0) / choose
    choose = (choose * (degree - i)) / (i + 1)
  }
  for (let level = 1; level <= degree; level++) {
    for (let j = degree; j >= level; j--) result[j] = (result[j] ?? 0) + (result[j - 1] ?? 0)
  }
  result[degree] = atOne
  return result
}

/** Both halves of a piece by de Casteljau's scheme. */
function halves(piece: Piece): readonly [Piece, Piece] {
  const right = Float64Array.from(piece.coefficients)
  const left = new Float64Array(right.length)
  const degree = right.length - 1
  for (let level = 0; level <= degree; level++) {
    left[level] = right[0] ?? 0
    for (let j = 0; j < degree - level; j++) right[j] = ((right[j] ?? 0) + (right[j + 1] ?? 0)) / 2
  }
  const middle = (piece.low + piece.high) / 2
  return [
    { low: piece.low, high: middle, coefficients: left },
    { low: middle, high: piece.high, coefficients: right },
  ]
}

/**
 * The single root in (low, high) of a polynomial that has the sign of `atLow` on the low side of
 * it: Newton's steps, halving wherever one leaves the bracket or is not half as long as the one before.
 */
export function rootBetween(
  coefficients: ArrayLike<number>,
  bracket: { readonly low: number; readonly high: number },
  atLow: number,
): number {
  let { low, high } = bracket
  let x = (low + high) / 2
  let before = high - low
  for (;;) {
    let value = 0
    let slope = 0
    for (let k = coefficients.length - 1; k >= 0; k--) {
      slope = slope * x + value
      value = value * x + (coefficients[k] ?? 0)
    }
    const step = -value / slope
    if (value === 0 || Math.abs(step) <= 2e-16 * x) return x
    if (value > 0 === atLow > 0) low = x
    else high = x
    const newton = x + step
    const taken = newton > low && newton < high && Math.abs(step) <= before / 2
    const next = taken ? newton : (low + high) / 2
    if (next === low || next === high) return next
    before = Math.abs(next - x)
    x = next
  }
}
