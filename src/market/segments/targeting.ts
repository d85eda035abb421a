import type { CustomerFeature, Customers } from '#market/segments/customers'
import { meanBy } from '#market/segments/profile'
import type { TargetingPart } from '#market/segments/segmentation'
import type {
  SegmentView,
  TargetingPartView,
  TargetingValues,
} from '#market/segments/segmentation-view'

/** A part with the feature that it is taken from. */
export interface TargetingColumn {
  readonly part: TargetingPart
  /** Absent for the share of customers. */
  readonly values?: Float64Array
}

/**
 * How much speaks for turning to each segment: every part from 0 (the worst of these segments) to 1 (the best), averaged
 * by weight, times 100. A ranking among these segments, without a meaning of its own; nothing with a single segment, or
 * for one of which a part is not known. A part in which all segments are alike counts half for each.
 */
function targetingOf(
  values: readonly TargetingValues[],
  segments: number,
): readonly SegmentView['targeting'][] {
  const places = Array.from({ length: segments }, (_, segment) => segment)
  if (values.length === 0 || segments < 2) return places.map(() => undefined)
  const parts = values.map(onOneScale)
  const total = values.reduce((sum, { part }) => sum + part.weight, 0)
  return places.map((segment) => {
    const own = parts.map((part) => part[segment])
    if (own.some((part) => part === undefined)) return undefined
    const whole = own as readonly TargetingPartView[]
    const score = whole.reduce((sum, { weight, scaled }) => sum + weight * scaled, 0)
    return { score: (100 * score) / total, parts: whole }
  })
}

/** Segments with their scores. */
export function targeted(
  segments: readonly SegmentView[],
  values: readonly TargetingValues[],
): readonly SegmentView[] {
  const scores = targetingOf(values, segments.length)
  return segments.map((segment, place) => {
    const targeting = scores[place]
    return { ...segment, ...(targeting === undefined ? {} : { targeting }) }
  })
}

/**
 * The parts that rows say: the share of each segment, and means of columns.
 *
 * @param labels the segment of each customer, -1 outside
 */
export function columnValues(
  columns: readonly TargetingColumn[],
  { weights }: Customers,
  [labels, segments]: readonly [Int32Array, readonly Pick<SegmentView, 'share'>[]],
): readonly TargetingValues[] {
  return columns.map(({ part, values }) => ({
    part,
    values: segments.map(({ share }, segment) =>
      values === undefined
        ? share
        : meanBy(values, (customer) =>
            labels[customer] === segment ? (weights?.[customer] ?? 1) : 0,
          ),
    ),
  }))
}

function onOneScale({
  part: { part, weight, more },
  values,
  figures,
}: TargetingValues): readonly (TargetingPartView | undefined)[] {
  const there = values.filter((value) => value !== undefined)
  const [least, most] = [Math.min(...there), Math.max(...there)]
  return values.map((value, segment) => {
    if (value === undefined) return undefined
    const place = most > least ? (value - least) / (most - least) : 0.5
    const figure = figures?.[segment]
    return {
      part,
      weight,
      more,
      value,
      ...(figure === undefined ? {} : { figure }),
      scaled: more === 'better' ? place : 1 - place,
    }
  })
}

/** The features that parts of targeting are taken from. */
export function targetingColumns(
  parts: readonly TargetingPart[],
  read: (part: TargetingPart) => CustomerFeature | undefined,
): readonly TargetingColumn[] {
  return parts.flatMap((part): readonly TargetingColumn[] => {
    if (part.figure !== undefined) return []
    if (part.feature === undefined) return [{ part }]
    const found = read(part)
    return found !== undefined && 'values' in found ? [{ part, values: found.values }] : []
  })
}
