import { describe, expect, it } from 'vitest'
import { need } from '../../../test/evidence/evidence-rows.ts'
import { measuredNeeds } from '#evidence/metric-family'
import { distributionMean } from '#stats/distributions/distribution-mean'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import { evaluateStated } from './evaluate-stated.ts'
import type { Opinion, StatedEvidence } from './stated-evidence.ts'

const [wait] = measuredNeeds(['wait'], [need('wait', { type: 'duration' })])
const [rework] = measuredNeeds(['rework'], [need('rework', { type: 'yes-no' })])

function opinion(low: number, median: number, high: number, tail = 0.1): Opinion {
  return { range: { tail, low, median, high } }
}

function talks(levels: StatedEvidence['levels']): StatedEvidence {
  return {
    id: 'talks',
    design: 'interview',
    need: 'wait',
    levels,
    examples: [],
    unexpected: [],
    verdicts: [],
  }
}

describe('stated evidence', () => {
  it('is a level with the range that is stated', () => {
    const stated: StatedEvidence = {
      ...talks([{ solution: 'old', opinions: [opinion(0.03, 0.06, 0.11, 0.05)] }]),
      design: 'benchmark',
      need: 'rework',
    }
    const { estimate, joint, findings } = evaluateStated(stated, rework!, 0.95)
    expect(estimate!.baseline.median).toBeCloseTo(0.06, 12)
    expect(estimate!.baseline.interval).toEqual({
      low: expect.closeTo(0.03, 12),
      high: expect.closeTo(0.11, 12),
      level: 0.9,
    })
    expect(estimate!.grade).toBe(0)
    expect(joint.contrasts).toMatchObject([{ block: 'talks', need: 'rework' }])
    expect(findings.map(({ code }) => code)).toEqual(['no-source'])
  })

  it('pools several people: half the weight each', () => {
    const people = [opinion(1, 2, 4), opinion(10, 20, 40)]
    const { levels, findings } = evaluateStated(
      talks([{ solution: 'old', opinions: people }]),
      wait!,
      0.95,
    )
    const { distribution } = levels[0]!
    const single = people.map((one) =>
      distributionMean({ family: 'three-quantiles', lower: 0, ...one.range }),
    )
    expect(distributionMean(distribution)).toBeCloseTo((single[0]! + single[1]!) / 2, 10)
    // The two hardly overlap: the quartiles of the pool are the medians of the two.
    expect(distributionQuantile(distribution, 0.25)).toBeCloseTo(2, 1)
    expect(distributionQuantile(distribution, 0.75)).toBeCloseTo(20, 0)
    expect(findings.map(({ code }) => code)).toEqual(['few-rows', 'disagreement'])
  })

  it('compares two solutions as independent: lognormal differences in closed form', () => {
    // Quantiles symmetric in the logarithm are lognormal: the ratio of two is lognormal too.
    const { estimate } = evaluateStated(
      talks([
        { solution: 'old', opinions: [opinion(5, 10, 20)] },
        { solution: 'new', opinions: [opinion(2, 4, 8)] },
      ]),
      wait!,
      0.95,
    )
    const sigma = Math.log(2) / 1.2815515655446004
    const reach = 1.959963984540054 * sigma * Math.SQRT2
    const { ratio } = estimate!
    expect(ratio).toMatchObject({ value: expect.closeTo(0.4, 10) })
    const { low, high } = (ratio as { interval: { low: number; high: number } }).interval
    expect(Math.log(low)).toBeCloseTo(Math.log(0.4) - reach, 1)
    expect(Math.log(high)).toBeCloseTo(Math.log(0.4) + reach, 1)
    expect(estimate!.certainty).toBe('too-early')
  })

  it('is a problem where a share lies outside 0 to 1', () => {
    const stated = {
      ...talks([{ solution: 'old', opinions: [opinion(0.5, 0.9, 1.2)] }]),
      need: 'rework',
    }
    const { findings, estimate } = evaluateStated(stated, rework!, 0.95)
    expect(findings[0]).toMatchObject({ code: 'range', severity: 'problem' })
    expect(estimate).toBeUndefined()
  })
})
