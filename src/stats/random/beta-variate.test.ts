import { expect, it } from 'vitest'
import { createGenerator } from '#stats/random/generator'
import { betaCdf } from '#stats/special/beta'
import { chiSquareTail } from '#stats/special/chi-square'
import { betaVariate } from './beta-variate.ts'

// Closed form: the distribution function of a beta variable makes it uniform; chi-square of 50 equal bins.
it.each([
  [1, 1],
  [1, 4],
  [4, 1],
  [1.5, 2],
  [2, 2],
  [2, 7],
  [60, 3],
  [5000, 5001],
])('draws beta(%d, %d) variables', (a, b) => {
  const generator = createGenerator(1, `beta ${a} ${b}`)
  const draw = betaVariate(a, b)
  const counts = Array.from({ length: 50 }, () => 0)
  for (let i = 0; i < 20_000; i++) counts[Math.floor(50 * betaCdf(draw(generator), a, b))]! += 1
  const statistic = counts.reduce((sum, count) => sum + (count - 400) ** 2 / 400, 0)
  expect(chiSquareTail(statistic, 49)).toBeGreaterThan(1e-4)
})
