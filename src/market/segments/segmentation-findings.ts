import { countInWords, listInWords, percentInWords } from '#evidence/words'
import { withoutWeight } from '#market/answers/answer-findings'
import type { Customers } from '#market/segments/customers'
import type { Segmentation } from '#market/segments/segmentation'
import type { DivisionView, SegmentView } from '#market/segments/segmentation-view'
import { warning, type Finding } from '#quantity/finding'

/** Under this mean Jaccard similarity a group should not be trusted (Hennig 2007, section 4). */
const unstable = 0.6

/** Up to this silhouette no substantial structure has been found (Kaufman and Rousseeuw 1990, table 4). */
const weak = 0.25

/** A segment of fewer customers is described by who happens to be in it. */
const few = 10

/** Rows that are nobody's, or without weight. */
export function rowFindings(block: Segmentation, customers: Customers): readonly Finding[] {
  const { path, id, per } = block
  const { nameless, weightless } = customers
  const message = `${countInWords(nameless, 'row')} of \`${id}\` name${nameless === 1 ? 's' : ''} no customer in \`${per}\`, and count for nothing.`
  return [
    ...(nameless === 0 ? [] : [warning('missing-value', { path: `${path}.per` }, message)]),
    ...withoutWeight(block, weightless),
  ]
}

/** Numbers of groups for which there are none. */
export function missingDivisions(
  { path, id, groups }: Segmentation,
  divisions: readonly DivisionView[],
  members: number,
): readonly Finding[] {
  const without = divisions.filter(({ groups: of, reason }) => reason !== undefined && of > 1)
  if (without.length === 0) return []
  const message = `\`${id}\` has no division into ${listInWords(without.map((one) => one.groups))} groups: ${without[0]!.reason}.`
  const hint =
    groups.some((number) => number > members) && members > 1
      ? `There are ${countInWords(members, 'customer')}: write at most \`groups: ${members}\`.`
      : 'Ask for fewer groups, or name more features.'
  return [warning('too-few', { path: `${path}.groups` }, message, hint)]
}

/** Groups that do not come again, or lie so near each other that they are cuts through a cloud. */
export function doubtfulGroups(
  { path, id, resamples }: Segmentation,
  chosen: DivisionView,
  [segments, divisions]: readonly [readonly SegmentView[], readonly DivisionView[]],
): readonly Finding[] {
  const place = { path: `${path}.groups` }
  const found: Finding[] = []
  const loose = segments.filter(({ stability }) => stability !== undefined && stability < unstable)
  if (loose.length > 0) {
    const names = listInWords(loose.map((one) => `${one.id} (${one.stability!.toFixed(2)})`))
    const message = `Groups of \`${id}\` that do not come again when other customers are drawn (mean Jaccard similarity under ${unstable} in ${resamples} resamples): ${names}. They are cuts through a cloud rather than groups.`
    const hint = 'Try fewer groups or other features, and do not name these groups to anybody.'
    found.push(warning('unstable-groups', place, message, hint))
  }
  const single = divisions.find(({ groups }) => groups === 1)
  if (chosen.silhouette !== undefined && chosen.silhouette <= weak) {
    const message = `The ${chosen.groups} groups of \`${id}\` lie so near each other (silhouette ${chosen.silhouette.toFixed(2)}) that they divide a cloud.`
    const hint = 'Use them to speak of ends of a scale, not of kinds of customers.'
    found.push(warning('weak-groups', place, message, hint))
  } else if (single?.bic !== undefined && chosen.bic !== undefined && single.bic <= chosen.bic) {
    const message = `One group describes the customers of \`${id}\` as well as ${chosen.groups} (lower BIC).`
    found.push(warning('weak-groups', place, message, 'Take all customers as one.'))
  }
  return found
}

/** Segments of a handful of customers. */
export function smallSegments(
  { path }: Segmentation,
  segments: readonly SegmentView[],
): readonly Finding[] {
  const small = segments.filter(({ customers }) => customers < few)
  if (small.length === 0) return []
  const names = listInWords(small.map(({ id, customers }) => `${id} (${customers})`))
  const message = `Segments of fewer than ${few} customers: ${names}. Their means are those of these few.`
  const hint = 'Ask for fewer groups, or join segments.'
  return [warning('few-rows', { path }, message, hint)]
}

/** Customers whom the conditions of several segments hold for. */
export function overlappingSegments(
  { path, id, given }: Segmentation,
  [several, all]: readonly [number, number],
): readonly Finding[] {
  if (several === 0) return []
  const message = `${percentInWords(several / all)} of the customers of \`${id}\` fit several of the ${given.length} segments, and count in the first of them.`
  const hint = 'Make the conditions (`where`) of the segments exclude each other.'
  return [warning('overlapping-segments', { path }, message, hint)]
}
