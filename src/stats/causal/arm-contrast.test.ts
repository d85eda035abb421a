import { describe, expect, it } from 'vitest'
import {
  type ReferenceContrast,
  clusters,
  reference,
  rows,
  yesNo,
} from '../../../test/reference/causal.ts'
import { covarianceOf, standardErrorOf } from '#stats/influence/linear-estimate'
import type { ArmContrast } from './arm-contrast.ts'
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
