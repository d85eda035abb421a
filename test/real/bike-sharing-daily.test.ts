/** Expected values: facts of the data set's README, and R (lm, sandwich, nlme): test/reference/over-time.R. */
import { beforeAll, expect, test } from 'vitest'
import { overTimeReference } from '../reference/over-time.ts'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal } from './real-data.ts'

const { average, level, slope, carried, correlation } = overTimeReference.bikes

describeReal('bike-sharing-daily', () => {
  let bikes: Assessed
  beforeAll(() => {
    bikes = assessReal('bike-sharing-daily')
  }, 60_000)

  const value = (id: string): number => Number(bikes.figure(id).value)

  test('731 days, with the season of the week taken out, by Newey and West', () => {
    const { interval, method, n } = bikes.figure('evidence.trend.rides.difference')
    expect(value('evidence.trend.rides.difference')).toBeCloseTo(average.value, 6)
    expect(interval?.low).toBeCloseTo(average.low, 6)
    expect(interval?.high).toBeCloseTo(average.high, 6)
    expect(method).toContain('a season of 7 periods')
    expect(n).toBe(731)
  })

  test('level, slope, and errors that carry over beside it', () => {
    expect(value('evidence.trend.rides.difference.level')).toBeCloseTo(level, 6)
    expect(value('evidence.trend.rides.difference.slope')).toBeCloseTo(slope, 6)
    const beside = bikes.figure('evidence.trend.rides.difference.autoregressive')
    // nlme stops where its likelihood is flat to about seven digits.
    expect(Number(beside.value) / carried.value).toBeCloseTo(1, 4)
    expect(beside.interval!.high - Number(beside.value)).toBeGreaterThan(1.96 * carried.se)
  })

  test('days hang together more strongly than Newey and West bear, and it is said', () => {
    expect(value('evidence.trend.check.autocorrelation.rides')).toBeCloseTo(correlation, 9)
    expect(bikes.problems.map(({ code }) => code)).toContain('autocorrelation')
    expect(value('evidence.trend.check.gaps.rides')).toBe(0)
  })

  test('months add up to 3405.8 rides a day in 2011 and 5599.9 in 2012', () => {
    const perDay = (year: number): number => {
      const months = bikes.figures.filter(({ id }) =>
        id.startsWith(`market.evolution.demand.level[date=${year}-`),
      )
      expect(months).toHaveLength(12)
      const days = months.reduce((sum, { n }) => sum + n!, 0)
      return months.reduce((sum, month) => sum + Number(month.value) * month.n!, 0) / days
    }
    expect(perDay(2011)).toBeCloseTo(3405.8, 1)
    expect(perDay(2012)).toBeCloseTo(5599.9, 1)
  })

  test('the season of the year is taken up, and forecasts better than no change', () => {
    const { settings, method } = bikes.figure('market.evolution.demand.projection[date=2013-07-01]')
    expect(method).toContain('season of 12 periods')
    expect(settings?.['scale']).toBe('log')
    const july = value('market.evolution.demand.projection[date=2013-07-01]')
    expect(july).toBeGreaterThan(value('market.evolution.demand.projection[date=2013-01-01]'))
    const { settings: tried } = bikes.figure('market.evolution.demand.coverage')
    expect(tried?.['error-over-no-change']).toBeLessThan(0.5)
    // Two years are little: few of their months can be taken back.
    expect(bikes.problems.map(({ code }) => code)).toContain('few-rows')
  })
})
