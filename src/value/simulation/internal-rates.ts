import { stepTowardsRate, type FlowColumns } from '#stats/machine/flow-arithmetic'
import { irr } from '#value/cash-flow/irr'
import type { BlockClock } from './block-values.ts'

/** Newton's steps; a draw for which they are too few is asked of `irr`. */
const STEPS = 6
/** A last step so small, as a share of the factor, leaves less than a rounding. */
const SETTLED = 1e-9

/**
 * The internal rate of each draw, a period; infinite where there is none or there are several.
 * Where the flows change their sign once (Descartes: one rate above -100 %), Newton's steps on the
 * discount factor find it, all draws of a block at once; `irr` says the others.
 */
export function createInternalRates(
  flows: FlowColumns,
  midPeriod: boolean,
  clock: BlockClock,
): (rates: Float64Array) => void {
  const { columns } = flows
  const row = new Float64Array(columns.length)
  const certified = (draw: number): number => {
    for (let period = 0; period < row.length; period++) row[period] = columns[period]![draw]!
    const rate = irr(row, midPeriod)
    return rate.kind === 'one' ? rate.rate : Infinity
  }
  if (midPeriod) {
    return (rates) => {
      for (let draw = 0; draw < clock.length; draw++) rates[draw] = certified(draw)
    }
  }
  const [factors, changes] = [clock.column(), clock.column()]
  return (rates) => {
    const { length } = clock
    for (let draw = 0; draw < length; draw++) {
      factors[draw] = firstFactor(columns, draw)
      rates[draw] = factors[draw]!
    }
    for (let step = 0; step < STEPS; step++) stepTowardsRate(flows, { factors, changes }, length)
    for (let draw = 0; draw < length; draw++) {
      if (rates[draw] === Infinity) continue
      const factor = factors[draw]!
      const settled = factor > 0 && Math.abs(changes[draw]!) <= SETTLED * factor
      rates[draw] = settled ? 1 / factor - 1 : certified(draw)
    }
  }
}

/**
 * A factor near the one that is looked for: of money out at first and back later (return / spent)^(-1 /
 * mean time of return), logarithm and exponential by their first fractions. Infinite where money flows
 * one way only, not a number where the signs change more than once.
 */
function firstFactor(columns: readonly Float64Array[], draw: number): number {
  const first = columns[0]![draw]!
  let last = first
  let changes = 0
  let returned = 0
  let times = 0
  for (let period = 1; period < columns.length; period++) {
    const flow = columns[period]![draw]!
    returned += flow
    times += period * flow
    if (flow === 0) continue
    if (last * flow < 0) changes++
    last = flow
  }
  if (changes !== 1) return changes === 0 ? Infinity : NaN
  const spent = -first
  if (!(spent * returned > 0 && returned * times > 0)) return 1
  const half = ((returned - spent) / (returned + spent)) * (returned / times)
  return half > -0.9 && half < 0.9 ? (1 - half) / (1 + half) : 1
}
