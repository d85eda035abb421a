import type { UnitsAnswer } from '#evidence/rows/question'
import { categoriesOf, labelAt } from '#evidence/rows/units-view'
import { listInWords } from '#evidence/words'
import { labelIds } from '#market/answers/label-ids'
import { type ChoiceRows, holdsNumbers } from '#market/choice/choice-rows'
import type { ChoiceAttribute, ChoiceSurvey } from '#market/choice/choice-survey'
import { problem, warning, type Finding } from '#quantity/finding'
import type { ChoiceTasks } from '#stats/choice/choice-tasks'

/** What sets offers apart in one column of the design. */
export interface ChoiceTerm {
  /** `price`, `acceleration`, `brand.weight`, `asc.yoplait`. */
  readonly id: string
  readonly attribute: string
  /** Of a column of names: which one it is, as it stands in the file. */
  readonly level?: string
  /** Of a number: its unit, and the ends of what was shown. */
  readonly unit?: string
  readonly range?: { readonly low: number; readonly high: number }
}

/** The choices as methods read them, with what each column of the design is. */
export interface ChoiceDesign {
  readonly terms: readonly ChoiceTerm[]
  readonly tasks: ChoiceTasks
  readonly findings: readonly Finding[]
}

interface Column {
  readonly term: ChoiceTerm
  readonly values: Float64Array
}

/** One column an attribute, or one a name but the base; those in which the offers of no task differ are left out. */
export function choiceDesign(
  survey: ChoiceSurvey,
  answer: UnitsAnswer,
  rows: ChoiceRows,
): ChoiceDesign {
  const none = noneOf(survey, answer, rows)
  const price = priceColumn(survey, answer, rows)
  const coded = survey.attributes.map((attribute) => columnsOf(survey, attribute, [answer, rows]))
  const columns = [...price, ...coded.flatMap((one) => one.columns)].map((column) => ({
    ...column,
    values:
      none === undefined
        ? column.values
        : column.values.map((value, i) => (none[i]! > 0 ? 0 : value)),
  }))
  const all: readonly Column[] =
    none === undefined
      ? columns
      : [...columns, { term: { id: 'asc.none', attribute: 'asc', level: 'none' }, values: none }]
  const varied = all.filter(({ values }) => varies(values, rows.starts))
  return {
    terms: varied.map(({ term }) => term),
    tasks: {
      design: varied.map(({ values }) => values),
      starts: rows.starts,
      chosen: rows.chosen,
      clusters: rows.people,
      ...(rows.weights === undefined
        ? {}
        : { weights: Float64Array.from(rows.people, (person) => rows.weights![person]!) }),
    },
    findings: [
      ...coded.flatMap(({ findings }) => findings),
      ...(rows.rows.length === 0
        ? []
        : all.filter((column) => !varied.includes(column)).map(({ term }) => same(survey, term))),
    ],
  }
}

function noneOf(
  { none }: ChoiceSurvey,
  answer: UnitsAnswer,
  { rows }: ChoiceRows,
): Float64Array | undefined {
  if (none === undefined) return undefined
  const values = answer.numbers[none]
  return Float64Array.from(rows, (row) => Number((values?.[row] ?? 0) > 0))
}

function priceColumn(
  { price }: ChoiceSurvey,
  answer: UnitsAnswer,
  { rows }: ChoiceRows,
): readonly Column[] {
  if (price === undefined) return []
  const values = numbersAt(answer, price.column, rows)
  return [{ term: { id: 'price', attribute: 'price', ...rangeOf(values) }, values }]
}

function numbersAt(answer: UnitsAnswer, column: string, rows: Int32Array): Float64Array {
  const values = answer.numbers[column]
  return Float64Array.from(rows, (row) => values?.[row] ?? NaN)
}

/** The ends of what was shown; a number that is missing belongs to "none of these". */
function rangeOf(values: Float64Array): Pick<ChoiceTerm, 'range'> {
  const known = values.filter(Number.isFinite)
  if (known.length === 0) return {}
  const low = known.reduce((least, value) => Math.min(least, value), Infinity)
  const high = known.reduce((most, value) => Math.max(most, value), -Infinity)
  return { range: { low, high } }
}

function columnsOf(
  survey: ChoiceSurvey,
  attribute: ChoiceAttribute,
  [answer, { rows }]: readonly [UnitsAnswer, ChoiceRows],
): { readonly columns: readonly Column[]; readonly findings: readonly Finding[] } {
  const { id, column, unit, base } = attribute
  if (base !== undefined) return levelsOf(survey, attribute, [answer, rows])
  const values = numbersAt(answer, column, rows)
  if (answer.rows > 0 && !holdsNumbers(answer, column))
    return { columns: [], findings: [noBase(survey, attribute)] }
  const term = { id, attribute: id, ...(unit === undefined ? {} : { unit }), ...rangeOf(values) }
  return { columns: [{ term, values }], findings: [] }
}

function levelsOf(
  survey: ChoiceSurvey,
  { id, column, base }: ChoiceAttribute,
  [answer, rows]: readonly [UnitsAnswer, Int32Array],
): { readonly columns: readonly Column[]; readonly findings: readonly Finding[] } {
  const names = categoriesOf({ answer }, column)
  const labels = Array.from(rows, (row) => (names === undefined ? undefined : labelAt(names, row)))
  const levels = [...new Set(labels)].flatMap((label) => label ?? []).toSorted()
  // A few of the rows may lack the base; the whole column may not.
  if (names !== undefined && !names.labels.includes(base!)) {
    const message = `\`${base!}\` is not among what \`${column}\` holds: ${listInWords(names.labels)}.`
    const place = { path: `${pathOf(survey, id)}.base`, field: column }
    return {
      columns: [],
      findings: [problem('wrong-value', place, message, 'Name one of them as `base`.')],
    }
  }
  const ids = labelIds(names?.labels ?? [])
  const columns = levels
    .filter((level) => level !== base)
    .map((level) => ({
      term: { id: `${id}.${ids.get(level)!}`, attribute: id, level },
      values: Float64Array.from(labels, (label) => Number(label === level)),
    }))
  return { columns, findings: [] }
}

function pathOf({ path }: ChoiceSurvey, attribute: string): string {
  if (attribute === 'price') return `${path}.price`
  return attribute === 'asc' ? `${path}.solution` : `${path}.attributes.${attribute}`
}

function noBase(survey: ChoiceSurvey, { id, column }: ChoiceAttribute): Finding {
  const message = `\`${column}\` holds no numbers, and nothing says which of its values \`${id}\` is held against.`
  const hint = 'Add `base:` with one of its values; for numbers, look at how they are read.'
  return problem('wrong-value', { path: pathOf(survey, id), field: column }, message, hint)
}

/** Whether the offers of any task differ. */
function varies(values: Float64Array, starts: Int32Array): boolean {
  for (let task = 0; task + 1 < starts.length; task++)
    for (let row = starts[task]! + 1; row < starts[task + 1]!; row++)
      if (values[row] !== values[starts[task]!]) return true
  return false
}

function same(survey: ChoiceSurvey, { id, attribute }: ChoiceTerm): Finding {
  const what = attribute === 'price' ? 'The price' : `\`${id}\``
  const message = `${what} is the same for all offers of each task: nothing can be said of it.`
  const hint =
    attribute === 'price'
      ? 'Without offers at different prices there is no willingness to pay; ask at several prices.'
      : 'Leave the attribute out, or show offers that differ in it.'
  return warning('no-variation', { path: pathOf(survey, attribute) }, message, hint)
}

/**
 * Terms of which the offer with the most, or the least, was taken every time, alike ones aside: no finite weight fits. A
 * name is one that was never or always taken where it stood.
 */
export function certainTerms({ terms, tasks }: ChoiceDesign): readonly ChoiceTerm[] {
  return terms.filter((_, k) => {
    const [below, above] = lessAndMore(tasks, tasks.design[k]!)
    return (below === 0) !== (above === 0)
  })
}

/** How many offers have less, and how many more, of something than the one that was taken beside them. */
function lessAndMore(
  { starts, chosen }: ChoiceTasks,
  values: Float64Array,
): readonly [less: number, more: number] {
  let [less, more] = [0, 0]
  for (let task = 0; task + 1 < starts.length; task++) {
    const taken = values[chosen[task]!]!
    for (let row = starts[task]!; row < starts[task + 1]!; row++) {
      less += Number(values[row]! < taken)
      more += Number(values[row]! > taken)
    }
  }
  return [less, more]
}
