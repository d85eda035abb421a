import type { Metric, MetricType } from '#job/metric'
import type { Need } from '#job/job'

/** A need that has a metric: only those are measured. */
export interface MeasuredNeed extends Need {
  readonly metric: Metric
}

/** How a metric's rows become an arm's figure: their mean, a share, a ratio of totals, their SD, or a restricted mean. */
export type Family = 'mean' | 'share' | 'rate' | 'spread' | 'event-time'

/** Where an arm's figure can lie; it decides the marginal, the ratio and the scale of the bias. */
export type Domain = 'positive' | 'share' | 'real'

const FAMILIES: Readonly<Partial<Record<MetricType, Family>>> = {
  'yes-no': 'share',
  'share-within': 'share',
  rate: 'rate',
  spread: 'spread',
  'time-to-event': 'event-time',
}

/** The family of a metric type. */
export function familyOf(type: MetricType): Family {
  return FAMILIES[type] ?? 'mean'
}

/**
 * The domain of a metric: a scale is real, money and numbers are positive unless the rows hold a
 * negative (study.md, Small print).
 */
export function domainOf(type: MetricType, holdsNegative: boolean): Domain {
  if (type === 'yes-no' || type === 'share-within' || type === 'share') return 'share'
  if (type === 'scale') return 'real'
  return (type === 'money' || type === 'number') && holdsNegative ? 'real' : 'positive'
}

/** The needs a block measures, in its order; needs without a metric are left out. */
export function measuredNeeds(
  ids: readonly string[],
  needs: readonly Need[],
): readonly MeasuredNeed[] {
  return ids.flatMap((id) => {
    const need = needs.find((candidate) => candidate.id === id)
    return need?.metric === undefined ? [] : [{ ...need, metric: need.metric }]
  })
}

/**
 * Columns of the rows that a metric is read from: errors and opportunities for a rate; time, event and, where
 * the data set has it, entry for a time to an event.
 */
export function columnsOf(need: MeasuredNeed): readonly string[] {
  const { metric } = need
  if (metric.type === 'time-to-event')
    return [`${need.id}.time`, `${need.id}.event`, `${need.id}.entry`]
  if (metric.type === 'rate') return [`${need.id}.errors`, `${need.id}.opportunities`]
  return [metric.type === 'spread' ? metric.of : need.id]
}

/** Unit of the times of a time to an event, without the row they are counted for: `month`. */
export function timeUnitOf({ metric }: MeasuredNeed): string {
  return metric.unit.text.split('/')[0]!
}

/** A time of a time to an event as it stands in ids and sentences: `24 month`. */
export function timeInWords(need: MeasuredNeed, time: number): string {
  return `${roundTime(time)} ${timeUnitOf(need)}`
}

/** A time without the rounding of its unit's conversion. */
export function roundTime(time: number): number {
  return Number(time.toPrecision(12))
}

/** What a value below 0 is called, of the types that have none. */
const BELOW_ZERO: Readonly<Partial<Record<MetricType, string>>> = {
  duration: 'a duration below 0',
  count: 'a count below 0',
  rate: 'a rate below 0',
  'time-to-event': 'a time below 0',
}

/** A value that cannot be, in words; absent where the value is possible. */
export function impossibility(metric: Metric, value: number): string | undefined {
  if (Math.abs(value) === Infinity) return 'a number without end'
  switch (metric.type) {
    case 'share':
      return value < 0 || value > 1 ? 'a share outside 0 to 1' : undefined
    case 'scale':
      return value < metric.from || value > metric.to
        ? `a rating outside ${metric.from} to ${metric.to}`
        : undefined
    default:
      return value < 0 ? BELOW_ZERO[metric.type] : undefined
  }
}
