/**
 * What car buyers pay for, by a conjoint. Coefficients, log-likelihood and worth without weights are the facts of the
 * data set's README, computed independently; with weights they are R's clogit (test/reference/car-choice-conjoint.R).
 */
import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal, realData } from './real-data.ts'
import { worthline } from '../command.ts'
import { join } from 'node:path'

const reference = JSON.parse(
  readFileSync(new URL('../reference/car-choice-conjoint.json', import.meta.url), 'utf8'),
) as {
  terms: Record<string, { weighted: number; error: number; weightedError: number }>
  logLikelihood: number
}

describeReal('car-choice-conjoint', () => {
  let cars: Assessed
  beforeAll(() => {
    cars = assessReal('car-choice-conjoint')
  }, 120_000)

  const value = (id: string): number => Number(cars.figure(`market.${id}`).value)

  test('log-likelihood -4616.95 of 5,760 choices by 384 people', () => {
    expect(Math.abs(value('fit.unweighted.log-likelihood') + 4616.95)).toBeLessThan(0.0051)
    expect(value('fit.unweighted.log-likelihood')).toBeCloseTo(reference.logLikelihood, 6)
    expect(cars.figure('market.fit.unweighted.r2')).toMatchObject({
      n: 384,
      settings: { tasks: 5760 },
    })
    // All three cars as likely: 5,760 ln(1/3).
    expect(value('fit.unweighted.null-log-likelihood')).toBeCloseTo(5760 * Math.log(1 / 3), 8)
  })

  test.each([
    ['price', -0.07388],
    ['running-cost', -0.12087],
    ['acceleration', -0.12537],
    ['hybrid', 0.05961],
    ['plug-in-10', 0.08615],
    ['battery-75', -1.18548],
  ])('the weight of %s is %d', (term, fact) => {
    expect(Math.abs(value(`coefficient.unweighted.${term}`) - fact)).toBeLessThan(0.0000051)
  })

  // The facts in thousand dollars: one second and one cent less.
  test.each([
    ['acceleration', -1.697],
    ['running-cost', -1.636],
    ['hybrid', 0.807],
    ['plug-in-10', 1.166],
    ['battery-75', -16.047],
  ])('%s is worth %d thousand dollars', (term, thousands) => {
    expect(Math.abs(value(`wtp.unweighted.${term}`) / 1000 - thousands)).toBeLessThan(0.00051)
  })

  test("weights and errors by person are R's", () => {
    // Student's t with 383 degrees of freedom, from R: qt(0.975, 383).
    const critical = 1.966177
    for (const [term, { weighted, error, weightedError }] of Object.entries(reference.terms)) {
      expect(value(`coefficient.weighted.${term}`), term).toBeCloseTo(weighted, 6)
      for (const [survey, expected] of [
        ['unweighted', error],
        ['weighted', weightedError],
      ] as const) {
        const { low, high } = cars.figure(`market.coefficient.${survey}.${term}`).interval!
        expect((high - low) / 2 / critical / expected, term).toBeCloseTo(1, 5)
      }
    }
  })

  test('the interval of one second by draws of all coefficients is close to that of the delta method', () => {
    const { interval, settings } = cars.figure('market.wtp.unweighted.acceleration')
    const width = interval!.high - interval!.low
    expect(Math.abs(Number(settings!['drawn-low']) - interval!.low)).toBeLessThan(0.1 * width)
    expect(Math.abs(Number(settings!['drawn-high']) - interval!.high)).toBeLessThan(0.1 * width)
  })

  test('shares of three cars add up, with revenue a choice', () => {
    const offers = ['plug-in', 'petrol', 'battery']
    const share = (solution: string): number =>
      value(`share.unweighted[solution=${solution}, scenario=today]`)
    expect(offers.reduce((sum, solution) => sum + share(solution), 0)).toBeCloseTo(1, 10)
    expect(value('revenue.unweighted[solution=petrol, scenario=today]')).toBeCloseTo(
      23_000 * share('petrol'),
      6,
    )
  })

  test('a report shows worth and shares, every figure with its lineage', () => {
    const study = join(import.meta.dirname, 'car-choice-conjoint.yaml')
    const data = realData('car-choice-conjoint')
    const said = worthline('assess', study, '--data', data, '--format', 'markdown')
    expect(said.code).toBe(0)
    expect(said.out).toContain('Acceleration, per s')
    expect(said.out).not.toMatch(/\b(undefined|NaN)\b/u)
    const traced = worthline('trace', study, 'market.wtp.unweighted.acceleration', '--data', data)
    expect(traced.out).toMatch(/17,?280 rows/)
  })
})
