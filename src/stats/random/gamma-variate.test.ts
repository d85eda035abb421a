import { expect, it } from 'vitest'
import { createGenerator } from '#stats/random/generator'
import { chiSquareTail } from '#stats/special/chi-square'
import { gammaVariate } from './gamma-variate.ts'

// Closed form: a half of a chi-square variable is gamma; its tail makes it uniform; chi-square of 50 equal bins.
it.each([1, 1.5, 3, 40, 200.5])('draws gamma(%d) variables', (shape) => {
  const generator = createGenerator(1, `gamma ${shape}`)
  const draw = gammaVariate(shape)
  const counts = Array.from({ length: 50 }, () => 0)
  for (let i = 0; i < 20_000; i++) {
    const tail = chiSquareTail(2 * draw(generator), 2 * shape)
    counts[Math.min(49, Math.floor(50 * tail))]! += 1
  }
  const statistic = counts.reduce((sum, count) => sum + (count - 400) ** 2 / 400, 0)
  expect(chiSquareTail(statistic, 49)).toBeGreaterThan(1e-4)
})
