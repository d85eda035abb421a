import type { BlockContext } from '#evidence/context'
import type { Categories } from '#evidence/rows/question'
import { labelAt } from '#evidence/rows/units-view'
import type { UnitsView } from '#evidence/rows/units-view'

/** The persons (or other units) of a block, each with rows in both arms as far as they go. */
export interface WithinUnits {
  readonly context: BlockContext
  readonly view: UnitsView
  readonly units: Categories
  /** For each row the first row of its unit: where the unit's figures stand. */
  readonly home: Int32Array
  /** At a unit's home row: 1 where the baseline came first, -1 where the treatment did, 0 not known. */
  readonly sequence: Int8Array
}

/**
 * Groups the rows by unit; with `order` also which arm came first for whom (the lower order number).
 */
export function withinUnits(
  context: BlockContext,
  view: UnitsView,
  units: Categories,
  order?: Float64Array,
): WithinUnits {
  const home = firstRows(units.codes)
  const sequence = new Int8Array(view.answer.rows)
  if (order !== undefined) {
    const first = [firstOrder(view, home, order, 0), firstOrder(view, home, order, 1)] as const
    for (let row = 0; row < sequence.length; row++) {
      const difference = first[1][row]! - first[0][row]!
      sequence[row] = Number.isFinite(difference) ? Math.sign(difference) : 0
    }
  }
  return { context, view, units, home, sequence }
}

function firstRows(codes: Int32Array): Int32Array {
  const first = new Map<number, number>()
  return codes.map((code, row) => {
    const known = first.get(code)
    if (known !== undefined && code >= 0) return known
    first.set(code, row)
    return row
  })
}

function firstOrder(
  view: UnitsView,
  home: Int32Array,
  order: Float64Array,
  arm: 0 | 1,
): Float64Array {
  const first = new Float64Array(order.length).fill(Infinity)
  for (let row = 0; row < order.length; row++) {
    const at = home[row]!
    if (view.arms[row] === arm && order[row]! < first[at]!) first[at] = order[row]!
  }
  return first
}

/** One number a unit and arm at the unit's home row, NaN elsewhere and where the unit lacks an arm. */
export interface UnitValues {
  readonly base: Float64Array
  readonly treatment: Float64Array
  /** Units with a value in one arm only, by label. */
  readonly lost: readonly string[]
  /** Whether no unit has more than one row with a value in an arm. */
  readonly single: boolean
}

/** Sums and numbers of one column by unit and arm. */
interface UnitSums {
  readonly sums: readonly [Float64Array, Float64Array]
  readonly counts: readonly [Float64Array, Float64Array]
}

/** Adds a column up by unit and arm. Rows without a unit take no part. */
function sumByUnit({ view, units, home }: WithinUnits, values: Float64Array): UnitSums {
  const empty = (): [Float64Array, Float64Array] => [
    new Float64Array(values.length),
    new Float64Array(values.length),
  ]
  const sums = empty()
  const counts = empty()
  for (let row = 0; row < values.length; row++) {
    const arm = view.arms[row]!
    if (arm === -1 || units.codes[row]! < 0 || Number.isNaN(values[row]!)) continue
    const at = home[row]!
    sums[arm === 0 ? 0 : 1][at]! += values[row]!
    counts[arm === 0 ? 0 : 1][at]!++
  }
  return { sums, counts }
}

/** Unit means in both arms, for the units that have both. */
export function unitMeans(within: WithinUnits, values: Float64Array): UnitValues {
  const { sums, counts } = sumByUnit(within, values)
  const mean = (arm: 0 | 1): Float64Array => sums[arm].map((sum, at) => sum / counts[arm][at]!)
  return { ...keepComplete(within, mean(0), mean(1)), single: isSingle(counts) }
}

/** Unit totals in both arms, for the units that have both. */
export function unitTotals(within: WithinUnits, values: Float64Array): UnitValues {
  const { sums, counts } = sumByUnit(within, values)
  const total = (arm: 0 | 1): Float64Array =>
    sums[arm].map((sum, at) => (counts[arm][at] === 0 ? Number.NaN : sum))
  return { ...keepComplete(within, total(0), total(1)), single: isSingle(counts) }
}

function isSingle(counts: UnitSums['counts']): boolean {
  return counts.every((column) => column.every((count) => count <= 1))
}

function keepComplete(
  { units }: WithinUnits,
  base: Float64Array,
  treatment: Float64Array,
): Omit<UnitValues, 'single'> {
  const lost: string[] = []
  for (let row = 0; row < base.length; row++) {
    if (Number.isNaN(base[row]!) === Number.isNaN(treatment[row]!)) continue
    lost.push(labelAt(units, row) ?? '')
    base[row] = Number.NaN
    treatment[row] = Number.NaN
  }
  return { base, treatment, lost }
}
