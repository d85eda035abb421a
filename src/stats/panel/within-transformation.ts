import type { PanelRows } from '#stats/panel/panel-rows'
import { totalsByCode } from '#stats/panel/totals-by-code'
import { squaredLength } from '#stats/regression/orthogonal-columns'

/** What is left of a column once its units' and times' own levels are taken out. */
export type WithinTransformation = (column: Float64Array) => Float64Array

/** Share of the column that its levels may still hold once they are settled. */
const SETTLED = 1e-13

/**
 * The within transformation of two-way fixed effects, unbalanced panels and several rows a cell
 * included: the side with more levels is swept out by its means, the levels of the other are solved for
 * by conjugate gradients (in a balanced panel one step), twice, so that rounding is taken out too. Exact:
 * no demeaning to and fro. Cost rows x steps, some tens of steps at most where units and times are well mixed.
 * Source: Wansbeek and Kapteyn, J Econometrics 1989;41:341; conjugate gradients: Golub and Van Loan, Matrix
 * Computations (4th ed. 2013), 11.3.
 */
export function withinTransformation(panel: PanelRows): WithinTransformation {
  const { units, times, unitCount, timeCount } = panel
  const swapped = timeCount > unitCount
  const sides: Sides = swapped
    ? { outer: sideOf(times, timeCount), inner: sideOf(units, unitCount) }
    : { outer: sideOf(units, unitCount), inner: sideOf(times, timeCount) }
  return (column) => {
    const rest = column.slice()
    let enough: number | undefined
    for (let pass = 0; pass < 2; pass++) {
      takeMeans(rest, sides.outer)
      enough ??= squaredLength(rest) * SETTLED ** 2
      takeLevels(rest, solveLevels(totals(rest, sides.inner), sides, enough), sides)
    }
    return rest
  }
}

interface Side {
  readonly codes: Int32Array
  readonly counts: Float64Array
}

interface Sides {
  readonly outer: Side
  readonly inner: Side
}

/** Levels of the inner side, and the means of them over the rows of each level of the outer side. */
interface Levels {
  readonly inner: Float64Array
  readonly outer: Float64Array
}

function sideOf(codes: Int32Array, count: number): Side {
  const counts = new Float64Array(count)
  for (let i = 0; i < codes.length; i++) counts[codes[i]!]!++
  return { codes, counts }
}

function totals(values: Float64Array, { codes, counts }: Side): Float64Array {
  return totalsByCode(values, codes, counts.length)
}

function takeMeans(values: Float64Array, side: Side): void {
  const { codes, counts } = side
  const means = totals(values, side)
  for (let k = 0; k < means.length; k++) means[k]! /= counts[k]!
  for (let i = 0; i < values.length; i++) values[i]! -= means[codes[i]!]!
}

function takeLevels(values: Float64Array, levels: Levels | undefined, sides: Sides): void {
  if (levels === undefined) return
  const { outer, inner } = sides
  for (let i = 0; i < values.length; i++) {
    values[i]! -= levels.inner[inner.codes[i]!]! - levels.outer[outer.codes[i]!]!
  }
}

/**
 * Levels of the inner side whose totals, less the means of the outer side, are the right side; none
 * where there is nothing to take out.
 * @param enough squared size of what may be left
 */
function solveLevels(right: Float64Array, sides: Sides, enough: number): Levels | undefined {
  const { counts } = sides.inner
  const inner = new Float64Array(right.length)
  const outer = new Float64Array(sides.outer.counts.length)
  const residual = right.slice()
  let scaled = residual.map((value, k) => value / counts[k]!)
  let direction = scaled.slice()
  let size = product(residual, scaled)
  if (!(size > enough)) return undefined
  for (let step = 0; step < 10 * right.length && size > enough; step++) {
    const { image, means } = apply(direction, sides)
    const length = product(direction, image)
    if (!(length > 0)) break
    const stride = size / length
    addTimes(inner, stride, direction)
    addTimes(outer, stride, means)
    addTimes(residual, -stride, image)
    scaled = residual.map((value, k) => value / counts[k]!)
    const next = product(residual, scaled)
    const previous = direction
    direction = scaled.map((value, k) => value + (next / size) * previous[k]!)
    size = next
  }
  return { inner, outer }
}

function addTimes(values: Float64Array, factor: number, added: Float64Array): void {
  for (let k = 0; k < values.length; k++) values[k]! += factor * added[k]!
}

/** Means of given levels on the outer side, and totals on the inner side of the levels less those means. */
function apply(
  levels: Float64Array,
  { outer, inner }: Sides,
): { readonly image: Float64Array; readonly means: Float64Array } {
  const spread = new Float64Array(inner.codes.length)
  for (let i = 0; i < spread.length; i++) spread[i] = levels[inner.codes[i]!]!
  const means = totals(spread, outer)
  const image = new Float64Array(levels.length)
  for (let k = 0; k < means.length; k++) means[k]! /= outer.counts[k]!
  for (let k = 0; k < image.length; k++) image[k] = levels[k]! * inner.counts[k]!
  for (let i = 0; i < inner.codes.length; i++) image[inner.codes[i]!]! -= means[outer.codes[i]!]!
  return { image, means }
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!
  return sum
}
