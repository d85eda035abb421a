/** Newton's steps, and a last one so small that it leaves less than a rounding. */
const STEPS = 12
const SETTLED = 1e-9

/**
 * The rate at which one draw's flows are worth nothing, by Newton's steps on ln(1 + rate), for a time
 * of 1; nothing where they do not settle. Flows need not come at even distances: each is discounted
 * from the one behind it, and the powers for distances that are alike are taken once.
 *
 * @param columns of flows, a draw a row
 * @param times of the columns, rising
 */
export function createRateSteps(
  columns: readonly Float64Array[],
  times: readonly number[],
): (draw: number, firstFactor: number) => number | undefined {
  const between = times.slice(1).map((time, k) => time - times[k]!)
  const gaps = [...new Set(between)]
  const gapOf = Int32Array.from(between, (gap) => gaps.indexOf(gap))
  const powers = new Float64Array(gaps.length)
  const last = columns.length - 1
  return (draw, firstFactor) => {
    if (!(firstFactor > 0)) return undefined
    let growth = -Math.log(firstFactor)
    for (let step = 0; step < STEPS; step++) {
      for (let gap = 0; gap < gaps.length; gap++) powers[gap] = Math.exp(-gaps[gap]! * growth)
      let value = columns[last]![draw]!
      let slope = 0
      for (let k = last - 1; k >= 0; k--) {
        const gap = gapOf[k]!
        slope = powers[gap]! * (slope - gaps[gap]! * value)
        value = powers[gap]! * value + columns[k]![draw]!
      }
      const change = value / slope
      growth -= change
      if (Math.abs(change) <= SETTLED) return Math.expm1(growth)
    }
    return undefined
  }
}
