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
  /** What each need takes: `to:decide`, `reaches:decide`, `repeats`, `changes`, `as-written`. */
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
  const date = { changed: '', before: '', after: '' }
  if (used !== undefined && isEntries(log))
    return {
      case: textOf(log, 'case'),
      activity: activityOf(log) || first(/^concept:name$/),
      at: textOf(log, 'at'),
      resource: textOf(log, 'resource'),
      steps: stepsByActivity(log['steps']),
      finished: textOf(log['finished'], 'reaches'),
      needs: usedNeeds(used, needs),
      ...date,
    }
  return {
    case: first(/^case:concept:name$/, /^case[ _-]?id$|^case$/i, /trace|case/i),
    activity: first(/^concept:name$/, /activity/i, /event|task/i),
    at: first(/^time:timestamp$/, /timestamp/i, /^time|complete/i),
    resource: first(/^org:resource$/, /resource/i, /user|agent|employee/i),
    steps: {},
    finished: steps.at(-1)?.id ?? '',
    needs: proposedNeeds(needs, steps),
    ...date,
  }
}

/** The column of the activity, where it is one or the first of several. */
function activityOf(log: Entry): string {
  const activity = log['activity']
  return isList(activity) ? String(activity[0]) : textOf(log, 'activity')
}

/** What a draft began from: what nobody touched stays as the document has it. */
export interface LogBegun {
  readonly used: Entry | undefined
  readonly draft: LogDraft
}

/** The `data:` entry of a log, without its id and its file. */
export function logEntry(draft: LogDraft, begun: LogBegun, needs: Needs): Entry {
  const before = begun.used?.['columns']
  const periods =
    draft.changed !== '' && draft.before !== '' && draft.after !== ''
      ? { solution: { by: 'period', map: { before: draft.before, after: draft.after } } }
      : {}
  const columns = { ...(isEntries(before) ? before : {}), ...periods }
  return {
    row: 'event',
    log: logOf(draft, begun),
    columns: present({ ...columns, ...needColumns(draft, begun, needs) }),
  }
}

function logOf(draft: LogDraft, { used, draft: first }: LogBegun): Entry {
  const steps = activitiesByStep(draft.steps)
  const said: readonly (readonly [keyof LogDraft, Json | undefined])[] = [
    ['case', draft.case],
    ['activity', [draft.activity]],
    ['at', draft.at],
    ['resource', draft.resource === '' ? undefined : draft.resource],
    ['steps', Object.keys(steps).length === 0 ? undefined : steps],
    ['finished', steps[draft.finished] === undefined ? undefined : { reaches: draft.finished }],
  ]
  const before = used?.['log']
  if (!isEntries(before)) return present(Object.fromEntries(said))
  const changed = said.filter(([key]) => draft[key] !== first[key])
  return present({ ...before, ...Object.fromEntries(changed) })
}

function needColumns(draft: LogDraft, { used, draft: first }: LogBegun, needs: Needs) {
  return Object.fromEntries(
    needs
      .filter(({ id }) => used === undefined || draft.needs[id] !== first.needs[id])
      .map(({ id }) => [id, definitionOf(draft.needs[id] ?? '')] as const),
  )
}

/** The keys that hold something. */
function present(entry: Readonly<Record<string, Json | undefined>>): Entry {
  return Object.fromEntries(
    Object.entries(entry).flatMap(([key, value]): [string, Json][] =>
      value === undefined ? [] : [[key, value]],
    ),
  )
}

function definitionOf(said: string): Json | undefined {
  const [what = '', step = ''] = said.split(':')
  switch (what) {
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
      if (type === 'duration') return last === undefined ? [] : [[id, `to:${last}`]]
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
      return isEntries(column) ? [[id, saidOf(column)]] : []
    }),
  )
}

/** What a column takes as it can be chosen here; `as-written` where the document says more. */
function saidOf(column: Entry): string {
  const choices = [
    'repeats',
    'changes',
    `reaches:${textOf(column, 'reaches')}`,
    `counts:${textOf(column, 'counts')}`,
    `to:${textOf(column['duration'], 'to')}`,
  ]
  const written = JSON.stringify(column)
  return choices.find((said) => JSON.stringify(definitionOf(said)) === written) ?? 'as-written'
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
