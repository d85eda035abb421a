import type { PanelRows } from '#stats/panel/panel-rows'

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
    const rest = lessMeans(column, sides.outer)
    const enough = product(rest, rest) * SETTLED ** 2
    return sweep(sweep(rest, sides, enough), sides, enough)
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

function sideOf(codes: Int32Array, count: number): Side {
  const counts = new Float64Array(count)
  for (const code of codes) counts[code]!++
  return { codes, counts }
}

function sweep(column: Float64Array, sides: Sides, enough: number): Float64Array {
  const { outer, inner } = sides
  const rest = lessMeans(column, outer)
  const levels = solveLevels(totals(rest, inner), sides, enough)
  const own = new Float64Array(column.length)
  for (let i = 0; i < own.length; i++) own[i] = levels[inner.codes[i]!]!
  const spread = lessMeans(own, outer)
  return rest.map((value, i) => value - spread[i]!)
}

function totals(values: Float64Array, { codes, counts }: Side): Float64Array {
  const sums = new Float64Array(counts.length)
  for (let i = 0; i < values.length; i++) sums[codes[i]!]! += values[i]!
  return sums
}

function lessMeans(values: Float64Array, side: Side): Float64Array {
  const means = totals(values, side)
  for (let k = 0; k < means.length; k++) means[k]! /= side.counts[k]!
  const rest = new Float64Array(values.length)
  for (let i = 0; i < values.length; i++) rest[i] = values[i]! - means[side.codes[i]!]!
  return rest
}

/**
 * Levels of the inner side whose totals, less the means of the outer side, are the right side.
 * @param enough squared size of what may be left
 */
function solveLevels(right: Float64Array, sides: Sides, enough: number): Float64Array {
  const { counts } = sides.inner
  const levels = new Float64Array(right.length)
  const residual = right.slice()
  let scaled = residual.map((value, k) => value / counts[k]!)
  let direction = scaled.slice()
  let size = product(residual, scaled)
  for (let step = 0; step < 10 * right.length && size > enough; step++) {
    const image = apply(direction, sides)
    const length = product(direction, image)
    if (!(length > 0)) break
    const stride = size / length
    for (let k = 0; k < levels.length; k++) {
      levels[k]! += stride * direction[k]!
      residual[k]! -= stride * image[k]!
    }
    scaled = residual.map((value, k) => value / counts[k]!)
    const next = product(residual, scaled)
    const previous = direction
    direction = scaled.map((value, k) => value + (next / size) * previous[k]!)
    size = next
  }
  return levels
}

/** Totals on the inner side of given levels less their means on the outer side. */
function apply(levels: Float64Array, { outer, inner }: Sides): Float64Array {
  const means = new Float64Array(outer.counts.length)
  const image = new Float64Array(levels.length)
  for (let i = 0; i < inner.codes.length; i++) means[outer.codes[i]!]! += levels[inner.codes[i]!]!
  for (let k = 0; k < means.length; k++) means[k]! /= outer.counts[k]!
  for (let k = 0; k < image.length; k++) image[k] = levels[k]! * inner.counts[k]!
  for (let i = 0; i < inner.codes.length; i++) image[inner.codes[i]!]! -= means[outer.codes[i]!]!
  return image
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!
  return sum
}
