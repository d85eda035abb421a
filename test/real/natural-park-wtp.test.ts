/**
 * What visitors would pay for a nature park: double-bounded yes and no. Expected values are the facts of the data set's
 * README, computed independently; fits by sex and the curve without a law are R's survreg and survfit on the same rows
 * (test/reference/natural-park.R).
 */
import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal } from './real-data.ts'

interface Fitted {
  readonly location: number
  readonly scale: number
  readonly error: number
  readonly logLikelihood: number
  readonly lowerBoundMean: number
}

const reference = JSON.parse(
  readFileSync(new URL('../reference/natural-park.json', import.meta.url), 'utf8'),
) as { readonly groups: Readonly<Record<'all' | 'female' | 'male', Fitted>> }

describeReal('natural-park-wtp', () => {
  let park: Assessed
  beforeAll(() => {
    park = assessReal('natural-park-wtp')
  })

  const value = (id: string): number => Number(park.figure(id).value)

  test('mu 2.5830, sigma 1.6016, median 13.236, log-likelihood -419.1276', () => {
    expect(value('market.wtp.park.location')).toBeCloseTo(2.583, 4)
    expect(value('market.wtp.park.scale')).toBeCloseTo(1.6016, 4)
    expect(value('market.wtp.park.median')).toBeCloseTo(13.236, 3)
    expect(value('market.fit.park.log-likelihood')).toBeCloseTo(-419.1276, 4)
    expect(park.figure('market.wtp.park.median').n).toBe(312)
  })

  test.each([
    ['all', ''],
    ['female', '[segment=sex-female]'],
    ['male', '[segment=sex-male]'],
  ] as const)(
    '%s: location, scale, error and lower bound of the mean as in R',
    (group, segment) => {
      const said = reference.groups[group]
      const { value: location, interval } = park.figure(`market.wtp.park.location${segment}`)
      expect(location).toBeCloseTo(said.location, 5)
      expect(value(`market.wtp.park.scale${segment}`)).toBeCloseTo(said.scale, 5)
      expect(value(`market.fit.park.log-likelihood${segment}`)).toBeCloseTo(said.logLikelihood, 6)
      // The 97.5 % point of the normal distribution.
      expect((interval!.high - interval!.low) / 2 / 1.959964).toBeCloseTo(said.error, 5)
      expect(value(`market.wtp.park.lower-bound-mean${segment}`)).toBeCloseTo(
        said.lowerBoundMean,
        4,
      )
    },
  )

  test('the share saying yes to the first price falls from 65.79 % at 6 to 46.75 % at 48', () => {
    const shares = [6, 12, 24, 48].map((price) => value(`market.demand.first[price=${price}]`))
    const facts = [0.6579, 0.5584, 0.5122, 0.4675]
    for (const [at, share] of shares.entries()) expect(share).toBeCloseTo(facts[at]!, 4)
    const asked = [6, 12, 24, 48].map(
      (price) => park.figure(`market.demand.first[price=${price}]`).n,
    )
    expect(asked).toEqual([76, 77, 82, 77])
  })

  // Demand is nearly flat, so that the dearest price brings the most in all resamples.
  test('of the tested prices 48 brings the most', () => {
    expect(value('market.price.first.best-revenue')).toBe(48)
    expect(value('market.revenue.first[price=48]')).toBeCloseTo(48 * 0.4675, 2)
    expect(value('market.profit.first[price=48]')).toBeCloseTo(46 * 0.4675, 2)
    expect(value('market.best.first.revenue[price=48]')).toBeGreaterThan(0.99)
  })

  // First bids by income class 1: 24.6 % of 65 say yes; class 8: 60 % of 5.
  test('a segment of five people is shown, and said to be few', () => {
    expect(park.figure('market.price.first.best-revenue[segment=rich]').n).toBe(5)
    expect(park.problems.map(({ message }) => message).join()).toContain('Only 5 people')
  })
})
