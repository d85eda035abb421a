import { placesInWords, type Listed, type LogLedger } from '#evidence/log/log-ledger'
import type { LogRules } from '#evidence/log/log-rules'
import { countInWords } from '#evidence/words'
import { warning, type Finding } from '#quantity/finding'
import { nearestName } from '#quantity/nearest'

const shown = 3

/** What is doubtful about a log that can be used. */
export function logFindings(
  ledger: LogLedger,
  rules: LogRules,
  { zoned, calendar }: { readonly zoned: boolean; readonly calendar: boolean },
): readonly Finding[] {
  return [
    ...missing(ledger, rules),
    ...later(ledger, rules),
    ...repeated(ledger, rules),
    ...clocks(ledger, rules, { zoned, calendar }),
    ...states(ledger, rules),
    ...openStarts(ledger, rules),
  ]
}

function missing({ leftOut }: LogLedger, rules: LogRules): readonly Finding[] {
  const reasons = [
    [leftOut['missing-case'], rules.case, 'without a case'],
    [leftOut['missing-activity'], rules.activity.join(', '), 'without an activity'],
    [leftOut['missing-time'], rules.at, 'without a time'],
  ] as const
  const found = reasons.flatMap(([listed, field, words]) =>
    doubt('missing-value', { listed, field }, (events) => `${events} left out, ${words}`),
  )
  const unreadable = { listed: leftOut['unreadable-time'], field: rules.at }
  const words = (events: string): string => `${events} left out: the time cannot be read`
  const hint = 'Write times with the year first: `2011-10-11T13:45:40+02:00`.'
  return [...found, ...doubt('unreadable-value', unreadable, words, hint)]
}

function later({ leftOut }: LogLedger, rules: LogRules): readonly Finding[] {
  const listed = { listed: leftOut['after-open-at'], field: rules.at }
  const words = (events: string): string => `${events} left out, later than \`open-at\``
  const hint = 'Set `open-at` to the day on which the log was exported.'
  return doubt('after-open-at', listed, words, hint)
}

function repeated({ duplicates }: LogLedger, rules: LogRules): readonly Finding[] {
  const listed = { listed: duplicates, field: rules.activity.join(', ') }
  const words = (events: string): string =>
    `${events} the same as an earlier one in case, activity, state, resource and time, and counted all the same`
  return doubt('duplicates', listed, words, 'If they are copies by mistake, remove them.')
}

function clocks(
  { wallClockTimes, days }: LogLedger,
  { at }: LogRules,
  { zoned, calendar }: { readonly zoned: boolean; readonly calendar: boolean },
): readonly Finding[] {
  const found: Finding[] = []
  if (wallClockTimes > 0 && !zoned) {
    const message = `${countInWords(wallClockTimes, 'time')} of \`${at}\` ${wallClockTimes === 1 ? 'has' : 'have'} no offset from UTC: a duration over a change of the clocks is off by an hour.`
    const hint = 'Name the place: `read: { timezone: Europe/Amsterdam }`.'
    found.push(warning('no-offset', { field: at }, message, hint))
  }
  if (days > 0 && !calendar) {
    const message = `${countInWords(days, 'time')} of \`${at}\` ${days === 1 ? 'is a day' : 'are days'} without a time, read as midnight.`
    found.push(warning('no-offset', { field: at }, message))
  }
  return found
}

function states({ otherStates, states }: LogLedger, { lifecycle }: LogRules): readonly Finding[] {
  if (lifecycle === undefined) return []
  const field = lifecycle.from
  const found = [lifecycle.start, lifecycle.complete]
    .filter((word) => !states.includes(word))
    .map((word) => {
      const near = nearestName(word, states)
      const names = states.map((state) => `\`${state}\``).join(', ')
      const hint = `${near === undefined ? '' : `Did you mean \`${near}\`? `}It holds ${names}.`
      return warning('not-in-log', { field }, `No event has \`${word}\` in \`${field}\`.`, hint)
    })
  if (otherStates.length === 0) return found
  const events = otherStates.reduce((sum, each) => sum + each.events, 0)
  const words = otherStates.slice(0, shown).map(({ state, events }) => `\`${state}\` (${events})`)
  const more = otherStates.length > shown ? ', ...' : ''
  const message = `${countInWords(events, 'event')} of \`${field}\` ${events === 1 ? 'marks' : 'mark'} neither a start nor a completion: ${words.join(', ')}${more}; they count for the start, the resource and idle time of a case only.`
  return [...found, warning('unmapped-value', { field }, message)]
}

function openStarts({ startsWithoutComplete }: LogLedger, rules: LogRules): readonly Finding[] {
  const listed = { listed: startsWithoutComplete, field: rules.lifecycle?.from ?? '' }
  const words = (events: string): string => `${events} a start that no completion follows`
  return doubt('start-without-complete', listed, words)
}

/** A warning on listed events, none where there are none. */
function doubt(
  code: Finding['code'],
  { listed, field }: { readonly listed: Listed; readonly field: string },
  words: (events: string) => string,
  hint?: string,
): readonly Finding[] {
  const [first] = listed.places
  if (first === undefined) return []
  const events = `${countInWords(listed.count, 'event')} ${listed.count === 1 ? 'is' : 'are'}`
  const message = `${words(events)} (${placesInWords(listed)}).`
  const { line: row, file } = first
  const place = file === undefined ? { field, row } : { field, row, file }
  return [warning(code, place, message, hint)]
}
