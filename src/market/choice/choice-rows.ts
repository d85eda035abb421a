import type { UnitsAnswer } from '#evidence/rows/question'
import { categoriesOf, labelAt } from '#evidence/rows/units-view'
import { countInWords, listInWords } from '#evidence/words'
import { withoutName, withoutWeight } from '#market/answers/answer-findings'
import { peopleOf } from '#market/answers/people'
import type { ChoiceSurvey } from '#market/choice/choice-survey'
import { warning, type Finding } from '#quantity/finding'

/** The rows that count, task by task. */
export interface ChoiceRows {
  /** Rows of the answer; the tasks follow each other. */
  readonly rows: Int32Array
  /** Where each task begins among them, and their number at the end. */
  readonly starts: Int32Array
  /** Place among `rows` of what was taken, one a task. */
  readonly chosen: Int32Array
  /** Who chose, one a task, 0-based without gaps. */
  readonly people: Int32Array
  readonly count: number
  /** How much of its population each person stands for; absent where all count alike. */
  readonly weights?: Float64Array
  readonly findings: readonly Finding[]
}

interface Task {
  readonly person: number
  readonly rows: number[]
}

/** The tasks in which one offer of several was taken and all that is asked of each offer is known. */
export function choiceRows(survey: ChoiceSurvey, answer: UnitsAnswer): ChoiceRows {
  const people = peopleOf(answer, survey)
  const tasks = tasksOf(survey, answer, people.ofRow)
  const placed = tasks.reduce((sum, { rows }) => sum + rows.length, 0)
  const unplaced = people.ofRow.filter((person) => person >= 0).length - placed
  const taken = answer.numbers[survey.chosen] ?? new Float64Array(answer.rows).fill(NaN)
  const isTaken = (row: number): boolean => taken[row]! !== 0 && !Number.isNaN(taken[row]!)
  const whole = tasks.filter(({ rows }) => rows.every(completeRow(survey, answer)))
  const odd = whole.filter(({ rows }) => rows.filter(isTaken).length !== 1)
  const alone = whole.filter(({ rows }) => rows.length === 1)
  const kept = whole.filter((task) => !odd.includes(task) && !alone.includes(task))
  const known = new Map<number, number>()
  for (const { person } of kept) if (!known.has(person)) known.set(person, known.size)
  const rows = Int32Array.from(kept.flatMap((task) => task.rows))
  const starts = new Int32Array(kept.length + 1)
  for (const [i, task] of kept.entries()) starts[i + 1] = starts[i]! + task.rows.length
  return {
    rows,
    starts,
    chosen: Int32Array.from(kept, (task, i) => starts[i]! + task.rows.findIndex(isTaken)),
    people: Int32Array.from(kept, ({ person }) => known.get(person)!),
    count: known.size,
    ...(people.weights === undefined
      ? {}
      : { weights: Float64Array.from(known.keys(), (person) => people.weights![person]!) }),
    findings: [
      ...withoutWeight(survey, people.weightless),
      ...withoutName(survey, people.nameless),
      ...withoutTask(survey, unplaced),
      ...incomplete(survey, tasks.length - whole.length),
      ...oddChoices(survey, odd, answer),
      ...oneOffer(survey, alone.filter((task) => !odd.includes(task)).length),
    ],
  }
}

function tasksOf({ task }: ChoiceSurvey, answer: UnitsAnswer, ofRow: Int32Array): readonly Task[] {
  const names = categoriesOf({ answer }, task)
  const tasks = new Map<string, Task>()
  for (const [row, person] of ofRow.entries()) {
    const name = names === undefined ? undefined : labelAt(names, row)
    if (person < 0 || name === undefined) continue
    const key = `${person} ${name}`
    const found = tasks.get(key)
    if (found === undefined) tasks.set(key, { person, rows: [row] })
    else found.rows.push(row)
  }
  return [...tasks.values()]
}

/** Whether all that is asked of an offer is known. */
function completeRow(survey: ChoiceSurvey, answer: UnitsAnswer): (row: number) => boolean {
  const { attributes, price, none, chosen } = survey
  const number = (column: string): ((row: number) => boolean) => {
    const values = answer.numbers[column]
    return (row) => values !== undefined && Number.isFinite(values[row])
  }
  const known = attributes.map(({ column, base }) => {
    // A column without any number is said once, as a whole.
    if (base === undefined) return holdsNumbers(answer, column) ? number(column) : () => true
    const names = categoriesOf({ answer }, column)
    return (row: number) => names !== undefined && names.codes[row]! >= 0
  })
  const asked = price === undefined ? known : [...known, number(price.column)]
  const apart = none === undefined ? undefined : answer.numbers[none]
  const said = number(chosen)
  return (row) => said(row) && ((apart?.[row] ?? 0) > 0 || asked.every((knows) => knows(row)))
}

/** Whether a column holds a number at all. */
export function holdsNumbers({ numbers }: UnitsAnswer, column: string): boolean {
  return numbers[column]?.some((value) => !Number.isNaN(value)) ?? false
}

function withoutTask({ id, path }: ChoiceSurvey, count: number): readonly Finding[] {
  if (count === 0) return []
  const message = `${countInWords(count, 'row')} of \`${id}\` ${count === 1 ? 'names' : 'name'} no task, and ${count === 1 ? 'counts' : 'count'} for nothing.`
  return [warning('missing-value', { path: `${path}.task` }, message)]
}

function incomplete({ id, path }: ChoiceSurvey, count: number): readonly Finding[] {
  if (count === 0) return []
  const message = `${countInWords(count, 'task')} of \`${id}\` ${count === 1 ? 'holds' : 'hold'} an offer of which something is missing, and ${count === 1 ? 'is' : 'are'} left out.`
  return [
    warning('missing-value', { path }, message, 'Fill in price and attributes of every offer.'),
  ]
}

function oddChoices(
  { id, path }: ChoiceSurvey,
  tasks: readonly Task[],
  answer: UnitsAnswer,
): readonly Finding[] {
  const count = tasks.length
  if (count === 0) return []
  const lines = listInWords(tasks.map(({ rows }) => answer.lines[rows[0]!]!))
  const message = `${countInWords(count, 'task')} of \`${id}\` ${count === 1 ? 'has' : 'have'} no offer taken or more than one (from line ${lines}), and ${count === 1 ? 'is' : 'are'} left out.`
  const hint = 'One row of a task is 1, the others are 0. Is `task` counted for each person?'
  return [warning('impossible-value', { path: `${path}.chosen` }, message, hint)]
}

function oneOffer({ id, path }: ChoiceSurvey, count: number): readonly Finding[] {
  if (count === 0) return []
  const message = `${countInWords(count, 'task')} of \`${id}\` ${count === 1 ? 'has' : 'have'} one offer only: nothing was chosen there.`
  const hint = 'Look at the column of `task`; a wide file becomes long by `unpivot`.'
  return [warning('impossible-value', { path: `${path}.task` }, message, hint)]
}
