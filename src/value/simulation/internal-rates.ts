import { stepTowardsRate, type FlowColumns } from '#stats/machine/flow-arithmetic'
import { irr } from '#value/cash-flow/irr'
import { xirr } from '#value/cash-flow/xirr'
import { DAYS_A_YEAR } from '#value/cash-flow/xnpv'
import type { BlockClock } from './block-values.ts'
import { createRateSteps } from './rate-steps.ts'

/** Newton's steps; a draw for which they are too few is asked of `irr`. */
const STEPS = 6
/** A last step so small, as a share of the factor, leaves less than a rounding. */
const SETTLED = 1e-9

/** When the flows of a plan stand. */
interface Moments {
  readonly midPeriod: boolean
  /** The day of each, in a plan that begins on a day. */
  readonly days?: readonly number[]
}

/**
 * The internal rate a year of each draw; infinite where there is none or there are several.
 * Where the flows change their sign once (Descartes: one rate above -100 %), Newton's steps
 * find it, at the ends of periods on the discount factor of all draws of a block at once; `irr`, or
 * `xirr` of days, says the others.
 */
export function createInternalRates(
  flows: FlowColumns,
  { midPeriod, days }: Moments,
  clock: BlockClock,
): (rates: Float64Array) => void {
  const { columns } = flows
  const row = new Float64Array(columns.length)
  const { perYear } = clock
  const certified = (draw: number): number => {
    for (let step = 0; step < row.length; step++) row[step] = columns[step]![draw]!
    const found = days === undefined ? irr(row, midPeriod) : xirr(row, days)
    return found.kind === 'one' ? found.rate : Infinity
  }
  const aYear = (rate: number): number =>
    perYear === 1 || days !== undefined || rate === Infinity ? rate : (1 + rate) ** perYear - 1
  const regular = columns.map((_, step) => (midPeriod && step > 0 ? step - 0.5 : step))
  const times = days?.map((day) => day / DAYS_A_YEAR) ?? regular
  if (midPeriod || days !== undefined) {
    const settle = createRateSteps(columns, times)
    return (rates) => {
      for (let draw = 0; draw < clock.length; draw++) {
        const factor = firstFactor(columns, times, draw)
        rates[draw] = factor === Infinity ? factor : aYear(settle(draw, factor) ?? certified(draw))
      }
    }
  }
  const [factors, changes] = [clock.column(), clock.column()]
  return (rates) => {
    const { length } = clock
    for (let draw = 0; draw < length; draw++) {
      factors[draw] = firstFactor(columns, times, draw)
      rates[draw] = factors[draw]!
    }
    for (let step = 0; step < STEPS; step++) stepTowardsRate(flows, { factors, changes }, length)
    for (let draw = 0; draw < length; draw++) {
      if (rates[draw] === Infinity) continue
      const factor = factors[draw]!
      const settled = factor > 0 && Math.abs(changes[draw]!) <= SETTLED * factor
      rates[draw] = aYear(settled ? 1 / factor - 1 : certified(draw))
    }
  }
}

/**
 * A factor near the one that is looked for: of money out at first and back later (return / spent)^(-1 /
 * mean time of return), logarithm and exponential by their first fractions. Infinite where money flows
 * one way only, not a number where the signs change more than once.
 */
function firstFactor(
  columns: readonly Float64Array[],
  times: readonly number[],
  draw: number,
): number {
  const first = columns[0]![draw]!
  let last = first
  let changes = 0
  let returned = 0
  let moments = 0
  for (let step = 1; step < columns.length; step++) {
    const flow = columns[step]![draw]!
    returned += flow
    moments += times[step]! * flow
    if (flow === 0) continue
    if (last * flow < 0) changes++
    last = flow
  }
  if (changes !== 1) return changes === 0 ? Infinity : NaN
  const spent = -first
  if (!(spent * returned > 0 && returned * moments > 0)) return 1
  const half = ((returned - spent) / (returned + spent)) * (returned / moments)
  return half > -0.9 && half < 0.9 ? (1 - half) / (1 + half) : 1
}
