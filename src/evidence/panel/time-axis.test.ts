/** Dates and days since 1970-01-01 by hand, or by Date. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Every } from './calendar.ts'
import { calendarOf, calendarPeriod, calendarStart, dayText, daysOfText } from './calendar.ts'
import { slashDates } from './slash-dates.ts'
import { griddedAxis, periodFrom, periodInWords, rankedAxis, withinWindow } from './time-axis.ts'
import type { TimeAxis } from './time-axis.ts'

const dayOf = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000
const days = (...texts: readonly string[]) => ({
  dates: true,
  values: Float64Array.from(texts, dayOf),
  unreadable: [],
})
const numbers = (...values: readonly number[]) => ({
  dates: false,
  values: Float64Array.from(values),
  unreadable: [],
})

function gridded(...input: Parameters<typeof griddedAxis>): TimeAxis {
  const axis = griddedAxis(...input)
  if ('reason' in axis) throw new Error(axis.reason)
  return axis
}

describe('the calendar', () => {
  const parts: readonly Every[] = ['day', 'week', 'month', 'quarter', 'year']

  it('puts every day into the period that begins at or before it, and ends after it', () => {
    const anyDay = fc.integer({ min: dayOf('1900-01-01'), max: dayOf('2199-12-31') })
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...parts), (day, every) => {
        const period = calendarPeriod(every, day)
        expect(calendarStart(every, period)).toBeLessThanOrEqual(day)
        expect(calendarStart(every, period + 1)).toBeGreaterThan(day)
      }),
    )
  })

  it('begins weeks on Mondays, quarters in January, April, July and October', () => {
    // 2026-11-22 is a Sunday.
    const sunday = dayOf('2026-11-22')
    expect(dayText(calendarStart('week', calendarPeriod('week', sunday)))).toBe('2026-11-16')
    expect(dayText(calendarStart('quarter', calendarPeriod('quarter', sunday)))).toBe('2026-10-01')
    expect(daysOfText('2026-11-22')).toBe(sunday)
  })

  it('knows which part of it dates stand for', () => {
    expect(calendarOf([dayOf('2024-01-01'), dayOf('2026-01-01')])).toBe('year')
    expect(calendarOf([dayOf('2024-01-01'), dayOf('2024-04-01')])).toBe('quarter')
    expect(calendarOf([dayOf('2024-01-01'), dayOf('2024-02-01')])).toBe('month')
    expect(calendarOf([dayOf('2024-01-01'), dayOf('2024-02-02')])).toBe('day')
  })
})

describe('dates with the day or the month first', () => {
  it('are read by what the whole column allows', () => {
    expect(slashDates(['1/2/13', '1/31/13'])?.get('1/2/13')).toBe(dayOf('2013-01-02'))
    expect(slashDates(['01.02.2013', '31.01.2013'])?.get('01.02.2013')).toBe(dayOf('2013-02-01'))
    expect(slashDates(['1/31/69'])?.get('1/31/69')).toBe(dayOf('1969-01-31'))
  })

  it('are not guessed where both readings would do, or neither', () => {
    expect(slashDates(['1/2/13', '3/4/13'])).toBeUndefined()
    expect(slashDates(['1/31/13', '31/1/13'])).toBeUndefined()
    expect(slashDates(['2/30/13'])).toBeUndefined()
    expect(slashDates(['soon'])).toBeUndefined()
    expect(slashDates([])).toBeUndefined()
  })
})

describe('an axis', () => {
  it('numbers the values as they stand, whatever lies between', () => {
    const axis = rankedAxis(numbers(10, 2, Number.NaN, 10, 3.5))
    expect([...axis.periods]).toEqual([2, 0, -1, 2, 1])
    expect(periodInWords(axis, 1)).toBe('3.5')
    expect(periodFrom(axis, 3)).toEqual({ first: 1 })
    expect(periodFrom(axis, 1)).toEqual({ first: 0 })
    expect(periodFrom(axis, 11)).toEqual({ first: 3 })
  })

  it('keeps the gaps on a grid of steps or of the calendar', () => {
    expect([...gridded(numbers(2, 4, 10), undefined).periods]).toEqual([0, 1, 4])
    const months = gridded(days('2024-01-01', '2024-04-01', '2024-05-01'), undefined)
    expect(months.period).toBe('month')
    expect([...months.periods]).toEqual([0, 3, 4])
    expect(periodInWords(months, 2)).toBe('2024-03-01')
    expect(months.periodsIn('year')).toBe(12)
    const weeks = gridded(days('2024-01-03', '2024-01-10', '2024-01-31'), undefined)
    expect(weeks.period).toBe('week')
    expect([...weeks.periods]).toEqual([0, 1, 4])
    expect(gridded(days('2024-01-03', '2024-01-04'), 'month').periods[1]).toBe(0)
  })

  it('says which period a moment cuts in two', () => {
    const weeks = gridded(days('2024-01-01', '2024-01-09', '2024-01-20'), 'week')
    expect(periodFrom(weeks, dayOf('2024-01-08'))).toEqual({ first: 1 })
    expect(periodFrom(weeks, dayOf('2024-01-09'))).toEqual({ first: 2, cut: 1 })
  })

  it('takes no halves on a grid of numbers', () => {
    expect(griddedAxis(numbers(1, 1.5, 3), undefined)).toHaveProperty('reason')
    expect(griddedAxis(numbers(Number.NaN), undefined)).toHaveProperty('reason')
  })

  it('ends with the last number that counts, or before the first day that does not', () => {
    const until = withinWindow(numbers(1, 2, 3), { until: { value: 2, date: false } })
    expect([...until.column.values]).toEqual([1, 2, Number.NaN])
    expect(until.leftOut).toBe(1)
    const day = { value: dayOf('2024-01-02'), date: true }
    expect(withinWindow(days('2024-01-01', '2024-01-02'), { until: day }).leftOut).toBe(1)
  })
})
