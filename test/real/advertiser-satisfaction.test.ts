/**
 * What goes with the satisfaction of advertisers. Expected values are the facts of the data set's README, computed
 * independently; LMG shares over all subsets and their ranges are NumPy's (test/reference/market-needs.py).
 */
import { beforeAll, expect, test } from 'vitest'
import { marketNeeds, quantileError } from '../reference/market-needs.ts'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal } from './real-data.ts'

const drivers = [
  'competitive-prices',
  'small-price-increases',
  'pricing-for-volume',
  'demonstrated-effectiveness',
  'many-customers',
  'reach',
  'long-term-exposure',
  'distribution',
  'right-areas',
]

describeReal('advertiser-satisfaction', () => {
  let survey: Assessed
  beforeAll(() => {
    survey = assessReal('advertiser-satisfaction')
  }, 120_000)

  const figure = (name: string) => survey.figure(`market.${name}`)
  const value = (name: string): number => Number(figure(name).value)
  const { shares, careful, ranges, r2, straightLiners, resamples, beats } = marketNeeds.advertisers

  test('1,811 people; means 5.882, 6.274, 5.560 ... and 6.066 overall', () => {
    const means = [5.882, 6.274, 5.56, 6.139, 6.056, 7.249, 7.456, 7.89, 7.774]
    for (const [at, driver] of drivers.entries()) {
      expect(figure(`performance.ratings.${driver}`).n).toBe(1811)
      expect(value(`performance.ratings.${driver}`), driver).toBeCloseTo(means[at]!, 3)
    }
    expect(value('performance.ratings.overall')).toBeCloseTo(6.066, 3)
  })

  test('correlations with the overall answer, and R^2 0.7167', () => {
    const correlations = [0.649, 0.614, 0.775, 0.652, 0.742, 0.59, 0.564, 0.444, 0.452]
    for (const [at, driver] of drivers.entries())
      expect(value(`correlation.ratings.${driver}`), driver).toBeCloseTo(correlations[at]!, 3)
    expect(value('fit.ratings.r2')).toBeCloseTo(0.7167, 4)
    expect(value('fit.ratings.r2')).toBeCloseTo(r2, 10)
  })

  test('shares of R^2 over all orders, with the intervals of other resamples', () => {
    for (const [at, driver] of drivers.entries()) {
      expect(value(`driver.ratings.${driver}`), driver).toBeCloseTo(shares[at]!, 10)
      const { low, high } = figure(`driver.ratings.${driver}`).interval!
      const error = quantileError(ranges.sd[at]!, resamples)
      expect(Math.abs(low - ranges.low[at]!), driver).toBeLessThan(error)
      expect(Math.abs(high - ranges.high[at]!), driver).toBeLessThan(error)
    }
  })

  test('pricing fit goes most with satisfaction, and is rated worst', () => {
    const top = (name: string): readonly string[] =>
      drivers.toSorted((a, b) => value(`${name}.ratings.${b}`) - value(`${name}.ratings.${a}`))
    expect(top('driver')[0]).toBe('pricing-for-volume')
    expect(top('correlation')[0]).toBe('pricing-for-volume')
    expect(top('performance').at(-1)).toBe('pricing-for-volume')
    const chance = beats['pricing-for-volume-many-customers']!
    const error = Math.sqrt(chance * (1 - chance) * (1 / 2000 + 1 / resamples))
    const found = value('beats.ratings.pricing-for-volume.many-customers')
    expect(Math.abs(found - chance)).toBeLessThan(4 * error)
  })

  test('the best rated are the weaker drivers', () => {
    for (const driver of ['distribution', 'right-areas'])
      expect(value(`driver.ratings.${driver}`)).toBeLessThan(0.05)
  })

  test('102 people gave one answer to everything: said, and shown without them', () => {
    expect(value('quality.ratings.straight-liners')).toBeCloseTo(102 / 1811, 12)
    expect(straightLiners).toBe(102)
    expect(survey.problems.map(({ code }) => code)).toContain('careless-answers')
    for (const [at, driver] of drivers.entries())
      expect(value(`driver.ratings.${driver}.without-straight-liners`)).toBeCloseTo(
        careful[at]!,
        10,
      )
  })

  test('no effect is claimed', () => {
    expect(figure('driver.ratings.reach').method).toContain('is no effect')
  })
})
