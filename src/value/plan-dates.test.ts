import { describe, expect, it } from 'vitest'
import { dayNumber, flowDays, periodEnds, yearEnds, yearsAfterStart } from './plan-dates.ts'

const plan = { horizon: 3, period: 'year', midPeriod: false } as const

describe('the days of a plan', () => {
  it('end a year, or a month, after each other, on the last of a month that is too short', () => {
    // Python's datetime and calendar: 2024-02-29, 2025-02-28, 2026-02-28, 2027-02-28.
    expect(periodEnds({ ...plan, start: '2024-02-29' })).toEqual([0, 365, 730, 1095])
    // 2027-01-31, 02-28, 03-31, 04-30, 05-31: what EDATE() gives.
    const months = { ...plan, start: '2027-01-31', period: 'month', horizon: 4 / 12 } as const
    expect(periodEnds(months)).toEqual([0, 28, 59, 89, 120])
  })

  it('end years as texts, the last with the plan', () => {
    const months = { ...plan, start: '2027-11-30', period: 'month', horizon: 15 / 12 } as const
    expect(yearEnds(months)).toEqual(['2027-11-30', '2028-11-30', '2029-02-28'])
    const years = { ...plan, start: '2024-02-29', horizon: 2 }
    expect(yearEnds(years)).toEqual(['2024-02-29', '2025-02-28', '2026-02-28'])
  })

  it('run over the end of a year', () => {
    const months = { ...plan, start: '2027-11-30', period: 'month', horizon: 4 / 12 } as const
    // 12-30, 01-30, 02-29, 03-30.
    expect(periodEnds(months)).toEqual([0, 30, 61, 91, 121])
  })

  it('stand in the middle where flows do, on the day before a middle at noon', () => {
    expect(flowDays({ ...plan, start: '2027-01-01', midPeriod: true })).toEqual([0, 182, 548, 913])
    expect(flowDays({ ...plan, start: '2027-01-01' })).toEqual([0, 365, 731, 1096])
  })

  it('have a place by periods and the part of one', () => {
    const years = (day: string): number => yearsAfterStart(day, { ...plan, start: '2027-01-01' })
    expect(years('2027-01-01')).toBe(0)
    expect(years('2028-01-01')).toBe(1)
    // 182 of the 366 days of 2028.
    expect(years('2028-07-01')).toBeCloseTo(1 + 182 / 366, 14)
    expect(years('2026-12-31')).toBeCloseTo(-1 / 365, 14)
    expect(years('2030-01-11')).toBeCloseTo(3 + 10 / 365, 14)
    const byMonths = { ...plan, start: '2027-01-01', period: 'month' } as const
    // 15 of the 28 days of the second month.
    expect(yearsAfterStart('2027-02-16', byMonths)).toBeCloseTo((1 + 15 / 28) / 12, 14)
  })

  it('are days, and nothing else', () => {
    // 20,454 days from 1970: Python's datetime.
    expect(dayNumber('2026-01-01')).toBe(20_454)
    for (const text of ['2026-02-30', '2026-13-01', '2026-01-01T00:00', 'soon']) {
      expect(dayNumber(text)).toBeUndefined()
    }
  })
})
