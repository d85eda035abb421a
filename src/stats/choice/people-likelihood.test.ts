import { describe, expect, it } from 'vitest'
import { LANES } from '#stats/machine/lanes'
import type { ChoiceTasks } from './choice-tasks.ts'
import { peopleCells, type PeopleCells } from './people-cells.ts'
import { groupLikelihood } from './people-likelihood.ts'

// Three people: two take the first offer of three, and of two; the third, asked once, the second of two.
const tasks: ChoiceTasks = {
  design: [
    Float64Array.of(1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0),
    Float64Array.of(2, 3, 1, 2, 4, 2, 3, 1, 2, 4, 1, 3),
  ],
  starts: Int32Array.of(0, 3, 5, 8, 10, 12),
  chosen: Int32Array.of(0, 3, 5, 8, 11),
  clusters: Int32Array.of(0, 0, 1, 1, 2),
}

/** Likelihood, slope and curvature of each person at the same weights. */
function at(weights: readonly number[], price?: number) {
  const cells = peopleCells(tasks, price)
  const [group] = cells.groups
  const { slope, curvature } = groupLikelihood(cells, group!)
  const all = cells.lanes.cells
  for (const [k, value] of weights.entries()) {
    const from = cells.work.beta + k * LANES
    all.fill(value, from, from + LANES)
  }
  slope()
  curvature()
  return Array.from({ length: 3 }, (_, person) => ofLane(cells, group!.people.indexOf(person)))
}

function ofLane({ lanes: { cells }, work, parameters: size }: PeopleCells, lane: number) {
  const list = (place: number, length: number): number[] =>
    Array.from({ length }, (_, k) => cells[place + k * LANES + lane]!)
  return {
    likelihood: cells[work.likelihood + lane]!,
    slope: list(work.slope, size),
    curvature: list(work.curvature, size * size),
  }
}

// Closed form: the sum of the logs of the chances of what was taken.
function logChance(person: number, [first, second]: readonly [number, number]): number {
  const utility = (row: number): number =>
    first * tasks.design[0]![row]! + second * tasks.design[1]![row]!
  return [...tasks.clusters!.keys()]
    .filter((task) => tasks.clusters![task] === person)
    .reduce((sum, task) => {
      const rows = Array.from(
        { length: tasks.starts[task + 1]! - tasks.starts[task]! },
        (_, i) => tasks.starts[task]! + i,
      )
      const odds = rows.reduce((all, row) => all + Math.exp(utility(row)), 0)
      return sum + utility(tasks.chosen[task]!) - Math.log(odds)
    }, 0)
}

const STEP = 1e-4

/** Slope and curvature by central differences of the closed form. */
function differences(
  density: (weights: readonly [number, number]) => number,
  [a, b]: readonly [number, number],
) {
  const here = density([a, b])
  const [up, down] = [density([a + STEP, b]), density([a - STEP, b])]
  const [right, left] = [density([a, b + STEP]), density([a, b - STEP])]
  const corners =
    density([a + STEP, b + STEP]) +
    density([a - STEP, b - STEP]) -
    density([a + STEP, b - STEP]) -
    density([a - STEP, b + STEP])
  const cross = -corners / (4 * STEP * STEP)
  return {
    slope: [(up - down) / (2 * STEP), (right - left) / (2 * STEP)],
    curvature: [
      -(up - 2 * here + down) / STEP ** 2,
      cross,
      cross,
      -(right - 2 * here + left) / STEP ** 2,
    ],
  }
}

const close = (values: readonly number[], digits: number) =>
  values.map((value) => expect.closeTo(value, digits))

describe.each([[[0, 0]], [[0.7, -1.2]], [[-3, 2]]] as [[number, number]][])('at %j', (weights) => {
  it.each([0, 1, 2])(
    'person %i has the likelihood, the slope and the curvature of the closed form',
    (person) => {
      const found = at(weights)[person]!
      const density = (one: readonly [number, number]): number => logChance(person, one)
      expect(found.likelihood).toBeCloseTo(density(weights), 12)
      const { slope, curvature } = differences(density, weights)
      expect(found.slope).toEqual(close(slope, 6))
      expect(found.curvature).toEqual(close(curvature, 5))
    },
  )

  it.each([0, 1, 2])('and so it has with weights in money, person %i', (person) => {
    const [worth, price] = weights
    const found = at(weights, 1)[person]!
    const density = ([w, a]: readonly [number, number]): number =>
      logChance(person, [Math.exp(a) * w, -Math.exp(a)])
    expect(found.likelihood).toBeCloseTo(density([worth, price]), 12)
    expect(found.slope).toEqual(close(differences(density, weights).slope, 5))
    // Of the weight alone nothing bends the turn: the curvature is exact there.
    expect(found.curvature[0]).toBeCloseTo(differences(density, weights).curvature[0]!, 5)
    // The rest is the turn's slope times the curvature by utilities: [e^a, e^a w; 0, -e^a].
    const scale = Math.exp(price)
    const [a, b, , c] = at([scale * worth, -scale])[person]!.curvature as [
      number,
      number,
      number,
      number,
    ]
    expect(found.curvature[1]).toBeCloseTo(scale * scale * (a * worth - b), 10)
    expect(found.curvature[2]).toBeCloseTo(scale * scale * (a * worth - b), 10)
    expect(found.curvature[3]).toBeCloseTo(
      scale * scale * (a * worth * worth - 2 * b * worth + c),
      10,
    )
  })
})
