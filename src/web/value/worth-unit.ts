/** In which unit the worth of one saved unit of a metric is said: `EUR/hour` for a duration in `h`. */
export function worthUnit(type: string, unit: string, currency: string): string {
  if (type === 'money') return '1'
  if (type === 'duration' || type === 'time-to-event')
    return `${currency}/${timeWords[unit] ?? unit}`
  if (type === 'rate') return `${currency}/${unit.split('/')[0] ?? unit}`
  if (type === 'count' || type === 'number') return `${currency}/${unit}`
  return currency
}

const timeWords: Readonly<Record<string, string>> = {
  s: 'hour',
  min: 'hour',
  h: 'hour',
  hour: 'hour',
  d: 'day',
}

/** What is counted: `hour` of `EUR/hour`; an execution that goes well of plain money. */
export function countedUnit(unit: string): string {
  return unit.split('/')[1] ?? 'more execution that goes well'
}
