import type { Json } from '#contract/edit'
import type { FileProfile } from '#evidence/profile/file-profile'
import { type Entry, textOf } from '../fields/entries.ts'
import { isEntries, isList } from '../save/document-place.ts'

/** How a process log is to be read, as a person answers. */
export interface LogDraft {
  readonly case: string
  readonly activity: string
  readonly at: string
  readonly resource: string
  /** Step by activity. */
  readonly steps: Readonly<Record<string, string>>
  /** The step with which an execution is over; empty for its last event. */
  readonly finished: string
  /** What each need takes: `to:decide`, `reaches:decide`, `repeats`, `changes`. */
  readonly needs: Readonly<Record<string, string>>
  /** The day from which it was done the new way; empty where it did not change by date. */
  readonly changed: string
  readonly before: string
  readonly after: string
}

interface Named {
  readonly id: string
  readonly words: string
}
type Needs = readonly { readonly id: string; readonly need: Entry }[]

/** A first reading of a log by the names and types of its columns, or the one that the study has. */
export function proposedLog(
  profile: FileProfile,
  used: Entry | undefined,
  needs: Needs,
  steps: readonly Named[],
): LogDraft {
  const log = used?.['log']
  const first = (...words: readonly RegExp[]): string => {
    const headers = profile.columns.map(({ facts }) => facts.header.name)
    const found = words.flatMap((word) => headers.filter((header) => word.test(header)))
    return found[0] ?? ''
  }
  const activity = isEntries(log) ? activityOf(log) : ''
  return {
    case:
      textOf(log, 'case') || first(/^case:concept:name$/, /^case[ _-]?id$|^case$/i, /trace|case/i),
    activity: activity || first(/^concept:name$/, /activity/i, /event|task/i),
    at: textOf(log, 'at') || first(/^time:timestamp$/, /timestamp/i, /^time|complete/i),
    resource:
      textOf(log, 'resource') || first(/^org:resource$/, /resource/i, /user|agent|employee/i),
    steps: stepsByActivity(isEntries(log) ? log['steps'] : undefined),
    finished: isEntries(log) ? textOf(log['finished'], 'reaches') : (steps.at(-1)?.id ?? ''),
    needs: used === undefined ? proposedNeeds(needs, steps) : usedNeeds(used, needs),
    changed: '',
    before: '',
    after: '',
  }
}

/** The column of the activity, where it is one or the first of several. */
function activityOf(log: Entry): string {
  const activity = log['activity']
  return isList(activity) ? String(activity[0]) : textOf(log, 'activity')
}

/** The `data:` entry of a log, without its id. */
export function logEntry(
  draft: LogDraft,
  file: string,
  used: Entry | undefined,
  needs: Needs,
): Entry {
  const before = isEntries(used?.['log']) ? used['log'] : {}
  const columns = isEntries(used?.['columns']) ? used['columns'] : {}
  const steps = activitiesByStep(draft.steps)
  const periods =
    draft.changed !== '' && draft.before !== '' && draft.after !== ''
      ? { solution: { by: 'period', map: { before: draft.before, after: draft.after } } }
      : {}
  return {
    file,
    row: 'event',
    log: {
      ...before,
      case: draft.case,
      activity: [draft.activity],
      at: draft.at,
      ...(draft.resource === '' ? {} : { resource: draft.resource }),
      ...(Object.keys(steps).length === 0 ? {} : { steps }),
      ...(draft.finished === '' || steps[draft.finished] === undefined
        ? {}
        : { finished: { reaches: draft.finished } }),
    },
    columns: { ...columns, ...periods, ...needColumns(draft, needs) },
  }
}

function needColumns(draft: LogDraft, needs: Needs): Entry {
  return Object.fromEntries(
    needs.flatMap(({ id }): [string, Json][] => {
      const definition = definitionOf(draft.needs[id] ?? '', draft.finished)
      return definition === undefined ? [] : [[id, definition]]
    }),
  )
}

function definitionOf(said: string, finished: string): Json | undefined {
  const [what = '', step = ''] = said.split(':')
  switch (what) {
    case 'whole':
      return { duration: { from: 'start', to: finished === '' ? 'end' : finished } }
    case 'to':
      return { duration: { from: 'start', to: step } }
    case 'reaches':
      return { reaches: step }
    case 'repeats':
      return { repeats: 'any' }
    case 'changes':
      return { changes: 'resource' }
    case 'counts':
      return { counts: step }
    default:
      return undefined
  }
}

function proposedNeeds(needs: Needs, steps: readonly Named[]): Readonly<Record<string, string>> {
  const last = steps.at(-1)?.id
  return Object.fromEntries(
    needs.flatMap(({ id, need }): [string, string][] => {
      const type = textOf(need['metric'], 'type')
      if (type === 'duration') return [[id, last === undefined ? 'whole' : `to:${last}`]]
      if (type === 'yes-no') return [[id, 'repeats']]
      return type === 'count' ? [[id, 'changes']] : []
    }),
  )
}

function usedNeeds(used: Entry, needs: Needs): Readonly<Record<string, string>> {
  const columns = isEntries(used['columns']) ? used['columns'] : {}
  return Object.fromEntries(
    needs.flatMap(({ id }): [string, string][] => {
      const column = columns[id]
      if (!isEntries(column)) return []
      if (column['repeats'] !== undefined) return [[id, 'repeats']]
      if (column['changes'] !== undefined) return [[id, 'changes']]
      if (column['reaches'] !== undefined) return [[id, `reaches:${textOf(column, 'reaches')}`]]
      if (column['counts'] !== undefined) return [[id, `counts:${textOf(column, 'counts')}`]]
      const to = textOf(column['duration'], 'to')
      return to === '' ? [] : [[id, `to:${to}`]]
    }),
  )
}

function stepsByActivity(steps: Json | undefined): Readonly<Record<string, string>> {
  if (!isEntries(steps)) return {}
  return Object.fromEntries(
    Object.entries(steps).flatMap(([step, activities]) =>
      isList(activities) ? activities.map((activity) => [String(activity), step]) : [],
    ),
  )
}

function activitiesByStep(steps: LogDraft['steps']): Readonly<Record<string, readonly string[]>> {
  const chosen = Object.entries(steps).filter(([, step]) => step !== '')
  const groups = Map.groupBy(chosen, ([, step]) => step)
  return Object.fromEntries(
    [...groups].map(([step, pairs]) => [step, pairs.map(([activity]) => activity)]),
  )
}
