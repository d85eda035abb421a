import type { UnitsAnswer } from '#evidence/rows/question'
import { categoriesOf, weightColumn } from '#evidence/rows/units-view'
import { shareOfPeople } from '#market/answers/share-of-people'
import { namesOf } from '#market/perception/observed-pairs'
import type { PerceptionBlock } from '#market/perception/perception-block'
import type { CauseShare } from '#market/perception/perception-view'
import { distinctIds } from '#quantity/id'

interface Answered {
  readonly answer: string
  readonly weight: number
}

/**
 * Why people say that they believe less than there is: shares of those who answered, the first answer of each person,
 * the largest first. Wilson's interval; with weights that of the linearised error on the logit scale.
 */
export function perceptionCauses(
  block: PerceptionBlock,
  answer: UnitsAnswer,
  level: number,
): readonly CauseShare[] {
  const people = answersOf(block, answer)
  const weights = people.some(({ weight }) => weight !== 1)
    ? Float64Array.from(people, ({ weight }) => weight)
    : undefined
  const answers = [...Map.groupBy(people, (one) => one.answer).keys()]
  const ids = idsOf(block, answer)
  return answers
    .map((given): CauseShare => {
      const own = people.map((one) => one.answer === given)
      const count = own.filter(Boolean).length
      const base = { id: ids.get(given)!, answer: given, count, asked: people.length }
      return { ...base, ...shareOfPeople(own, weights, level) }
    })
    .toSorted((a, b) => b.share - a.share)
}

/** An id for each answer of the file. */
function idsOf({ cause = '' }: PerceptionBlock, answer: UnitsAnswer): ReadonlyMap<string, string> {
  const labels = categoriesOf({ answer }, cause)?.labels ?? []
  const ids = distinctIds(labels)
  return new Map(labels.map((label, i) => [label, ids[i]!]))
}

/** The first answer of each person who counts. */
function answersOf(block: PerceptionBlock, answer: UnitsAnswer): readonly Answered[] {
  const { cause, over, solution, customer } = block
  const causes = namesOf(answer, cause)
  if (causes === undefined) return []
  const people = namesOf(answer, over === solution ? customer : over)
  const weights = answer.numbers[block.weight ?? weightColumn]
  const first = new Map<string, Answered>()
  for (let row = 0; row < answer.rows; row++) {
    const given = causes(row)
    const weight = weights?.[row] ?? 1
    const person = people === undefined ? `row ${row}` : people(row)
    if (given === undefined || person === undefined || !(weight > 0)) continue
    if (!first.has(person)) first.set(person, { answer: given, weight })
  }
  return [...first.values()]
}
