import { expect, it } from 'vitest'
import { logLikelihoodOfPeople } from './person-choices.ts'

// Closed form: each of two people takes the first offer of three, and of two, whose utilities differ by what is given.
it('is the sum of the logs of the chances of what was taken', () => {
  const likelihood = logLikelihoodOfPeople({
    design: [Float64Array.of(1, 0, 0, 1, 0, 1, 0, 0, 1, 0)],
    starts: Int32Array.of(0, 3, 5, 8, 10),
    chosen: Int32Array.of(0, 3, 5, 8),
    clusters: Int32Array.of(0, 0, 1, 1),
  })
  const oneOf = (others: number, utility: number): number =>
    utility - Math.log(Math.exp(utility) + others)
  expect(likelihood(Float64Array.of(0, 0))).toBeCloseTo(-2 * Math.log(3) - 2 * Math.log(2), 12)
  expect(likelihood(Float64Array.of(0.7, -1.2))).toBeCloseTo(
    oneOf(2, 0.7) + oneOf(1, 0.7) + oneOf(2, -1.2) + oneOf(1, -1.2),
    12,
  )
})
