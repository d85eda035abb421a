/** Simulated figures against closed forms, each within 4 of the errors that they state. */
import { describe, expect, it } from 'vitest'
import { normalCdf, normalDensity, normalQuantile } from '#stats/special/normal'
import { influence } from './influence.ts'
import { assumption, cost, driver, valueModel } from './reference-model-fixture.ts'
import type { Estimate, Summary } from './result.ts'
import { simulate } from './simulate.ts'

const settings = { seed: 20261122, draws: 65_536 }

function annualOf(model: ReturnType<typeof valueModel>): Summary {
  return simulate(model, settings).value!.annual
}

/** How many of its stated errors the mean and the standard deviation lie off, the more of the two. */
function offBy({ mean, sd, simulationError, sdError }: Summary, of: [number, number]): number {
  // An error that says nothing would let anything pass.
  if (!(simulationError < of[1] / 100 && sdError < of[1] / 10)) return Infinity
  return Math.max(Math.abs(mean - of[0]) / simulationError, Math.abs(sd - of[1]) / sdError)
}

const lognormal = (mu: number, sigma: number) => ({ family: 'lognormal', mu, sigma }) as const
/** Mean and variance of a lognormal. */
const moments = (mu: number, sigma: number): [number, number] => {
  const mean = Math.exp(mu + sigma ** 2 / 2)
  return [mean, mean ** 2 * Math.expm1(sigma ** 2)]
}

describe('lognormals', () => {
  it('add up: means and variances', () => {
    const model = valueModel({
      assumptions: [
        assumption('a', lognormal(1, 0.4), 'USD/year'),
        assumption('b', lognormal(0.5, 0.7), 'USD/year'),
        assumption('c', lognormal(2, 0.2), 'USD/year'),
      ],
      drivers: [driver('x', 'a + b + c')],
    })
    const parts = [moments(1, 0.4), moments(0.5, 0.7), moments(2, 0.2)]
    const mean = parts.reduce((sum, [each]) => sum + each, 0)
    const variance = parts.reduce((sum, [, each]) => sum + each, 0)
    expect(offBy(annualOf(model), [mean, Math.sqrt(variance)])).toBeLessThan(4)
  })

  it('multiply to a lognormal: moments and quantiles', () => {
    const model = valueModel({
      assumptions: [
        assumption('a', lognormal(1, 0.3), 'execution/year'),
        assumption('b', lognormal(0.5, 0.4), 'USD/execution'),
      ],
      drivers: [driver('x', 'a * b')],
    })
    const annual = annualOf(model)
    const [mean, variance] = moments(1.5, 0.5)
    expect(offBy(annual, [mean, Math.sqrt(variance)])).toBeLessThan(4)
    for (const [at, p] of [
      ['p5', 0.05],
      ['p50', 0.5],
      ['p95', 0.95],
    ] as const) {
      const exact = Math.exp(1.5 + 0.5 * normalQuantile(p))
      expect(Math.abs(annual.quantiles[at] - exact)).toBeLessThan(4 * annual.quantileErrors[at])
    }
  })
})

describe('PERT and beta', () => {
  it('have the moments of their definitions', () => {
    // PERT: (a + 4 m + b) / 6 and (mean - a)(b - mean) / 7. Beta: a / (a + b) and m (1 - m) / (a + b + 1).
    const pert = { family: 'pert', low: 10, mode: 20, high: 60 } as const
    const beta = { family: 'beta', alpha: 3, beta: 5 } as const
    const one = valueModel({
      assumptions: [assumption('a', pert, 'USD/year')],
      drivers: [driver('x', 'a')],
    })
    expect(offBy(annualOf(one), [25, Math.sqrt((15 * 35) / 7)])).toBeLessThan(4)
    const two = valueModel({
      assumptions: [assumption('p', beta)],
      drivers: [driver('x', 'p * 100 USD/year')],
    })
    expect(offBy(annualOf(two), [37.5, 100 * Math.sqrt((0.375 * 0.625) / 9)])).toBeLessThan(4)
  })

  it('multiply as independent quantities do', () => {
    const model = valueModel({
      assumptions: [
        assumption('a', { family: 'pert', low: 10, mode: 20, high: 60 }, 'USD/year'),
        assumption('p', { family: 'beta', alpha: 3, beta: 5 }),
      ],
      drivers: [driver('x', 'a * p')],
    })
    // Var(XY) = E[X^2] E[Y^2] - (E[X] E[Y])^2.
    const [mean, squares] = [25 * 0.375, (625 + 75) * (0.375 ** 2 + (0.375 * 0.625) / 9)]
    expect(offBy(annualOf(model), [mean, Math.sqrt(squares - mean ** 2)])).toBeLessThan(4)
  })
})

describe('a decision between two normal options', () => {
  it.each([
    [110, 100, 30, 40],
    [90, 100, 10, 5],
    [100, 100, 20, 20],
  ])('%d against %d: perfect information is the unit normal loss', (a, c, one, other) => {
    // Raiffa and Schlaifer (1961), section 5.9.2: sd (phi(d) - d Phi(-d)), d = |mean| / sd.
    const model = valueModel({
      assumptions: [
        assumption('a', { family: 'normal', mean: a, sd: one }, 'USD/year'),
        assumption('c', { family: 'normal', mean: c, sd: other }, 'USD'),
      ],
      drivers: [driver('x', 'a')],
      costs: [cost('price', 'c')],
    })
    const loss = (sd: number): number => {
      const d = Math.abs(a - c) / sd
      return sd * (normalDensity(d) - d * normalCdf(-d))
    }
    const found = influence(model, settings)!
    const near = ({ value, simulationError }: Estimate, sd: number): void =>
      expect(Math.abs(value - loss(sd))).toBeLessThan(4 * simulationError + 2e-3 * sd)
    near(found.information, Math.hypot(one, other))
    near(found.inputs.find(({ input }) => input === 'a')!.information, one)
    near(found.inputs.find(({ input }) => input === 'c')!.information, other)
    expect(found.inputs).toHaveLength(2)
  })
})
