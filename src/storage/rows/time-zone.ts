import { problem, type Finding } from '#quantity/finding'
import type { Zone } from '#quantity/instant'
import { nearestName } from '#quantity/nearest'

const day = 86_400_000

/**
 * What turns wall-clock times of a place into instants. A time that the clock showed twice is the
 * first of the two; one that it skipped is read as if the clock had not been changed yet.
 */
export function zoneOf(timezone: string): Zone | Finding {
  const formatter = formatterOf(timezone)
  if (formatter === undefined) return unknownZone(timezone)
  const offsets = new Map<number, number>()
  const offsetAt = (instant: number): number => shownBy(formatter, instant) - whole(instant)
  return (wallClock) => {
    const today = Math.floor(wallClock / day)
    const known = offsets.get(today)
    if (known !== undefined && !Number.isNaN(known)) return wallClock - known
    const before = offsetAt((today - 1) * day)
    const after = offsetAt((today + 2) * day)
    offsets.set(today, before === after ? before : Number.NaN)
    if (before === after || offsetAt(wallClock - before) === before) return wallClock - before
    return offsetAt(wallClock - after) === after ? wallClock - after : wallClock - before
  }
}

/** Seconds are the finest that a clock of another place differs in. */
function whole(instant: number): number {
  return Math.floor(instant / 1000) * 1000
}

function formatterOf(timezone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone: timezone,
      calendar: 'gregory',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    return undefined
  }
}

/** What the clock of the place shows at an instant, as if it were UTC. */
function shownBy(formatter: Intl.DateTimeFormat, instant: number): number {
  const parts = new Map(formatter.formatToParts(instant).map(({ type, value }) => [type, value]))
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type))
  const year = parts.get('era') === 'BC' ? 1 - part('year') : part('year')
  const shown = new Date(0)
  shown.setUTCFullYear(year, part('month') - 1, part('day'))
  shown.setUTCHours(part('hour'), part('minute'), part('second'))
  return shown.getTime()
}

function unknownZone(timezone: string): Finding {
  const near = nearestName(timezone, Intl.supportedValuesOf('timeZone'))
  const hint =
    near === undefined
      ? 'Write it as `Europe/Amsterdam` (a name of the IANA time zone database).'
      : `Did you mean \`${near}\`?`
  return problem('wrong-value', {}, `There is no time zone \`${timezone}\`.`, hint)
}
