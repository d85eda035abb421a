import { checkFlows } from './check-flows.ts'
import { rootBetween, rootsInUnitInterval, signChanges } from './polynomial-roots.ts'

/** The rates at which a row of flows is worth nothing today. */
export type InternalRate =
  | { readonly kind: 'one'; readonly rate: number }
  | {
      readonly kind: 'several'
      readonly count: number
      /** Rising; a rate at which the NPV only touches zero stands twice. */
      readonly rates: readonly number[]
      readonly reason: string
    }
  | { readonly kind: 'none'; readonly reason: string }

/**
 * At which rate a period is a row of flows worth nothing today? The roots above -100 % are counted:
 * one is the answer; where there are several (-100, 230, -132 has 10 % and 20 %) or none, an
 * internal rate says nothing: look at the NPV by rate and at `mirr`. One change of sign means one
 * root (Descartes); with more, Bernstein coefficients certify the count.
 *
 * @param flows one a period (a year, a month), time 0 first
 * @param midPeriod flows after time 0 stand in the middle of their period
 * @throws StatisticsError for no flows or flows that are not finite.
 * Source: Brealey, Myers and Allen, Principles of Corporate Finance (10th ed.), ch. 5; counting:
 * Rouillier and Zimmermann, J. Comput. Appl. Math. 162 (2004) 33-50.
 */
export function irr(flows: ArrayLike<number>, midPeriod: boolean): InternalRate {
  checkFlows(flows)
  const changes = signChanges(flows)
  if (changes === 0) {
    return { kind: 'none', reason: 'money flows one way only: no rate makes it worth nothing' }
  }
  const steps = midPeriod ? halfYears(flows) : flows
  const years = midPeriod ? (rate: number) => (1 + rate) ** 2 - 1 : (rate: number) => rate
  if (changes === 1) return { kind: 'one', rate: years(singleRate(steps)) }
  const rates = allRates(withoutOuterZeros(steps)).map(years)
  const [first] = rates
  if (first === undefined) return { kind: 'none', reason: 'the NPV is zero at no rate' }
  if (rates.length === 1) return { kind: 'one', rate: first }
  const reason = `the NPV is zero at ${rates.length} rates`
  return { kind: 'several', count: rates.length, rates, reason }
}

/** The same flows with one entry each half year: year k's stands at k - 0.5. */
function halfYears(flows: ArrayLike<number>): Float64Array {
  const steps = new Float64Array(Math.max(2 * flows.length - 2, 1))
  for (let year = 0; year < flows.length; year++) {
    steps[year === 0 ? 0 : 2 * year - 1] = flows[year] ?? 0
  }
  return steps
}

/** The only rate of flows whose sign changes once. */
function singleRate(flows: ArrayLike<number>): number {
  const total = sum(flows)
  if (total === 0) return 0
  let first = 0
  for (let k = 0; first === 0; k++) first = flows[k] ?? 0
  const unit = { low: 0, high: 1 }
  // Opposite signs at the discount factors 0 and 1: the factor is below 1, the rate positive.
  if (first > 0 !== total > 0) return 1 / rootBetween(flows, unit, first) - 1
  return rootBetween(backwards(flows), unit, -first) - 1
}

function backwards(flows: ArrayLike<number>): Float64Array {
  const last = flows.length - 1
  const reversed = new Float64Array(flows.length)
  for (let k = 0; k <= last; k++) reversed[k] = flows[last - k] ?? 0
  return reversed
}

/** All rates, rising: those below 0 as growth factors, those above as discount factors. */
function allRates(flows: readonly number[]): readonly number[] {
  const total = sum(flows)
  const below = rootsInUnitInterval(flows.toReversed(), total).map((growth) => growth - 1)
  const above = rootsInUnitInterval(flows, total).map((factor) => 1 / factor - 1)
  return [...below, ...(total === 0 ? [0] : []), ...above.toReversed()]
}

function withoutOuterZeros(flows: ArrayLike<number>): readonly number[] {
  const values = Array.from(flows)
  const start = values.findIndex((value) => value !== 0)
  return values.slice(start, values.findLastIndex((value) => value !== 0) + 1)
}

function sum(values: ArrayLike<number>): number {
  let total = 0
  for (let k = 0; k < values.length; k++) total += values[k] ?? 0
  return total
}
