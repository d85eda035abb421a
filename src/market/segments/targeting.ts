import type { CustomerFeature, Customers } from '#market/segments/customers'
import { meanBy } from '#market/segments/profile'
import type { TargetingPart } from '#market/segments/segmentation'
import type { SegmentView, TargetingPartView } from '#market/segments/segmentation-view'

/** A part with the feature that it is taken from. */
export interface TargetingColumn {
  readonly part: TargetingPart
  /** Absent for the share of customers. */
  readonly values?: Float64Array
}

/**
 * How much speaks for turning to each segment: every part from 0 (the worst of these segments) to 1 (the best), averaged
 * by weight, times 100. A ranking among these segments, without a meaning of its own; nothing with a single segment. A part
 * in which all segments are alike counts half for each.
 *
 * @param labels the segment of each customer, -1 outside
 */
export function targetingOf(
  columns: readonly TargetingColumn[],
  { weights }: Customers,
  [labels, segments]: readonly [Int32Array, readonly Pick<SegmentView, 'share'>[]],
): readonly SegmentView['targeting'][] {
  if (columns.length === 0 || segments.length < 2) return segments.map(() => undefined)
  const parts = columns.map(({ part, values }) => {
    const own = segments.map(({ share }, segment) =>
      values === undefined
        ? share
        : meanBy(values, (customer) =>
            labels[customer] === segment ? (weights?.[customer] ?? 1) : 0,
          ),
    )
    return onOneScale(part, own)
  })
  const total = columns.reduce((sum, { part }) => sum + part.weight, 0)
  return segments.map((_, segment) => {
    const own = parts.map((part) => part[segment]!)
    if (own.some((part) => part === undefined)) return undefined
    const whole = own as readonly TargetingPartView[]
    const score = whole.reduce((sum, { weight, scaled }) => sum + weight * scaled, 0)
    return { score: (100 * score) / total, parts: whole }
  })
}

function onOneScale(
  { part, weight, more }: TargetingPart,
  values: readonly (number | undefined)[],
): readonly (TargetingPartView | undefined)[] {
  const there = values.filter((value) => value !== undefined)
  const [least, most] = [Math.min(...there), Math.max(...there)]
  return values.map((value) => {
    if (value === undefined) return undefined
    const place = most > least ? (value - least) / (most - least) : 0.5
    return { part, weight, more, value, scaled: more === 'better' ? place : 1 - place }
  })
}

/** The features that parts of targeting are taken from. */
export function targetingColumns(
  parts: readonly TargetingPart[],
  read: (part: TargetingPart) => CustomerFeature | undefined,
): readonly TargetingColumn[] {
  return parts.flatMap((part): readonly TargetingColumn[] => {
    if (part.feature === undefined) return [{ part }]
    const found = read(part)
    return found !== undefined && 'values' in found ? [{ part, values: found.values }] : []
  })
}
