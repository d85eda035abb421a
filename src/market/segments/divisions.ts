import { orReason } from '#market/sure-value'
import type { Customers, CustomerFeature } from '#market/segments/customers'
import type { Grouping, GroupingMethod } from '#market/segments/grouping'
import type { Segmentation } from '#market/segments/segmentation'
import type { DivisionView } from '#market/segments/segmentation-view'
import { assigningTree, treeOf } from '#market/segments/assigning-tree'
import { calinskiHarabasz } from '#stats/clustering/calinski-harabasz'
import { groupStability } from '#stats/clustering/group-stability'
import { largestFirst } from '#stats/clustering/k-means'
import { pointsAt } from '#stats/clustering/point-table'
import { distancesOfPairs, silhouette } from '#stats/clustering/silhouette'
import { createGenerator } from '#stats/random/generator'

/** Silhouettes are looked at for at most so many customers, and resamples draw at most so many. */
const mostCompared = 2000

/** A division of customers into so many groups, with every criterion that there is for it. */
export interface Division {
  readonly view: DivisionView
  /** By member of the method; absent where there is a reason. */
  readonly labels?: Int32Array
  /** How far each group comes again. */
  readonly stabilities?: Float64Array
  /** Of groups that are estimated, not counted. */
  readonly estimated?: Grouping['estimated']
}

interface Sought {
  readonly block: Segmentation
  readonly method: GroupingMethod
  readonly customers: Customers
  readonly features: readonly CustomerFeature[]
  readonly seed: number
}

/** Divisions into every number of groups that the block tries; for methods that can say so also that into one. */
export function divisionsOf(sought: Sought): readonly Division[] {
  const { block, method } = sought
  const tried = method.least === 1 && block.groups.length > 1 ? [1, ...block.groups] : block.groups
  const widths = silhouettes(sought)
  return [...new Set(tried)].map((groups) => divisionOf(sought, groups, widths))
}

/** The best by the criterion of the method; nothing where there is no division into two groups or more. */
export function bestDivision(
  divisions: readonly Division[],
  { criterion }: GroupingMethod,
): Division | undefined {
  const scored = divisions
    .filter(({ view: { groups }, labels }) => groups > 1 && labels !== undefined)
    .map((division) => ({
      division,
      score:
        criterion === 'bic' ? -(division.view.bic ?? Infinity) : (division.view.silhouette ?? -1),
    }))
  return scored.toSorted((a, b) => b.score - a.score)[0]?.division
}

function divisionOf(sought: Sought, groups: number, widths: Widths): Division {
  const { method, seed } = sought
  const found = orReason(() =>
    method.group(groups, { restarts: method.restarts, seed, tolerance: 1e-9 }),
  )
  if ('reason' in found) return { view: { groups, ...found } }
  const { estimated } = found
  const labels =
    estimated === undefined ? largestFirst(found.labels, groups, method.weights) : found.labels
  const held = new Set(labels).size
  if (held < groups) {
    const reason = `only ${held} of ${groups} groups are anybody’s likeliest`
    return { view: { groups, ...criteriaOf(found), reason } }
  }
  if (groups === 1) return { view: { groups, ...criteriaOf(found) }, labels }
  const stabilities = stabilityOf(sought, labels, groups)
  const tree = treeOf(assigningTree(sought, labels), seed)
  const ratio = method.points === undefined ? undefined : ratioOf(sought, labels)
  return {
    view: {
      groups,
      ...criteriaOf(found),
      ...widths(labels),
      ...(ratio === undefined ? {} : { calinskiHarabasz: ratio }),
      stability: stabilities.reduce((sum, one) => sum + one, 0) / groups,
      ...(tree === undefined ? {} : { tree }),
    },
    labels,
    stabilities,
    ...(estimated === undefined ? {} : { estimated }),
  }
}

function criteriaOf({ inertia, bic, classificationError }: Grouping): Partial<DivisionView> {
  return {
    ...(inertia === undefined ? {} : { inertia }),
    ...(bic === undefined ? {} : { bic }),
    ...(classificationError === undefined ? {} : { classificationError }),
  }
}

function stabilityOf(
  { block, method, seed }: Sought,
  labels: Int32Array,
  groups: number,
): Float64Array {
  const draws = Math.min(mostCompared, labels.length)
  const { weights } = method
  const settings = {
    groups,
    resamples: block.resamples,
    seed,
    draws,
    ...(weights === undefined ? {} : { weights }),
  }
  return groupStability(labels, settings, (members, resample) => {
    const start = { restarts: method.again, seed: resample, tolerance: 1e-5 }
    const found = orReason(() => method.regroup(members, groups, start))
    return 'reason' in found ? undefined : found
  })
}

function ratioOf({ method }: Sought, labels: Int32Array): number | undefined {
  const { points } = method
  if (points === undefined || new Set(labels).size >= points.count) return undefined
  const ratio = calinskiHarabasz(points, labels)
  return Number.isFinite(ratio) ? ratio : undefined
}

type Widths = (labels: Int32Array) => { readonly silhouette?: number }

/** The silhouette of any division, over the same customers for all. */
function silhouettes({ method: { points }, seed }: Sought): Widths {
  if (points === undefined || points.count < 2) return () => ({})
  const some = chosen(points.count, seed)
  const compared = pointsAt(points, some)
  let distances: Float64Array | undefined
  return (labels) => {
    const own = some.map((member) => labels[member]!)
    if (new Set(own).size < 2) return {}
    distances ??= distancesOfPairs(compared)
    return { silhouette: silhouette(distances, own, compared.weights) }
  }
}

/** All, or so many of them that were drawn without replacement. */
function chosen(count: number, seed: number): Int32Array {
  const places = Int32Array.from({ length: count }, (_, place) => place)
  if (count <= mostCompared) return places
  const generator = createGenerator(seed, 'silhouette')
  for (let i = 0; i < mostCompared; i++) {
    const other = i + generator.below(count - i)
    const kept = places[i]!
    places[i] = places[other]!
    places[other] = kept
  }
  return places.subarray(0, mostCompared).toSorted()
}
