import type { Executions } from '#evidence/log/executions'
import { studyMoment } from '#evidence/log/log-instants'
import type { Categories } from '#evidence/rows/question'
import { readInstant } from '#quantity/instant'

/** A stretch of time, ends as ISO 8601 texts: `from` belongs to it, `until` does not. */
export interface Period {
  readonly id: string
  readonly from?: string
  readonly until?: string
}

/**
 * The period in which each execution starts, the first one that holds it; missing where none does.
 * Ends that are no times (`unreadableEnds`) count as open.
 */
export function periodColumn({ starts, log }: Executions, periods: readonly Period[]): Categories {
  const bounds = periods.map(({ from, until }) => ({
    from: momentOr(Number.NEGATIVE_INFINITY, from, log.zone),
    until: momentOr(Number.POSITIVE_INFINITY, until, log.zone),
  }))
  const codes = new Int32Array(starts.length).map((_, c) =>
    bounds.findIndex(({ from, until }) => starts[c]! >= from && starts[c]! < until),
  )
  return { codes, labels: periods.map(({ id }) => id) }
}

/** The ends of periods that are no times. */
export function unreadableEnds(periods: readonly Period[]): readonly string[] {
  return periods
    .flatMap(({ from, until }) => [from, until])
    .filter((text) => text !== undefined)
    .filter((text) => readInstant(text) === undefined)
}

function momentOr(
  without: number,
  text: string | undefined,
  zone: Executions['log']['zone'],
): number {
  return (text === undefined ? undefined : studyMoment(text, zone)) ?? without
}
