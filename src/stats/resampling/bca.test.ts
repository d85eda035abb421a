import { expect, it } from 'vitest'
import { bcaProbabilities } from './bca.ts'

// Without bias and skew a BCa interval is the percentile one.
it('ends where the percentile interval ends without bias and skew', () => {
  const [low, high] = bcaProbabilities(
    { draws: Float64Array.of(1, 2, 3, 4), estimate: 2.5, withoutOne: [Float64Array.of(1, 2, 3)] },
    0.9,
  )
  expect(low).toBeCloseTo(0.05, 12)
  expect(high).toBeCloseTo(0.95, 12)
})

// Closed form: the acceleration of a mean is its skewness / (6 sqrt n). For 0, 0, 0, 4 the skewness
// (m3 / n) / (m2 / n)^1.5 is 24 / 4 / 3^1.5; then R's pnorm(e / (1 - a e)) at e = -+qnorm(0.95).
it('is shifted by the skew', () => {
  const values = [0, 0, 0, 4]
  const withoutOne = [Float64Array.from(values, (value) => (4 - value) / 3)]
  const [low, high] = bcaProbabilities(
    { draws: Float64Array.of(0, 1, 2, 3), estimate: 1.5, withoutOne },
    0.9,
  )
  expect(low).toBeCloseTo(0.0777910798475511, 10)
  expect(high).toBeCloseTo(0.974658182198156, 10)
})

it('refuses resamples that all lie on one side', () => {
  const draws = Float64Array.of(1, 2, 3)
  const withoutOne = [Float64Array.of(1, 2)]
  expect(() => bcaProbabilities({ draws, estimate: 5, withoutOne }, 0.9)).toThrow(
    expect.objectContaining({ code: 'domain' }),
  )
})
