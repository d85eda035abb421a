import { daysOfText, dayText } from '#evidence/panel/calendar'
import type { DateRange } from '#market/alternatives/map-view'
import type { Expectation } from '#market/alternatives/value-map'

/** So near counts as reached. */
const ROUNDING = 1e-9

/**
 * Until when is an advantage ours? Each expectation is a day that lies anywhere between its earliest and latest with
 * equal chance, and comes at all with its probability; the first of all that comes ends it. The middle and the days with
 * one and nine chances in ten are where the chance that one has come, 1 - product of (1 - p F(t)), reaches these; absent
 * where it never does. Expectations are taken as independent of each other.
 */
export function sustainedUntil(expectations: readonly Expectation[]): DateRange | undefined {
  if (expectations.length === 0) return undefined
  const spans = expectations.map(({ earliest, latest, probability }) => ({
    from: daysOfText(earliest)!,
    until: daysOfText(latest)!,
    probability,
  }))
  const come = (at: number): number =>
    1 - spans.reduce((left, span) => left * (1 - span.probability * reached(span, at)), 1)
  const first = Math.min(...spans.map(({ from }) => from))
  const last = Math.max(...spans.map(({ until }) => until))
  const when = (chance: number): string | undefined =>
    come(last) < chance - ROUNDING ? undefined : dayText(crossing(come, chance, [first, last]))
  const [early, middle, late] = [when(0.1), when(0.5), when(0.9)]
  return {
    ...(middle === undefined ? {} : { middle }),
    ...(early === undefined ? {} : { early }),
    ...(late === undefined ? {} : { late }),
    probability: come(last),
  }
}

function reached(
  { from, until }: { readonly from: number; readonly until: number },
  at: number,
): number {
  if (at >= until) return 1
  return at <= from ? 0 : (at - from) / (until - from)
}

/** The first whole day on which the chance is reached. */
function crossing(
  chanceBy: (day: number) => number,
  chance: number,
  [first, last]: readonly [number, number],
): number {
  let [low, high] = [first, last]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (chanceBy(middle) >= chance - ROUNDING) high = middle
    else low = middle + 1
  }
  return high
}
