import type { ColumnFacts, CountedText, NumberFacts, TimeForm } from '#evidence/profile/file-facts'
import { timePatterns } from '#evidence/profile/file-facts'
import type { Header } from '#evidence/rows/data-set'
import { numberPatterns, spaceCharacters, type DecimalMark } from '#formats/cell-text'
import type { Engine } from '#storage/rows/engine'
import { numberSql } from '#storage/rows/number-sql'
import { literal, literals } from '#storage/rows/sql-text'
import type { StagedTable } from '#storage/rows/staged-table'

/** A column of texts of a loaded file. */
export interface TextColumn {
  readonly table: StagedTable
  readonly header: Header
  /** Of the column in the table. */
  readonly place: number
  readonly decimal: DecimalMark
  readonly missing: readonly string[]
}

const shownTexts = 10
const longestShown = 200

/** Groups a column by value and counts what its values are. */
export async function profileColumn(engine: Engine, column: TextColumn): Promise<ColumnFacts> {
  const { decimal } = column
  const number = numberSql('x', decimal, new Set(column.missing))
  await engine.run('DROP TABLE IF EXISTS cell_values')
  await engine.run(`CREATE TABLE cell_values AS
    SELECT x, c, x IN (${literals(column.missing)}) AS gone, ${number} AS n
    FROM (SELECT x, count(*) AS c FROM (SELECT ${cellSql(column)} AS x FROM ${column.table.name})
      GROUP BY x)`)
  const counts = await countsOf(engine)
  const text = counts.present - counts.numbers
  const numbers = counts.numbers > 0 ? await numberFacts(engine) : undefined
  return {
    header: column.header,
    present: counts.present,
    missing: await texts(engine, 'gone', column.missing.length),
    distinct: counts.distinct,
    common: await texts(engine, 'NOT gone', shownTexts),
    ...(counts.shortest === undefined ? {} : { shortest: counts.shortest }),
    ...(counts.longest === undefined ? {} : { longest: counts.longest }),
    ...(numbers === undefined ? {} : { numbers }),
    marks: await marksOf(engine),
    signs: text > 0 ? await signsOf(engine) : [],
    ...(text > 0 ? await timesOf(engine) : { times: {} }),
    odd: text > 0 && counts.numbers > text ? await oddCells(engine, column) : [],
    spellings: text > 0 && counts.distinct <= fewValues ? await spellingsOf(engine) : [],
  }
}

const fewValues = 1000

function cellSql({ place }: Pick<TextColumn, 'place'>): string {
  return `trim(coalesce(t${place}, ''), ${literal(spaceCharacters)})`
}

interface Counts {
  readonly present: number
  readonly distinct: number
  readonly numbers: number
  readonly shortest?: string
  readonly longest?: string
}

async function countsOf(engine: Engine): Promise<Counts> {
  const cut = `left(x, ${longestShown})`
  const [row = []] = await engine.select(`SELECT
      coalesce(sum(c), 0)::DOUBLE, count(*), coalesce(sum(c) FILTER (isfinite(n)), 0)::DOUBLE,
      min(struct_pack(l := length(x), x := ${cut})).x,
      max(struct_pack(l := length(x), x := ${cut})).x
    FROM cell_values WHERE NOT gone`)
  const [present, distinct, numbers, shortest, longest] = row
  return {
    present: Number(present),
    distinct: Number(distinct),
    numbers: Number(numbers),
    ...(typeof shortest === 'string' ? { shortest } : {}),
    ...(typeof longest === 'string' ? { longest } : {}),
  }
}

async function texts(engine: Engine, where: string, limit: number): Promise<CountedText[]> {
  const rows = await engine.select(`SELECT left(x, ${longestShown}), c FROM cell_values
    WHERE ${where} ORDER BY c DESC, x LIMIT ${limit}`)
  return rows.map(([text, count]) => ({ text: String(text), count: Number(count) }))
}

/** Quartiles by their ranks among all cells, whatever number of cells a value stands in. */
async function numberFacts(engine: Engine): Promise<NumberFacts> {
  const [row = []] = await engine.select(`SELECT sum(c)::DOUBLE,
      coalesce(sum(c) FILTER (n = trunc(n)), 0)::DOUBLE, coalesce(sum(c) FILTER (n < 0), 0)::DOUBLE,
      coalesce(sum(c) FILTER (regexp_full_match(x, '0[0-9]+')), 0)::DOUBLE, min(n), max(n)
    FROM cell_values WHERE isfinite(n)`)
  const [count = 0, integers = 0, negative = 0, leadingZeros = 0, min = 0, max = 0] =
    row.map(Number)
  const quartiles = await quartilesOf(engine, count)
  const [q1, , q3] = quartiles
  const [low, high] = [q1 - 3 * (q3 - q1), q3 + 3 * (q3 - q1)]
  const [beyond = []] = await engine.select(`SELECT
      coalesce(sum(c) FILTER (n < ${literal(low)}), 0)::DOUBLE,
      coalesce(sum(c) FILTER (n > ${literal(high)}), 0)::DOUBLE
    FROM cell_values WHERE isfinite(n)`)
  const [below = 0, above = 0] = beyond.map(Number)
  const outliers = { below, above, low, high }
  return { count, integers, negative, leadingZeros, min, quartiles, max, outliers }
}

async function quartilesOf(engine: Engine, count: number): Promise<[number, number, number]> {
  const ranks = [0.25, 0.5, 0.75].map((p) => (count - 1) * p)
  const at = ranks.flatMap((rank) => [Math.floor(rank), Math.ceil(rank)])
  const select = at.map((rank) => `min(n) FILTER (upto > ${rank})`).join(', ')
  const [row = []] = await engine.select(`SELECT ${select} FROM (
    SELECT n, sum(c) OVER (ORDER BY n RANGE UNBOUNDED PRECEDING) AS upto
      FROM cell_values WHERE isfinite(n))`)
  const values = row.map(Number)
  const [first = 0, second = 0, third = 0] = ranks.map((rank, i) => {
    const [low = 0, high = 0] = values.slice(2 * i, 2 * i + 2)
    return low + (rank - Math.floor(rank)) * (high - low)
  })
  return [first, second, third]
}

async function marksOf(engine: Engine): Promise<ColumnFacts['marks']> {
  const point = readsSql('.')
  const comma = readsSql(',')
  const [row = []] = await engine.select(`SELECT
      coalesce(sum(c) FILTER (point AND NOT comma), 0)::DOUBLE,
      coalesce(sum(c) FILTER (comma AND NOT point), 0)::DOUBLE
    FROM (SELECT c, ${point} AS point, ${comma} AS comma FROM cell_values
      WHERE NOT gone AND regexp_matches(x, '[.,]') AND regexp_full_match(x, '[-+0-9eE., ]+'))`)
  const [onlyPoint = 0, onlyComma = 0] = row.map(Number)
  return { onlyPoint, onlyComma }
}

function readsSql(mark: DecimalMark): string {
  const { plain, grouped } = numberPatterns[mark]
  return `(regexp_full_match(x, ${literal(plain)}) OR regexp_full_match(x, ${literal(grouped)}))`
}

/** Signs and words that stand at a number: before it a currency, behind it a currency, a share or a time. */
const before = '^([€$£¥₹]|[A-Z]{3} )'
const behind = '([%€$£¥₹]| [A-Z]{3}|[ 0-9](?:ms|s|sec|secs|min|mins|h|hrs?|hours?|days?))$'

async function signsOf(engine: Engine): Promise<CountedText[]> {
  const spaces = literal(spaceCharacters)
  const signed = `SELECT c, trim(sign, ${spaces}) AS sign, trim(replace(x, sign, ''), ${spaces}) AS x
    FROM (SELECT x, c, CASE WHEN regexp_matches(x, ${literal(before)})
        THEN regexp_extract(x, ${literal(before)}, 1)
        ELSE ltrim(regexp_extract(x, ${literal(behind)}, 1), '0123456789') END AS sign
      FROM cell_values WHERE isinf(n)) WHERE sign <> ''`
  const rows = await engine.select(`SELECT sign, sum(c)::DOUBLE AS cells FROM (${signed})
    WHERE ${readsSql('.')} OR ${readsSql(',')} GROUP BY sign ORDER BY cells DESC, sign LIMIT 3`)
  return rows.map(([text, count]) => ({ text: String(text), count: Number(count) }))
}

async function timesOf(
  engine: Engine,
): Promise<Pick<ColumnFacts, 'times' | 'earliest' | 'latest' | 'parts'>> {
  const forms = Object.keys(timePatterns) as TimeForm[]
  const is = (form: TimeForm): string => `regexp_full_match(x, ${literal(timePatterns[form])})`
  const yearFirst = `(${is('day')} OR ${is('moment')})`
  const part = (index: number): string =>
    `max(TRY_CAST(regexp_extract(x, '^([0-9]+)[-./]([0-9]+)', ${index}) AS INTEGER)) FILTER (${is('day-or-month-first')})`
  const [row = []] = await engine.select(`SELECT
      ${forms.map((form) => `coalesce(sum(c) FILTER (${is(form)}), 0)::DOUBLE`).join(', ')},
      min(x) FILTER (${yearFirst}), max(x) FILTER (${yearFirst}), ${part(1)}, ${part(2)}
    FROM cell_values WHERE isinf(n)`)
  const times = Object.fromEntries(
    forms.flatMap((form, i) => (Number(row[i]) > 0 ? [[form, Number(row[i])]] : [])),
  )
  const [earliest, latest, first, second] = row.slice(forms.length)
  return {
    times,
    ...(typeof earliest === 'string' ? { earliest } : {}),
    ...(typeof latest === 'string' ? { latest } : {}),
    ...(typeof first === 'number' ? { parts: [first, Number(second)] as const } : {}),
  }
}

async function oddCells(engine: Engine, column: TextColumn): Promise<ColumnFacts['odd']> {
  const { table } = column
  const rows = await engine.select(`SELECT line, left(x, ${longestShown}) FROM (
      SELECT ${table.line} AS line, ${cellSql(column)} AS x FROM ${table.name})
    WHERE x IN (SELECT x FROM cell_values WHERE isinf(n)) ORDER BY line LIMIT 3`)
  return rows.map(([line, text]) => ({ line: Number(line), text: String(text) }))
}

async function spellingsOf(engine: Engine): Promise<string[][]> {
  const rows = await engine.select(`SELECT string_agg(left(x, 60), chr(10) ORDER BY x)
    FROM cell_values WHERE isinf(n) GROUP BY lower(x) HAVING count(*) > 1
    ORDER BY sum(c) DESC, lower(x) LIMIT 3`)
  return rows.map(([all]) => String(all).split('\n'))
}
