import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { bulkEffectiveSize } from '#stats/chains/bulk-effective-size'
import { splitRHat } from '#stats/chains/split-r-hat'
import type { ChoiceTasks } from './choice-tasks.ts'
import { hasSettled, hierarchicalLogit, settled } from './hierarchical-logit.ts'

interface Drawn {
  mean: number[]
  sd: number[]
  effective: number[]
}

interface Reference {
  people: number
  tasks: number
  alternatives: number
  design: number[][]
  chosen: number[]
  mean: Drawn
  spread: Drawn
  firstPerson: Drawn
}

const referenceOf = (name: string): Reference =>
  JSON.parse(
    readFileSync(new URL(`../../../test/reference/${name}.json`, import.meta.url), 'utf8'),
  ) as Reference

// R, bayesm: test/reference/hierarchical-logit.R.
const reference = referenceOf('hierarchical-logit')
// A sampler of its own in NumPy: test/reference/hierarchical-worth.py.
const worth = referenceOf('hierarchical-worth')

function tasksOf({ people, tasks: each, alternatives, design, chosen }: Reference): ChoiceTasks {
  return {
    design: design.map((column) => Float64Array.from(column)),
    starts: Int32Array.from({ length: people * each + 1 }, (_, task) => task * alternatives),
    chosen: Int32Array.from(chosen, (taken, task) => task * alternatives + taken - 1),
    clusters: Int32Array.from(chosen, (_, task) => Math.floor(task / each)),
  }
}

const { people, tasks: each } = reference
const tasks = tasksOf(reference)
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

const inChains = (column: Float64Array, chains: number): Float64Array[] => {
  const length = column.length / chains
  return Array.from({ length: chains }, (_, i) => column.subarray(i * length, (i + 1) * length))
}

const chainsOf = (column: Float64Array): Float64Array[] => inChains(column, 4)

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
  const fit = hierarchicalLogit(tasks, settings, ({ utilities }) => {
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
    expect(Array.from(fit.weights.subarray(0, 3))).toEqual(
      first.map((column) => expect.closeTo(average(column), 9)),
    )
  })

  it('draws weights in money as a sampler that was written for them alone', () => {
    const own = Array.from({ length: 3 }, () => new Float64Array(4 * 1500))
    let at = 0
    const inMoney = hierarchicalLogit(
      tasksOf(worth),
      { ...settings, price: 0 },
      ({ weights, utilities }) => {
        for (const [k, column] of own.entries()) column[at] = weights[k]!
        expect(utilities[0]).toBe(-Math.exp(weights[0]!))
        expect(utilities[1]).toBe(Math.exp(weights[0]!) * weights[1]!)
        at++
      },
    )
    expectDrawn(inMoney.means, worth.mean)
    expectDrawn(inMoney.spreads, worth.spread)
    expectDrawn(own, worth.firstPerson)
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

  it.each([{}, { price: 0 }])('draws the same without machine code: %j', (money) => {
    const short = { ...settings, ...money, chains: 2, burnIn: 50, draws: 20 }
    const fast = hierarchicalLogit(tasks, short)
    vi.stubGlobal('WebAssembly', undefined)
    try {
      expect(hierarchicalLogit(tasks, short)).toEqual(fast)
    } finally {
      vi.unstubAllGlobals()
    }
  })

  it('goes on until it has settled, or as far as it may', () => {
    const long = hierarchicalLogit(tasks, {
      ...settings,
      draws: 100,
      most: 20000,
    })
    expect(long.draws).toBeGreaterThan(100)
    expect(long.draws).toBeLessThan(20000)
    expect(long.rHat).toBeLessThanOrEqual(1.05)
    expect(long.effective).toBeGreaterThanOrEqual(400)
    expect(long.means[0]).toHaveLength(4 * long.draws)
    expect(
      Math.max(...[...long.means, ...long.spreads].map((one) => splitRHat(inChains(one, 4)))),
    ).toBe(long.rHat)
    const cut = hierarchicalLogit(tasks, { ...settings, draws: 20, most: 40 })
    expect(cut.draws).toBe(40)
    expect(hasSettled(cut, settled.effective)).toBe(false)
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
      {
        clusters: tasks.clusters!.map((person) => person + Number(person > 3)),
      },
      {},
      'domain',
    ],
    ['a short burn-in', {}, { burnIn: 10 }, 'too-few'],
    ['too few draws', {}, { draws: 3 }, 'too-few'],
  ])('refuses %s', (_, change, other, code) => {
    const changed = { ...tasks, ...change } as ChoiceTasks
    expect(() => hierarchicalLogit(changed, { ...settings, ...other })).toThrow(
      expect.objectContaining({ code }),
    )
  })
})
