import { describe, expect, it } from 'vitest'
import {
  type ReferenceContrast,
  clusters,
  reference,
  rows,
  yesNo,
} from '../../../test/reference/causal.ts'
import { covarianceOf, standardErrorOf } from '#stats/influence/linear-estimate'
import { type ArmContrast, contrastArms } from './arm-contrast.ts'
import { doublyRobust } from './doubly-robust.ts'
import { gComputation } from './g-computation.ts'
import { inverseProbabilityWeighting } from './inverse-probability-weighting.ts'

const { gComputation: g, weighting: w, doublyRobust: d } = reference
const whole = { ...rows, trim: 0 }
const share = { ...yesNo, trim: 0 }

/** How many digits the reference has: sandwiches in closed form, or numerical derivatives. */
const CLOSED = 9
const NUMERICAL = 6

describe('the contrasts of R (sandwich; stacked estimating equations)', () => {
  it.each<[string, () => ArmContrast, ReferenceContrast, number]>([
    ['g-computation', () => gComputation({ ...rows, model: 'linear' }), g.linear, CLOSED],
    [
      'g-computation of a share',
      () => gComputation({ ...yesNo, model: 'logistic' }),
      g.logistic,
      CLOSED,
    ],
    [
      'g-computation by cluster',
      () => gComputation({ ...rows, clusters, model: 'linear' }),
      g.linearClusters,
      CLOSED,
    ],
    [
      'g-computation of a share by cluster',
      () => gComputation({ ...yesNo, clusters, model: 'logistic' }),
      g.logisticClusters,
      CLOSED,
    ],
    ['weighting', () => inverseProbabilityWeighting(whole), w.hours, NUMERICAL],
    ['weighting of a share', () => inverseProbabilityWeighting(share), w.done, NUMERICAL],
    [
      'weighting by cluster',
      () => inverseProbabilityWeighting({ ...whole, clusters }),
      w.clusters,
      NUMERICAL,
    ],
    [
      'weighting of trimmed rows',
      () => inverseProbabilityWeighting({ ...rows, trim: 0.25 }),
      w.trimmed,
      NUMERICAL,
    ],
    ['doubly robust', () => doublyRobust({ ...whole, model: 'linear' }), d.hours, NUMERICAL],
    ['doubly robust share', () => doublyRobust({ ...share, model: 'logistic' }), d.done, NUMERICAL],
    [
      'doubly robust by cluster',
      () => doublyRobust({ ...whole, clusters, model: 'linear' }),
      d.clusters,
      NUMERICAL,
    ],
  ])('%s', (_, contrast, expected, digits) => {
    const { base, treatment, difference, test, ratio } = contrast()
    expect(base.value).toBeCloseTo(expected.base, CLOSED)
    expect(treatment.value).toBeCloseTo(expected.treatment, CLOSED)
    expect(standardErrorOf(base)).toBeCloseTo(expected.baseSe, digits)
    expect(standardErrorOf(treatment)).toBeCloseTo(expected.treatmentSe, digits)
    expect(covarianceOf(base, treatment)).toBeCloseTo(expected.covariance, digits)
    expect(difference.value).toBe(test.difference)
    expect(test.difference).toBeCloseTo(expected.difference, CLOSED)
    expect(test.standardError).toBeCloseTo(expected.se, digits)
    expect(test.df).toBe(expected.df)
    expect(test.pValue / expected.p).toBeCloseTo(1, digits - 1)
    expect(test.interval.low).toBeCloseTo(expected.low, digits - 1)
    expect(test.interval.high).toBeCloseTo(expected.high, digits - 1)
    expect(ratio!.ratio).toBeCloseTo(expected.ratio, CLOSED)
    expect(ratio!.logStandardError).toBeCloseTo(expected.logSe, digits)
  })
})

describe('contrastArms', () => {
  // By hand: errors 0.3 and 0.4 of independent arms, of which the ratio's logarithm has (0.4 / 8)^2 + (0.3 / 10)^2.
  const base = { value: 10, influence: Float64Array.of(0.3, 0), df: 20 }
  const treatment = { value: 8, influence: Float64Array.of(0, 0.4), df: 12 }

  it('is the difference and the ratio of two arms', () => {
    const { difference, test, ratio } = contrastArms(base, treatment, 0.95)
    expect(difference).toMatchObject({ value: -2, df: 12 })
    expect(test.standardError).toBeCloseTo(0.5, 12)
    expect(ratio!.ratio).toBeCloseTo(0.8, 12)
    expect(ratio!.logStandardError).toBeCloseTo(Math.hypot(0.05, 0.03), 12)
  })

  it('has no ratio where an arm is not above 0, and no test where nothing varies', () => {
    expect(contrastArms({ ...base, value: 0 }, treatment, 0.95)).not.toHaveProperty('ratio')
    const still = { ...base, influence: Float64Array.of(0, 0) }
    expect(() => contrastArms(still, still, 0.95)).toThrow(
      expect.objectContaining({ code: 'no-variation' }),
    )
  })
})
