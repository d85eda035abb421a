import type { UnitsAnswer } from '#evidence/rows/question'
import { categoriesOf, labelAt, weightColumn } from '#evidence/rows/units-view'
import type { PerceptionBlock } from '#market/perception/perception-block'

/** What one person (or thing) says and has of one solution: means over their rows; NaN where there is none. */
export interface Observation {
  readonly unit: string
  /** Who gives it: the unit itself, or one of the people behind a solution. */
  readonly person: string
  readonly solution?: string
  readonly measured: number
  readonly perceived: number
  readonly weight: number
}

/** The rows as observations, and those that take no part. */
export interface ObservedRows {
  readonly observations: readonly Observation[]
  /** Rows whose unit is missing. */
  readonly nameless: number
  /** Rows without a weight above 0. */
  readonly weightless: number
}

interface Cell {
  readonly unit: string
  readonly person: string
  readonly solution: string | undefined
  readonly means: Record<'measured' | 'perceived' | 'weight', RunningMean>
}

/** From the first value on, so that equal values have their own mean to the last digit, and ties stay ties. */
interface RunningMean {
  first: number
  /** Of what the values are above the first. */
  sum: number
  n: number
}

/** The names in a column by row; undefined where there is no such column. */
export function namesOf(
  answer: UnitsAnswer,
  column: string | undefined,
): ((row: number) => string | undefined) | undefined {
  const categories = column === undefined ? undefined : categoriesOf({ answer }, column)
  return categories === undefined ? undefined : (row) => labelAt(categories, row)
}

/** Averages rows of one person and solution first, so that nobody counts twice. */
export function observedPairs(block: PerceptionBlock, answer: UnitsAnswer): ObservedRows {
  const whoOf = peopleOf(block, answer)
  const weights = answer.numbers[block.weight ?? weightColumn]
  const cells = new Map<string, Cell>()
  let nameless = 0
  let weightless = 0
  for (let row = 0; row < answer.rows; row++) {
    const who = whoOf(row)
    const weight = weights?.[row] ?? 1
    if (who === undefined) nameless++
    else if (!(weight > 0)) weightless++
    else add(cells, who, { ...sidesAt(block, answer, row), weight })
  }
  return { observations: [...cells.values()].map(observation), nameless, weightless }
}

/** Who and what each row is about; undefined where it does not say. */
function peopleOf(
  { over, solution, customer }: PerceptionBlock,
  answer: UnitsAnswer,
): (row: number) => Omit<Cell, 'means'> | undefined {
  const [units, solutions, customers] = [over, solution, customer].map((column) =>
    namesOf(answer, column),
  )
  return (row) => {
    const unit = units?.(row)
    if (unit === undefined) return undefined
    const person = over === solution ? (customers?.(row) ?? `row ${row}`) : unit
    return { unit, person, solution: solutions?.(row) }
  }
}

function sidesAt(
  { measured, perceived, perceivedScale }: PerceptionBlock,
  { numbers }: UnitsAnswer,
  row: number,
): { readonly measured: number; readonly perceived: number } {
  return {
    measured: numbers[measured]?.[row] ?? Number.NaN,
    perceived: (numbers[perceived]?.[row] ?? Number.NaN) * perceivedScale,
  }
}

function add(
  cells: Map<string, Cell>,
  who: Omit<Cell, 'means'>,
  values: Readonly<Record<keyof Cell['means'], number>>,
): void {
  const key = JSON.stringify([who.unit, who.person, who.solution])
  const nothing = (): RunningMean => ({ first: Number.NaN, sum: 0, n: 0 })
  const cell = cells.get(key) ?? {
    ...who,
    means: { measured: nothing(), perceived: nothing(), weight: nothing() },
  }
  for (const side of ['measured', 'perceived', 'weight'] as const) {
    if (Number.isNaN(values[side])) continue
    const mean = cell.means[side]
    if (mean.n === 0) mean.first = values[side]
    mean.sum += values[side] - mean.first
    mean.n++
  }
  cells.set(key, cell)
}

function observation({ unit, person, solution, means }: Cell): Observation {
  const mean = ({ first, sum, n }: RunningMean): number => first + sum / n
  return {
    unit,
    person,
    ...(solution === undefined ? {} : { solution }),
    measured: mean(means.measured),
    perceived: mean(means.perceived),
    weight: mean(means.weight),
  }
}

/** Observations of one unit (of all its solutions) as one, by the mean of what is there. */
export function byUnit(observations: readonly Observation[]): readonly Observation[] {
  return [...Map.groupBy(observations, ({ unit }) => unit)].map(([unit, own]) => ({
    unit,
    person: unit,
    measured: meanOf(own, 'measured'),
    perceived: meanOf(own, 'perceived'),
    weight: meanWeight(own),
  }))
}

function meanWeight(own: readonly Observation[]): number {
  const first = own[0]!.weight
  return first + own.reduce((sum, { weight }) => sum + (weight - first), 0) / own.length
}

/** By weight; from the first value on, as `RunningMean`. */
function meanOf(own: readonly Observation[], side: 'measured' | 'perceived'): number {
  const there = own.filter((one) => !Number.isNaN(one[side]))
  const total = there.reduce((sum, { weight }) => sum + weight, 0)
  const first = there[0]?.[side] ?? Number.NaN
  return first + there.reduce((sum, one) => sum + one.weight * (one[side] - first), 0) / total
}

/** Whether both sides are there. */
export function isWhole({ measured, perceived }: Observation): boolean {
  return !Number.isNaN(measured) && !Number.isNaN(perceived)
}
