import type { CustomerFeature } from '#market/segments/customers'
import { meanBy } from '#market/segments/profile'
import type { TargetingPart } from '#market/segments/segmentation'
import type {
  SegmentView,
  TargetingPartView,
  TargetingValues,
} from '#market/segments/segmentation-view'
import {
  drawnParts,
  type CustomersBySegment,
  type DrawSettings,
} from '#market/segments/targeting-draws'
import { intervalOfResamples } from '#stats/resampling/interval-of-resamples'

/** A part with the feature that it is taken from. */
export interface TargetingColumn {
  readonly part: TargetingPart
  /** Absent for the share of customers. */
  readonly values?: Float64Array
}

/**
 * How much speaks for turning to each segment: every part from 0 (the worst of these segments) to 1 (the best), averaged
 * by weight, times 100. A ranking among these segments, without a meaning of its own; nothing with a single segment, or
 * for one of which a part is not known. A part in which all segments are alike counts half for each. Its interval are
 * quantiles over the draws of the parts, in each of which worst and best are sought anew.
 */
function targetingOf(
  values: readonly TargetingValues[],
  segments: number,
  level: number,
): readonly SegmentView['targeting'][] {
  const places = Array.from({ length: segments }, (_, segment) => segment)
  if (values.length === 0 || segments < 2) return places.map(() => undefined)
  const parts = values.map(onOneScale)
  const drawn = drawnScores(values, segments)
  return places.map((segment) => {
    const own = parts.map((part) => part[segment])
    if (own.some((part) => part === undefined)) return undefined
    const whole = own as readonly TargetingPartView[]
    const score = weighed(whole.map(({ weight, scaled }) => [weight, scaled]))
    const scores = drawn?.[segment]
    return {
      score,
      ...(scores === undefined ? {} : { interval: intervalOfResamples(scores, level) }),
      parts: whole,
    }
  })
}

function weighed(parts: readonly (readonly [weight: number, scaled: number])[]): number {
  const total = parts.reduce((sum, [weight]) => sum + weight, 0)
  return (100 * parts.reduce((sum, [weight, scaled]) => sum + weight * scaled, 0)) / total
}

/** The scores of each segment over the draws; nothing where a part is not known of all segments, or has no draws. */
function drawnScores(
  values: readonly TargetingValues[],
  segments: number,
): readonly Float64Array[] | undefined {
  if (values.some(({ draws }) => draws.length < segments)) return undefined
  const count = values[0]!.draws[0]!.length
  const scores = Array.from({ length: segments }, () => new Float64Array(count).fill(Number.NaN))
  let found = false
  for (let draw = 0; draw < count; draw++) {
    const own = values.map(({ draws }) => draws.map((column) => column[draw]!))
    // A segment of which nobody was drawn.
    if (own.some((part) => part.some(Number.isNaN))) continue
    found = true
    const scaled = own.map((part, at) => placesOf(part, values[at]!.part))
    for (const [segment, column] of scores.entries())
      column[draw] = weighed(scaled.map((part, at) => [values[at]!.part.weight, part[segment]!]))
  }
  return found ? scores : undefined
}

/** From 0, the worst, to 1, the best. */
function placesOf(
  values: readonly number[],
  { more }: Pick<TargetingPart, 'more'>,
): readonly number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  return values.map((value) => {
    const place = most > least ? (value - least) / (most - least) : 0.5
    return more === 'better' ? place : 1 - place
  })
}

/** Segments with their scores. */
export function targeted(
  segments: readonly SegmentView[],
  values: readonly TargetingValues[],
  level: number,
): readonly SegmentView[] {
  const scores = targetingOf(values, segments.length, level)
  return segments.map((segment, place) => {
    const targeting = scores[place]
    return { ...segment, ...(targeting === undefined ? {} : { targeting }) }
  })
}

/** The parts that rows say: the share of each segment, and means of columns. */
export function columnValues(
  columns: readonly TargetingColumn[],
  [customers, labels, segments]: CustomersBySegment,
  settings: DrawSettings,
): readonly TargetingValues[] {
  const { weights } = customers
  const draws = drawnParts(columns, [customers, labels, segments], settings)
  return columns.map(({ part, values }, at) => ({
    part,
    draws: draws[at]!,
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
  part,
  values,
  figures,
}: TargetingValues): readonly (TargetingPartView | undefined)[] {
  const places = placesOf(
    values.filter((value) => value !== undefined),
    part,
  )
  let known = 0
  return values.map((value, segment) => {
    if (value === undefined) return undefined
    const figure = figures?.[segment]
    return {
      part: part.part,
      weight: part.weight,
      more: part.more,
      value,
      ...(figure === undefined ? {} : { figure }),
      scaled: places[known++]!,
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
