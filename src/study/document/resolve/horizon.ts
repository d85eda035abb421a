import { readUnit } from '#quantity/read-unit'
import type { DocumentPath } from '#study/document/document-text'
import { quantityAt } from '#study/document/resolve/measure'
import { refuse, type Resolution } from '#study/document/resolve/resolution'
import type { ValueDocument } from '#study/document/schema/study'
import type { ValueModel } from '#value/model'

type Plan = Pick<ValueModel, 'horizon' | 'period'>

const year = readUnit('year').value

/** The most periods of a plan: beyond them money means nothing, and rates are not found safely. */
const most = { year: 100, month: 360 } as const

/**
 * How long the plan runs, and in what steps: by months where it is not whole years or asks for it. A
 * horizon that is refused is the longest one: nothing else is said to lie outside it.
 */
export function resolveHorizon(resolution: Resolution, value: ValueDocument): Plan {
  const path: DocumentPath = ['value', 'horizon']
  const years = year === undefined ? undefined : quantityAt(resolution, value.horizon, [year, path])
  if (years === undefined) return { horizon: most.year, period: value.period ?? 'year' }
  const period = value.period ?? (Number.isInteger(years) ? 'year' : 'month')
  const periods = period === 'year' ? years : years * 12
  const whole = Math.round(periods)
  if (Math.abs(periods - whole) < 1e-9 && whole >= 1 && whole <= most[period]) {
    return { horizon: period === 'year' ? whole : whole / 12, period }
  }
  const message = `The horizon must be whole ${period}s from 1 to ${most[period]}, not \`${value.horizon}\`.`
  refuse(resolution, ['range', path], message, remedy(period, years))
  return { horizon: most.year, period }
}

/** Whole months where years were asked for are a plan by months. */
function remedy(period: Plan['period'], years: number): string {
  const months = period === 'year' && years > 0 && Number.isInteger(years * 12)
  if (months && !Number.isInteger(years)) return 'Write `period: month`, or leave `period` out.'
  return `Write \`horizon: 5 ${period}\`.`
}
