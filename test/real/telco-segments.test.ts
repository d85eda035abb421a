/**
 * Customers of a telephone company: groups and classes as scikit-learn and NumPy find them on the same rows
 * (test/reference/segments.py), contracts as the data set's README has them.
 */
import { beforeAll, expect, test } from 'vitest'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal, realData } from './real-data.ts'
import { expectGroupings, segments } from './segments.ts'

describeReal('telco-customer-churn', () => {
  let telco: Assessed
  beforeAll(() => {
    telco = assessReal('telco-segments', '--data', realData('telco-customer-churn'))
  }, 120_000)

  const value = (id: string): number => Number(telco.figure(id).value)
  const { groupings, latent, byContract } = segments.telco

  test('fall into groups by use as scikit-learn has them, four of them best by silhouette', () => {
    expectGroupings(telco, 'by-use', groupings)
    expect(value('market.segmentation.by-use.groups')).toBe(4)
    const four = groupings.find(({ groups }) => groups === 4)!
    for (const [place, size] of four.sizes.entries()) {
      const own = `[segment=group-${place + 1}, groups=4]`
      expect(value(`market.segment.size${own}`)).toBe(size)
      expect(value(`market.segment.mean.tenure${own}`)).toBeCloseTo(four.means[place]![0]!, 8)
    }
  })

  test('fall into classes by services as expectation and maximisation in NumPy has them', () => {
    expect(value('market.segmentation.by-services.bic[groups=3]')).toBeCloseTo(latent.bic, 3)
    for (const [place, share] of latent.shares.entries())
      expect(
        value(`market.segment.share[segment=by-services-group-${place + 1}, groups=3]`),
      ).toBeCloseTo(share, 4)
  })

  test('3,875 from month to month, 1,473 for one year, 1,695 for two', () => {
    const contracts = { monthly: 'Month-to-month', yearly: 'One year', 'two-years': 'Two year' }
    const sizes = Object.entries(contracts).map(([segment, contract]) => {
      const [tenure, , charge] = byContract[contract]!
      const mean = (name: string): number =>
        value(`market.segment.mean.${name}[segment=${segment}]`)
      expect(mean('tenure')).toBeCloseTo(tenure!, 8)
      expect(mean('monthlycharges')).toBeCloseTo(charge!, 8)
      return value(`market.segment.size[segment=${segment}]`)
    })
    expect(sizes).toEqual([3875, 1473, 1695])
  })
})
