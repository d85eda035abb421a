import type { KnownStudy, ProposedColumn } from '#evidence/profile/proposed-column'
import { columnId, fromOf } from '#evidence/profile/proposed-column'
import type { ColumnProfile } from '#evidence/profile/file-profile'
import { slug } from '#quantity/id'
import { nearestName } from '#quantity/nearest'

/** The column that seems to say which solution a row belongs to. */
export interface SolutionGuess {
  readonly column: ColumnProfile
  readonly proposed: ProposedColumn
}

const words =
  /^(?:solutions?|variants?|arms?|groups?|treatments?|conditions?|randomi[sz](?:ation|ed)|experiment|cohort)$/

/**
 * Which column says the solution: among those with 2 to 6 values the one whose values are most like the
 * study's solutions, else the one whose header says so. Absent where neither does.
 */
export function solutionGuess(
  columns: readonly ColumnProfile[],
  solutions: KnownStudy['solutions'],
): SolutionGuess | undefined {
  const few = columns.filter(isCandidate)
  const ranked = few
    .map((column) => ({ column, score: scoreOf(column, solutions) }))
    .toSorted((a, b) => b.score - a.score)
  const [best] = ranked
  if (best === undefined || best.score === 0) return undefined
  return { column: best.column, proposed: proposedOf(best.column, solutions) }
}

function isCandidate({ type, facts }: ColumnProfile): boolean {
  const coded = type === 'number' && facts.numbers?.integers === facts.present
  return (
    facts.distinct >= 2 &&
    facts.distinct <= 6 &&
    (coded || type === 'category' || type === 'yes-no')
  )
}

/** Values that name a way of working, the earlier or plainer one first. */
const pairs: readonly (readonly [string, string])[] = [
  ['old', 'new'],
  ['before', 'after'],
  ['control', 'treatment'],
  ['control', 'test'],
  ['baseline', 'treatment'],
  ['placebo', 'treatment'],
  ['a', 'b'],
]

function pairOf({ facts }: ColumnProfile): readonly [string, string] | undefined {
  const texts = facts.common.map(({ text }) => text.toLowerCase())
  return pairs.find((pair) => texts.length === 2 && texts.every((text) => pair.includes(text)))
}

/** Values that are solutions count two each; a header or values that say so one. */
function scoreOf(column: ColumnProfile, solutions: KnownStudy['solutions']): number {
  const { facts } = column
  const known = facts.common.filter(({ text }) => solutionOf(text, solutions) !== undefined).length
  const named = columnId(facts.header.name)
    .split('-')
    .some((word) => words.test(word))
  return 2 * known + (named || pairOf(column) !== undefined ? 1 : 0)
}

function solutionOf(text: string, solutions: KnownStudy['solutions']): string | undefined {
  if (/^[\d.]*$/.test(text)) return undefined
  const id = slug(text)
  const same = solutions.find((one) => one.id === id || slug(one.name) === id)
  if (same !== undefined) return same.id
  const near = nearestName(
    id,
    solutions.flatMap((one) => [one.id, slug(one.name)]),
  )
  return solutions.find((one) => one.id === near || slug(one.name) === near)?.id
}

/** Values without a solution of their own get one that is left over, by order, and a question. */
function proposedOf(column: ColumnProfile, solutions: KnownStudy['solutions']): ProposedColumn {
  const first = pairOf(column)?.[0]
  const rank = (text: string): string => `${text.toLowerCase() === first ? 0 : 1}${text}`
  const values = column.facts.common
    .map(({ text }) => text)
    .toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
  const known = values.map((text) => solutionOf(text, solutions))
  const left = solutions.map(({ id }) => id).filter((id) => !known.includes(id))
  const map = values.map((text, i): readonly [string, string] => {
    return [text, known[i] ?? left.shift() ?? ownId(column, text)]
  })
  const same = map.every(([text, id]) => text === id)
  const sure = same || known.every((id) => id !== undefined)
  const note = sure ? {} : { note: 'guessed: which value is which solution?' }
  return { id: 'solution', ...fromOf(column), ...(same ? {} : { map }), ...note }
}

/** An id of its own for a value: `control`, and `randomization-0` for a code. */
function ownId({ facts }: ColumnProfile, text: string): string {
  return /^[\d.]*$/.test(text)
    ? `${columnId(facts.header.name)}-${slug(`v${text}`).slice(1)}`
    : slug(text)
}
