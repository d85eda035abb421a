import type { Abandonment, Goal, LogRules } from '#evidence/log/log-rules'
import { readInstant } from '#quantity/instant'
import type { DocumentPath } from '#study/document/document-text'
import { secondsAt } from '#study/document/resolve/measure'
import { refuse, refuseReference, type Resolution } from '#study/document/resolve/resolution'
import type { DataDocument } from '#study/document/schema/study'

export type LogDocument = NonNullable<DataDocument['log']>

/** How the events of a data set become executions. */
export function resolveLogRules(
  resolution: Resolution,
  log: LogDocument,
  path: DocumentPath,
): LogRules {
  const { lifecycle, steps, resource, order } = log
  const openAt = log['open-at']
  checkSteps(resolution, log, path)
  if (openAt !== undefined) checkMoment(resolution, openAt, [...path, 'open-at'])
  const finished = goalOf(resolution, log, path)
  return {
    case: log.case,
    ...activityOf(log.activity),
    at: log.at,
    ...(resource === undefined ? {} : { resource }),
    ...(lifecycle === undefined ? {} : { lifecycle }),
    ...(order === undefined ? {} : { order }),
    ...(openAt === undefined ? {} : { openAt }),
    ...(steps === undefined
      ? {}
      : { steps: Object.entries(steps).map(([id, activities]) => ({ id, activities })) }),
    ...(finished === undefined ? {} : { finished }),
    ...(log.abandoned === undefined
      ? {}
      : { abandoned: abandonments(resolution, log.abandoned.any, [...path, 'abandoned', 'any']) }),
    ...(log.failed === undefined ? {} : { failed: log.failed.activity }),
  }
}

/** Columns, or the classifier of the file that says them. */
function activityOf(activity: LogDocument['activity']): Pick<LogRules, 'activity' | 'classifier'> {
  if (activity === undefined) return { activity: [], classifier: {} }
  if ('classifier' in activity) return { activity: [], classifier: { name: activity.classifier } }
  return { activity }
}

/** Words that stand for something else where a step is named. */
const stepWords = ['start', 'any']

function checkSteps(resolution: Resolution, { steps = {} }: LogDocument, path: DocumentPath): void {
  const known = new Map<string, string>()
  for (const [id, activities] of Object.entries(steps)) {
    const place = [...path, 'steps', id]
    if (stepWords.includes(id)) {
      const message = `\`${id}\` has a meaning of its own and cannot be a step of a log.`
      refuse(resolution, ['reserved-id', place], message, `Call it \`${id}-1\` or the like.`)
    }
    for (const activity of activities) {
      const other = known.get(activity)
      known.set(activity, id)
      if (other === undefined || other === id) continue
      const message = `\`${activity}\` belongs to the steps \`${other}\` and \`${id}\`.`
      const hint = 'Leave it in one: an event is part of one step.'
      refuse(resolution, ['wrong-value', place], message, hint)
    }
  }
}

function goalOf(
  resolution: Resolution,
  { finished, steps }: LogDocument,
  path: DocumentPath,
): Goal | undefined {
  if (finished === undefined) return undefined
  const { reaches, activity } = finished
  if ((reaches === undefined) === (activity === undefined)) {
    const message = 'What finishes an execution is a step or a list of activities.'
    const hint = 'Write `reaches: decide`, or `activity: [Decision sent]`.'
    refuse(resolution, ['wrong-value', [...path, 'finished']], message, hint)
  }
  if (activity !== undefined) return { activity }
  if (reaches === undefined) return undefined
  checkStep(resolution, { name: reaches, steps }, [...path, 'finished', 'reaches'])
  return { step: reaches }
}

/** A step that the `log` block has, where it names any. */
export function checkStep(
  resolution: Resolution,
  { name, steps }: { readonly name: string; readonly steps: LogDocument['steps'] },
  path: DocumentPath,
): void {
  const known = Object.keys(steps ?? {})
  if (known.length === 0 || known.includes(name)) return
  refuseReference(resolution, path, 'step of the log', [name, known])
}

type AbandonedDocument = NonNullable<LogDocument['abandoned']>['any'][number]

function abandonments(
  resolution: Resolution,
  written: readonly AbandonedDocument[],
  path: DocumentPath,
): readonly Abandonment[] {
  return written.flatMap(({ activity, idle }, index): readonly Abandonment[] => {
    const place = [...path, index]
    if ((activity === undefined) === (idle === undefined)) {
      const hint = 'Write `activity: [Cancelled]`, or `idle: 90 day`.'
      refuse(
        resolution,
        ['wrong-value', place],
        'An execution is given up by an activity or by idle time.',
        hint,
      )
    }
    if (activity !== undefined) return [{ activity }]
    const seconds = idle === undefined ? undefined : secondsAt(resolution, idle, [...place, 'idle'])
    return seconds === undefined ? [] : [{ idle: seconds }]
  })
}

/** A time as the study writes it: a day, or a day and a time. */
export function checkMoment(resolution: Resolution, text: string, path: DocumentPath): void {
  if (readInstant(text) !== undefined) return
  const hint = 'Write it as `2011-04-01`, or `2011-04-01T09:00`.'
  refuse(resolution, ['wrong-value', path], `\`${text}\` is no time.`, hint)
}
