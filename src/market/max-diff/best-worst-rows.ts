import type { UnitsAnswer } from '#evidence/rows/question'
import { categoriesOf, labelAt } from '#evidence/rows/units-view'
import { countInWords, listInWords } from '#evidence/words'
import { withoutName, withoutWeight } from '#market/answers/answer-findings'
import { peopleOf } from '#market/answers/people'
import type { MaxDiffSurvey } from '#market/max-diff/max-diff-survey'
import { warning, type Finding } from '#quantity/finding'
import type { BestWorstTasks } from '#stats/choice/best-worst-tasks'

/** The sets that count, as methods read them. */
export interface BestWorstRows {
  /** Items as they stand in the file, in alphabetical order. */
  readonly names: readonly string[]
  readonly tasks: BestWorstTasks
  readonly count: number
  readonly findings: readonly Finding[]
}

interface BestWorstSet {
  readonly person: number
  readonly row: number
  readonly items: readonly string[]
  readonly best: string
  readonly worst: string
}

/** Sets of three and more different items, of which one was called the best and another the worst. */
export function bestWorstRows(survey: MaxDiffSurvey, answer: UnitsAnswer): BestWorstRows {
  const people = peopleOf(answer, survey)
  const read = (column: string): ((row: number) => string | undefined) => {
    const names = categoriesOf({ answer }, column)
    return (row) => (names === undefined ? undefined : labelAt(names, row))
  }
  const [best, worst, ...items] = [survey.best, survey.worst, ...survey.items].map(read)
  const asked = [...people.ofRow.keys()].filter((row) => people.ofRow[row]! >= 0)
  const known = asked.flatMap((row): readonly BestWorstSet[] => {
    const [first, last] = [best!(row), worst!(row)]
    if (first === undefined || last === undefined) return []
    const shown = items.flatMap((item) => item(row) ?? [])
    return [{ person: people.ofRow[row]!, row, items: shown, best: first, worst: last }]
  })
  const kept = known.filter(possible)
  const odd = known.filter((set) => !possible(set))
  return {
    ...tasksOf(kept, people.weights),
    findings: [
      ...withoutWeight(survey, people.weightless),
      ...withoutName(survey, people.nameless),
      ...unanswered(survey, asked.length - known.length),
      ...impossible(survey, odd, answer),
    ],
  }
}

function possible({ items, best, worst }: BestWorstSet): boolean {
  const apart = new Set(items).size === items.length && items.length > 2
  return apart && best !== worst && items.includes(best) && items.includes(worst)
}

function tasksOf(
  sets: readonly BestWorstSet[],
  weights: Float64Array | undefined,
): Omit<BestWorstRows, 'findings'> {
  const names = [...new Set(sets.flatMap(({ items }) => items))].toSorted()
  const place = new Map(names.map((name, item) => [name, item]))
  const people = new Map<number, number>()
  for (const { person } of sets) if (!people.has(person)) people.set(person, people.size)
  const starts = new Int32Array(sets.length + 1)
  for (const [i, { items }] of sets.entries()) starts[i + 1] = starts[i]! + items.length
  const itemsOf = (named: readonly string[]): Int32Array =>
    Int32Array.from(named, (name) => place.get(name)!)
  return {
    names,
    count: people.size,
    tasks: {
      items: names.length,
      shown: itemsOf(sets.flatMap(({ items }) => items)),
      starts,
      best: itemsOf(sets.map(({ best }) => best)),
      worst: itemsOf(sets.map(({ worst }) => worst)),
      people: Int32Array.from(sets, ({ person }) => people.get(person)!),
      ...(weights === undefined
        ? {}
        : { weights: Float64Array.from(sets, ({ person }) => weights[person]!) }),
    },
  }
}

function unanswered({ id, path }: MaxDiffSurvey, count: number): readonly Finding[] {
  if (count === 0) return []
  const message = `${countInWords(count, 'set')} of \`${id}\` ${count === 1 ? 'has' : 'have'} no best or no worst, and ${count === 1 ? 'is' : 'are'} left out.`
  return [warning('missing-value', { path: `${path}.best` }, message)]
}

function impossible(
  { id, path }: MaxDiffSurvey,
  sets: readonly BestWorstSet[],
  answer: UnitsAnswer,
): readonly Finding[] {
  const count = sets.length
  if (count === 0) return []
  const lines = listInWords(sets.map(({ row }) => answer.lines[row]!))
  const message = `${countInWords(count, 'set')} of \`${id}\` cannot be (line ${lines}): expected three or more different items, one of them the best and another the worst. ${count === 1 ? 'It is' : 'They are'} left out.`
  const hint =
    'Look at the columns of `items`, and whether `best` and `worst` name items as they do.'
  return [warning('impossible-value', { path: `${path}.items` }, message, hint)]
}
