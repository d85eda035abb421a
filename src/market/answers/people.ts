import type { UnitsAnswer } from '#evidence/rows/question'
import { categoriesOf, labelAt, weightColumn } from '#evidence/rows/units-view'

/** The people behind rows: one a row, or one a value of the column that names them. */
export interface People {
  readonly count: number
  /** Whose each row is; -1 where it has no say, for lack of a name or a weight. */
  readonly ofRow: Int32Array
  /** How much of its population each person stands for; absent where people count alike. */
  readonly weights?: Float64Array
  /** Rows without a weight above 0, and rows that name nobody. */
  readonly weightless: number
  readonly nameless: number
}

/** The people of a survey; one with several rows has the weight of the first of them. */
export function peopleOf(
  answer: UnitsAnswer,
  { respondent, weight = weightColumn }: { readonly respondent?: string; readonly weight?: string },
): People {
  const nameOf = namesOf(answer, respondent)
  const weights = answer.numbers[weight]
  const counts = (row: number): boolean =>
    weights === undefined || (weights[row]! > 0 && weights[row]! < Infinity)
  const known = new Map<string, number>()
  const ofPeople: number[] = []
  const ofRow = new Int32Array(answer.rows).fill(-1)
  let [weightless, nameless] = [0, 0]
  for (let row = 0; row < answer.rows; row++) {
    const name = nameOf(row)
    if (!counts(row)) weightless++
    else if (name === undefined) nameless++
    if (!counts(row) || name === undefined) continue
    const person = known.get(name) ?? known.size
    if (person === known.size) ofPeople.push(weights?.[row] ?? 1)
    known.set(name, person)
    ofRow[row] = person
  }
  const weighed = weights === undefined ? {} : { weights: Float64Array.from(ofPeople) }
  return { count: known.size, ofRow, weightless, nameless, ...weighed }
}

/** The name of the person behind a row: its own place where no column names people. */
function namesOf(
  answer: UnitsAnswer,
  respondent: string | undefined,
): (row: number) => string | undefined {
  if (respondent === undefined) return String
  const names = categoriesOf({ answer }, respondent)
  return (row) => (names === undefined ? undefined : labelAt(names, row))
}

/** What each person says in a column of numbers: the first answer of theirs, NaN where there is none. */
export function answersOf(people: People, column: Float64Array | undefined): Float64Array {
  const answers = new Float64Array(people.count).fill(NaN)
  if (column === undefined) return answers
  for (const [row, person] of people.ofRow.entries())
    if (person >= 0 && Number.isNaN(answers[person]!)) answers[person] = column[row]!
  return answers
}

/** Only the people of the list, in its order. */
export function somePeople(values: Float64Array, list: Int32Array): Float64Array {
  return Float64Array.from(list, (person) => values[person]!)
}
