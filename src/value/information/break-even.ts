import type { Estimate } from '#value/result'
import type { ValueModel } from '#value/model'
import { keepDraws, type KeptBlock } from '#value/simulation/keep-draws'
import { createModelValues, type ModelValues } from '#value/simulation/model-values'
import { createNetFlows, type NetFlows } from '#value/simulation/net-flows'
import { createRunningMean } from '#value/simulation/running-mean'
import type { SimulationSettings } from '#value/simulation/settings'
import type { UncertainInput } from '#value/simulation/uncertain-inputs'

type BreakEven = Estimate | { readonly reason: string }

/** How far outside its P10 to P90 an input is tried: so many times doubled. */
const DOUBLINGS = 8
const STEPS = 60
/** Draws on which it is looked for. */
const DRAWS = 4096
/** Share of the distance from P10 to P90 over which the slope is taken. */
const SLOPE_STEP = 1e-3

/**
 * At which value of an input is the mean NPV zero, all others drawn as they are? By root finding
 * (regula falsi, Illinois rule) on the first 4,096 draws. Of evidence the difference of the
 * arms moves, as in the tornado, and its treatment arm is shown. Tried between the ends of what the
 * input can be, and no further than 256 times the distance from its P10 to its P90 on either side.
 * The error is that of the mean NPV by the slope there.
 *
 * Source: the Illinois rule, Dowell and Jarratt, BIT 11 (1971) 168-174.
 */
export function breakEvens(
  model: ValueModel,
  inputs: readonly UncertainInput[],
  settings: Required<SimulationSettings>,
): readonly BreakEven[] {
  const run = firstDraws(model, settings)
  return inputs.map((input) => breakEven(input, run))
}

interface FirstDraws {
  readonly values: ModelValues
  readonly flows: NetFlows
  readonly drawn: readonly KeptBlock[]
}

function firstDraws(
  model: ValueModel,
  { seed, draws, gains }: Required<SimulationSettings>,
): FirstDraws {
  const values = createModelValues(model, { seed, bias: true })
  const flows = createNetFlows(model, values, gains)
  values.prepare()
  return { values, flows, drawn: keepDraws(values, Math.min(draws, DRAWS)) }
}

function breakEven(input: UncertainInput, run: FirstDraws): BreakEven {
  const npvAt = createNpvAt(input, run)
  const bracket = findBracket(input, (value) => npvAt(value).mean)
  if (bracket === undefined) return { reason: 'no value of it makes the mean NPV zero' }
  const root = findRoot((value) => npvAt(value).mean, bracket)
  const step = SLOPE_STEP * (input.ends.high - input.ends.low)
  const slope = (npvAt(root + step).mean - npvAt(root - step).mean) / (2 * step)
  if (!(Math.abs(slope) > 0)) return { reason: 'the mean NPV is zero over a range of its values' }
  const origin = input.from === undefined ? 0 : meanOf(input.from, run)
  return {
    value: (origin + root) / input.unit.factor,
    simulationError: npvAt(root).error / Math.abs(slope) / input.unit.factor,
  }
}

/** Mean NPV and its error with the input at a value; no number where a formula gives none. */
function createNpvAt(
  { column, from }: UncertainInput,
  { values, flows, drawn }: FirstDraws,
): (value: number) => { readonly mean: number; readonly error: number } {
  const moved = values.columns.get(column)!
  const kept = from === undefined ? undefined : values.columns.get(from)!
  return (value) => {
    const npv = createRunningMean()
    for (const { length, stand } of drawn) {
      stand()
      for (let i = 0; i < length; i++) moved[i] = value + (kept?.[i] ?? 0)
      flows.compute()
      npv.add(flows.npv.subarray(0, length))
    }
    return { mean: npv.mean(), error: npv.error() }
  }
}

interface Bracket {
  readonly low: number
  readonly high: number
}

/** Two values between which the mean NPV changes its sign, the nearest to the P10 and P90 first. */
function findBracket(
  { ends, support }: UncertainInput,
  npvAt: (value: number) => number,
): Bracket | undefined {
  const width = ends.high - ends.low
  const { low: least, high: most } = support
  const [first, last] = [Math.max(ends.low, least), Math.min(ends.high, most)]
  let low = { value: first, npv: npvAt(first) }
  let high = { value: last, npv: npvAt(last) }
  if (differ(low.npv, high.npv)) return { low: low.value, high: high.value }
  for (let k = 0; k < DOUBLINGS; k++) {
    const lower = tried(Math.max(low.value - width * 2 ** k, least), low, npvAt)
    if (differ(lower.npv, low.npv)) return { low: lower.value, high: low.value }
    const higher = tried(Math.min(high.value + width * 2 ** k, most), high, npvAt)
    if (differ(higher.npv, high.npv)) return { low: high.value, high: higher.value }
    ;[low, high] = [lower, higher]
  }
  return undefined
}

interface Tried {
  readonly value: number
  readonly npv: number
}

/** The mean NPV at a value; that of the last one where there is none, or it is the same. */
function tried(value: number, last: Tried, npvAt: (value: number) => number): Tried {
  if (value === last.value) return last
  const npv = npvAt(value)
  return Number.isFinite(npv) ? { value, npv } : last
}

function differ(one: number, other: number): boolean {
  return one > 0 !== other > 0
}

function findRoot(npvAt: (value: number) => number, bracket: Bracket): number {
  let { low, high } = bracket
  let [atLow, atHigh] = [npvAt(low), npvAt(high)]
  for (let step = 0; step < STEPS; step++) {
    const value = high - (atHigh * (high - low)) / (atHigh - atLow)
    const at = npvAt(value)
    if (at === 0 || Math.abs(value - high) <= 1e-12 * Math.abs(value)) return value
    if (at > 0 !== atHigh > 0) [low, atLow] = [high, atHigh]
    else atLow /= 2
    ;[high, atHigh] = [value, at]
  }
  return high
}

/** The mean of a column over the draws. */
function meanOf(id: string, { values, drawn }: FirstDraws): number {
  let sum = 0
  for (const { length, stand } of drawn) {
    stand()
    for (let i = 0; i < length; i++) sum += values.columns.get(id)![i]!
  }
  return sum / drawn.reduce((draws, { length }) => draws + length, 0)
}
