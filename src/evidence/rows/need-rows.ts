import type { MeasuredNeed } from '#evidence/metric-family'
import { columnsOf, familyOf, impossibility } from '#evidence/metric-family'
import { eventTimeRows } from '#evidence/rows/event-time-rows'
import type { UnitsView } from '#evidence/rows/units-view'
import { armOnly, missingByArm, numbersOf } from '#evidence/rows/units-view'
import { ratioRows } from '#stats/influence/ratio-rows'

/** The rows of one need in one block. */
export interface NeedRows {
  /** One number a row whose mean over an arm is the arm's figure; NaN where a row takes no part. */
  readonly values: Float64Array
  /** For a rate: the totals behind it, NaN where a row takes no part. */
  readonly totals?: { readonly errors: Float64Array; readonly opportunities: Float64Array }
  /** For a time to an event: how the watching of each row ended (0 open) and began; `values` are the times. */
  readonly followUp?: { readonly causes: Float64Array; readonly entries?: Float64Array }
  /** Rows of the arms without a value, by arm. */
  readonly missing: readonly [number, number]
  readonly impossible: readonly { readonly line: number; readonly value: number }[]
  /** What is impossible about them, in words. */
  readonly why?: string
  /** Whether a value below zero remains: then the metric has no percentage. */
  readonly negative: boolean
}

/**
 * The values of a need in the arms of a block: impossible ones (a duration below zero) are kept out
 * and listed, a rate is made linear so that its mean is the ratio of totals.
 */
export function needRows(view: UnitsView, need: MeasuredNeed): NeedRows {
  if (familyOf(need.metric.type) === 'event-time') return eventTimeRows(view, need)
  const columns = columnsOf(need).map((id) => possibleValues(view, need, id))
  const first = columns[0]!
  const impossible = columns.flatMap((column) => column.impossible)
  const why = columns.find((column) => column.why !== undefined)?.why
  const kept = { impossible, ...(why === undefined ? {} : { why }) }
  if (familyOf(need.metric.type) === 'rate') return { ...rateRows(view, columns), ...kept }
  const { values } = first
  return {
    values,
    missing: missingByArm(view, values),
    negative: values.some((v) => v < 0),
    ...kept,
  }
}

interface Possible {
  readonly values: Float64Array
  readonly impossible: readonly { readonly line: number; readonly value: number }[]
  readonly why?: string
}

function possibleValues(view: UnitsView, need: MeasuredNeed, id: string): Possible {
  const impossible: { line: number; value: number }[] = []
  let why: string | undefined
  const values = numbersOf(view, id).map((value, row) => {
    if (view.arms[row] === -1) return Number.NaN
    const reason = impossibility(need.metric, value)
    if (reason === undefined) return value
    why = reason
    impossible.push({ line: view.answer.lines[row]!, value })
    return Number.NaN
  })
  return { values, impossible, ...(why === undefined ? {} : { why }) }
}

function rateRows(
  view: UnitsView,
  columns: readonly Possible[],
): Pick<NeedRows, 'values' | 'totals' | 'missing' | 'negative'> {
  const both = columns[0]!.values.map((errors, row) => errors + columns[1]!.values[row]!)
  const whereBoth = (column: Possible): Float64Array =>
    column.values.map((value, row) => (Number.isNaN(both[row]!) ? Number.NaN : value))
  const totals = { errors: whereBoth(columns[0]!), opportunities: whereBoth(columns[1]!) }
  const base = linearRate(view, totals, 0)
  const treated = linearRate(view, totals, 1)
  const values = base.map((value, row) => (view.arms[row] === 1 ? treated[row]! : value))
  return { values, totals, missing: missingByArm(view, both), negative: false }
}

/** The linear rows of one arm; all NaN where the arm has no opportunity. */
function linearRate(
  view: UnitsView,
  totals: { readonly errors: Float64Array; readonly opportunities: Float64Array },
  arm: 0 | 1,
): Float64Array {
  const opportunities = armOnly(view, totals.opportunities, arm)
  if (!opportunities.some((value) => value > 0)) return opportunities.fill(Number.NaN)
  return ratioRows(armOnly(view, totals.errors, arm), opportunities).rows
}
