import type { PeopleCells } from '#stats/choice/people-cells'
import { innerProduct } from '#stats/machine/lane-matrices'
import {
  eachPlace,
  inTurn,
  inverseRoots,
  LANES,
  productSums,
  type Step,
} from '#stats/machine/lanes'

/** Linear algebra of one group in `work`, each person's own. */
export interface TriangleSteps {
  /** `root`: Cholesky's root of what stands there, below its diagonal; `inverse`: 1 over its diagonal. */
  readonly root: Step
  /** `aim`: the x with root x = goal. */
  readonly aim: Step
  /** `place`: root' beta - aim. */
  readonly placed: Step
  /** `beta`: the x with root' x = place + aim. */
  readonly beta: Step
  /** `push`: the x with root x = slope. */
  readonly pushed: Step
  /** `energy`: squares of place and speed. */
  readonly energy: Step
}

/** The steps for the columns of `work`. */
export function triangleSteps(people: PeopleCells): TriangleSteps {
  const { lanes, work, parameters: size } = people
  const length = size * LANES
  return {
    root: inTurn(rootSteps(people)),
    aim: inTurn(solveSteps(people, work.goal, work.aim)),
    placed: inTurn([
      eachPlace(lanes, 'divide', [work.place, work.beta, work.inverse], length),
      ...placeSteps(people),
      eachPlace(lanes, 'subtract', [work.place, work.place, work.aim], length),
    ]),
    beta: inTurn([
      eachPlace(lanes, 'add', [work.next, work.place, work.aim], length),
      ...backSteps(people),
    ]),
    pushed: inTurn(solveSteps(people, work.slope, work.push)),
    energy: innerProduct(lanes, [work.energy, work.nothing], [work.place, work.place], 2 * size),
  }
}

/** Column by column: what is left of it after the columns before, over the root of its first number. */
function rootSteps({ lanes, work, parameters: size }: PeopleCells): Step[] {
  const cell = (i: number, j: number): number => work.root + (i * size + j) * LANES
  const row = size * LANES
  return Array.from({ length: size }, (_, j) => {
    const before = {
      b: cell(j, 0),
      aStep: LANES,
      bStep: LANES,
      count: j,
      width: LANES,
    }
    const own = cell(j, j)
    const inverse = work.inverse + j * LANES
    const below = {
      out: cell(j + 1, j),
      from: cell(j + 1, j),
      a: cell(j + 1, 0),
      times: inverse,
    }
    return [
      productSums(lanes, 'take', {
        ...before,
        out: own,
        from: own,
        a: cell(j, 0),
        rows: 1,
      }),
      inverseRoots(lanes, [inverse, own]),
      productSums(lanes, 'solve', {
        ...before,
        ...below,
        outRow: row,
        fromRow: row,
        aRow: row,
        rows: size - 1 - j,
      }),
    ]
  }).flat()
}

/** out: the x with root x = right, number by number. */
function solveSteps(
  { lanes, work, parameters: size }: PeopleCells,
  right: number,
  out: number,
): Step[] {
  return Array.from({ length: size }, (_, i) =>
    productSums(lanes, 'solve', {
      out: out + i * LANES,
      from: right + i * LANES,
      a: work.root + i * size * LANES,
      aStep: LANES,
      b: out,
      bStep: LANES,
      times: work.inverse + i * LANES,
      count: i,
      rows: 1,
      width: LANES,
    }),
  )
}

/** beta: the x with root' x = next, from the last number up. */
function backSteps({ lanes, work, parameters: size }: PeopleCells): Step[] {
  return Array.from({ length: size }, (_, i) =>
    productSums(lanes, 'solve', {
      out: work.beta + i * LANES,
      from: work.next + i * LANES,
      a: work.root + ((i + 1) * size + i) * LANES,
      aStep: size * LANES,
      b: work.beta + (i + 1) * LANES,
      bStep: LANES,
      times: work.inverse + i * LANES,
      count: size - 1 - i,
      rows: 1,
      width: LANES,
    }),
  ).toReversed()
}

/** Adds to each number of place what stands below the diagonal of root' beta. */
function placeSteps({ lanes, work, parameters: size }: PeopleCells): Step[] {
  return Array.from({ length: size - 1 }, (_, i) =>
    productSums(lanes, 'add', {
      out: work.place + i * LANES,
      from: work.place + i * LANES,
      a: work.root + ((i + 1) * size + i) * LANES,
      aStep: size * LANES,
      b: work.beta + (i + 1) * LANES,
      bStep: LANES,
      count: size - 1 - i,
      rows: 1,
      width: LANES,
    }),
  )
}
