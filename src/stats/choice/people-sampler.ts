import type { PeopleCells } from '#stats/choice/people-cells'
import { groupLikelihood, type GroupLikelihood } from '#stats/choice/people-likelihood'
import { total } from '#stats/choice/people-sums'
import { triangleSteps, type TriangleSteps } from '#stats/choice/people-triangles'
import type { Population } from '#stats/choice/population-draw'
import { scoreTable } from '#stats/distributions/word-sampler'
import { innerProduct, timesMatrix } from '#stats/machine/lane-matrices'
import { addTimes, eachPlace, inTurn, LANES, multiplyBy, type Step } from '#stats/machine/lanes'
import type { Generator } from '#stats/random/generator'

/**
 * The weights of all people in one chain, each person's log-likelihood beside a quadratic that is close to it.
 * With the quadratic in its place the weights given the population are normal, and paths through them turn in
 * circles; what the quadratic lacks (the `rest`) only bends them a little.
 */
export interface PeopleSampler {
  readonly cells: PeopleCells
  readonly groups: readonly GroupSteps[]
  readonly triangles: TriangleSteps
  readonly words: Int32Array
}

/** What is asked of one group. */
interface GroupSteps {
  readonly likelihood: GroupLikelihood
  /** Log-likelihood less quadratic at `work.beta`, into `work.rest`, with its slope into `work.slope`. */
  readonly rest: Step
  /** Cholesky's root of the precision given the population, and where the middle lies in standard scores. */
  readonly given: Step
  /** The quadratic's linear terms anew, after its slopes, centers and curvature. */
  readonly linear: Step
}

/** A chain that starts at these weights, person by person; `cells` are its own. */
export function peopleSampler(cells: PeopleCells, beta: Float64Array): PeopleSampler {
  const triangles = triangleSteps(cells)
  const sampler = {
    cells,
    groups: cells.groups.map((_, group) => groupSteps(cells, group, triangles)),
    triangles,
    words: new Int32Array(cells.parameters * LANES),
  }
  writeBeta(cells, beta)
  approximate(sampler, 1)
  return sampler
}

function groupSteps(cells: PeopleCells, group: number, triangles: TriangleSteps): GroupSteps {
  const { lanes, work, parameters: size } = cells
  const { at } = cells.groups[group]!
  const likelihood = groupLikelihood(cells, cells.groups[group]!)
  const length = size * LANES
  const bend = {
    out: work.bent,
    from: work.nothing,
    matrix: at.curvature,
    rows: size,
    columns: size,
  }
  return {
    likelihood,
    rest: restStep(cells, group, likelihood),
    given: inTurn([
      eachPlace(lanes, 'add', [work.root, at.curvature, work.precision], size * length),
      triangles.root,
      eachPlace(lanes, 'add', [work.goal, at.linear, work.pull], length),
      triangles.aim,
    ]),
    linear: inTurn([
      timesMatrix(lanes, { ...bend, vector: at.centers }),
      eachPlace(lanes, 'add', [at.linear, at.slopes, work.bent], length),
    ]),
  }
}

function restStep(cells: PeopleCells, group: number, likelihood: GroupLikelihood): Step {
  const { lanes, work, parameters: size } = cells
  const { linear, curvature } = cells.groups[group]!.at
  const { beta, bent, slope, nothing, rest } = work
  const bend = {
    out: bent,
    from: nothing,
    matrix: curvature,
    vector: beta,
    rows: size,
    columns: size,
  }
  const [straight, bends] = [work.sums, work.sums + LANES]
  return inTurn([
    likelihood.slope,
    timesMatrix(lanes, bend),
    innerProduct(lanes, [straight, nothing], [beta, linear], size),
    innerProduct(lanes, [bends, nothing], [beta, bent], size),
    eachPlace(lanes, 'add', [slope, slope, bent], size * LANES),
    eachPlace(lanes, 'subtract', [slope, slope, linear], size * LANES),
    eachPlace(lanes, 'subtract', [rest, work.likelihood, straight], LANES),
    () => addTimes(lanes, [rest, bends], 0.5, LANES),
  ])
}

/** Sets everybody's weights, given person by person. */
function writeBeta(
  { lanes: { cells }, groups, parameters: size }: PeopleCells,
  beta: Float64Array,
): void {
  for (const { people, at } of groups)
    for (const [lane, person] of people.entries())
      for (let k = 0; k < size; k++) cells[at.beta + k * LANES + lane] = beta[person * size + k]!
}

/** The log-likelihood of all choices where everybody is. */
export function likelihoodOf({ lanes: { cells }, groups }: PeopleCells): number {
  return groups.reduce((sum, { at }) => sum + total(cells, at.likelihood, LANES), 0)
}

/** Everybody's weights, person by person. */
export function readBeta(
  { lanes: { cells }, groups, parameters: size }: PeopleCells,
  beta: Float64Array,
): void {
  for (const { people, at } of groups)
    for (let lane = 0; lane < people.length; lane++)
      for (let k = 0; k < size; k++)
        beta[people[lane]! * size + k] = cells[at.beta + k * LANES + lane]!
}

/**
 * Moves each person's quadratic by a share towards the slope and the curvature of the likelihood where the
 * person is now: averaged over draws it gives the normal distribution that is closest to theirs.
 * Source: Opper and Archambeau, Neural Computation 2009;21:786.
 */
export function approximate(sampler: PeopleSampler, share: number): void {
  const { cells, groups } = sampler
  const { lanes, work, parameters: size } = cells
  const towards = (place: number, aim: number, length: number): void => {
    eachPlace(lanes, 'subtract', [aim, aim, place], length)()
    addTimes(lanes, [place, aim], share, length)
  }
  for (const [group, { at }] of cells.groups.entries()) {
    const { likelihood, linear } = groups[group]!
    lanes.cells.copyWithin(work.beta, at.beta, at.beta + size * LANES)
    likelihood.slope()
    likelihood.curvature()
    towards(at.curvature, work.curvature, size * size * LANES)
    towards(at.slopes, work.slope, size * LANES)
    towards(at.centers, work.beta, size * LANES)
    linear()
  }
  settle(sampler)
}

/** Brings what depends on `beta` up to it, after it was changed from outside. */
export function settle({ cells, groups }: PeopleSampler): void {
  const { lanes, work, parameters: size } = cells
  for (const [group, { at }] of cells.groups.entries()) {
    lanes.cells.copyWithin(work.beta, at.beta, at.beta + size * LANES)
    groups[group]!.rest()
    lanes.cells.copyWithin(at.likelihood, work.likelihood, work.likelihood + LANES)
    lanes.cells.copyWithin(at.rest, work.rest, work.rest + LANES)
    lanes.cells.copyWithin(at.restSlope, work.slope, work.slope + size * LANES)
  }
}

/** How far a path turns at once, and how often. */
export interface Turns {
  readonly angle: number
  readonly turns: number
}

/**
 * Draws everybody's weights anew given the population, by one path of split Hamiltonian Monte Carlo each; gives
 * how many paths were taken.
 * Source: Shahbaba, Lan, Johnson and Neal, Statistics and Computing 2014;24:339, section 3.
 */
export function drawPeople(
  sampler: PeopleSampler,
  { mean, precision }: Population,
  generator: Generator,
  turns: Turns,
): number {
  const { cells, groups, triangles, words } = sampler
  const { lanes, work, parameters: size } = cells
  const speeds = lanes.cells.subarray(work.speed, work.speed + size * LANES)
  const table = scoreTable()
  writePopulation(cells, mean, precision)
  const before = new Float64Array(LANES)
  let taken = 0
  for (const [group, { at }] of cells.groups.entries()) {
    generator.words(words)
    table.read(words, speeds)
    groups[group]!.given()
    lanes.cells.copyWithin(work.beta, at.beta, at.beta + size * LANES)
    triangles.placed()
    triangles.energy()
    for (let lane = 0; lane < LANES; lane++)
      before[lane] = lanes.cells[at.rest + lane]! - lanes.cells[work.energy + lane]! / 2
    lanes.cells.copyWithin(work.slope, at.restSlope, at.restSlope + size * LANES)
    path(sampler, group, turns)
    triangles.energy()
    taken += keepTaken(cells, group, before, generator)
  }
  return taken
}

/** Puts the population's precision, and what it adds to the linear terms, into every lane. */
function writePopulation(
  { lanes: { cells }, work, parameters: size }: PeopleCells,
  mean: Float64Array,
  precision: Float64Array,
): void {
  for (let k = 0; k < size; k++) {
    let sum = 0
    for (let l = 0; l < size; l++) {
      const entry = precision[k * size + l]!
      const place = work.precision + (k * size + l) * LANES
      cells.fill(entry, place, place + LANES)
      sum += entry * mean[l]!
    }
    cells.fill(sum, work.pull + k * LANES, work.pull + (k + 1) * LANES)
  }
}

/** A path that turns through the normal part and is pushed by the rest, which ends in `work`. */
function path(
  { cells, groups, triangles }: PeopleSampler,
  group: number,
  { angle, turns }: Turns,
): void {
  const { lanes, work, parameters: size } = cells
  const length = size * LANES
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
  const { place, speed, push, next } = work
  for (let turn = 0; turn < turns; turn++) {
    triangles.pushed()
    addTimes(lanes, [speed, push], turn === 0 ? angle / 2 : angle, length)
    multiplyBy(lanes, [next, place], cosine, length)
    addTimes(lanes, [next, speed], sine, length)
    multiplyBy(lanes, [speed, speed], cosine, length)
    addTimes(lanes, [speed, place], -sine, length)
    lanes.cells.copyWithin(place, next, next + length)
    triangles.beta()
    groups[group]!.rest()
  }
  triangles.pushed()
  addTimes(lanes, [speed, push], angle / 2, length)
}

/** Keeps the ends of the paths that are taken; gives how many. */
function keepTaken(
  { lanes: { cells }, groups, work, parameters: size }: PeopleCells,
  group: number,
  before: Float64Array,
  generator: Generator,
): number {
  const { at, people } = groups[group]!
  let taken = 0
  for (let lane = 0; lane < people.length; lane++) {
    const after = cells[work.rest + lane]! - cells[work.energy + lane]! / 2
    if (!(Math.log(generator.next()) < after - before[lane]!)) continue
    taken++
    cells[at.likelihood + lane] = cells[work.likelihood + lane]!
    cells[at.rest + lane] = cells[work.rest + lane]!
    for (let from = lane; from < size * LANES; from += LANES) {
      cells[at.beta + from] = cells[work.beta + from]!
      cells[at.restSlope + from] = cells[work.slope + from]!
    }
  }
  return taken
}
