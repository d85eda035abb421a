import type { DocumentPath } from '#study/document/document-text'
import { refuse, type Resolution } from '#study/document/resolve/resolution'
import type { ValueDocument } from '#study/document/schema/study'
import { formatDate } from '#quantity/format-date'
import type { ValueModel } from '#value/model'
import { dayNumber, yearsAfterStart } from '#value/plan-dates'

/** How a plan runs, for what is said by the day. */
export type PlanCourse = Pick<ValueModel, 'horizon' | 'period' | 'start'>

/** The years whose days spreadsheets have. */
const years = { from: 1901, to: 2899 } as const

/** The day on which the plan begins; none where it is refused. */
export function resolveStart(
  resolution: Resolution,
  { start }: ValueDocument,
): Pick<ValueModel, 'start'> {
  if (start === undefined) return {}
  const path: DocumentPath = ['value', 'start']
  if (dayNumber(start) === undefined) {
    refuseDay(resolution, start, path)
    return {}
  }
  const year = Number(start.slice(0, 4))
  if (year >= years.from && year <= years.to) return { start }
  const message = `A plan begins between ${years.from} and ${years.to}, not on ${formatDate(start)}.`
  refuse(resolution, ['range', path], message, 'Write `start: 2027-01-01`.')
  return {}
}

const dayForm = /^\s*(\d{4}-\d{2}-\d{2})\s*$/

/** A day that stands in place of a time from the start, as text; undefined where none does. */
export function dayWritten(written: string | number): string | undefined {
  return dayForm.exec(String(written))?.[1]
}

/** The years from the start of the plan to a day; what is wrong with it is noted, and 0 given. */
export function yearsToDay(
  resolution: Resolution,
  day: string,
  [plan, path]: readonly [PlanCourse, DocumentPath],
): number {
  if (dayNumber(day) === undefined) {
    refuseDay(resolution, day, path)
    return 0
  }
  const { start } = plan
  if (start === undefined) {
    if (resolution.document.value?.start !== undefined) return 0
    const message = `The plan does not say on which day it begins, and \`${day}\` is a day.`
    const hint = 'Write `start: 2027-01-01` in `value`, or a time from the start: `9 month`.'
    refuse(resolution, ['missing-key', path], message, hint)
    return 0
  }
  // Only ends of periods count: the middle of one changes no place between them.
  const after = yearsAfterStart(day, { ...plan, start, midPeriod: false })
  if (after >= 0) return after
  const message = `${formatDate(day)} lies before the start of the plan, ${formatDate(start)}.`
  refuse(resolution, ['range', path], message, 'Write a later day, or an earlier start.')
  return 0
}

function refuseDay(resolution: Resolution, day: string, path: DocumentPath): void {
  const message = `There is no day \`${day}\`.`
  refuse(resolution, ['wrong-value', path], message, 'Write a day of the calendar: `2027-01-31`.')
}
