import type { UnitsAnswer } from '#evidence/rows/question'
import type { MarketSettings } from '#market/evaluate-block'
import { shareOfPeople } from '#market/answers/share-of-people'
import { assigningTree, rulesOf, treeOf } from '#market/segments/assigning-tree'
import {
  customersOf,
  featureOf,
  type CustomerFeature,
  type Customers,
} from '#market/segments/customers'
import { bestDivision, divisionsOf } from '#market/segments/divisions'
import { givenSegments } from '#market/segments/given-segments'
import { groupingMethod, type EstimatedShare } from '#market/segments/grouping'
import { profileOf } from '#market/segments/profile'
import { readFeatures } from '#market/segments/read-features'
import type { Segmentation } from '#market/segments/segmentation'
import {
  doubtfulGroups,
  missingDivisions,
  overlappingSegments,
  rowFindings,
  smallSegments,
} from '#market/segments/segmentation-findings'
import type { SegmentationView, SegmentView } from '#market/segments/segmentation-view'
import { columnValues, targeted, targetingColumns } from '#market/segments/targeting'
import { warning, type Finding } from '#quantity/finding'

type Settings = Pick<MarketSettings, 'seed' | 'level' | 'resamples'>

/**
 * Which customers are alike: segments that are given, or groups of a method for every number of groups that the block tries,
 * with the criteria for each; the best of them, or the one asked for, with what distinguishes its segments, rules that
 * put a new customer into one, and what speaks for turning to each.
 *
 * @param answer the answer to `blockQuestion`
 */
export function evaluateSegmentation(
  block: Segmentation,
  answer: UnitsAnswer,
  settings: Settings,
): SegmentationView {
  const customers = customersOf(block, answer)
  const { features, findings } = readFeatures(block, customers, answer)
  const parts: Parts = { block, answer, settings, customers, features }
  const found = block.method === 'given' ? given(parts) : sought(parts)
  return { ...found, findings: [...rowFindings(block, customers), ...findings, ...found.findings] }
}

interface Parts {
  readonly block: Segmentation
  readonly answer: UnitsAnswer
  readonly settings: Settings
  readonly customers: Customers
  readonly features: readonly CustomerFeature[]
}

function given(parts: Parts): SegmentationView {
  const { block, answer, settings, customers, features } = parts
  const { labels, several } = givenSegments(block.given, customers, answer)
  const { segments, ...values } = described(
    parts,
    labels,
    block.given.map(({ id, name, size }) => ({
      id: `${block.prefix}${id}`,
      name,
      ...(size === undefined ? {} : { size }),
    })),
  )
  const members = Int32Array.from(labels.keys())
  const growing = assigningTree({ method: { ...customers, members }, features }, labels)
  const tree = treeOf(growing, settings.seed)
  return {
    block,
    customers: customers.count,
    weighed: customers.weights !== undefined,
    outside: labels.filter((label) => label < 0).length,
    divisions: [],
    segments,
    ...values,
    ...(tree === undefined ? {} : { tree }),
    rules: rulesOf(growing, segments),
    assigned: assignedTo(customers, labels),
    findings: [
      ...overlappingSegments(block, [several, customers.count]),
      ...smallSegments(block, segments),
    ],
  }
}

function sought(parts: Parts): SegmentationView {
  const { block, settings, customers, features } = parts
  const nothing = nobody(parts)
  if (features.length === 0 || customers.count === 0) return nothing
  const method = groupingMethod(block, customers, features)
  const about = { block, method, customers, features, seed: settings.seed }
  const divisions = divisionsOf(about)
  const views = divisions.map(({ view }) => view)
  const chosen = bestDivision(divisions, method)
  const missing = missingDivisions(block, views, method.members.length)
  if (chosen?.labels === undefined) return { ...nothing, divisions: views, findings: missing }
  const labels = byCustomer(chosen.labels, method.members, customers.count)
  const { groups, tree } = chosen.view
  const shares = chosen.estimated?.(settings.level)
  const names = Array.from({ length: groups }, (_, group) => ({
    ...shares?.[group],
    id: `${block.prefix}group-${group + 1}`,
    name: `group ${group + 1}`,
    stability: chosen.stabilities![group]!,
  }))
  const { segments, ...values } = described(parts, labels, names)
  return {
    block,
    customers: customers.count,
    weighed: customers.weights !== undefined,
    outside: customers.count - method.members.length,
    divisions: views,
    chosen: groups,
    ...(block.groups.length > 1 ? { criterion: method.criterion } : {}),
    ...(tree === undefined ? {} : { tree }),
    segments,
    ...values,
    rules: rulesOf(assigningTree(about, chosen.labels), segments),
    assigned: assignedTo(customers, labels),
    findings: [
      ...missing,
      ...doubtfulGroups(block, chosen.view, [segments, views]),
      ...smallSegments(block, segments),
    ],
  }
}

function nobody({ block, customers }: Parts): SegmentationView {
  const path = `${block.path}.features`
  const message =
    customers.count === 0
      ? `\`${block.id}\` has no customers.`
      : `\`${block.id}\` has no feature by which customers differ.`
  const finding: Finding = warning('too-few', { path }, message, 'Name features that vary.')
  return {
    block,
    customers: customers.count,
    weighed: customers.weights !== undefined,
    outside: customers.count,
    divisions: [],
    segments: [],
    rules: [],
    assigned: new Int32Array(customers.customerOf.length).fill(-1),
    findings: [finding],
  }
}

function byCustomer(labels: Int32Array, members: Int32Array, count: number): Int32Array {
  const all = new Int32Array(count).fill(-1)
  for (const [member, customer] of members.entries()) all[customer] = labels[member]!
  return all
}

/** What is known of a segment before its customers are looked at. */
type Named = Pick<SegmentView, 'id' | 'name' | 'size' | 'stability'> & Partial<EstimatedShare>

/** The segment of each row's customer. */
function assignedTo({ customerOf }: Customers, labels: Int32Array): Int32Array {
  return customerOf.map((customer) => (customer < 0 ? -1 : labels[customer]!))
}

function described(
  { block, answer, settings, customers, features }: Parts,
  labels: Int32Array,
  names: readonly Named[],
): Pick<SegmentationView, 'segments' | 'targetingValues'> {
  const { weights } = customers
  const inside = Array.from(labels.keys()).filter((customer) => labels[customer]! >= 0)
  const masses = weights && Float64Array.from(inside, (customer) => weights[customer]!)
  const segments = names.map((name, segment): SegmentView => {
    const own = inside.map((customer) => labels[customer] === segment)
    const counted = inside.length === 0 ? { share: 0 } : shareOfPeople(own, masses, settings.level)
    return {
      ...(name.share === undefined ? counted : { share: name.share }),
      ...name,
      customers: own.filter(Boolean).length,
      profile: profileOf(features, customers, [labels, segment]),
    }
  })
  const columns = targetingColumns(block.targeting, ({ feature }) =>
    feature === undefined ? undefined : featureOf(feature, customers, answer),
  )
  const values = columnValues(columns, [customers, labels, segments], settings)
  return block.targeting.some(({ figure }) => figure !== undefined)
    ? { segments, targetingValues: values }
    : { segments: targeted(segments, values, settings.level) }
}
