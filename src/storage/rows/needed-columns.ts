import type { Column, DataSet, Header } from '#evidence/rows/data-set'
import { headerKey } from '#formats/headers'

/** A column of the file that the data set needs, and as what. */
export interface NeededColumn {
  readonly header: Header
  readonly number: boolean
  readonly text: boolean
  /** As a number, and as a text only where a cell is no number. */
  readonly auto: boolean
  /** Where the study asks for it first: `data.trial.columns.bmi`. */
  readonly path: string
}

/** Names of the columns that a loaded table has for a needed one. */
export function stagedNames(column: NeededColumn, place: number): readonly string[] {
  return [
    ...(column.number || column.auto ? [`n${place}`] : []),
    ...(column.text || column.auto ? [`t${place}`] : []),
  ]
}

/** Every column of the file that the declared columns and the filters need, in a fixed order. */
export class NeededColumns {
  readonly list: NeededColumn[] = []
  private readonly places = new Map<string, number>()

  constructor(dataSet: DataSet) {
    const path = `data.${dataSet.id}`
    const declared = declaredColumns(dataSet)
    for (const column of declared) this.addColumn(column, `${path}.columns.${column.id}`)
    const ids = new Set(declared.map(({ id }) => id))
    const filters = [dataSet.keep, ...dataSet.exclude.map(({ where }) => where)]
    for (const [index, filter] of filters.entries()) {
      for (const name of Object.keys(filter).filter((key) => !ids.has(key))) {
        const use = index === 0 ? 'keep' : `exclude[${index - 1}].where`
        this.add({ name, occurrence: 1 }, 'text', `${path}.${use}.${name}`)
      }
    }
  }

  /** Place of a header in `list`, or undefined where nothing needs it. */
  placeOf(header: Header): number | undefined {
    return this.places.get(headerKey(header))
  }

  private addColumn(column: Column, path: string): void {
    for (const [header, as] of usesOf(column)) this.add(header, as, path)
  }

  private add(header: Header, as: Use, path: string): void {
    const key = headerKey(header)
    const place = this.places.get(key) ?? this.list.length
    this.places.set(key, place)
    const known = this.list[place] ?? { header, number: false, text: false, auto: false, path }
    this.list[place] = { ...known, [as]: true }
  }
}

/** A column that is read from the data set's own files. */
export type OwnColumn = Exclude<Column, { readonly read: 'joined' }>

/** The columns of all rows and of each unpivoted one, without those of other data sets. */
export function declaredColumns(dataSet: DataSet): readonly OwnColumn[] {
  return [...dataSet.columns, ...dataSet.unpivot.flat()].filter(isOwn)
}

export function isOwn(column: Column): column is OwnColumn {
  return column.read !== 'joined'
}

type Use = 'number' | 'text' | 'auto'

/** The headers that a column is made of, each with what it is read as; others follow from no header. */
export function usesOf(column: Column): readonly (readonly [Header, Use])[] {
  switch (column.read) {
    case 'number':
    case 'bands':
      return [[column.from, 'number']]
    case 'auto':
      return [[column.from, 'auto']]
    case 'category':
    case 'flag':
      return [[column.from, 'text']]
    case 'sum':
    case 'ratio':
      return column.of.map((header) => [header, 'number'])
    case 'row-number':
      return column.within === undefined ? [] : [[column.within, 'text']]
    default:
      return []
  }
}
