import type { Executions } from '#evidence/log/executions'
import type { Categories } from '#evidence/rows/question'

/**
 * Some of the executions of a log as executions of their own, in the order of `places`. What the
 * file holds (`log.source`, `log.ledger`) stays that of the whole log. Linear in their events.
 */
export function chosenExecutions(executions: Executions, places: Int32Array): Executions {
  if (coversAll(executions, places)) return executions
  const { log, states, ends, starts, lasts } = executions
  const bounds = boundsOf(log.bounds, places)
  const events = eventsOf(log.bounds, places, bounds)
  const times = taken(log.times, events)
  return {
    ...executions,
    log: {
      ...log,
      rows: taken(log.rows, events),
      cases: Array.from(places, (place) => log.cases[place]!),
      bounds,
      activities: takenCodes(log.activities, events),
      times,
      ...(log.resources === undefined ? {} : { resources: takenCodes(log.resources, events) }),
      roles: taken(log.roles, events),
      starts: log.starts === log.times ? times : taken(log.starts, events),
      paired: taken(log.paired, events),
      open: openAmong(log.open, events),
    },
    count: places.length,
    states: taken(states, places),
    ends: taken(ends, places),
    endEvents: movedEnds(executions, places, bounds),
    starts: taken(starts, places),
    lasts: taken(lasts, places),
  }
}

function coversAll({ count }: Executions, places: Int32Array): boolean {
  return places.length === count && places.every((place, index) => place === index)
}

function boundsOf(bounds: Int32Array, places: Int32Array): Int32Array {
  const found = new Int32Array(places.length + 1)
  for (const [index, place] of places.entries()) {
    found[index + 1] = found[index]! + bounds[place + 1]! - bounds[place]!
  }
  return found
}

/** By event of the chosen executions its place among all events. */
function eventsOf(all: Int32Array, places: Int32Array, bounds: Int32Array): Int32Array {
  const events = new Int32Array(bounds.at(-1)!)
  for (const [index, place] of places.entries()) {
    for (let event = bounds[index]!; event < bounds[index + 1]!; event++) {
      events[event] = all[place]! + event - bounds[index]!
    }
  }
  return events
}

function movedEnds(
  { endEvents, log }: Executions,
  places: Int32Array,
  bounds: Int32Array,
): Int32Array {
  return places.map((place, index) => {
    const event = endEvents[place]!
    return event < 0 ? -1 : event - log.bounds[place]! + bounds[index]!
  })
}

function openAmong(open: readonly number[], events: Int32Array): readonly number[] {
  if (open.length === 0) return open
  const known = new Set(open)
  return [...events.keys()].filter((event) => known.has(events[event]!))
}

type Values = Float64Array | Int32Array | Uint8Array

function taken<V extends Values>(values: V, places: Int32Array): V {
  const found = new (values.constructor as new (size: number) => V)(places.length)
  for (let index = 0; index < places.length; index++) found[index] = values[places[index]!]!
  return found
}

function takenCodes({ codes, labels }: Categories, places: Int32Array): Categories {
  return { codes: taken(codes, places), labels }
}
