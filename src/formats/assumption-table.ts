import { headerName } from '#formats/headers'

/** A row of a sheet as texts, with its number. */
export interface TextRow {
  readonly row: number
  readonly cells: readonly string[]
  /** Places of the cells, from 0, whose text is what a formula gave. */
  readonly formulas?: readonly number[]
}

/** Headings of the sheet of assumptions that Worthline exports, and finds again. */
export const assumptionHeadings = {
  id: 'Id',
  label: 'What',
  central: 'Central value',
  used: 'Used now',
  unit: 'Unit',
  low: 'Low (P10)',
  high: 'High (P90)',
  worse: 'Worse end',
  written: 'As written',
  source: 'Source',
  owner: 'Owner',
  date: 'Date',
  review: 'Review',
  influence: 'Influence (rank)',
  exportedCentral: 'Central at export',
  exportedLow: 'Low at export',
  exportedHigh: 'High at export',
} as const

/** Headings of a table of values in a delimited file. */
const valueHeadings = { id: 'id', value: 'value', unit: 'unit', by: 'by', date: 'date' } as const

/** The cells of one assumption, by the keys of the headings; what is empty is absent. */
export interface AssumptionCells {
  readonly row: number
  readonly cells: Readonly<Record<string, string>>
  /** Keys of the cells whose text is what a formula gave. */
  readonly formulas: readonly string[]
}

/** Where the header may stand at the latest. */
const lastHeader = 30

/**
 * The rows of an exported sheet of assumptions; undefined where it has no such header. Its columns
 * may have been moved.
 */
export function readAssumptionTable(
  rows: readonly TextRow[],
): readonly AssumptionCells[] | undefined {
  return readTable(rows, assumptionHeadings, ['id', 'central', 'exportedCentral'])
}

/**
 * The rows of a table of values: `id,value[,unit,by,date]`; undefined without that header. A row
 * without a value is a question that nobody answered, and is left out.
 */
export function readValueTable(rows: readonly TextRow[]): readonly AssumptionCells[] | undefined {
  const table = readTable(rows, valueHeadings, ['id', 'value'])
  return table?.filter(({ cells }) => cells['id'] === undefined || cells['value'] !== undefined)
}

function readTable(
  rows: readonly TextRow[],
  headings: Readonly<Record<string, string>>,
  needed: readonly string[],
): readonly AssumptionCells[] | undefined {
  for (const [index, { row, cells }] of rows.entries()) {
    if (row > lastHeader) return undefined
    const names = cells.map((cell) => headerName(cell).toLowerCase())
    const places = Object.entries(headings).map(
      ([key, heading]) => [key, names.indexOf(heading.toLowerCase())] as const,
    )
    const found = Object.fromEntries(places)
    if (needed.some((key) => (found[key] ?? -1) < 0)) continue
    return rows.slice(index + 1).map((each) => ({
      row: each.row,
      cells: named(each, places),
      formulas: places.flatMap(([key, place]) => (each.formulas?.includes(place) ? [key] : [])),
    }))
  }
  return undefined
}

function named(
  { cells }: TextRow,
  places: readonly (readonly [string, number])[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    places.flatMap(([key, place]) => {
      const cell = cells[place]?.trim() ?? ''
      return cell === '' ? [] : [[key, cell]]
    }),
  )
}
