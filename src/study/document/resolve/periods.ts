import type { Period } from '#evidence/log/period-column'
import { readInstant } from '#quantity/instant'
import { checkMoment } from '#study/document/resolve/log'
import { refuse, type Resolution } from '#study/document/resolve/resolution'

/** The periods of the study, their ends checked. */
export function checkPeriods(resolution: Resolution): void {
  for (const [index, { id, from, until }] of (resolution.document.periods ?? []).entries()) {
    const path = ['periods', index]
    if (from !== undefined) checkMoment(resolution, from, [...path, 'from'])
    if (until !== undefined) checkMoment(resolution, until, [...path, 'until'])
    const period = periodOf({ id, from, until })
    if (beginOf(period) < endOf(period)) continue
    const message = `The period ends (\`${until}\`) before it begins (\`${from}\`).`
    refuse(
      resolution,
      ['range', [...path, 'until']],
      message,
      '`until` is the first moment after it.',
    )
  }
}

/** Two periods of a list that share some time; undefined where none do. */
export function overlapIn(periods: readonly Period[]): readonly [Period, Period] | undefined {
  for (const [index, one] of periods.entries()) {
    const other = periods
      .slice(index + 1)
      .find((each) => beginOf(each) < endOf(one) && beginOf(one) < endOf(each))
    if (other !== undefined) return [one, other]
  }
  return undefined
}

function beginOf({ from }: Period): number {
  return (from === undefined ? undefined : readInstant(from)?.at) ?? -Infinity
}

function endOf({ until }: Period): number {
  return (until === undefined ? undefined : readInstant(until)?.at) ?? Infinity
}

/** Those of the study's periods that are named, or all of them, as a column of a log takes them. */
export function periodsOf(
  { document }: Resolution,
  named: readonly string[] | undefined,
): readonly Period[] {
  return (document.periods ?? [])
    .filter(({ id }) => named === undefined || named.includes(id))
    .map(periodOf)
}

function periodOf({
  id,
  from,
  until,
}: {
  readonly id: string
  readonly from?: string | undefined
  readonly until?: string | undefined
}): Period {
  const begin = from === undefined ? {} : { from }
  return { id, ...begin, ...(until === undefined ? {} : { until }) }
}
