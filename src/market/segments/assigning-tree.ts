import type { CustomerFeature } from '#market/segments/customers'
import type { GroupingMethod } from '#market/segments/grouping'
import type { Feature } from '#market/segments/segmentation'
import type { RuleCondition, TreeRule, TreeView } from '#market/segments/segmentation-view'
import {
  classificationTree,
  type LabelledPoints,
  type TreeNode,
} from '#stats/clustering/classification-tree'
import { treeAccuracy } from '#stats/clustering/tree-accuracy'

/** Questions one after the other: few enough to be asked. */
const depth = 3
const folds = 10
/** A category of more answers than this is no question. */
const mostLevels = 20

/** What a tree of questions is grown from: customers who have an answer to each, and their segment. */
export interface AssigningTree {
  readonly questions: readonly Question[]
  readonly labels: Int32Array
  /** How much of its population each stands for; absent where all count alike. */
  readonly weights?: Float64Array
  readonly groups: number
}

interface Question {
  readonly feature: Feature
  /** Whether the category is this one; absent for numbers. */
  readonly is?: string
  readonly values: Float64Array
}

/**
 * What a tree is grown from.
 *
 * @param labels by member, from 0; -1 for those who are in no segment
 */
export function assigningTree(
  {
    method,
    features,
  }: {
    readonly method: Pick<GroupingMethod, 'members' | 'weights'>
    readonly features: readonly CustomerFeature[]
  },
  labels: Int32Array,
): AssigningTree {
  const all = features.flatMap(questionsOf)
  const asked = Int32Array.from(labels.keys()).filter(
    (member) =>
      labels[member]! >= 0 &&
      all.every(({ values }) => Number.isFinite(values[method.members[member]!]!)),
  )
  const { weights } = method
  return {
    questions: all.map((question) => ({
      ...question,
      values: Float64Array.from(asked, (member) => question.values[method.members[member]!]!),
    })),
    labels: asked.map((member) => labels[member]!),
    ...(weights === undefined
      ? {}
      : { weights: Float64Array.from(asked, (member) => weights[member]!) }),
    groups: labels.reduce((most, label) => Math.max(most, label), -1) + 1,
  }
}

function questionsOf(one: CustomerFeature): readonly Question[] {
  const { feature } = one
  if ('values' in one) return [{ feature, values: one.values }]
  const { codes, labels } = one.categories
  if (labels.length > mostLevels) return []
  // Of two answers one is the other's opposite.
  const asked = labels.length === 2 ? labels.slice(0, 1) : labels
  return asked.map((is) => ({
    feature,
    is,
    values: Float64Array.from(codes, (code) => (labels[code] === is ? 1 : 0)),
  }))
}

/** How often the tree is right about customers it has not seen; nothing with too few of them. */
export function treeOf(growing: AssigningTree, seed: number): TreeView | undefined {
  const { questions, labels, weights, groups } = growing
  if (labels.length < 2 || questions.length === 0) return undefined
  const masses = new Float64Array(groups)
  for (const [place, label] of labels.entries()) masses[label]! += weights?.[place] ?? 1
  const settings = { groups, depth, least: leastOf(growing), seed }
  return {
    accuracy: treeAccuracy(pointsOf(growing), {
      ...settings,
      folds: Math.min(folds, labels.length),
    }),
    majority: Math.max(...masses) / sumOf(masses),
  }
}

/** The tree as rules: the questions on the way to each of its ends. */
export function rulesOf(
  growing: AssigningTree,
  segments: readonly { readonly id: string }[],
): readonly TreeRule[] {
  const { questions, labels, groups } = growing
  if (labels.length === 0 || questions.length === 0) return []
  const settings = { groups, depth, least: leastOf(growing) }
  const tree = withoutIdle(classificationTree(pointsOf(growing), settings))
  return endsOf(tree, questions, []).map(({ conditions, end }) => ({
    conditions,
    segment: segments[end.group]!.id,
    customers: end.count,
    right: end.own / end.mass,
  }))
}

/** Without questions whose answer makes no difference to the segment. */
function withoutIdle(node: TreeNode): TreeNode {
  if ('group' in node) return node
  const [below, above] = [withoutIdle(node.below), withoutIdle(node.above)]
  return 'group' in below && 'group' in above && below.group === above.group
    ? {
        ...below,
        count: below.count + above.count,
        mass: below.mass + above.mass,
        own: below.own + above.own,
      }
    : { ...node, below, above }
}

function pointsOf({ questions, labels, weights }: AssigningTree): LabelledPoints {
  const columns = questions.map(({ values }) => values)
  return { columns, labels, ...(weights === undefined ? {} : { weights }) }
}

/** The weight of a hundredth of the customers. */
function leastOf({ labels, weights }: AssigningTree): number {
  return (weights === undefined ? labels.length : sumOf(weights)) / 100
}

function sumOf(masses: Float64Array): number {
  return masses.reduce((sum, mass) => sum + mass, 0)
}

interface End {
  readonly conditions: readonly RuleCondition[]
  readonly end: Extract<TreeNode, { readonly group: number }>
}

function endsOf(
  node: TreeNode,
  questions: readonly Question[],
  conditions: readonly RuleCondition[],
): readonly End[] {
  if ('group' in node) return [{ conditions, end: node }]
  const { feature, is } = questions[node.column]!
  const both: readonly RuleCondition[] =
    is === undefined
      ? [
          { feature, atMost: node.atMost },
          { feature, moreThan: node.atMost },
        ]
      : [
          { feature, is, not: true },
          { feature, is, not: false },
        ]
  return [node.below, node.above].flatMap((part, side) =>
    endsOf(part, questions, [
      ...conditions.filter((one) => !isSaidBy(both[side]!, one)),
      both[side]!,
    ]),
  )
}

/** Whether a later question on the same feature says all that an earlier one did. */
function isSaidBy(later: RuleCondition, earlier: RuleCondition): boolean {
  if (later.feature.id !== earlier.feature.id) return false
  return (
    ('atMost' in later && 'atMost' in earlier) ||
    ('moreThan' in later && 'moreThan' in earlier) ||
    ('is' in later && 'is' in earlier && !later.not && earlier.not)
  )
}
