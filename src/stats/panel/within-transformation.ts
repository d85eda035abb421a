import type { PanelRows } from '#stats/panel/panel-rows'
import { totalsByCode } from '#stats/panel/totals-by-code'
import { dot, squaredLength } from '#stats/regression/orthogonal-columns'

/** What is left of a column once its units' and times' own levels are taken out. */
export type WithinTransformation = (column: Float64Array) => Float64Array

/** Share of the column that its levels may still hold once they are settled. */
const SETTLED = 1e-13

/**
 * The within transformation of two-way fixed effects, unbalanced panels and several rows a cell
 * included: the side with more levels is swept out by its means; of the other side its means, which settles a
 * balanced panel, and what these leave is solved for by conjugate gradients, twice, so that rounding is taken
 * out too. Exact: no demeaning to and fro. Cost rows x steps, some tens of steps at most where units and times
 * are well mixed.
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
    let left = sweep(rest, sides)
    const enough = squaredLength(rest) * SETTLED ** 2
    for (let pass = 0; pass < 3 && scaledSize(left, sides.inner) > enough; pass++) {
      const levels = pass === 0 ? meansOf(left, sides.inner) : solveLevels(left, sides, enough)
      takeLevels(rest, levels, sides.inner)
      left = sweep(rest, sides)
    }
    return rest
  }
}

/** Takes the means of the outer side out of the values; gives the totals of the inner side that are left. */
function sweep(values: Float64Array, { outer, inner }: Sides): Float64Array {
  const means = meansOf(totalsByCode(values, outer.codes, outer.counts.length), outer)
  const left = new Float64Array(inner.counts.length)
  for (let i = 0; i < values.length; i++) {
    const value = values[i]! - means[outer.codes[i]!]!
    values[i] = value
    left[inner.codes[i]!]! += value
  }
  return left
}

function takeLevels(values: Float64Array, levels: Float64Array, { codes }: Side): void {
  for (let i = 0; i < values.length; i++) values[i]! -= levels[codes[i]!]!
}

function meansOf(totals: Float64Array, { counts }: Side): Float64Array {
  return totals.map((total, k) => total / counts[k]!)
}

function scaledSize(totals: Float64Array, { counts }: Side): number {
  let size = 0
  for (let k = 0; k < totals.length; k++) size += (totals[k]! * totals[k]!) / counts[k]!
  return size
}

interface Side {
  readonly codes: Int32Array
  readonly counts: Float64Array
}

interface Sides {
  readonly outer: Side
  readonly inner: Side
}

function sideOf(codes: Int32Array, count: number): Side {
  const counts = new Float64Array(count)
  for (let i = 0; i < codes.length; i++) counts[codes[i]!]!++
  return { codes, counts }
}

/**
 * Levels of the inner side whose totals, less the means of the outer side, are the right side.
 * @param enough squared size of what may be left
 */
function solveLevels(right: Float64Array, sides: Sides, enough: number): Float64Array {
  const levels = new Float64Array(right.length)
  const residual = right.slice()
  let scaled = meansOf(residual, sides.inner)
  let direction = scaled.slice()
  let size = dot(residual, scaled)
  for (let step = 0; step < 10 * right.length && size > enough; step++) {
    const image = apply(direction, sides)
    const length = dot(direction, image)
    if (!(length > 0)) break
    const stride = size / length
    addTimes(levels, stride, direction)
    addTimes(residual, -stride, image)
    scaled = meansOf(residual, sides.inner)
    const next = dot(residual, scaled)
    const previous = direction
    direction = scaled.map((value, k) => value + (next / size) * previous[k]!)
    size = next
  }
  return levels
}

/** Adds a factor times a column to another one, in place. */
export function addTimes(values: Float64Array, factor: number, added: Float64Array): void {
  for (let k = 0; k < values.length; k++) values[k]! += factor * added[k]!
}

/** Totals on the inner side of given levels less their means over the rows of each level of the outer side. */
function apply(levels: Float64Array, { outer, inner }: Sides): Float64Array {
  const spread = new Float64Array(inner.codes.length)
  for (let i = 0; i < spread.length; i++) spread[i] = levels[inner.codes[i]!]!
  const means = meansOf(totalsByCode(spread, outer.codes, outer.counts.length), outer)
  const image = new Float64Array(levels.length)
  for (let k = 0; k < image.length; k++) image[k] = levels[k]! * inner.counts[k]!
  for (let i = 0; i < inner.codes.length; i++) image[inner.codes[i]!]! -= means[outer.codes[i]!]!
  return image
}
