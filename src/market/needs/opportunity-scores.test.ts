import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createGenerator } from '#stats/random/generator'
import type { NeedAnswers } from './need-answers.ts'
import { opportunityGap, opportunityScore, unsatisfiedImportance } from './opportunity-rules.ts'
import { opportunityScores } from './opportunity-scores.ts'

const rules = ['importance', 'satisfaction', 'score', 'gap', 'unsatisfied'] as const
type Rule = (typeof rules)[number]

// NumPy, with resamples of its own: test/reference/needs.py.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/needs.json', import.meta.url), 'utf8'),
) as {
  level: number
  resamples: number
  importance: number[][]
  satisfaction: (number | null)[][]
  rules: Record<Rule, number[]>
  meanBased: number[]
  rank: number[]
  intervals: Record<Rule, Record<'low' | 'high' | 'sd', number[]>>
  beats: number[][]
}

const onTen = (answer: number | null): number => (answer === null ? NaN : ((answer - 1) / 4) * 10)
const topTwo = (answer: number | null): number => (answer === null ? NaN : Number(answer >= 4))

const answers: readonly NeedAnswers[] = reference.importance.map((importance, at) => {
  const satisfaction = reference.satisfaction[at]!
  return {
    need: `need-${at}`,
    important: Float64Array.from(importance, topTwo),
    satisfied: Float64Array.from(satisfaction, topTwo),
    scales: {
      importance: Float64Array.from(importance, onTen),
      satisfaction: Float64Array.from(satisfaction, onTen),
    },
  }
})
const resampling = {
  generator: () => createGenerator(1, 'needs'),
  resamples: 20_000,
  level: reference.level,
}

describe('opportunityScores', () => {
  const found = opportunityScores(answers, resampling)

  it.each(rules)("equals NumPy's %s", (rule) => {
    for (const [at, need] of found.needs.entries())
      expect(need[rule].value).toBeCloseTo(reference.rules[rule][at]!, 10)
  })

  // The error of a 2.5 % quantile of 20,000 draws over a density of half the normal one, of both simulations.
  it.each(rules)("has NumPy's range of %s", (rule) => {
    const { low, high, sd } = reference.intervals[rule]
    for (const [at, need] of found.needs.entries()) {
      const error = (sd[at]! * Math.sqrt((2 * 0.025 * 0.975) / 20_000)) / (0.5 * 0.0584)
      // Shares move in steps of one person.
      const step = (3 * 10) / 180
      expect(Math.abs(need[rule].interval.low - low[at]!)).toBeLessThan(4 * error + step)
      expect(Math.abs(need[rule].interval.high - high[at]!)).toBeLessThan(4 * error + step)
    }
  })

  it('ranks by the score and says how sure the order is', () => {
    expect(found.needs.map(({ rank }) => rank)).toEqual(reference.rank)
    for (const [a, row] of found.beats.entries())
      for (const [b, chance] of row.entries()) {
        const expected = reference.beats[a]![b]!
        const error = Math.sqrt((2 * Math.max(expected * (1 - expected), 1e-4)) / 20_000)
        expect(Math.abs(chance - expected)).toBeLessThan(4 * error)
      }
  })

  it('gives the score of the means where there are scales', () => {
    for (const [at, { meanBased }] of found.needs.entries())
      expect(meanBased?.value).toBeCloseTo(reference.meanBased[at]!, 10)
    const [{ need, important, satisfied }] = answers as [NeedAnswers]
    const picks = opportunityScores([{ need, important, satisfied }], {
      ...resampling,
      resamples: 100,
    })
    expect(picks.needs[0]).not.toHaveProperty('meanBased')
  })

  it('refuses a survey without needs, and one person', () => {
    expect(() => opportunityScores([], resampling)).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
    const alone = { need: 'a', important: Float64Array.of(1), satisfied: Float64Array.of(0) }
    expect(() => opportunityScores([alone], resampling)).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
  })
})

describe('a need that nobody answered', () => {
  it('is refused by name', () => {
    const silent = {
      need: 'b',
      important: Float64Array.of(1, 0),
      satisfied: Float64Array.of(NaN, NaN),
    }
    expect(() => opportunityScores([silent], resampling)).toThrow(
      expect.objectContaining({ code: 'too-few', details: { need: 'b' } }),
    )
  })
})

describe('the rules', () => {
  // conventions: 9 and 6, and 6 and 0, both give 12.
  it('count importance twice', () => {
    expect(opportunityScore({ importance: 9, satisfaction: 6 })).toBe(12)
    expect(opportunityScore({ importance: 6, satisfaction: 0 })).toBe(12)
    expect(opportunityGap({ importance: 9, satisfaction: 6 })).toBe(3)
    expect(unsatisfiedImportance({ importance: 9, satisfaction: 6 })).toBeCloseTo(3.6, 12)
  })

  it('never fall with importance, nor rise with satisfaction', () => {
    const ten = fc.double({ min: 0, max: 10, noNaN: true })
    fc.assert(
      fc.property(ten, ten, ten, (importance, satisfaction, other) => {
        const [less, more] = [Math.min(importance, other), Math.max(importance, other)]
        for (const rule of [opportunityScore, opportunityGap, unsatisfiedImportance]) {
          const low = rule({ importance: less, satisfaction })
          expect(rule({ importance: more, satisfaction })).toBeGreaterThanOrEqual(low - 1e-12)
        }
        expect(opportunityScore({ importance, satisfaction })).toBeLessThanOrEqual(20)
      }),
    )
  })
})
