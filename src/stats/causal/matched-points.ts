import type { CovariatePoints } from '#stats/causal/covariate-points'
import { type PointSearch, pointSearch } from '#stats/causal/nearest-points'

/** The points at which rows of one arm lie. */
export interface ArmPoints {
  readonly search: PointSearch
  readonly rowsAt: ReadonlyMap<number, readonly number[]>
}

interface Arms {
  readonly outcome: Float64Array
  readonly treated: Int8Array | Float64Array
}

/** The rows of one arm by their points, ready to be searched. */
export function armPoints(
  { treated }: Arms,
  { coordinates, pointOf }: CovariatePoints,
  arm: 0 | 1,
): ArmPoints {
  const rowsAt = new Map<number, number[]>()
  pointOf.forEach((point, row) => {
    if (treated[row] !== arm) return
    const rows = rowsAt.get(point)
    if (rows === undefined) rowsAt.set(point, [row])
    else rows.push(row)
  })
  return { search: pointSearch(coordinates, Int32Array.from(rowsAt.keys())), rowsAt }
}

/**
 * What the scatter of outcomes at equal covariates adds to the squared error, times the squared number of
 * matched rows: for each row its spread times (c^2 - 1 if matched itself - squared shares), c how often it
 * counts. The spread is that against the nearest rows of its own arm.
 * Source: Abadie and Imbens, Econometrica 2006;74:235, section 4, with one match; ties share.
 */
export function spreadWithin({
  input,
  points,
  arms,
  counts,
}: {
  readonly input: Arms
  readonly points: CovariatePoints
  readonly arms: readonly [ArmPoints, ArmPoints]
  readonly counts: {
    readonly weights: Float64Array
    readonly squares: Float64Array
    readonly matched: readonly number[]
  }
}): number {
  const { weights, squares, matched } = counts
  const factors = weights.map((weight, row) => weight * weight - squares[row]!)
  for (const row of matched) factors[row]! -= 1
  let sum = 0
  factors.forEach((factor, row) => {
    if (factor === 0) return
    const arm = arms[input.treated[row] === 1 ? 1 : 0]
    sum += factor * spreadAt(row, { outcome: input.outcome, points, arm })
  })
  return sum
}

/** J / (J + 1) (y - mean of the J nearest of the same arm)^2, J the number of those equally near. */
function spreadAt(
  row: number,
  {
    outcome,
    points: { coordinates, pointOf },
    arm,
  }: {
    readonly outcome: Float64Array
    readonly points: CovariatePoints
    readonly arm: ArmPoints
  },
): number {
  const point = pointOf[row]!
  const here = arm.rowsAt.get(point)!.filter((other) => other !== row)
  const near =
    here.length > 0
      ? here
      : arm.search.nearest(coordinates[point]!, point)!.points.flatMap((p) => arm.rowsAt.get(p)!)
  const mean = near.reduce((sum, other) => sum + outcome[other]!, 0) / near.length
  return (near.length / (near.length + 1)) * (outcome[row]! - mean) ** 2
}
