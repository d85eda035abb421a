import type { Need } from '#job/job'
import type { Metric } from '#job/metric'
import { isCurrencyCode } from '#quantity/known-units'
import { readUnit } from '#quantity/read-unit'
import type { Unit } from '#quantity/unit'
import type { DocumentPath } from '#study/document/document-text'
import { rowBlocks } from '#study/document/resolve/document-evidence'
import { documentNeeds, type NeedDocument } from '#study/document/resolve/document-needs'
import { directionOf, failurePenalty, horizonOf } from '#study/document/resolve/metric-times'
import { quantityAt, unitAt } from '#study/document/resolve/measure'
import { refuse, refuseReference, type Resolution } from '#study/document/resolve/resolution'

type MetricDocument = NonNullable<NeedDocument['metric']>

/** The metric of a need, its unit per row entity: `s` on executions is `s/execution`. */
export function resolveMetric(
  resolution: Resolution,
  need: NeedDocument,
  path: DocumentPath,
): Metric | undefined {
  const { metric } = need
  if (metric === undefined) return undefined
  const unit = perEntity(resolution, need, [...path, 'metric'])
  if (unit === undefined) return undefined
  checkKind(resolution, metric, [...path, 'metric', 'unit'])
  const common = {
    kind: metric.kind,
    unit,
    ...(metric.name === undefined ? {} : { name: metric.name }),
  }
  switch (metric.type) {
    case 'scale':
      return scale(resolution, { ...common, ...metric, unit, name: common.name ?? '' }, path)
    case 'spread':
      return knownNeed(resolution, metric.of, path)
        ? { ...common, type: 'spread', of: metric.of }
        : undefined
    case 'share-within':
      return shareWithin(resolution, { metric, common }, [...path, 'metric'])
    case 'time-to-event':
      return {
        ...common,
        type: 'time-to-event',
        ...horizonOf(resolution, metric, [...path, 'metric', 'until']),
        directionOf: directionOf(resolution, need, path),
      }
    case 'duration':
      return { ...common, type: 'duration', ...failurePenalty(resolution, need, path) }
    default:
      return { ...common, type: metric.type }
  }
}

const time = {
  what: 'time',
  hint: 'Write s, min, h or day.',
  fits: (base: string) => base === 's',
}

/** What the unit of a metric must be, for the types that say so. */
const asked = {
  duration: time,
  'time-to-event': time,
  money: { what: 'money', hint: 'Write a currency: EUR.', fits: isCurrencyCode },
}

/** A duration is in time, and money in a currency. */
function checkKind(resolution: Resolution, metric: MetricDocument, path: DocumentPath): void {
  if (metric.type !== 'duration' && metric.type !== 'time-to-event' && metric.type !== 'money')
    return
  const { what, hint, fits } = asked[metric.type]
  const bases = Object.keys(readUnit(metric.unit).value?.dimensions ?? {})
  if (bases.every(fits) && bases.length < 2) return
  refuse(resolution, ['unit', path], `\`${metric.unit}\` is no unit of ${what}.`, hint)
}

function scale(
  resolution: Resolution,
  metric: Extract<MetricDocument, { type: 'scale' }> & { unit: Unit; name: string },
  path: DocumentPath,
): Metric | undefined {
  if (metric.from >= metric.to) {
    const message = `The scale goes from ${metric.from} to ${metric.to}: its lower end comes first.`
    const hint = 'Say which way is better in `direction`, not in the scale.'
    refuse(resolution, ['range', [...path, 'metric', 'to']], message, hint)
    return undefined
  }
  const { kind, unit, from, to, name } = metric
  return { kind, unit, type: 'scale', from, to, ...(name === '' ? {} : { name }) }
}

function shareWithin(
  resolution: Resolution,
  given: {
    readonly metric: Extract<MetricDocument, { type: 'share-within' }>
    readonly common: { kind: Metric['kind']; unit: Unit; name?: string }
  },
  path: DocumentPath,
): Metric | undefined {
  const { metric, common } = given
  if (!knownNeed(resolution, metric.of, path.slice(0, -1))) return undefined
  const unit = ownUnit(resolution, metric.of)
  if (metric['at-most'] === undefined && metric['at-least'] === undefined) {
    const hint = 'Write `at-most: 60 min` or `at-least: 3`.'
    refuse(resolution, ['missing-key', path], 'The share within needs a bound.', hint)
  }
  return {
    ...common,
    type: 'share-within',
    of: metric.of,
    ...bounds(resolution, metric, [unit, path]),
  }
}

/** A target in the unit of the need's metric. */
export function resolveTarget(
  resolution: Resolution,
  need: NeedDocument,
  path: DocumentPath,
): Need['target'] | undefined {
  const { target } = need
  if (target === undefined) return undefined
  const place = [...path, 'target']
  if (need.metric === undefined) {
    const message = `\`${need.id}\` has a target and no metric, so nothing can be held against it.`
    refuse(resolution, ['missing-key', place], message, 'Give the need a `metric`.')
    return undefined
  }
  if (target['at-most'] === undefined && target['at-least'] === undefined) {
    const hint = 'Write `at-most: 4 h` or `at-least: 95 %`.'
    refuse(resolution, ['missing-key', place], 'The target needs a bound.', hint)
    return undefined
  }
  const held = bounds(resolution, target, [ownUnit(resolution, need.id), place])
  if (isShare(need.metric)) checkShares(resolution, held, place)
  return { ...held, ...(target.by === undefined ? {} : { by: target.by }) }
}

/** A share lies between 0 and 1: 95 without its sign is a slip. */
function checkShares(
  resolution: Resolution,
  held: { readonly atMost?: number; readonly atLeast?: number },
  path: DocumentPath,
): void {
  const wrong = Object.values(held).find((bound) => bound < 0 || bound > 1)
  if (wrong === undefined) return
  const message = `The target ${wrong} is no share: shares go from 0 to 1.`
  refuse(resolution, ['range', path], message, `Write \`${wrong} %\`.`)
}

interface BoundsDocument {
  readonly 'at-most'?: string | number | undefined
  readonly 'at-least'?: string | number | undefined
}

function bounds(
  resolution: Resolution,
  written: BoundsDocument,
  [unit, path]: readonly [Unit, DocumentPath],
): { atMost?: number; atLeast?: number } {
  const read = (key: keyof BoundsDocument): number | undefined => {
    const bound = written[key]
    return bound === undefined ? undefined : quantityAt(resolution, bound, [unit, [...path, key]])
  }
  const atMost = read('at-most')
  const atLeast = read('at-least')
  return {
    ...(atMost === undefined ? {} : { atMost }),
    ...(atLeast === undefined ? {} : { atLeast }),
  }
}

function knownNeed(resolution: Resolution, id: string, path: DocumentPath): boolean {
  const known = documentNeeds(resolution.document).filter(({ need }) => isMeasuredItself(need))
  if (known.some(({ need }) => need.id === id)) return true
  const names = known.map(({ need }) => need.id)
  refuseReference(resolution, [...path, 'metric', 'of'], 'measured need', [id, names])
  return false
}

function isMeasuredItself({ metric }: NeedDocument): boolean {
  return metric !== undefined && !['spread', 'share-within', 'time-to-event'].includes(metric.type)
}

function metricOf({ document }: Resolution, id: string): MetricDocument | undefined {
  return documentNeeds(document).find(({ need }) => need.id === id)?.need.metric
}

/** Whether values are fractions of 1, however the rows write them. */
export function isShare(metric: MetricDocument | undefined): boolean {
  return metric !== undefined && ['yes-no', 'share', 'share-within'].includes(metric.type)
}

/** Unit of a need's values as the document writes it; dimensionless where it writes none. */
export function ownUnitText(resolution: Resolution, id: string): string {
  const metric = metricOf(resolution, id)
  if (metric === undefined) return '1'
  if (metric.type === 'spread') return ownUnitText(resolution, metric.of)
  return 'unit' in metric && metric.unit !== undefined ? metric.unit : '1'
}

/** Unit of a need's values as they are estimated, without the row entity. */
export function ownUnit(resolution: Resolution, id: string): Unit {
  const metric = metricOf(resolution, id)
  if (metric?.type === 'spread') return ownUnit(resolution, metric.of)
  if (isShare(metric)) return dimensionless
  return readUnit(ownUnitText(resolution, id)).value ?? dimensionless
}

const dimensionless: Unit = { text: '1', factor: 1, dimensions: {} }

function perEntity(
  resolution: Resolution,
  need: NeedDocument,
  path: DocumentPath,
): Unit | undefined {
  const { metric } = need
  const own = metric?.type === 'share' ? '1' : ownUnitText(resolution, need.id)
  const place = [...path, 'unit']
  if (metric?.type === 'rate') return unitAt(resolution, own, place)
  if (metric?.type === 'scale') return dimensionless
  return unitAt(resolution, `${own}/${entityOf(resolution, need.id)}`, place)
}

/** What a row stands for in the data set that holds the need. */
function entityOf({ document }: Resolution, need: string): string {
  const block = rowBlocks(document).find((one) => one.block.needs.includes(need))?.block
  const data = (document.data ?? []).find((set) => set.id === block?.data)
  return data?.log === undefined ? (data?.row ?? 'execution') : 'execution'
}
