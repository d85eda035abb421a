import type { PeopleCells, PlacedGroup } from '#stats/choice/people-cells'
import { timesColumn, timesTurned } from '#stats/machine/lane-matrices'
import { inTurn, LANES, productSums, type Step } from '#stats/machine/lanes'

/**
 * The curvature of a group's log-likelihood by its utilities, into `work.curvature`, where `work.odds` holds the
 * chances: covariances of the attributes within tasks.
 */
export function groupCurvature(cells: PeopleCells, { at, rows, left }: PlacedGroup): Step {
  const { lanes, work, parameters: size } = cells
  const weighted = Array.from({ length: rows }, (_, row) =>
    timesColumn(
      lanes,
      [work.weighted + row * size * LANES, work.nothing],
      [at.apart + row * size * LANES, work.odds + row * LANES],
      size,
    ),
  )
  let row = 0
  const means = left.map((count, task) => {
    const first = row
    row += count
    return timesTurned(lanes, 'add', {
      out: work.means + task * size * LANES,
      from: work.nothing,
      matrix: at.apart + first * size * LANES,
      vector: work.odds + first * LANES,
      rows: count,
      columns: size,
    })
  })
  return inTurn([
    ...weighted,
    ...means,
    ...outerProducts(cells, 'add', [work.weighted, at.apart], rows),
    ...outerProducts(cells, 'take', [work.means, work.means], left.length),
  ])
}

/** `work.curvature` becomes ('add'), or loses ('take'), the outer products of two lists of vectors. */
function outerProducts(
  { lanes, work, parameters: size }: PeopleCells,
  kind: 'add' | 'take',
  [a, b]: readonly [number, number],
  count: number,
): Step[] {
  return Array.from({ length: size }, (_, k) => {
    const out = work.curvature + k * size * LANES
    return productSums(lanes, kind, {
      out,
      outRow: LANES,
      from: kind === 'add' ? work.nothing : out,
      fromRow: LANES,
      a: a + k * LANES,
      aStep: size * LANES,
      b,
      bRow: LANES,
      bStep: size * LANES,
      count,
      rows: size,
      width: LANES,
    })
  })
}
