import type { MeasuredNeed } from '#evidence/metric-family'
import { columnId } from '#evidence/profile/proposed-column'
import type { ColumnProfile } from '#evidence/profile/file-profile'
import { nearestName } from '#quantity/nearest'
import { readUnit } from '#quantity/read-unit'
import { sameDimensions } from '#quantity/unit-algebra'

/** The need that a column seems to measure. */
export interface NeedMatch {
  readonly need: MeasuredNeed
  /** Not by its name, but as the only column in such a unit. */
  readonly byUnit: boolean
}

/**
 * Which column measures which need, by the similarity of their names: the same words, then a slip or two
 * apart, then most words in common; last the only column whose unit fits. A column goes to one need,
 * and only if it holds what the metric asks for.
 */
export function matchNeeds(
  needs: readonly MeasuredNeed[],
  columns: readonly ColumnProfile[],
): ReadonlyMap<ColumnProfile, NeedMatch> {
  const matches = new Map<ColumnProfile, NeedMatch>()
  const ways = [sameWords, nearWords, sharedWords, onlyInUnit]
  for (const way of ways) {
    for (const need of needs) {
      if ([...matches.values()].some((match) => match.need === need)) continue
      const open = columns.filter((column) => !matches.has(column) && holds(column, need))
      const found = way(need, open)
      if (found !== undefined) matches.set(found, { need, byUnit: way === onlyInUnit })
    }
  }
  return matches
}

/** What the metric's type can be read from. */
function holds({ type, facts }: ColumnProfile, { metric }: MeasuredNeed): boolean {
  switch (metric.type) {
    case 'yes-no':
      return type === 'yes-no' || (type === 'category' && facts.distinct <= 6)
    case 'duration':
    case 'count':
    case 'money':
    case 'number':
    case 'scale':
    case 'share':
      return type === 'number' || type === 'yes-no'
    default:
      return false
  }
}

type Way = (need: MeasuredNeed, columns: readonly ColumnProfile[]) => ColumnProfile | undefined

const sameWords: Way = ({ id }, columns) => columns.find((column) => idOf(column) === id)

const nearWords: Way = ({ id }, columns) => {
  const near = nearestName(id, columns.map(idOf))
  return columns.find((column) => idOf(column) === near)
}

const sharedWords: Way = ({ id }, columns) => {
  const wanted = new Set(id.split('-'))
  const ranked = columns
    .map((column) => ({ column, share: overlap(wanted, idOf(column).split('-')) }))
    .toSorted((a, b) => b.share - a.share)
  const [best] = ranked
  return best !== undefined && best.share >= 0.5 ? best.column : undefined
}

const onlyInUnit: Way = ({ metric }, columns) => {
  if (metric.type !== 'duration' && metric.type !== 'money') return undefined
  const own = metric.unit.text.split('/')[0] ?? '1'
  const fitting = columns.filter(({ unit }) => unit !== undefined && fitsUnit(unit.unit, own))
  return fitting.length === 1 ? fitting[0] : undefined
}

/** Whether numbers in one unit can be turned into another. */
export function fitsUnit(guess: string, own: string): boolean {
  const [a, b] = [readUnit(guess).value, readUnit(own).value]
  return a !== undefined && b !== undefined && sameDimensions(a, b)
}

/** Share of the words of both that both have (Jaccard). */
function overlap(wanted: ReadonlySet<string>, words: readonly string[]): number {
  const shared = words.filter((word) => wanted.has(word)).length
  return shared / (new Set([...wanted, ...words]).size || 1)
}

function idOf({ facts }: ColumnProfile): string {
  return columnId(facts.header.name)
}
