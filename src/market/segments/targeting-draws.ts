import type { Customers } from '#market/segments/customers'
import type { SegmentView } from '#market/segments/segmentation-view'
import type { Figure } from '#quantity/figure'
import { normalCritical } from '#stats/intervals/critical-value'
import { createGenerator } from '#stats/random/generator'
import { resampledGroupMeans } from '#stats/resampling/resampled-group-means'
import { normalQuantile } from '#stats/special/normal'

/** How often, and from which seed. */
export interface DrawSettings {
  readonly seed: number
  readonly resamples: number
}

/** Customers, the segment of each (-1 outside), and the segments. */
export type CustomersBySegment = readonly [
  Customers,
  Int32Array,
  readonly Pick<SegmentView, 'share' | 'interval' | 'estimated'>[],
]

type Range = Pick<Figure, 'value' | 'interval' | 'quantiles'>

/**
 * How the parts that rows say move with other customers of the same kind: whole customers are drawn with replacement and
 * carry their weights, so that the shares and means of all segments move together; the groups stay as they are. One
 * array a part and segment, NaN where nobody was drawn. Shares that are estimated, not counted, are drawn within their intervals.
 */
export function drawnParts(
  columns: readonly { readonly values?: Float64Array }[],
  [{ weights }, labels, segments]: CustomersBySegment,
  settings: DrawSettings,
): readonly (readonly Float64Array[])[] {
  const { seed, resamples } = settings
  const inside = Int32Array.from(labels.keys()).filter((customer) => labels[customer]! >= 0)
  if (inside.length < 2) return columns.map(() => [])
  const own = (column: Float64Array): Float64Array =>
    Float64Array.from(inside, (customer) => column[customer]!)
  const found = resampledGroupMeans({
    labels: inside.map((customer) => labels[customer]!),
    groups: segments.length,
    columns: columns.flatMap(({ values }) => (values === undefined ? [] : [own(values)])),
    ...(weights === undefined ? {} : { weights: own(weights) }),
    generator: createGenerator(seed, 'targeting'),
    resamples,
  })
  let mean = 0
  return columns.map(({ values }) => {
    if (values !== undefined) return found.means[mean++]!
    return segments.map(({ share, interval, estimated }, segment) => {
      if (estimated !== true) return found.shares[segment]!
      const figure = { value: share, ...(interval === undefined ? {} : { interval }) }
      return drawnWithin(figure, `share ${segment}`, settings)
    })
  })
}

/**
 * A figure over the draws: normal on either side of its value, as wide as its interval (or the range of its quantiles) says
 * there; always the same where it has neither.
 *
 * @param name of its own stream of random numbers
 */
export function drawnWithin(
  figure: Range,
  name: string,
  { seed, resamples }: DrawSettings,
): Float64Array {
  const value = Number(figure.value)
  const [low, high] = spreadsOf(figure, value)
  const generator = createGenerator(seed, `targeting ${name}`)
  return Float64Array.from({ length: resamples }, () => {
    const away = normalQuantile(generator.next())
    return value + away * (away < 0 ? low : high)
  })
}

/** Standard deviations below and above the value. */
function spreadsOf(
  { interval, quantiles }: Range,
  value: number,
): readonly [low: number, high: number] {
  const range =
    interval ??
    (quantiles === undefined ? undefined : { low: quantiles.p10, high: quantiles.p90, level: 0.8 })
  if (range === undefined) return [0, 0]
  const reach = normalCritical(range.level)
  return [Math.max(0, value - range.low) / reach, Math.max(0, range.high - value) / reach]
}
