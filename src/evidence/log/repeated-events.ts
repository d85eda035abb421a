import type { SortedEvents } from '#evidence/log/sorted-events'

/**
 * Events that repeat an earlier one of their case in activity, state, resource and time. Linear on
 * average.
 */
export function repeatedEvents(log: SortedEvents): readonly number[] {
  const repeated: number[] = []
  for (let c = 0; c < log.cases.length; c++) {
    const end = log.bounds[c + 1]!
    for (let from = log.bounds[c]!; from < end;) {
      const to = endOfMoment(log.times, from, end)
      if (to - from > 1) addRepeated(repeated, log, { from, to })
      from = to
    }
  }
  return repeated
}

function endOfMoment(times: Float64Array, from: number, end: number): number {
  let to = from + 1
  while (to < end && times[to] === times[from]) to++
  return to
}

function addRepeated(
  repeated: number[],
  log: SortedEvents,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  const known = new Set<string>()
  for (let event = from; event < to; event++) {
    const resource = log.resources?.codes[event] ?? -1
    const key = `${log.activities.codes[event]} ${log.roles[event]} ${resource}`
    if (known.has(key)) repeated.push(event)
    known.add(key)
  }
}
