import { DOUBLE, INTEGER, VARCHAR, type DuckDBType } from '@duckdb/node-api'
import type { DataSet } from '#evidence/rows/data-set'
import { problem, warning, type Finding, type Outcome, type Place } from '#quantity/finding'
import { codes } from '#storage/rows/column-sql'
import type { Engine } from '#storage/rows/engine'
import type { DeclaredColumn, Relation } from '#storage/rows/relation'
import { literals } from '#storage/rows/sql-text'

/** An opened data set that lends its columns. */
export interface Lender {
  readonly data: string
  readonly engine: Engine
  readonly relation: Relation
  /** Of its bytes, for its cells become part of the rows. */
  readonly hash: string
}

const shown = 3

/**
 * The rows with the columns of other data sets, looked up by a key that stands at most once in each
 * of them; in the same order.
 */
export async function joinRelation(
  engine: Engine,
  relation: Relation,
  dataSet: DataSet,
  lenders: readonly Lender[],
): Promise<Outcome<Relation>> {
  if (dataSet.joins === undefined) return { value: relation, findings: [] }
  const joins = dataSet.joins.flatMap(({ with: data, by }, place) => {
    const lender = lenders.find((each) => each.data === data)
    const keys = lender && keysOf(relation.columns.get(by), lender.relation.columns.get(by))
    return lender && keys ? [{ lender, by, keys, name: `lent${place}` }] : []
  })
  const repeated = await Promise.all(joins.map((join) => repeatedKeys(dataSet, join)))
  if (repeated.some((found) => found.length > 0)) return { findings: repeated.flat() }
  const lent: (readonly [string, DeclaredColumn])[] = []
  for (const join of joins) lent.push(...(await lend(engine, dataSet, join)))
  await engine.run(joinedSql(relation.kept, joins, lent))
  const warnings = await Promise.all(joins.map((join) => withoutPartner(engine, dataSet, join)))
  const columns = new Map([...relation.columns, ...lent])
  return { value: { ...relation, kept: 'joined', columns }, findings: warnings.flat() }
}

interface Join {
  readonly lender: Lender
  readonly by: string
  readonly keys: Keys
  /** Of the table with the columns that are lent. */
  readonly name: string
}

/** The key in the rows and in the lender, as SQL of one type; NULL where it is missing. */
interface Keys {
  readonly own: string
  readonly other: string
  readonly type: 'DOUBLE' | 'VARCHAR'
}

function keysOf(own?: DeclaredColumn, other?: DeclaredColumn): Keys | undefined {
  if (own === undefined || other === undefined) return undefined
  if (own.kind === 'numbers' && other.kind === 'numbers') {
    return { own: finite(own.sql), other: finite(other.sql), type: 'DOUBLE' }
  }
  return { own: textOf(own), other: textOf(other), type: 'VARCHAR' }
}

function finite(sql: string): string {
  return `CASE WHEN isfinite(${sql}) THEN ${sql} END`
}

function textOf(column: DeclaredColumn): string {
  const { kind, sql } = column
  switch (kind) {
    case 'numbers':
      return `regexp_replace(CAST(${finite(sql)} AS VARCHAR), '\\.0$', '')`
    case 'codes':
      return `CASE WHEN ${sql} >= 0
        THEN list_extract([${literals(column.labels)}]::VARCHAR[], ${sql} + 1) END`
    case 'texts':
      return `nullif(${sql}, '')`
  }
}

async function repeatedKeys(
  dataSet: DataSet,
  { lender: { data, engine, relation }, by, keys }: Join,
): Promise<readonly Finding[]> {
  const rows = await engine.select(
    `SELECT CAST(key AS VARCHAR), count(*) AS times, count(*) OVER () FROM
       (SELECT ${keys.other} AS key FROM ${relation.kept}) WHERE key IS NOT NULL
     GROUP BY key HAVING count(*) > 1 ORDER BY times DESC, key LIMIT ${shown}`,
  )
  const count = Number(rows[0]?.[2] ?? 0)
  if (count === 0) return []
  const examples = rows.map(([key, times]) => `\`${keyWords(key)}\` ${Number(times)} times`)
  const more = count > shown ? ', ...' : ''
  const stand = count === 1 ? 'value of `' : 'values of `'
  const message = `${count} ${stand}${by}\` ${count === 1 ? 'stands' : 'stand'} more than once in \`${data}\` (${examples.join(', ')}${more}), so that it is not clear which row belongs to a row of \`${dataSet.id}\`.`
  const hint = 'Leave all but one row of each out with `exclude`, or join by another column.'
  return [problem('repeated-key', placeOf(data, by), message, hint)]
}

/** Copies the columns of a lender into a table of their own beside the rows. */
async function lend(
  engine: Engine,
  dataSet: DataSet,
  { lender, by, keys, name }: Join,
): Promise<readonly (readonly [string, DeclaredColumn])[]> {
  const wanted = dataSet.columns.filter((each) => each.read === 'joined')
  const columns = [...lender.relation.columns.values()].flatMap((column) => {
    const declared = wanted.find(({ id, with: data }) => id === column.id && data === lender.data)
    return declared === undefined || column.id === by ? [] : [{ column, declared }]
  })
  const fields = columns.map((_, place) => `${name}c${place}`)
  const select = [keys.other, ...columns.map(({ column }) => lentSql(column))]
  const types = columns.map(({ column }) => typeOf(column))
  const made = fields.map((field, place) => `, ${field} ${types[place]!.toString()}`)
  await engine.run(`CREATE TABLE ${name} (${name}key ${keys.type}${made.join('')})`)
  const appender = await engine.connection.createAppender(name)
  const rows = `SELECT ${select.join(', ')} FROM ${lender.relation.kept}
    WHERE ${keys.other} IS NOT NULL`
  await lender.engine.stream(rows, (chunk) => appender.appendDataChunk(chunk))
  appender.closeSync()
  return columns.map(({ column, declared }, place) => [
    column.id,
    { ...withoutValue(column), sql: fields[place]!, parts: [declared] },
  ])
}

function typeOf({ kind }: DeclaredColumn): DuckDBType {
  if (kind === 'numbers') return DOUBLE
  return kind === 'codes' ? INTEGER : VARCHAR
}

/** What cannot be read where it stands is missing where it is lent. */
function lentSql({ kind, sql }: DeclaredColumn): string {
  if (kind === 'numbers') return finite(sql)
  return kind === 'codes' ? `greatest(${sql}, ${codes.missing})::INTEGER` : sql
}

function withoutValue(column: DeclaredColumn): DeclaredColumn {
  const { id, sql, parts } = column
  switch (column.kind) {
    case 'numbers':
      return { kind: 'numbers', id, sql, parts }
    case 'codes':
      return { kind: 'codes', labels: column.labels, id, sql, parts }
    case 'texts':
      return { kind: 'texts', id, sql, parts }
  }
}

function joinedSql(
  kept: string,
  joins: readonly Join[],
  lent: readonly (readonly [string, DeclaredColumn])[],
): string {
  const fields = lent.map(([, { kind, sql }]) => `${otherwise(kind, sql)} AS ${sql}`)
  const matched = joins.flatMap(({ name }) => [`own${name}`, `${name}key`])
  const keys = joins.map(({ keys, name }) => `${keys.own} AS own${name}`)
  const tables = joins.map(
    ({ name }) => `LEFT JOIN ${name} ON ${name}.${name}key = placed.own${name}`,
  )
  return `CREATE TABLE joined AS SELECT placed.* EXCLUDE (${['place_in_kept', ...joins.map(({ name }) => `own${name}`)].join(', ')}),
      ${[...matched, ...fields].join(', ')}
    FROM (SELECT *, row_number() OVER () AS place_in_kept, ${keys.join(', ')} FROM ${kept}) AS placed
    ${tables.join(' ')} ORDER BY place_in_kept`
}

/** What a row has of a column whose key has no partner. */
function otherwise(kind: DeclaredColumn['kind'], sql: string): string {
  if (kind === 'numbers') return sql
  return kind === 'codes' ? `coalesce(${sql}, ${codes.missing})` : `coalesce(${sql}, '')`
}

async function withoutPartner(
  engine: Engine,
  dataSet: DataSet,
  { lender: { data }, by, name }: Join,
): Promise<readonly Finding[]> {
  const rows = await engine.select(
    `SELECT CAST(own${name} AS VARCHAR), count(*) AS times, sum(count(*)) OVER (),
       count(*) OVER () FROM joined WHERE ${name}key IS NULL
     GROUP BY own${name} ORDER BY times DESC, own${name} LIMIT ${shown}`,
  )
  const count = Number(rows[0]?.[2] ?? 0)
  if (count === 0) return []
  const examples = rows.map(([key, times]) =>
    key === null ? `no key on ${Number(times)}` : `\`${keyWords(key)}\` on ${Number(times)}`,
  )
  const more = Number(rows[0]?.[3]) > shown ? ', ...' : ''
  const [words, have] = count === 1 ? ['row', 'has'] : ['rows', 'have']
  const message = `${count} ${words} of \`${dataSet.id}\` ${have} a \`${by}\` that \`${data}\` does not hold (${examples.join(', ')}${more}); there its columns are missing.`
  const hint = 'Compare how the two files write the key.'
  return [warning('no-partner', placeOf(dataSet.id, by), message, hint)]
}

function keyWords(key: unknown): string {
  return String(key).replace(/\.0$/, '')
}

function placeOf(data: string, by: string): Place {
  return { path: `data.${data}.columns.${by}` }
}
