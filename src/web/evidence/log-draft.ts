import type { Json } from '#contract/edit'
import type { FileProfile } from '#evidence/profile/file-profile'
import { type Entry, present, textOf } from '../fields/entries.ts'
import { isEntries, isList } from '../save/document-place.ts'

/** How a process log is to be read, as a person answers. */
export interface LogDraft {
  readonly case: string
  readonly activity: string
  /** A second column, where the activity is what both say together. */
  readonly activityToo: string
  readonly at: string
  readonly resource: string
  /** Step by activity. */
  readonly steps: Readonly<Record<string, string>>
  /** The step with which an execution is over, or `activity:T10`; empty for its last event. */
  readonly finished: string
  /** What each need takes: `to:decide`, `reaches:decide`, `repeats`, `changes`, `as-written`. */
  readonly needs: Readonly<Record<string, string>>
  /** The day from which it was done the new way; empty where it did not change by date. */
  readonly changed: string
  readonly before: string
  readonly after: string
  /** Which way it was done in each period of the study; periods that are not looked at are not there. */
  readonly ways: Readonly<Record<string, string>>
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
  const ways = waysOf(used)
  if (used !== undefined && isEntries(log))
    return {
      case: textOf(log, 'case'),
      activity: activityOf(log) || first(/^concept:name$/),
      activityToo: isList(log['activity']) ? String(log['activity'][1] ?? '') : '',
      at: textOf(log, 'at'),
      resource: textOf(log, 'resource'),
      steps: stepsByActivity(log['steps']),
      finished: finishedSaid(log['finished']),
      needs: usedNeeds(used, needs),
      ...date,
      ways,
    }
  return {
    case: first(/^case:concept:name$/, /^case[ _-]?id$|^case$/i, /trace|case/i),
    activity: first(/^concept:name$/, /activity/i, /event|task/i),
    activityToo: '',
    at: first(/^time:timestamp$/, /timestamp/i, /^time|complete/i),
    resource: first(/^org:resource$/, /resource/i, /user|agent|employee/i),
    steps: {},
    finished: steps.at(-1)?.id ?? '',
    needs: proposedNeeds(needs, steps),
    ...date,
    ways,
  }
}

/** The column of the activity of a log, where it is one or the first of several. */
export function activityOf(log: Json | undefined): string {
  const activity = isEntries(log) ? log['activity'] : undefined
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
  const columns = { ...(isEntries(before) ? before : {}), ...wayColumn(draft, begun) }
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
    ['activity', activitiesOf(draft, used?.['log'])],
    ['at', draft.at],
    ['resource', draft.resource === '' ? undefined : draft.resource],
    ['steps', Object.keys(steps).length === 0 ? undefined : steps],
    ['finished', finishedOf(draft, steps)],
  ]
  const before = used?.['log']
  if (!isEntries(before)) return present(Object.fromEntries(said))
  const touched = (key: keyof LogDraft): boolean => draft[key] !== first[key]
  const changed = said.filter(
    ([key]) => touched(key) || (key === 'activity' && touched('activityToo')),
  )
  return present({ ...before, ...Object.fromEntries(changed) })
}

/** Columns that name the activity together; a third one stays. */
function activitiesOf({ activity, activityToo }: LogDraft, log: Json | undefined): Json {
  const before = isEntries(log) ? log['activity'] : undefined
  const further = isList(before) ? before.slice(2) : []
  return [activity, ...(activityToo === '' ? [] : [activityToo]), ...further]
}

const ofActivity = 'activity:'

function finishedOf(
  { finished }: LogDraft,
  steps: Readonly<Record<string, unknown>>,
): Json | undefined {
  if (finished.startsWith(ofActivity)) return { activity: [finished.slice(ofActivity.length)] }
  return steps[finished] === undefined ? undefined : { reaches: finished }
}

/** With what an execution is over as it can be chosen here; `as-written` where the document says more. */
function finishedSaid(finished: Json | undefined): string {
  const activity = isEntries(finished) ? finished['activity'] : undefined
  if (!isList(activity)) return textOf(finished, 'reaches')
  return activity.length === 1 ? `${ofActivity}${String(activity[0])}` : 'as-written'
}

/** The way of each period, where a log takes it from there. */
function waysOf(used: Entry | undefined): LogDraft['ways'] {
  const solution = isEntries(used?.['columns']) ? used['columns']['solution'] : undefined
  const map = textOf(solution, 'by') === 'period' && isEntries(solution) ? solution['map'] : {}
  return isEntries(map)
    ? Object.fromEntries(Object.entries(map).map(([period, way]) => [period, String(way)]))
    : {}
}

/** The column that says which way it was done, where a date or periods say so. */
function wayColumn(draft: LogDraft, { draft: first }: LogBegun): Record<string, Json | undefined> {
  const { changed, before, after, ways } = draft
  if (changed !== '' && before !== '' && after !== '')
    return { solution: { by: 'period', map: { before, after } } }
  if (JSON.stringify(ways) === JSON.stringify(first.ways)) return {}
  const map = Object.fromEntries(Object.entries(ways).filter(([, way]) => way !== ''))
  return { solution: Object.keys(map).length === 0 ? undefined : { by: 'period', map } }
}

function needColumns(draft: LogDraft, { used, draft: first }: LogBegun, needs: Needs) {
  return Object.fromEntries(
    needs
      .filter(({ id }) => used === undefined || draft.needs[id] !== first.needs[id])
      .map(({ id }) => [id, definitionOf(draft.needs[id] ?? '')] as const),
  )
}

/** Forms of a column that name a step, or any. */
const ofSteps = ['reaches', 'repeats', 'loops', 'counts', 'work', 'waiting', 'takes', 'time-to']

function definitionOf(said: string): Json | undefined {
  const [what = '', step = 'any'] = said.split(':')
  if (what === 'to') return { duration: { from: 'start', to: step } }
  if (what === 'changes') return { changes: 'resource' }
  return ofSteps.includes(what) ? { [what]: step } : undefined
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
    'changes',
    `to:${textOf(column['duration'], 'to')}`,
    ...Object.keys(column).flatMap((key) => [key, `${key}:${textOf(column, key)}`]),
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
