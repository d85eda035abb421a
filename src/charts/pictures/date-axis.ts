import type { ValueAxis } from '#charts/chart'
import { niceTicks } from '#charts/ticks'
import { daysBefore } from '#quantity/calendar-days'
import { instantText } from '#quantity/instant'

const day = 86_400_000
const daysAYear = 365.25
/** Steps in months, from which the finest is taken that leaves few enough ticks. */
const monthSteps = [1, 3, 6, 12, 24, 60, 120, 240]
const most = 7

/** An axis of days since 1970-01-01, its ticks on first days of months or years, or on round numbers of days. */
export function dateAxis(title: string, days: readonly number[]): ValueAxis {
  const low = Math.min(...days)
  const high = Math.max(...days)
  return { title, low, high, ticks: ticksBetween(low, high) }
}

function ticksBetween(low: number, high: number): ValueAxis['ticks'] {
  const months = ((high - low) / daysAYear) * 12
  const step = monthSteps.find((each) => months / each <= most)
  if (months >= 2 && step !== undefined) return monthTicks(low, high, step)
  return niceTicks(low, high, 4).map((at) => ({ at, label: dateText(at) }))
}

function monthTicks(low: number, high: number, step: number): ValueAxis['ticks'] {
  const [year = 1970, month = 1] = dateText(low).split('-').map(Number)
  const start = Math.floor((12 * year + month - 1) / step) * step
  const count = Math.ceil((((high - low) / daysAYear) * 12) / step) + 2
  return Array.from({ length: count }, (_, i) => monthTick(start + i * step, step)).filter(
    ({ at }) => at >= low && at <= high,
  )
}

function monthTick(months: number, step: number): ValueAxis['ticks'][number] {
  const year = Math.floor(months / 12)
  const month = (months % 12) + 1
  const at = daysBefore(year, month)
  const label = step % 12 === 0 ? String(year) : `${year}-${String(month).padStart(2, '0')}`
  return { at, label }
}

/** A day as 2012-03-01. */
export function dateText(days: number): string {
  return instantText({ at: days * day, form: 'day' })
}
