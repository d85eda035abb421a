import { orReason } from '#market/sure-value'
import type { Customers, CustomerFeature } from '#market/segments/customers'
import type { Segmentation } from '#market/segments/segmentation'
import type { Interval } from '#quantity/figure'
import type { AnsweredItem } from '#stats/clustering/answer-patterns'
import { correlatedMixture } from '#stats/clustering/correlated-mixture'
import { gaussianMixture } from '#stats/clustering/gaussian-mixture'
import { kMeans } from '#stats/clustering/k-means'
import {
  latentClassIntervals,
  type LatentClassIntervals,
} from '#stats/clustering/latent-class-intervals'
import { latentClasses, type LatentClasses } from '#stats/clustering/latent-classes'
import { pointsAt, pointTable, type PointTable } from '#stats/clustering/point-table'
import { standardized } from '#stats/clustering/standardized'

/** What a method makes of customers. */
export interface Grouping {
  readonly labels: Int32Array
  readonly inertia?: number
  readonly bic?: number
  readonly classificationError?: number
  /** Where groups are not counted but estimated: their shares, in falling order, with intervals where they have some. */
  readonly estimated?: (level: number) => readonly EstimatedShare[]
}

/** How much of the population a class is. */
export interface EstimatedShare {
  readonly share: number
  readonly estimated: true
  readonly interval?: Interval
}

interface Start {
  readonly restarts: number
  readonly seed: number
  /** Where likelihoods rise by less for each customer, steps end. */
  readonly tolerance: number
}

/** A way of dividing some customers, who are called by their places. */
export interface GroupingMethod {
  /** Who can be divided: customers, by their place among all. */
  readonly members: Int32Array
  /** How much of its population each member stands for; absent where all count alike. */
  readonly weights?: Float64Array
  /** Where members lie, for distances; absent where they only have answers. */
  readonly points?: PointTable
  /** Least number of groups that it can say something on. */
  readonly least: 1 | 2
  readonly criterion: 'silhouette' | 'bic'
  /** Starts from chance of a division that is shown, and of one of a resample. */
  readonly restarts: number
  readonly again: number
  /** Throws `StatisticsError` where there are no such groups. */
  group(groups: number, start: Start): Grouping
  /** The groups of some members. */
  regroup(members: Int32Array, groups: number, start: Start): Int32Array
}

/** The method that a block asks for, on customers for whom it has what it needs. */
export function groupingMethod(
  block: Segmentation,
  customers: Customers,
  features: readonly CustomerFeature[],
): GroupingMethod {
  if (block.method === 'latent-class') return byAnswers(customers, features)
  const { members, points } = placed(block, customers, features)
  const { weights } = points
  return {
    ...(weights === undefined ? {} : { weights }),
    ...(block.method === 'mixture'
      ? asMixture(members, points, block.correlated === true)
      : byMeans(members, points)),
  }
}

function byMeans(members: Int32Array, points: PointTable): GroupingMethod {
  return {
    members,
    points,
    least: 2,
    criterion: 'silhouette',
    restarts: 10,
    again: 3,
    group: (groups, start) => kMeans(points, { groups, ...start }),
    regroup: (some, groups, start) => kMeans(pointsAt(points, some), { groups, ...start }).labels,
  }
}

/**
 * Of groups of equal spread in all directions, of such with one for each feature and, where it is asked for, of such whose
 * features hang together, those of the lowest BIC. One of which a group is flat does not count.
 */
function asMixture(members: Int32Array, points: PointTable, correlated: boolean): GroupingMethod {
  const group = (table: PointTable, groups: number, start: Start): Grouping => {
    const shapes: readonly (() => Grouping & { readonly bic: number })[] = [
      () => gaussianMixture(table, { groups, shape: 'spherical', ...start }),
      () => gaussianMixture(table, { groups, shape: 'diagonal', ...start }),
      ...(correlated ? [() => correlatedMixture(table, { groups, ...start })] : []),
    ]
    const fits = shapes.map((shape) => orReason(shape))
    const [first, ...others] = fits.flatMap((fit) => ('reason' in fit ? [] : [fit]))
    if (first === undefined) return shapes[0]!()
    return others.reduce((best, one) => (one.bic < best.bic ? one : best), first)
  }
  return {
    members,
    points,
    least: 1,
    criterion: 'bic',
    restarts: 10,
    again: 3,
    group: (groups, start) => group(points, groups, start),
    regroup: (some, groups, start) => group(pointsAt(points, some), groups, start).labels,
  }
}

function byAnswers(customers: Customers, features: readonly CustomerFeature[]): GroupingMethod {
  const answers = features.flatMap((one) => ('categories' in one ? [one.categories] : []))
  const members = Int32Array.from({ length: customers.count }, (_, customer) => customer).filter(
    (customer) => answers.some(({ codes }) => codes[customer]! >= 0),
  )
  const itemsOf = (some: Int32Array): readonly AnsweredItem[] =>
    answers.map(({ codes, labels }) => ({
      codes: some.map((customer) => codes[customer]!),
      levels: labels.length,
    }))
  const weights = weightsOf(customers, members)
  return {
    members,
    ...(weights === undefined ? {} : { weights }),
    least: 1,
    criterion: 'bic',
    restarts: 20,
    again: 2,
    group(classes, start) {
      const items = itemsOf(members)
      const fit = latentClasses(items, { classes, ...start }, weights)
      const estimated = (level: number): readonly EstimatedShare[] =>
        estimatedShares(fit, () => latentClassIntervals(items, fit, level, weights))
      return { ...fit, estimated }
    },
    regroup(some, classes, start) {
      const drawn = some.map((place) => members[place]!)
      const own = weightsOf(customers, drawn)
      return latentClasses(itemsOf(drawn), { classes, ...start }, own).labels
    },
  }
}

function weightsOf({ weights }: Customers, some: Int32Array): Float64Array | undefined {
  return weights && Float64Array.from(some, (customer) => weights[customer]!)
}

function estimatedShares(
  fit: LatentClasses,
  intervalsOf: () => LatentClassIntervals,
): readonly EstimatedShare[] {
  const found = orReason(intervalsOf)
  const intervals = 'reason' in found ? [] : found.shares
  return Array.from(fit.shares, (share, group) => {
    const interval = intervals[group]
    return { share, estimated: true, ...(interval === undefined ? {} : { interval }) }
  })
}

/** Customers who have every number, on the scale on which groups are sought. */
function placed(
  { standardize }: Segmentation,
  customers: Customers,
  features: readonly CustomerFeature[],
): { readonly members: Int32Array; readonly points: PointTable } {
  const columns = features.flatMap((one) => ('values' in one ? [scaledValues(one)] : []))
  const all = Int32Array.from({ length: customers.count }, (_, customer) => customer)
  const members = all.filter((customer) =>
    columns.every((column) => !Number.isNaN(column[customer]!)),
  )
  const own = columns.map((column) => Float64Array.from(members, (customer) => column[customer]!))
  const weights = weightsOf(customers, members)
  const scaled = standardize ? own.map((values) => onOneScale(values, weights)) : own
  return { members, points: pointTable(scaled, weights) }
}

/** The numbers among which groups are sought: logarithms where the feature says so. */
export function scaledValues({
  feature,
  values,
}: Extract<CustomerFeature, { readonly values: Float64Array }>): Float64Array {
  if (!feature.log) return values
  return values.map((value) => (value >= 0 ? Math.log1p(value) : Number.NaN))
}

/** Values that are all alike stay so: they distinguish nobody. */
function onOneScale(values: Float64Array, weights: Float64Array | undefined): Float64Array {
  return values.length < 2 || values.every((value) => value === values[0])
    ? new Float64Array(values.length)
    : standardized(values, weights)
}
