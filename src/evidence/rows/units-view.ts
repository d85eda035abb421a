import type { EvidenceBlock } from '#evidence/estimate'
import type { Categories, UnitsAnswer } from '#evidence/rows/question'

/** The rows as one block sees them: which arm each row belongs to. */
export interface UnitsView {
  readonly answer: UnitsAnswer
  /** 0 baseline, 1 treatment, -1 neither (or not known). */
  readonly arms: Int8Array
  /** Rows in the baseline and in the treatment arm. */
  readonly sizes: readonly [number, number]
  /** How much of its population each row stands for; absent where all count alike. */
  readonly weights?: Float64Array
  /** Rows of the arms without a weight above 0: they are in neither arm. */
  readonly weightless?: number
}

/** The column whose values are weights of the rows. */
export const weightColumn = 'weight'

/** Without a `solution` column all rows belong to the baseline; rows without a weight to none. */
export function viewOf(block: EvidenceBlock, answer: UnitsAnswer): UnitsView {
  const solutions = answer.categories['solution']
  const arms = new Int8Array(answer.rows)
  const sizes: [number, number] = [0, 0]
  const weights = answer.numbers[weightColumn]
  let weightless = 0
  for (let i = 0; i < arms.length; i++) {
    const solution = solutions === undefined ? block.baseline : labelAt(solutions, i)
    const arm = solution === block.baseline ? 0 : solution === block.treatment ? 1 : -1
    arms[i] = solution === undefined ? -1 : arm
    if (arms[i] !== -1 && weights !== undefined && !(weights[i]! > 0)) {
      arms[i] = -1
      weightless++
    }
    if (arms[i] === 0) sizes[0]++
    if (arms[i] === 1) sizes[1]++
  }
  return { answer, arms, sizes, ...(weights === undefined ? {} : { weights, weightless }) }
}

/** The label of a row in a category column; absent where it is missing. */
export function labelAt(categories: Categories, row: number): string | undefined {
  return categories.labels[categories.codes[row]!]
}

/** A column of numbers; all missing where the rows do not have it. */
export function numbersOf(view: UnitsView, id: string): Float64Array {
  return view.answer.numbers[id] ?? new Float64Array(view.answer.rows).fill(Number.NaN)
}

/** A column as categories: a column of numbers gives one category a number. */
export function categoriesOf(view: Pick<UnitsView, 'answer'>, id: string): Categories | undefined {
  const categories = view.answer.categories[id]
  const numbers = view.answer.numbers[id]
  return categories ?? (numbers === undefined ? undefined : categoriesFromNumbers(numbers))
}

function categoriesFromNumbers(numbers: Float64Array): Categories {
  const codes = new Map<number, number>()
  const column = Int32Array.from(numbers, (value) => {
    if (Number.isNaN(value)) return -1
    const known = codes.get(value)
    if (known !== undefined) return known
    codes.set(value, codes.size)
    return codes.size - 1
  })
  return { codes: column, labels: Array.from(codes.keys(), String) }
}

/** The values of one arm, missing ones left out. */
export function valuesOfArm(view: UnitsView, values: Float64Array, arm: 0 | 1): Float64Array {
  return values.filter((value, row) => view.arms[row] === arm && !Number.isNaN(value))
}

/** The values of one arm in their rows, NaN elsewhere. */
export function armOnly(view: UnitsView, values: Float64Array, arm: 0 | 1): Float64Array {
  return values.map((value, row) => (view.arms[row] === arm ? value : Number.NaN))
}

/** Rows of the arms without a value, by arm. */
export function missingByArm(view: UnitsView, values: Float64Array): readonly [number, number] {
  const missing: [number, number] = [0, 0]
  for (let row = 0; row < values.length; row++) {
    const arm = view.arms[row]!
    if (arm !== -1 && Number.isNaN(values[row]!)) missing[arm === 0 ? 0 : 1]++
  }
  return missing
}
