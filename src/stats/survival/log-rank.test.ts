import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createGenerator } from '#stats/random/generator'
import { logRank } from './log-rank.ts'

type Expected = Record<'statistic' | 'df' | 'p', number> & Record<'observed' | 'expected', number[]>
// R package survival, survdiff; with delayed entries the score test of coxph(ties = "exact"): test/reference/survival.R.
const { inputs, logRank: expected } = JSON.parse(
  readFileSync(new URL('../../../test/reference/survival.json', import.meta.url), 'utf8'),
) as {
  inputs: Record<
    'times' | 'events' | 'entries' | 'group' | 'stratum' | 'amlTimes' | 'amlEvents' | 'amlGroup',
    number[]
  >
  logRank: Record<'two' | 'three' | 'stratified' | 'aml', Expected> & {
    late: { statistic: number; df: number }
  }
}
const { times, events, entries, group, stratum } = inputs
const one = (values: readonly number[]) => values.map(() => 0)
const some = (values: readonly number[]) => values.filter((_, i) => group[i]! < 2)
const two = { times: some(times), events: some(events) }
const aml = { times: inputs.amlTimes, events: inputs.amlEvents }

describe('logRank', () => {
  it.each([
    ['two groups', logRank(two, some(group), one(some(group))), expected.two],
    ['three groups', logRank({ times, events }, group, one(group)), expected.three],
    ['strata', logRank({ times, events }, group, stratum), expected.stratified],
    [
      'the leukaemia trial',
      logRank(aml, inputs.amlGroup, one(inputs.amlGroup)),
      // Also in Miller, Survival Analysis (1981), section 4.2: chi-square 3.4.
      expected.aml,
    ],
  ])('agrees with R: %s', (_, test, reference) => {
    expect(test.statistic).toBeCloseTo(reference.statistic, 11)
    expect(test.df).toBe(reference.df)
    expect(test.pValue).toBeCloseTo(reference.p, 12)
    expect(test.groups.map((part) => part.observed)).toEqual(reference.observed)
    test.groups.forEach((part, g) => expect(part.expected).toBeCloseTo(reference.expected[g]!, 12))
  })

  it('agrees with the exact score test of coxph with delayed entries', () => {
    const test = logRank({ times, events, entries }, group, one(group))
    expect(test.statistic).toBeCloseTo(expected.late.statistic, 9)
    expect(test.df).toBe(expected.late.df)
  })

  it('leaves out a group that was never at risk at an event', () => {
    const followUp = { times: [1, 5, 6, 7, 8], events: [0, 1, 1, 1, 0] }
    const test = logRank(followUp, [9, 0, 1, 0, 1], [0, 0, 0, 0, 0])
    expect(test.df).toBe(1)
    expect(test.groups[2]).toEqual({ group: 9, n: 1, observed: 0, expected: 0 })
  })

  it('rejects equal arms about as often as its level', () => {
    const generator = createGenerator(5, 'log-rank')
    const rounds = 2000
    let rejected = 0
    for (let round = 0; round < rounds; round++) {
      const ends = Array.from({ length: 60 }, () => -Math.log(1 - generator.next()))
      const events = ends.map((end) => Number(end < 1.2))
      const groups = ends.map((_, i) => i % 2)
      const followUp = { times: ends.map((end) => Math.min(end, 1.2)), events }
      if (logRank(followUp, groups, one(groups)).pValue < 0.1) rejected++
    }
    // A large-sample test: within 1.5 points of its level, and 4 standard errors of the simulation.
    expect(Math.abs(rejected / rounds - 0.1)).toBeLessThan(0.015 + 4 * Math.sqrt(0.09 / rounds))
  })

  it('refuses what cannot be compared', () => {
    const refused = (code: string, ...given: Parameters<typeof logRank>) =>
      expect(() => logRank(...given)).toThrow(expect.objectContaining({ code }))
    refused('too-few', { times: [1, 2], events: [0, 0] }, [0, 1], [0, 0])
    refused('too-few', { times: [1, 2], events: [1, 1] }, [0, 0], [0, 0])
    refused('too-few', { times: [1, 2], events: [0, 1] }, [0, 1], [0, 0])
    refused('domain', { times: [1, 2], events: [1, 1] }, [0], [0, 0])
    const apart = { times: [1, 2, 3, 4, 5, 6, 7, 8], events: [1, 1, 1, 1, 1, 1, 1, 1] }
    refused('singular', apart, [0, 1, 0, 1, 2, 3, 2, 3], [0, 0, 0, 0, 1, 1, 1, 1])
  })
})
