/**
 * Expected values: R's package survival on the same rows (test/reference/time-to-event.R), and the facts of
 * the data set's README.
 */
import { beforeAll, expect, test } from 'vitest'
import { timeToEvent } from '../evidence/event-time-reference.ts'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal, realData } from './real-data.ts'

const { telco } = timeToEvent

describeReal('telco-customer-churn', () => {
  let churn: Assessed
  beforeAll(() => {
    churn = assessReal('telco-survival', '--data', realData('telco-customer-churn'))
  })

  const value = (id: string): number => Number(churn.figure(`evidence.churn.${id}`).value)

  test('3,875 from month to month with 42.71 % gone, 1,473 with a contract and 11.27 %', () => {
    const base = churn.figure('evidence.churn.leaving.baseline')
    const treated = churn.figure('evidence.churn.leaving.treatment')
    expect(base).toMatchObject({ n: 3875, settings: { events: 1655, open: 2220, missing: 0 } })
    expect(treated).toMatchObject({ n: 1473, settings: { events: 166, open: 1307 } })
    expect(1655 / 3875).toBeCloseTo(0.4271, 4)
    expect(166 / 1473).toBeCloseTo(0.1127, 4)
  })

  test.each([
    ['baseline', telco.base],
    ['treatment', telco.other],
  ] as const)(
    '%s: mean time up to 48 months and the share gone by the quarters of it',
    (arm, known) => {
      expect(value(`leaving.${arm}`)).toBeCloseTo(known.mean, 8)
      expect(value(`leaving.${arm}.restricted-mean`)).toBeCloseTo(known.mean, 8)
      known.at.forEach((at, i) => {
        const share = churn.figure(`evidence.churn.leaving.${arm}.share[at=${at} month]`)
        expect(share.value).toBeCloseTo(known.share[i]!, 10)
        expect(share.interval!.low).toBeCloseTo(known.low[i]!, 8)
        expect(share.interval!.high).toBeCloseTo(known.high[i]!, 8)
      })
    },
  )

  test('half of those from month to month are gone by month 35 (32 to 38); of the others there is no median', () => {
    expect(churn.figure('evidence.churn.leaving.baseline.median')).toMatchObject({
      value: telco.base.median,
      interval: { low: telco.base.medianLow, high: telco.base.medianHigh },
    })
    expect(churn.figure('evidence.churn.leaving.treatment.median').reason).toContain('half')
  })

  test('the difference, the ratio, the shares by 48 months and the log-rank test', () => {
    const difference = churn.figure('evidence.churn.leaving.difference')
    expect(difference.value).toBeCloseTo(telco.difference.value, 8)
    expect(difference.interval!.low).toBeCloseTo(telco.difference.low, 7)
    expect(difference.interval!.high).toBeCloseTo(telco.difference.high, 7)
    expect(value('leaving.ratio')).toBeCloseTo(telco.ratio.value, 8)
    const share = churn.figure('evidence.churn.leaving.difference.share[at=48 month]')
    expect(share.value).toBeCloseTo(telco.share.value, 10)
    expect(share.interval!.low).toBeCloseTo(telco.share.low, 8)
    const logRank = churn.figure('evidence.churn.check.log-rank.leaving')
    expect(logRank.settings!['statistic']).toBeCloseTo(telco.logRank.statistic, 6)
  })

  test('leaving later is better, though the need says: minimize the likelihood', () => {
    const cell = churn.figure('matrix.call.leaving')
    expect(cell.value).toBeCloseTo(telco.ratio.value - 1, 8)
    expect(cell.settings!['certainty']).toBe('better')
  })

  test('the money is the difference x customers x charge, less the execution risk', () => {
    const annual = churn.figure('value.driver.longer-stay.annual')
    const expected = telco.difference.value * 1000 * 65 * 0.7
    const error = Number(annual['simulation-error'])
    expect(Math.abs(Number(annual.value) - expected)).toBeLessThan(4 * error)
    expect(error).toBeLessThan(0.02 * expected)
  })
})
