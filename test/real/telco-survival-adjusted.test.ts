/**
 * Customers with and without a contract chose for themselves: how long they stay, weighted by what is known of
 * them. Expected values: R's package survival on the same rows (test/reference/weighted-survival.R).
 */
import { beforeAll, expect, test } from 'vitest'
import { weightedSurvival } from '../evidence/weighted-survival-reference.ts'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal, realData } from './real-data.ts'

const { robust, fixed } = weightedSurvival.telco

describeReal('telco-customer-churn', () => {
  let churn: Assessed
  beforeAll(() => {
    churn = assessReal('telco-survival-adjusted', '--data', realData('telco-customer-churn'))
  })

  const value = (id: string): number => Number(churn.figure(`evidence.churn.${id}`).value)

  test('weighted, a contract keeps them 14.97 months longer of 48, not 17.44 as they came', () => {
    expect(value('leaving.difference')).toBeCloseTo(fixed.treatment - fixed.base, 8)
    expect(value('leaving.ratio')).toBeCloseTo(fixed.treatment / fixed.base, 8)
    expect(value('leaving.difference')).toBeCloseTo(14.97, 2)
    expect(value('leaving.difference.unadjusted')).toBeCloseTo(17.44, 2)
  })

  test('its error is near that of R with given weights, whose chances are not fitted', () => {
    const error = churn.figure('evidence.churn.leaving.difference').settings!['standard-error']
    const given = Math.hypot(robust.base.se, robust.treatment.se)
    expect(Number(error) / given).toBeGreaterThan(0.85)
    expect(Number(error) / given).toBeLessThan(1.05)
  })

  test('half would have left by month 42 (40 to 46), and fewer than half with a contract', () => {
    expect(churn.figure('evidence.churn.check.weighted-median.leaving.monthly')).toMatchObject({
      value: robust.base.median,
      interval: { low: robust.base.low, high: robust.base.high },
    })
    const other = churn.figure('evidence.churn.check.weighted-median.leaving.one-year')
    expect(other.reason).toContain('half')
  })

  test('the shares that left, the E-value and the balance stand beside it', () => {
    const share = value('leaving.difference.weighted-share[at=48 month]')
    expect(share).toBeCloseTo(fixed.shares[1]! - fixed.shares[0]!, 8)
    expect(value('check.e-value.leaving')).toBeGreaterThan(1)
    expect(Math.abs(value('check.balance.partner.weighted'))).toBeLessThan(0.1)
    expect(value('check.overlap')).toBeLessThan(0.1)
  })
})
