import { expect, test } from 'vitest'
import { normalCdf } from '#stats/special/normal'
import { frontierChances } from './frontier-chance.ts'
import type { Coordinate } from './map-view.ts'

const at = (value: number, error = 0): Coordinate => ({
  value,
  inputs: [],
  ...(error === 0
    ? {}
    : {
        interval: {
          low: value - 1.959963984540054 * error,
          high: value + 1.959963984540054 * error,
          level: 0.95,
        },
      }),
})
const settings = { seed: 1, id: 'one' }
/** Four standard errors of a share of 1,000. */
const near = (share: number): number => 4 * Math.sqrt((share * (1 - share)) / 1000)

// At one price the better of two is not beaten: P(A > B) = Phi((10 - 9) / sqrt(2^2 + 1^2)).
test('of two at one price it is the chance of being the better one', () => {
  const chances = frontierChances(
    [
      { solution: 'a', price: at(5), performance: at(10, 2) },
      { solution: 'b', price: at(5), performance: at(9, 1) },
    ],
    'higher',
    settings,
  )
  const wanted = normalCdf(1 / Math.sqrt(5))
  expect(Math.abs(chances.get('a')! - wanted)).toBeLessThan(near(wanted))
  expect(chances.get('a')! + chances.get('b')!).toBeCloseTo(1, 12)
})

test('less can be better, and an uncertain price counts too', () => {
  const quantiles = {
    p5: 0,
    p10: 4 - 1.2815515655446004,
    p50: 4,
    p90: 4 + 1.2815515655446004,
    p95: 0,
  }
  const chances = frontierChances(
    [
      { solution: 'a', price: { value: 4, quantiles, inputs: [] }, performance: at(1) },
      { solution: 'b', price: at(5), performance: at(1) },
    ],
    'lower',
    settings,
  )
  // The cheaper of two that do equally well: P(price < 5) = Phi(1).
  expect(Math.abs(chances.get('a')! - normalCdf(1))).toBeLessThan(near(normalCdf(1)))
})

test('what is certain is 0 or 1', () => {
  const certain = [
    { solution: 'a', price: at(1), performance: at(2) },
    { solution: 'b', price: at(2), performance: at(1) },
  ]
  expect([...frontierChances(certain, 'higher', settings)]).toEqual([
    ['a', 1],
    ['b', 0],
  ])
  expect(frontierChances([], 'higher', settings).size).toBe(0)
})
