import { describe, expect, it } from 'vitest'
import { scenarios } from './scenarios.ts'
import type { Claim, Scenario } from './scenario.ts'
import { simulate } from './simulate.ts'
import { simulatePart } from './simulate-part.ts'
import { tableOf } from './table.ts'
import { count, emptyTally, merge, type Tally } from './tally.ts'
import { verdictOf } from './verdict.ts'

const chosen = scenarios.filter(({ id }) => ['baseline-rate', 'before-after-shares'].includes(id))
const replications = 200
const seed = 7

function missed({ figures }: Tally): readonly string[] {
  return figures.filter((one) => verdictOf(one)?.met === false).map(({ figure }) => figure)
}

/** The same with every interval pulled in to half its width. */
function halved(scenario: Scenario): Scenario {
  return {
    ...scenario,
    replicate(random) {
      const { observed, codes } = scenario.replicate(random)
      return {
        codes,
        observed: observed.map((one) => {
          const { interval } = one
          if (interval === undefined) return one
          const [middle, reach] = [
            (interval.low + interval.high) / 2,
            (interval.high - interval.low) / 4,
          ]
          return { ...one, interval: { ...interval, low: middle - reach, high: middle + reach } }
        }),
      }
    },
  }
}

describe('coverage by simulation', () => {
  it('is the same with one worker and with two, and no goal is missed', async () => {
    const one = await simulate(chosen, { replications, seed, workers: 1 })
    const two = await simulate(chosen, { replications, seed, workers: 2 })
    expect([...two]).toEqual([...one])
    expect([...one.values()].map((tally) => [tally.replications, missed(tally)])).toEqual([
      [replications, []],
      [replications, []],
    ])
    expect(tableOf(chosen, one)).toContain('| met |')
  })

  it.each(chosen.map((scenario) => [scenario.id, scenario] as const))(
    'catches intervals half as wide: %s',
    (_, scenario) => {
      const part = { scenario: scenario.id, from: 0, to: replications }
      const tally = simulatePart(halved(scenario), part, seed)
      const nominal = tally.figures.filter(({ claim }) => claim === 'nominal')
      expect(missed(tally)).toEqual(expect.arrayContaining(nominal.map(({ figure }) => figure)))
      // 2 (1 - Phi(1.96 / 2)) lie outside: 67 % are left, the bound is 6 errors of it.
      for (const { covered, intervals } of nominal)
        expect(Math.abs(covered / intervals - 0.673)).toBeLessThan(6 * Math.sqrt(0.22 / intervals))
    },
  )

  it('ends early with what is done', async () => {
    const stop = new AbortController()
    const results = await simulate(chosen, {
      replications,
      seed,
      workers: 1,
      signal: stop.signal,
      say: (done) => {
        if (done >= 50) stop.abort()
      },
    })
    const done = [...results.values()].reduce((sum, tally) => sum + tally.replications, 0)
    expect(done).toBe(50)
  })
})

describe('a tally', () => {
  const interval = { low: 1, high: 3, level: 0.95 }
  const figure = { figure: 'a', claim: 'nominal', value: 2, interval } as const

  it('counts what covers, what lies below and above, and what has no interval', () => {
    const tally = emptyTally()
    const observed = [
      ...[1, 2, 3, 4, 0].map((truth) => ({ ...figure, truth })),
      { figure: 'a', claim: 'nominal' as const, truth: 2 },
    ]
    count(tally, { observed, codes: ['few-rows', 'few-rows'] })
    expect(tally.codes).toEqual({ 'few-rows': 1 })
    expect(tally.figures).toMatchObject([
      { intervals: 5, without: 1, covered: 3, below: 1, above: 1, width: 10, error: 0 },
    ])
    merge(tally, structuredClone(tally))
    expect(tally.figures).toMatchObject([{ intervals: 10, without: 2, covered: 6, width: 20 }])
  })

  it('is judged by what its interval claims', () => {
    const sums = { figure: 'a', without: 0, below: 0, above: 0, width: 1, error: 0 }
    const of = (claim: Claim, covered: number) =>
      verdictOf({ ...sums, claim, covered, intervals: 10_000 })!.met
    expect([9300, 9340, 9500, 9650, 9700].map((n) => of('nominal', n))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
    expect([9300, 9990].map((n) => of('cautious', n))).toEqual([false, true])
  })
})
