import { describe, expect, it } from 'vitest'
import { need } from '../../../test/evidence/evidence-rows.ts'
import { measuredNeeds } from '#evidence/metric-family'
import { evaluateStated } from './evaluate-stated.ts'
import type { StatedEvidence } from './stated-evidence.ts'

const [wait] = measuredNeeds(['wait'], [need('wait', { type: 'duration' })])

function checkOf(said: Readonly<Record<string, readonly (readonly [number, number, number])[]>>) {
  const stated: StatedEvidence = {
    id: 'talks',
    design: 'interview',
    need: 'wait',
    levels: Object.entries(said).map(([solution, ranges]) => ({
      solution,
      opinions: ranges.map(([low, median, high]) => ({ range: { tail: 0.1, low, median, high } })),
    })),
    examples: [],
    unexpected: [],
    verdicts: [],
  }
  return evaluateStated(stated, wait!, 0.95).checks[0]!
}

describe('the spread between people', () => {
  it('is 1 where all say the same', () => {
    const check = checkOf({
      old: [
        [5, 10, 20],
        [5, 10, 20],
        [5, 10, 20],
      ],
    })
    expect(check.id).toBe('spread-between.wait')
    expect(check.value).toBeCloseTo(1, 9)
    expect(check.findings).toEqual([])
  })

  it('is that of the mixture, in closed form where the two lie far apart', () => {
    // The ranges share no mass: the P10 of the pool is the P20 of the lower, the P90 the P80 of the upper.
    // Quantiles that are equidistant in the logarithm are lognormal, z(0.1) = -1.2816, z(0.2) = -0.8416.
    const check = checkOf({
      old: [
        [5, 10, 20],
        [5000, 10000, 20000],
      ],
    })
    const step = (Math.log(2) * 0.8416212335729143) / 1.2815515655446004
    const expected = (10000 * Math.exp(step) - 10 * Math.exp(-step)) / ((15 + 15000) / 2)
    expect(check.value! / expected).toBeCloseTo(1, 6)
    expect(check.findings.map(({ code }) => code)).toEqual(['disagreement'])
  })

  it('is the larger one of two solutions, each named', () => {
    const check = checkOf({
      old: [
        [5, 10, 20],
        [5, 10, 20],
      ],
      new: [
        [1, 2, 3],
        [2, 5, 9],
      ],
    })
    expect(check.value).toBeGreaterThan(1)
    expect(check.words).toMatch(/`old`.* 1\.0 times .*`new`/)
  })

  it('has a reason where there is nothing to compare', () => {
    expect(checkOf({ old: [[5, 10, 20]] })).toMatchObject({ reason: /One person/ })
    expect(
      checkOf({
        old: [
          [5, 5, 5],
          [7, 7, 7],
        ],
      }),
    ).toMatchObject({ reason: /Nobody gives a range/ })
  })
})

it('a disputed assumption is a finding at the assumption, with who and why', () => {
  const stated: StatedEvidence = {
    id: 'talks',
    design: 'interview',
    need: 'wait',
    levels: [{ solution: 'old', opinions: [{ range: { tail: 0.1, low: 1, median: 2, high: 3 } }] }],
    examples: [],
    unexpected: [],
    verdicts: [
      {
        assumption: 'hourly',
        verdict: 'disputed',
        by: 'head of office',
        date: '2026-10-02',
        words: 'On-costs are higher',
      },
      { assumption: 'hourly', verdict: 'confirmed', by: 'finance' },
    ],
  }
  const { findings } = evaluateStated(stated, wait!, 0.95)
  const disputed = findings.filter(({ code }) => code === 'disputed')
  expect(disputed).toMatchObject([
    {
      severity: 'warning',
      place: { path: 'assumptions.hourly' },
      message:
        'The assumption `hourly` is disputed by head of office, 2026-10-02 (talks): On-costs are higher.',
    },
  ])
})
