import { groupCurvature } from '#stats/choice/people-curvature'
import type { PeopleCells, PlacedGroup } from '#stats/choice/people-cells'
import { pricedWeights } from '#stats/choice/priced-weights'
import { timesMatrix, timesTurned } from '#stats/machine/lane-matrices'
import { chancesOf, exponentialsOf, inTurn, LANES, type Step } from '#stats/machine/lanes'

/** The log-likelihood of a group's choices at `work.beta`. */
export interface GroupLikelihood {
  /** Into `work.likelihood`, with its slope into `work.slope`. */
  readonly slope: Step
  /** After `slope`: its curvature (expected negative second derivatives), row by row, into `work.curvature`. */
  readonly curvature: Step
}

/** What it takes to ask the likelihood of a group. */
export function groupLikelihood(cells: PeopleCells, group: PlacedGroup): GroupLikelihood {
  const { lanes, work, parameters, price } = cells
  const { rows, at, left } = group
  const downhill = timesTurned(lanes, 'take', {
    out: work.slope,
    from: work.nothing,
    matrix: at.apart,
    vector: work.odds,
    rows,
    columns: parameters,
  })
  const slope = [chances(cells, group), () => logarithms(cells, left.length), downhill]
  const curvature = groupCurvature(cells, group)
  if (price === undefined) return { slope: inTurn(slope), curvature }
  const priced = pricedWeights(cells, price)
  return {
    slope: inTurn([priced.utilities, ...slope, priced.slope]),
    curvature: inTurn([curvature, priced.curvature]),
  }
}

/** Fills `work.odds` with the chances of what was not taken, and `work.totals` with 1 over those of what was. */
function chances({ lanes, work, parameters }: PeopleCells, { at, rows, left }: PlacedGroup): Step {
  const utilities = timesMatrix(lanes, {
    out: work.odds,
    from: at.begin,
    matrix: at.apart,
    vector: work.utilities,
    rows,
    columns: parameters,
  })
  let row = 0
  const tasks = left.map((count, task) => {
    const first = row
    row += count
    return chancesOf(lanes, [work.odds + first * LANES, work.totals + task * LANES], count)
  })
  return inTurn([utilities, exponentialsOf(lanes, work.odds, rows * LANES), ...tasks])
}

/** Products of totals are turned into logarithms before they overflow. */
const LARGE = 1e200

/** The log-likelihoods; -Infinity where utilities overflow. */
function logarithms({ lanes: { cells }, work }: PeopleCells, tasks: number): void {
  const end = work.totals + tasks * LANES
  for (let lane = 0; lane < LANES; lane++) {
    let logs = 0
    let product = 1
    for (let at = work.totals + lane; at < end; at += LANES) {
      product *= cells[at]!
      if (product > LARGE) {
        logs += Math.log(product)
        product = 1
      }
    }
    cells[work.likelihood + lane] = -logs - Math.log(product)
  }
}
