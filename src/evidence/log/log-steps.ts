import type { SortedEvents } from '#evidence/log/sorted-events'
import type { LogRules } from '#evidence/log/log-rules'
import { countInWords } from '#evidence/words'
import { problem, warning, type Finding, type Outcome } from '#quantity/finding'
import { nearestName } from '#quantity/nearest'

/** Which activity belongs to which step. */
export interface LogSteps {
  /** Ids of steps, in the order of the job; the activities themselves where no steps are given. */
  readonly steps: readonly string[]
  /** By activity the place in `steps`, -1 for an activity in no step. */
  readonly stepOf: Int32Array
}

const shown = 5
/** Activities that a misspelt one is compared with. */
const mostCompared = 5000

/** The steps of the rules over the activities of a log. */
export function stepsOfLog(log: SortedEvents, rules: LogRules): Outcome<LogSteps> {
  const { labels } = log.activities
  if (rules.steps === undefined) {
    return { value: { steps: labels, stepOf: Int32Array.from(labels, (_, k) => k) }, findings: [] }
  }
  const stepOf = new Int32Array(labels.length).fill(-1)
  const findings: Finding[] = []
  const places = new Map(labels.map((label, place) => [label, place]))
  for (const [step, { id, activities }] of rules.steps.entries()) {
    for (const activity of activities) {
      const place = places.get(activity)
      if (place === undefined) findings.push(notInLog(activity, `log.steps.${id}`, labels))
      else if (stepOf[place] === -1) stepOf[place] = step
      else if (stepOf[place] !== step) findings.push(twice(activity, id))
    }
  }
  if (findings.some(({ severity }) => severity === 'problem')) return { findings }
  const steps = rules.steps.map(({ id }) => id)
  return { value: { steps, stepOf }, findings: [...findings, ...inNoStep(log, stepOf)] }
}

/** A warning about an activity of the rules that no event has. */
export function notInLog(activity: string, path: string, labels: readonly string[]): Finding {
  const near = nearestName(activity, labels.slice(0, mostCompared))
  const hint = near === undefined ? undefined : `Did you mean \`${near}\`?`
  return warning('not-in-log', { path }, `No event of the log is \`${activity}\`.`, hint)
}

function twice(activity: string, step: string): Finding {
  const message = `\`${activity}\` belongs to two steps.`
  const hint = 'Leave it in one: an event is part of one step.'
  return problem('wrong-value', { path: `log.steps.${step}` }, message, hint)
}

/** Activities that belong to no step, with their events, the most frequent first. */
export function activitiesInNoStep(
  log: SortedEvents,
  stepOf: Int32Array,
): readonly { readonly activity: string; readonly events: number }[] {
  const counts = activityCounts(log)
  return log.activities.labels
    .map((activity, place) => ({ activity, events: stepOf[place] === -1 ? counts[place]! : 0 }))
    .filter(({ events }) => events > 0)
    .toSorted((one, other) => other.events - one.events)
}

function inNoStep(log: SortedEvents, stepOf: Int32Array): readonly Finding[] {
  const left = activitiesInNoStep(log, stepOf)
  if (left.length === 0) return []
  const events = left.reduce((sum, each) => sum + each.events, 0)
  const words = left.slice(0, shown).map((each) => `\`${each.activity}\` (${each.events})`)
  const more = left.length > shown ? ', ...' : ''
  const message = `${left.length} ${left.length === 1 ? 'activity' : 'activities'} with ${countInWords(events, 'event')} ${left.length === 1 ? 'is' : 'are'} in no step: ${words.join(', ')}${more}; they count for the start, the resource and idle time of a case only.`
  return [warning('in-no-step', { path: 'log.steps' }, message)]
}

/** Events by activity. */
function activityCounts({ activities: { codes, labels } }: SortedEvents): Int32Array {
  const counts = new Int32Array(labels.length)
  for (const code of codes) counts[code]!++
  return counts
}
