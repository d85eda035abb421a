import { describe, expect, it } from 'vitest'
import { reference } from '../../../test/evidence/evidence-reference.ts'
import { logitCentre } from './logit-centre.ts'

describe('logitCentre', () => {
  // Base R, nested integrate and uniroot: test/reference/evidence.R.
  it.each(reference.logitCentres)('keeps the mean of beta($alpha, $beta) at tau $tau', (one) => {
    const { alpha, beta, tau, centre } = one
    expect(logitCentre({ family: 'beta', alpha, beta }, tau)).toBeCloseTo(centre, 7)
  })

  it('is 0 for a share that is symmetric about one half', () => {
    expect(logitCentre({ family: 'beta', alpha: 7, beta: 7 }, 0.35)).toBeCloseTo(0, 10)
  })
})
