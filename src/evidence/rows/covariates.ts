import type { Categories } from '#evidence/rows/question'
import type { UnitsView } from '#evidence/rows/units-view'
import { categoriesOf } from '#evidence/rows/units-view'
import { StatisticsError } from '#stats/error'
import { orthogonalColumns } from '#stats/regression/orthogonal-columns'

/** The columns that adjust an outcome, complete over the rows that take part. */
export interface CovariateColumns {
  /** Over the rows that take part only, in their order. */
  readonly columns: readonly Float64Array[]
  /** The covariate that each column came from. */
  readonly from: readonly string[]
  /** Covariates that gave at least one column. */
  readonly used: readonly string[]
  readonly imputed: readonly { readonly id: string; readonly missing: number }[]
}

/** From this many missing rows on, an indicator column says which rows were imputed. */
const INDICATOR_FROM = 5

/**
 * Columns for regression adjustment: numbers as they are, categories as dummies against the most
 * common one; a missing value is imputed by the column's mean and no row is lost. Columns that do
 * not vary, or that follow from those before them, are left out.
 * @param asked covariates, and a column of strata that is a category whatever it holds
 * @param taking rows that take part
 */
export function covariateColumns(
  view: UnitsView,
  asked: { readonly covariates: readonly string[]; readonly strata?: string },
  taking: readonly number[],
): CovariateColumns {
  const ids = [...asked.covariates, ...(asked.strata === undefined ? [] : [asked.strata])]
  const candidates = ids.map((id) => ({
    id,
    ...columnsOfCovariate(view, { id, category: id === asked.strata }, taking),
  }))
  const columns = independentColumns(candidates.flatMap(({ filled }) => filled))
  const used = candidates.filter(({ filled }) => filled.some((column) => columns.includes(column)))
  const from = columns.map(
    (column) => candidates.find(({ filled }) => filled.includes(column))?.id ?? '',
  )
  return {
    columns,
    from,
    used: used.map(({ id }) => id),
    imputed: used.filter(({ missing }) => missing > 0),
  }
}

/** The columns that neither are constant nor follow from those before them. */
function independentColumns(columns: readonly Float64Array[]): readonly Float64Array[] {
  const first = columns[0]
  if (first === undefined) return columns
  try {
    orthogonalColumns([new Float64Array(first.length).fill(1), ...columns])
    return columns
  } catch (error) {
    if (!(error instanceof StatisticsError) || error.code !== 'singular') throw error
    const at = Number(error.details['column']) - 1
    return independentColumns(columns.toSpliced(at, 1))
  }
}

interface Covariate {
  readonly id: string
  /** A category even where the column holds numbers. */
  readonly category: boolean
}

function columnsOfCovariate(
  view: UnitsView,
  covariate: Covariate,
  taking: readonly number[],
): { readonly filled: readonly Float64Array[]; readonly missing: number } {
  const raw = rawColumns(view, covariate, taking)
  const first = raw[0]
  if (first === undefined) return { filled: [], missing: 0 }
  const missing = first.filter(Number.isNaN).length
  if (missing === taking.length) return { filled: [], missing }
  const indicator = missing >= INDICATOR_FROM ? [first.map((v) => (Number.isNaN(v) ? 1 : 0))] : []
  return { filled: [...raw.map(imputedByMean), ...indicator], missing }
}

function rawColumns(
  view: UnitsView,
  { id, category }: Covariate,
  taking: readonly number[],
): Float64Array[] {
  const numbers = category ? undefined : view.answer.numbers[id]
  if (numbers !== undefined) return [Float64Array.from(taking, (row) => numbers[row]!)]
  const categories = categoriesOf(view, id)
  return categories === undefined ? [] : dummies(categories, taking)
}

/** One column a category but the most common; categories on a single row go with the most common. */
function dummies({ codes, labels }: Categories, taking: readonly number[]): Float64Array[] {
  const counts = labels.map(() => 0)
  for (const row of taking) if (codes[row]! >= 0) counts[codes[row]!]!++
  const base = counts.indexOf(Math.max(...counts))
  return labels.flatMap((_, code) => {
    if (code === base || counts[code]! < 2) return []
    return [
      Float64Array.from(taking, (row) =>
        codes[row]! < 0 ? Number.NaN : codes[row] === code ? 1 : 0,
      ),
    ]
  })
}

function imputedByMean(column: Float64Array): Float64Array {
  const present = column.filter((value) => !Number.isNaN(value))
  const mean = present.reduce((sum, value) => sum + value, 0) / present.length
  return column.map((value) => (Number.isNaN(value) ? mean : value))
}
