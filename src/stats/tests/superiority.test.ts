import { expect, it } from 'vitest'
import { createGenerator } from '#stats/random/generator'
import { normalQuantile } from '#stats/special/normal'
import { mannWhitney } from './mann-whitney.ts'

// Closed form: for N(0, 1) against N(1, 1) the superiority is pnorm(1 / sqrt(2)) = 0.7602499 (R).
it('holds the true superiority about as often as its level', () => {
  const generator = createGenerator(11, 'superiority')
  const normals = (n: number, mean: number) =>
    Float64Array.from({ length: n }, () => mean + normalQuantile(generator.next()))
  const rounds = 2000
  let held = 0
  for (let round = 0; round < rounds; round++) {
    const { low, high } = mannWhitney(normals(30, 0), normals(25, 1), 0.9).superiority.interval
    if (low <= 0.7602499 && high >= 0.7602499) held++
  }
  // An approximate interval: within 2 points of its level, and 4 standard errors of the simulation.
  expect(Math.abs(held / rounds - 0.9)).toBeLessThan(0.02 + 4 * Math.sqrt((0.9 * 0.1) / rounds))
})
