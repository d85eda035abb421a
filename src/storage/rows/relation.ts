import type { Column, DataSet, Header, Literal, RowFilter } from '#evidence/rows/data-set'
import { errorTexts, literalMatcher, type DecimalMark, type LiteralMatch } from '#formats/cell-text'
import { problem, type Finding, type Outcome } from '#quantity/finding'
import {
  codes,
  columnSql,
  type ColumnContext,
  type ColumnSql,
  type Decided,
  flagLiterals,
} from '#storage/rows/column-sql'
import { combineParts } from '#storage/rows/combine-parts'
import { distinctTexts, type DistinctTexts } from '#storage/rows/distinct-texts'
import type { Engine } from '#storage/rows/engine'
import { filterSql } from '#storage/rows/filter-sql'
import { lookupSql } from '#storage/rows/lookup-sql'
import {
  declaredColumns,
  isOwn,
  stagedNames,
  type NeededColumns,
  type OwnColumn,
} from '#storage/rows/needed-columns'
import { placesOfFile } from '#storage/rows/row-slices'
import { literals } from '#storage/rows/sql-text'
import type { StagedTable } from '#storage/rows/staged-table'
import { trimSql } from '#storage/rows/trim-sql'

/** A declared column of an opened data set; `sql` is its name in the relation. */
export type DeclaredColumn = ColumnSql & {
  readonly id: string
  /** As declared, one for each part of an unpivoted row. */
  readonly parts: readonly Column[]
  /** SQL that makes it out of the cells, where it is made of them. */
  readonly made?: string
}

/**
 * The rows of a data set as its declared columns. `kept` names the rows that `keep` and `exclude`
 * leave, in file order; its columns are `file`, `line` and those of `columns`.
 */
export interface Relation {
  readonly kept: string
  readonly columns: ReadonlyMap<string, DeclaredColumn>
  /** Places of needed columns that are read as texts and hold errors of a spreadsheet. */
  readonly errors: ReadonlySet<number>
  /** Rows of all, kept or not, with the number of the reason in `reason` (-1 is kept). */
  readonly marked: string
}

export interface Source {
  readonly dataSet: DataSet
  readonly needed: NeededColumns
  readonly tables: readonly StagedTable[]
  readonly decimal: DecimalMark
  readonly missing: ReadonlySet<string>
}

/** Makes the declared columns of a data set out of its loaded files. */
export async function createRelation(engine: Engine, source: Source): Promise<Outcome<Relation>> {
  await engine.run(`CREATE VIEW cells AS ${cellsSql(source)}`)
  const compiler = await Compiler.create(engine, source)
  const mixed = compiler.mixed().map((id) => mixedKinds(source.dataSet, id))
  if (mixed.length > 0) return { findings: mixed }
  const columns = compiler.columns()
  const ordered = [...columns.values()].some(({ parts }) =>
    parts.some(({ read }) => read === 'row-number'),
  )
  const reason = compiler.reason()
  for (const statement of compiler.types) await engine.run(statement)
  const select = [...columns.values()].map(({ sql }, place) => `${sql} AS d${place}`)
  const unpivoted = source.dataSet.unpivot.length > 0
  await engine.run(`CREATE VIEW base AS SELECT ${['*', ...select].join(', ')}
    FROM ${unpivoted ? 'parts' : 'cells'}`)
  await engine.run(`CREATE VIEW marked AS SELECT *, ${reason} AS reason FROM base`)
  const rows = 'SELECT * FROM marked WHERE reason < 0'
  await engine.run(
    ordered
      ? `CREATE TABLE kept AS ${rows} ORDER BY ${compiler.order}`
      : `CREATE VIEW kept AS ${filtered(source.dataSet) ? rows : 'SELECT * FROM base'}`,
  )
  const named = [...columns].map(
    ([id, column], place) => [id, { ...column, sql: `d${place}`, made: column.sql }] as const,
  )
  const value = { kept: 'kept', marked: 'marked', columns: new Map(named) }
  return { value: { ...value, errors: compiler.errors() }, findings: [] }
}

/** Which parts of the unpivoted row give a number for an id, and which a name. */
function mixedKinds({ id: data, files, unpivot }: DataSet, id: string): Finding {
  const at = unpivot.flatMap((part, index) =>
    part.some((column) => column.id === id) ? [index + 1] : [],
  )
  const place = { file: files.join(', '), path: `data.${data}.unpivot.${at[0]}.${id}` }
  const message = `\`${id}\` is a number in one of the rows that \`unpivot\` makes, and a name in another (rows ${at.join(', ')}).`
  const hint = 'Read it in one way in all of them: `as: category` for names, a `unit` for numbers.'
  return problem('wrong-value', place, message, hint)
}

/** Whether rows may be left out. */
function filtered({ keep, exclude }: DataSet): boolean {
  return Object.keys(keep).length > 0 || exclude.length > 0
}

/** The cells of all files, one below the other; a missing number is NULL, a missing text ''. */
function cellsSql({ needed, tables }: Source): string {
  const asTheyStand = needed.list.flatMap((_, place) =>
    [`x${place}`, `p${place}`].filter((name) => tables.every(({ columns }) => columns.has(name))),
  )
  const names = [...needed.list.flatMap(stagedNames), ...asTheyStand]
  const selects = tables.map((table, file) => {
    const cells = names.map((name) => `${cellSql(table, name)} AS ${name}`)
    const place = `${file * placesOfFile} + rowid AS place`
    const line = `CAST(${table.line} AS DOUBLE) AS line`
    return `SELECT ${[`${file}::INTEGER AS file`, line, place, ...cells].join(', ')} FROM ${table.name}`
  })
  return selects.join(' UNION ALL ')
}

function cellSql({ columns, missingIsNan }: StagedTable, name: string): string {
  if (name.startsWith('t')) return columns.has(name) ? `coalesce(${name}, '')` : "''"
  if (/^[xp]/.test(name)) return name
  if (!columns.has(name)) return 'NULL::DOUBLE'
  return missingIsNan ? `nullif(${name}, 'nan'::DOUBLE)` : name
}

class Compiler {
  readonly types: string[] = []
  readonly order: string
  private readonly source: Source
  private readonly texts: ReadonlyMap<string, DistinctTexts>
  private readonly unreadable: ReadonlySet<string>
  private readonly compiled = new Map<string, DeclaredColumn>()
  private readonly context: ColumnContext

  private constructor(
    source: Source,
    texts: ReadonlyMap<string, DistinctTexts>,
    unreadable: ReadonlySet<string>,
  ) {
    this.source = source
    this.texts = texts
    this.unreadable = unreadable
    this.order = source.dataSet.unpivot.length > 0 ? 'place, part' : 'place'
    this.context = {
      numberOf: (header) => `n${this.place(header)}`,
      textOf: (header) => `t${this.place(header)}`,
      textsOf: (header) => this.textsOf(header),
      decimal: source.decimal,
      missing: source.missing,
      order: this.order,
      numbersOf: (id) => this.numbersOf(id),
      types: this.types,
    }
  }

  static async create(engine: Engine, source: Source): Promise<Compiler> {
    const parts = source.dataSet.unpivot.map((_, part) => part)
    if (parts.length > 0) {
      await engine.run(
        `CREATE VIEW parts AS SELECT *, unnest([${parts.join(', ')}]) AS part FROM cells`,
      )
    }
    const unreadable = withSiblings(source, await unreadableNumbers(engine, source))
    return new Compiler(source, await textsOfColumns(engine, source, unreadable), unreadable)
  }

  /** Columns that follow from others come last. */
  columns(): ReadonlyMap<string, DeclaredColumn> {
    const declared = declaredColumns(this.source.dataSet)
    const derived = declared.filter(({ read }) => read === 'within')
    for (const { id } of [...declared.filter(({ read }) => read !== 'within'), ...derived]) {
      if (!this.compiled.has(id)) this.compiled.set(id, this.declaredColumn(id))
    }
    return this.compiled
  }

  private declaredColumn(id: string): DeclaredColumn {
    const { columns, unpivot } = this.source.dataSet
    const named = (of: readonly Column[]): OwnColumn | undefined =>
      of.filter(isOwn).find((column) => column.id === id)
    const own = named(columns)
    const parts = own === undefined ? unpivot.map(named) : [own]
    return { ...this.compile(parts), id, parts: parts.filter((part) => part !== undefined) }
  }

  /** Number of the first reason to leave a row out, or -1. */
  reason(): string {
    const { keep, exclude } = this.source.dataSet
    const names = [...this.compiled.keys()]
    const filters = {
      column: (name: string, wanted: readonly Literal[]): ColumnSql => {
        const declared = this.compiled.get(name)
        return declared === undefined
          ? this.cellsUnder(name, wanted)
          : { ...declared, sql: `d${names.indexOf(name)}` }
      },
      missing: this.source.missing,
    }
    const left = exclude.map(
      ({ where }, place) => `WHEN ${filterSql(where, filters)} THEN ${place + 1}`,
    )
    return `CASE WHEN NOT (${filterSql(keep, filters)}) THEN 0 ${left.join(' ')} ELSE -1 END`
  }

  errors(): ReadonlySet<number> {
    const held = [...this.texts].filter(([, { texts }]) =>
      texts.some((text) => errorTexts.includes(text.trim())),
    )
    return new Set(held.map(([name]) => Number(name.slice(1))))
  }

  /** Ids that are a number in one part of an unpivoted row and a name in another. */
  mixed(): readonly string[] {
    const { unpivot } = this.source.dataSet
    const ids = new Set(unpivot.flatMap((part) => part.map(({ id }) => id)))
    return [...ids].filter((id) => {
      const parts = unpivot.flatMap((part) =>
        part.filter(isOwn).filter((column) => column.id === id),
      )
      return new Set(this.decided(parts).map((part) => part && holdsNames(part))).size > 1
    })
  }

  private decided(parts: readonly (OwnColumn | undefined)[]): readonly (Decided | undefined)[] {
    const asTexts = parts.some((part) => part?.read === 'auto' && this.holdsTexts(part.from))
    return parts.map((part) => part && decided(part, asTexts))
  }

  /** One column, or one a part of the unpivoted row. */
  private compile(parts: readonly (OwnColumn | undefined)[]): ColumnSql {
    const compiled = this.decided(parts).map((part) => part && columnSql(part, this.context))
    const [only] = compiled
    return compiled.length === 1 && only !== undefined ? only : combineParts(compiled)
  }

  private holdsTexts(header: Header): boolean {
    return this.unreadable.has(this.context.numberOf(header))
  }

  private place(header: Header): number {
    return this.source.needed.placeOf(header) ?? -1
  }

  private textsOf(header: Header): DistinctTexts {
    return this.texts.get(this.context.textOf(header)) ?? { texts: [], complete: true }
  }

  private numbersOf(id: string): string {
    const found = this.compiled.get(id)
    if (found?.kind !== 'numbers') throw new Error(`the data set has no column of numbers ${id}`)
    return `(${found.sql})`
  }

  /** The cells under a header, coded by which of the wanted values they are. */
  private cellsUnder(name: string, wanted: readonly Literal[]): ColumnSql {
    const header = { name, occurrence: 1 }
    const match = literalMatcher(wanted, this.source.decimal)
    const values = new Map<string, number>()
    for (const text of this.textsOf(header).texts) {
      if (this.source.missing.has(text.trim())) values.set(text, codes.missing)
      else if (match(text) >= 0) values.set(text, match(text))
    }
    const { unmapped: otherwise, missing } = codes
    const lookup = { values, otherwise, missing, type: 'INTEGER' } as const
    const sql = lookupSql(this.context.textOf(header), lookup, this.types)
    return { kind: 'codes', sql, labels: wanted.map(String) }
  }
}

function holdsNames(column: Exclude<Column, { readonly read: 'auto' }>): boolean {
  const { read } = column
  return (
    read === 'category' ||
    read === 'bands' ||
    (read === 'constant' && typeof column.value === 'string')
  )
}

function decided(column: OwnColumn, asTexts: boolean): Decided {
  if (column.read !== 'auto') return column
  const { id, from } = column
  return asTexts ? { id, read: 'category', from } : { id, read: 'number', from, scale: 1 }
}

/** The `auto` columns with a cell that is no number, and no error of a spreadsheet either. */
async function unreadableNumbers(
  engine: Engine,
  { needed, tables }: Source,
): Promise<ReadonlySet<string>> {
  const names = needed.list.flatMap(({ auto }, place) => (auto ? [`n${place}`] : []))
  if (names.length === 0) return new Set()
  const isText = (name: string): string =>
    `isinf(${name}) AND ${trimSql(name.replace('n', 't'))} NOT IN (${literals(errorTexts)})`
  const counts = names.map((name) => `count_if(${isText(name)})`).join(', ')
  const [row] = await engine.select(`SELECT ${counts} FROM cells`)
  const onlyText = (name: string): boolean =>
    tables.some(({ columns }) => !columns.has(name) && columns.has(name.replace('n', 't')))
  return new Set(names.filter((name, index) => onlyText(name) || Number(row?.[index]) > 0))
}

/** And those that hold names because another part of the unpivoted row does, under the same id. */
function withSiblings(
  { dataSet: { unpivot }, needed }: Source,
  unreadable: ReadonlySet<string>,
): ReadonlySet<string> {
  const nameOf = (from: Header): string => `n${needed.placeOf(from)}`
  const named = [...Map.groupBy(unpivot.flat(), ({ id }) => id).values()].filter((parts) =>
    parts.some((part) =>
      part.read === 'auto' ? unreadable.has(nameOf(part.from)) : holdsNames(part),
    ),
  )
  const siblings = named.flat().flatMap((part) => (part.read === 'auto' ? [part.from] : []))
  return new Set([...unreadable, ...siblings.map(nameOf)])
}

/** The different texts of every text column. */
async function textsOfColumns(
  engine: Engine,
  source: Source,
  unreadable: ReadonlySet<string>,
): Promise<ReadonlyMap<string, DistinctTexts>> {
  const found = new Map<string, DistinctTexts>()
  for (const [place, { text, auto, header }] of source.needed.list.entries()) {
    if (!text && !(auto && unreadable.has(`n${place}`))) continue
    const matches = matchersOf(source, place, header)
    const wanted = (cell: string): boolean =>
      matches.some((match) => match(cell) >= 0) ||
      source.missing.has(cell.trim()) ||
      errorTexts.includes(cell.trim())
    found.set(`t${place}`, await distinctTexts(engine, 'cells', `t${place}`, wanted))
  }
  return found
}

/** What maps, flags and filters look for in a text column. */
function matchersOf(
  { dataSet, needed, decimal }: Source,
  place: number,
  header: Header,
): readonly LiteralMatch[] {
  const columns = declaredColumns(dataSet).flatMap((column) => {
    if (column.read !== 'category' && column.read !== 'flag') return []
    if (needed.placeOf(column.from) !== place) return []
    return column.read === 'flag'
      ? [flagLiterals(column)]
      : [(column.map ?? []).map(([from]) => from)]
  })
  const filters: readonly RowFilter[] = [dataSet.keep, ...dataSet.exclude.map(({ where }) => where)]
  const asked = filters.flatMap((filter) => filter[header.name] ?? [])
  return [...columns, asked].map((literals) => literalMatcher(literals, decimal))
}
