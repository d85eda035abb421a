import type { Reading, UnitsAnswer } from '#evidence/rows/question'
import { categoriesOf, labelAt } from '#evidence/rows/units-view'
import { countInWords } from '#evidence/words'
import type { Amount, Need, Price, Solution } from '#job/job'
import type { NeedLevel } from '#market/alternatives/need-level'
import type { PriceColumn, RowSolutions } from '#market/alternatives/row-solutions'
import type { FigureInput } from '#quantity/figure'
import { warning, type Finding } from '#quantity/finding'
import { distinctIds } from '#quantity/id'
import { poissonRateInterval } from '#stats/intervals/poisson-rate-interval'
import { wilsonInterval } from '#stats/intervals/wilson-interval'

/** What the rows of a data set are read with. */
interface RowsOfSolutions {
  readonly answer: UnitsAnswer
  readonly reading: Reading
  /** Needs whose columns the data set has. */
  readonly needs: readonly Need[]
  /** Of intervals. */
  readonly level: number
}

/** Solutions that came of rows, how each does, and what is doubtful with them. */
export interface SolutionsOfRows {
  readonly solutions: readonly Solution[]
  readonly levels: readonly NeedLevel[]
  readonly findings: readonly Finding[]
}

/**
 * The solutions that stand in the rows of a data set: ids by slug of the name, the second of one name gets `-2` in
 * file order. A row without a name is left out and counted. A price among `notKnown`, or missing, is `not-known`.
 * One row is one number: a share with its denominator has Wilson's interval, a rate the Poisson one, a plain number none.
 */
export function solutionsOfRows(block: RowSolutions, rows: RowsOfSolutions): SolutionsOfRows {
  const { answer } = rows
  const names = categoriesOf({ answer }, block.name)
  const named = [...Array(answer.rows).keys()].flatMap((row) => {
    const name = names === undefined ? undefined : labelAt(names, row)
    return name === undefined || name.trim() === '' ? [] : [{ row, name }]
  })
  const ids = distinctIds(named.map(({ name }) => name))
  const placed = named.map((one, i) => ({ ...one, id: ids[i]! }))
  const solutions = placed.map(({ row, name, id }) => ({
    id,
    name,
    role: block.role,
    ...priceAt(block, answer, { row, id }),
  }))
  const levels = placed.flatMap(({ row, id }) =>
    rows.needs.flatMap((need) => levelAt(need, { row, solution: id }, rows)),
  )
  return { solutions, levels, findings: findingsOf(block, answer.rows - named.length, placed) }
}

function findingsOf(
  { path, name, data }: RowSolutions,
  nameless: number,
  placed: readonly { readonly id: string; readonly name: string }[],
): readonly Finding[] {
  const without =
    nameless === 0
      ? []
      : [
          warning(
            'missing-value',
            { path: `${path}.name` },
            `${countInWords(nameless, 'row')} of \`${data}\` ${nameless === 1 ? 'has' : 'have'} no name in \`${name}\`, and ${nameless === 1 ? 'is' : 'are'} no solution.`,
          ),
        ]
  const counts = Map.groupBy(placed, (one) => one.name)
  const repeated = [...counts].filter(([, all]) => all.length > 1)
  if (repeated.length === 0) return without
  const words = repeated.map(([label, all]) => `${label} (${all.map(({ id }) => id).join(', ')})`)
  const message = `Several rows of \`${data}\` have one name: ${words.slice(0, 10).join('; ')}.`
  const hint = 'Each is a solution of its own. Name a column that tells them apart, or keep one.'
  return [...without, warning('duplicates', { path: `${path}.name` }, message, hint)]
}

function priceAt(
  { prices, notKnown, said }: RowSolutions,
  answer: UnitsAnswer,
  at: { readonly row: number; readonly id: string },
): Pick<Solution, 'price'> {
  const found = (['list', 'realized'] as const).flatMap((kind) => {
    const price = prices[kind]
    const amount = price === undefined ? undefined : amountAt(price, answer, { ...at, kind })
    return amount === undefined || notKnown.includes(amount.written)
      ? []
      : [[kind, amount.amount] as const]
  })
  if (prices.list === undefined && prices.realized === undefined) return {}
  if (found.length === 0) return { price: 'not-known' }
  const amounts: Pick<Price, 'list' | 'realized'> = Object.fromEntries(found)
  return { price: { ...amounts, ...said } }
}

function amountAt(
  { column, unit, scale }: PriceColumn,
  { numbers }: UnitsAnswer,
  { row, id, kind }: { readonly row: number; readonly id: string; readonly kind: string },
): { readonly written: number; readonly amount: Amount } | undefined {
  const written = numbers[column]?.[row] ?? Number.NaN
  if (!Number.isFinite(written)) return undefined
  const value = written * scale
  return {
    written,
    amount: {
      id: `solution.${id}.price.${kind}`,
      distribution: { family: 'fixed', value },
      unit,
      text: `${value} ${unit.text}`,
    },
  }
}

function levelAt(
  need: Need,
  { row, solution }: { readonly row: number; readonly solution: string },
  { answer, reading, level }: RowsOfSolutions,
): readonly NeedLevel[] {
  const at = (column: string): number => answer.numbers[column]?.[row] ?? Number.NaN
  const found = readLevel(need, at, level)
  if (found === undefined || !Number.isFinite(found.value)) return []
  const { data, files, hash } = reading
  const rows: FigureInput = {
    rows: { data, files, filter: `row ${row + 1}: ${solution}`, count: 1, hash },
  }
  return [{ need: need.id, solution, ...found, origin: 'rows', inputs: [rows] }]
}

type Read = Pick<NeedLevel, 'value' | 'interval' | 'n'>

function readLevel(
  { id, metric }: Need,
  at: (column: string) => number,
  level: number,
): Read | undefined {
  if (metric?.type === 'rate') return rateOf([at(`${id}.errors`), at(`${id}.opportunities`)], level)
  if (metric?.type === 'yes-no' && !Number.isNaN(at(`${id}.share`)))
    return shareOf([at(`${id}.share`), at(`${id}.of`)], level)
  return { value: at(id) }
}

function rateOf(
  [errors, opportunities]: readonly [number, number],
  level: number,
): Read | undefined {
  if (!(opportunities > 0) || !Number.isInteger(errors) || errors < 0) return undefined
  const interval = poissonRateInterval(errors, opportunities, level)
  return { value: errors / opportunities, interval, n: opportunities }
}

/** A share as it was published; its interval rests on the nearest whole number of cases. */
function shareOf([share, of]: readonly [number, number], level: number): Read | undefined {
  if (!(share >= 0 && share <= 1)) return undefined
  if (!Number.isInteger(of) || of < 1) return { value: share }
  return { value: share, interval: wilsonInterval(Math.round(share * of), of, level), n: of }
}

/** Solutions of the document and of the rows: one of the same id in the document has the last word. */
export function mergedSolutions(
  declared: readonly Solution[],
  ofRows: readonly Solution[],
): readonly Solution[] {
  const rows = new Map(ofRows.map((solution) => [solution.id, solution]))
  const ids = new Set(declared.map(({ id }) => id))
  return [
    ...declared.map((solution) => ({ ...rows.get(solution.id), ...solution })),
    ...ofRows.filter(({ id }) => !ids.has(id)),
  ]
}
