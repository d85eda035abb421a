import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bulkEffectiveSize } from '#stats/chains/bulk-effective-size'
import { splitRHat } from '#stats/chains/split-r-hat'
import type { ChoiceTasks } from './choice-tasks.ts'
import { hierarchicalLogit } from './hierarchical-logit.ts'

interface Drawn {
  mean: number[]
  sd: number[]
  effective: number[]
}

// R, bayesm: test/reference/hierarchical-logit.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/hierarchical-logit.json', import.meta.url), 'utf8'),
) as {
  people: number
  tasks: number
  alternatives: number
  design: number[][]
  chosen: number[]
  mean: Drawn
  spread: Drawn
  firstPerson: Drawn
}

const { people, tasks: each, alternatives } = reference
const tasks: ChoiceTasks = {
  design: reference.design.map((column) => Float64Array.from(column)),
  starts: Int32Array.from({ length: people * each + 1 }, (_, task) => task * alternatives),
  chosen: Int32Array.from(reference.chosen, (taken, task) => task * alternatives + taken - 1),
  clusters: Int32Array.from(reference.chosen, (_, task) => Math.floor(task / each)),
}
const settings = {
  chains: 4,
  burnIn: 300,
  draws: 1500,
  seed: 1,
  key: 'test',
  prior: { meanWeight: 0.01, freedom: 6, scale: 6 },
}

const average = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length

const spreadOf = (values: ArrayLike<number>): number => {
  const middle = average(values)
  return Math.sqrt(average(Array.from(values, (value) => (value - middle) ** 2)))
}

const chainsOf = (column: Float64Array): Float64Array[] =>
  Array.from({ length: 4 }, (_, chain) => column.subarray(chain * 1500, (chain + 1) * 1500))

/** Mean and spread of draws within 4 standard errors of both simulations. */
function expectDrawn(columns: readonly Float64Array[], { mean, sd, effective }: Drawn): void {
  for (const [k, column] of columns.entries()) {
    const error =
      sd[k]! * Math.hypot(effective[k]! ** -0.5, bulkEffectiveSize(chainsOf(column)) ** -0.5)
    expect(Math.abs(average(column) - mean[k]!)).toBeLessThan(4 * error)
    expect(Math.abs(spreadOf(column) - sd[k]!)).toBeLessThan(4 * error)
  }
}

describe('hierarchicalLogit', () => {
  const first = Array.from({ length: 3 }, () => new Float64Array(4 * 1500))
  let draw = 0
  const fit = hierarchicalLogit(tasks, settings, (utilities) => {
    for (const [k, column] of first.entries()) column[draw] = utilities[k]!
    draw++
  })

  it("draws the population of R's bayesm", () => {
    expectDrawn(fit.means, reference.mean)
    expectDrawn(fit.spreads, reference.spread)
    expect(fit.people).toBe(80)
  })

  it('draws a person as bayesm does', () => {
    expectDrawn(first, reference.firstPerson)
    expect(Array.from(fit.utilities.subarray(0, 3))).toEqual(
      first.map((column) => expect.closeTo(average(column), 9)),
    )
  })

  it('agrees between chains, and is worth hundreds of independent draws', () => {
    for (const column of [...fit.means, ...fit.spreads]) {
      expect(splitRHat(chainsOf(column))).toBeLessThan(1.02)
      expect(bulkEffectiveSize(chainsOf(column))).toBeGreaterThan(400)
    }
  })

  it('depends on the seed only', () => {
    const short = { ...settings, chains: 1, burnIn: 50, draws: 5 }
    const once = hierarchicalLogit(tasks, short)
    expect(hierarchicalLogit(tasks, short)).toEqual(once)
    expect(hierarchicalLogit(tasks, { ...short, seed: 2 }).means[0]).not.toEqual(once.means[0])
  })

  it('takes an attribute that tells all choices of a person, and one that tells all choices', () => {
    const told = new Float64Array(tasks.design[0]!.length)
    for (const row of tasks.chosen) told[row] = 1
    const fit = hierarchicalLogit(
      { ...tasks, design: [...tasks.design, told] },
      { ...settings, chains: 1, burnIn: 100, draws: 100 },
    )
    expect(fit.means.every((column) => column.every(Number.isFinite))).toBe(true)
    expect(average(fit.means[3]!)).toBeGreaterThan(2)
  })

  it.each([
    ['tasks without people', { clusters: undefined }, {}, 'domain'],
    ['one person', { clusters: new Int32Array(people * each) }, {}, 'too-few'],
    [
      'a person without a task',
      { clusters: tasks.clusters!.map((person) => person + Number(person > 3)) },
      {},
      'domain',
    ],
    ['a short burn-in', {}, { burnIn: 10 }, 'too-few'],
    ['no draw', {}, { draws: 0 }, 'too-few'],
  ])('refuses %s', (_, change, other, code) => {
    const changed = { ...tasks, ...change } as ChoiceTasks
    expect(() => hierarchicalLogit(changed, { ...settings, ...other })).toThrow(
      expect.objectContaining({ code }),
    )
  })
})
