import { signChanges } from './polynomial-roots.ts'

/** A sum of c e^(-t u) over its terms, the times rising. */
interface ExponentialSum {
  readonly coefficients: readonly number[]
  readonly times: readonly number[]
}

/** So much of the size of its terms is rounding in a sum. */
const ROUNDING = 64 * Number.EPSILON

/**
 * At which u is the sum of c e^(-t u) zero? All real roots, rising; one at which it only touches zero
 * stands twice. The roots are never more than the changes of sign (Laguerre), and the count is
 * certified by his proof: with e^(tau u) before it, tau between two times where the sign changes,
 * the derivative is a sum with one change less, between whose roots the whole is monotone.
 *
 * @param coefficients not 0
 * @param times rising
 * Source: Laguerre, Journal de mathematiques pures et appliquees 9 (1883) 99-146; Polya and Szego,
 * Problems and Theorems in Analysis II (1976), part V, problems 76-77.
 */
export function rootsOfExponentialSum(
  coefficients: readonly number[],
  times: readonly number[],
): readonly number[] {
  const sum = { coefficients, times }
  if (signChanges(coefficients) === 0) return []
  const bends = [...new Set(bendsOf(sum))]
  const roots: number[] = []
  let [low, atLow] = [-Infinity, Math.sign(coefficients.at(-1)!)]
  for (const [index, bend] of [...bends, Infinity].entries()) {
    const sign = index === bends.length ? Math.sign(coefficients[0]!) : signAt(sum, bend)
    if (sign === 0) {
      const after = signBehind(sum, bends, index)
      roots.push(...Array.from({ length: atLow === after ? 2 : 3 }, () => bend))
      ;[low, atLow] = [bend, after]
      continue
    }
    if (sign !== atLow) roots.push(rootBetween(sum, [low, bend], atLow))
    ;[low, atLow] = [bend, sign]
  }
  return roots
}

/** Where the sum, with an exponential before it, turns from rising to falling or back. */
function bendsOf({ coefficients, times }: ExponentialSum): readonly number[] {
  if (signChanges(coefficients) === 1) return []
  const change = coefficients.findIndex(
    (value, k) => k > 0 && value > 0 !== coefficients[k - 1]! > 0,
  )
  const between = (times[change - 1]! + times[change]!) / 2
  const slopes = coefficients.map((value, k) => value * (between - times[k]!))
  return rootsOfExponentialSum(slopes, times)
}

/** The sign on the way from one bend to the next one at which the sum is not 0. */
function signBehind(sum: ExponentialSum, bends: readonly number[], index: number): number {
  for (const bend of bends.slice(index + 1)) {
    const sign = signAt(sum, bend)
    if (sign !== 0) return sign
  }
  return Math.sign(sum.coefficients[0]!)
}

/** 0 where what is left is no more than rounding. */
function signAt(sum: ExponentialSum, u: number): number {
  const { value, size } = valueAt(sum, u)
  return Math.abs(value) <= ROUNDING * size ? 0 : Math.sign(value)
}

interface Value {
  readonly value: number
  readonly slope: number
  /** The sum of the sizes of its terms. */
  readonly size: number
}

/** The sum and its slope by the largest of its exponentials, which leaves its sign and its steps. */
function valueAt({ coefficients, times }: ExponentialSum, u: number): Value {
  const from = u > 0 ? times[0]! : times.at(-1)!
  let [value, slope, size] = [0, 0, 0]
  for (let k = 0; k < times.length; k++) {
    const term = coefficients[k]! * Math.exp((from - times[k]!) * u)
    value += term
    slope -= times[k]! * term
    size += Math.abs(term)
  }
  return { value, slope, size }
}

/**
 * The only root between two places where the sum has different signs: Newton's steps, halving where one leaves or is
 * not half as long as the one before (far from the root they are all of one length).
 */
function rootBetween(
  sum: ExponentialSum,
  [from, to]: readonly [number, number],
  atLow: number,
): number {
  let low = from === -Infinity ? outwards(sum, Math.min(to, 0), [-1, atLow]) : from
  let high = to === Infinity ? outwards(sum, Math.max(from, 0), [1, -atLow]) : to
  let u = (low + high) / 2
  let before = high - low
  for (let count = 0; count < 200; count++) {
    const { value, slope } = valueAt(sum, u)
    const step = -value / slope
    if (value === 0 || Math.abs(step) <= 2e-16 * (1 + Math.abs(u))) return u
    if (Math.sign(value) === atLow) low = u
    else high = u
    const newton = u + step
    const taken = newton > low && newton < high && Math.abs(step) <= before / 2
    const next = taken ? newton : (low + high) / 2
    if (next === low || next === high) return next
    before = Math.abs(next - u)
    u = next
  }
  return u
}

/** A place on the way to infinity from which on the sum has the sign that it has there. */
function outwards(
  sum: ExponentialSum,
  from: number,
  [way, sign]: readonly [number, number],
): number {
  let far = 1
  while (far < Infinity && Math.sign(valueAt(sum, from + way * far).value) !== sign) far *= 2
  return from + way * far
}
