import type { Metric } from '#job/metric'
import { readUnit } from '#quantity/read-unit'
import type { DocumentPath } from '#study/document/document-text'
import { documentNeeds, type NeedDocument } from '#study/document/resolve/document-needs'
import { quantityAt } from '#study/document/resolve/measure'
import { doubt, refuse, type Resolution } from '#study/document/resolve/resolution'

type MetricDocument = NonNullable<NeedDocument['metric']>
type EventTime = Extract<Metric, { type: 'time-to-event' }>
type Duration = Extract<Metric, { type: 'duration' }>

/** Up to when a time to an event is looked at, in the unit of its times. */
export function horizonOf(
  resolution: Resolution,
  metric: Extract<MetricDocument, { type: 'time-to-event' }>,
  path: DocumentPath,
): Pick<EventTime, 'until'> {
  const until = timeAt(resolution, metric.until, [metric.unit, path])
  if (until === undefined) return {}
  if (until > 0) return { until: Number(until.toPrecision(12)) }
  refuse(resolution, ['range', path], 'A horizon lies above 0.', 'Write it like `36 month`.')
  return {}
}

const likelihoods =
  /\b(likelihoods?|probability|probabilities|chances?|risks?|odds|shares?|rates?|proportions?|percentages?|frequency|numbers?)\b/i
const times =
  /\b(times?|durations?|delays?|waits?|waiting|tenure|lifetimes?|life|seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b/i

/** Whether the direction of a need speaks of the time or of how likely the event is, from its measure. */
export function directionOf(
  resolution: Resolution,
  { id, outcome }: NeedDocument,
  path: DocumentPath,
): EventTime['directionOf'] {
  const { measure, direction } = outcome
  if (likelihoods.test(measure)) return 'likelihood'
  if (times.test(measure)) return 'time'
  doubt(
    resolution,
    ['statement', [...path, 'outcome', 'measure']],
    `Whether \`${measure}\` is a time or a likelihood cannot be told, so \`${id}\` is read as: ${direction} the time until the event.`,
    'Write `measure: time` or `measure: likelihood`.',
  )
  return 'time'
}

/** At which time a failure counts, and the need on the same step that says what failed. */
export function failurePenalty(
  resolution: Resolution,
  { id, metric }: NeedDocument,
  path: DocumentPath,
): Pick<Duration, 'failuresAt'> {
  if (metric?.type !== 'duration' || metric['failures-at'] === undefined) return {}
  const place = [...path, 'metric', 'failures-at']
  const penalty = timeAt(resolution, metric['failures-at'], [metric.unit, place])
  const beside = documentNeeds(resolution.document).find(
    (other) => sameStep(other.path, path) && saysCompleted(other.need),
  )
  if (beside === undefined) {
    const message = `No yes-no need of kind completion stands beside \`${id}\`, so nothing says what failed.`
    const hint = 'Add one to the same step: `metric: { kind: completion, type: yes-no }`.'
    refuse(resolution, ['missing-key', place], message, hint)
    return {}
  }
  return penalty === undefined ? {} : { failuresAt: { penalty, completion: beside.need.id } }
}

function saysCompleted({ metric }: NeedDocument): boolean {
  return metric?.type === 'yes-no' && metric.kind === 'completion'
}

function sameStep(a: DocumentPath, b: DocumentPath): boolean {
  return a.slice(0, -1).join('.') === b.slice(0, -1).join('.')
}

function timeAt(
  resolution: Resolution,
  written: string | number | undefined,
  [unit, path]: readonly [string, DocumentPath],
): number | undefined {
  const own = readUnit(unit).value
  if (written === undefined || own === undefined) return undefined
  const time = quantityAt(resolution, written, [own, path])
  if (time === undefined || time >= 0) return time
  refuse(resolution, ['range', path], 'A time is not below 0.', `Write it like \`60 ${unit}\`.`)
  return undefined
}
