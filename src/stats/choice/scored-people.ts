import type { PeopleCells } from '#stats/choice/people-cells'
import type { PeopleSampler } from '#stats/choice/people-sampler'
import { total } from '#stats/choice/people-sums'
import { besideEachOther } from '#stats/choice/population-density'
import type { Population } from '#stats/choice/population-draw'
import { product } from '#stats/choice/triangles'
import { SUMMED, sumsAcross, timesMatrix } from '#stats/machine/lane-matrices'
import { eachPlace, inTurn, LANES, type Step } from '#stats/machine/lanes'

/**
 * People whose standard scores are held while mean and root of their population (beside each other, row by row)
 * move: with the score s somebody has the weights mean + root s.
 */
export interface ScoredPeople {
  /** Takes everybody's scores from where they are in a population. */
  score(population: Population): void
  /** The log-likelihood of all choices; adds its slope to `slope`. */
  likelihood(place: Float64Array, slope: Float64Array): number
  /** Moves everybody along. */
  move(place: Float64Array): void
}

/** What is asked of people whose scores are held. */
export function scoredPeople(sampler: PeopleSampler): ScoredPeople {
  const { cells } = sampler
  const { lanes, work, parameters: size } = cells
  const steps = cells.groups.map((_, group) => scoredSteps(sampler, group))
  return {
    score({ mean, root, precision }) {
      const inverse = product([root, true], [precision, false], size)
      writePlace(cells, besideEachOther({ mean: mean.map((value) => -value), root: inverse }))
      for (const { scores } of steps) scores()
    },
    likelihood(place, slope) {
      writePlace(cells, place)
      lanes.cells.fill(0, work.products, work.products + (size + 1) * size * LANES)
      let likelihood = 0
      for (const { beta, slopes } of steps) {
        beta()
        slopes()
        likelihood += total(lanes.cells, work.likelihood, LANES)
      }
      addSlopes(cells, slope)
      return likelihood
    },
    move(place) {
      writePlace(cells, place)
      for (const [group, { beta }] of steps.entries()) {
        beta()
        keepBeta(cells, group)
      }
    },
  }
}

/** What is asked of a group. */
function scoredSteps(
  sampler: PeopleSampler,
  group: number,
): { readonly scores: Step; readonly beta: Step; readonly slopes: Step } {
  const { lanes, work, parameters: size, groups } = sampler.cells
  const { at } = groups[group]!
  const moved = { matrix: work.populationRoot, rows: size, columns: size }
  const column = (k: number): number => k * size * LANES
  return {
    scores: inTurn([
      eachPlace(lanes, 'add', [work.beta, at.beta, work.mean], size * LANES),
      timesMatrix(lanes, {
        ...moved,
        out: at.scores,
        from: work.nothing,
        vector: work.beta,
      }),
    ]),
    beta: timesMatrix(lanes, {
      ...moved,
      out: work.beta,
      from: work.mean,
      vector: at.scores,
    }),
    slopes: inTurn([
      sampler.groups[group]!.likelihood.slope,
      eachPlace(lanes, 'add', [work.summed, work.summed, work.slope], size * LANES),
      ...Array.from({ length: size }, (_, k) =>
        sumsAcross(lanes, work.products + column(k), [work.slope + k * LANES, at.scores], size),
      ),
    ]),
  }
}

/** Puts mean and root into every lane. */
function writePlace(
  { lanes: { cells }, work, parameters: size }: PeopleCells,
  place: Float64Array,
): void {
  for (let k = 0, from = 0; k < size; k++) {
    cells.fill(place[from++]!, work.mean + k * LANES, work.mean + (k + 1) * LANES)
    for (let l = 0; l < size; l++) {
      const to = work.populationRoot + (k * size + l) * LANES
      cells.fill(place[from++]!, to, to + LANES)
    }
  }
}

function addSlopes(
  { lanes: { cells }, work, parameters: size }: PeopleCells,
  slope: Float64Array,
): void {
  for (let k = 0, cell = 0; k < size; k++) {
    slope[cell++]! += total(cells, work.summed + k * LANES, LANES)
    for (let l = 0; l < size; l++)
      slope[cell++]! += total(cells, work.products + (k * size + l) * LANES, SUMMED)
  }
}

/** Keeps the weights of a group; lanes without a person stay 0. */
function keepBeta(
  { lanes: { cells }, work, parameters: size, groups }: PeopleCells,
  group: number,
): void {
  const { at, people } = groups[group]!
  for (let k = 0; k < size; k++) {
    const from = work.beta + k * LANES
    cells.copyWithin(at.beta + k * LANES, from, from + people.length)
  }
}
