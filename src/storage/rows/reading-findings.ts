import type { Column, DataSet } from '#evidence/rows/data-set'
import type { ColumnReading, Reading } from '#evidence/rows/question'
import { errorTexts } from '#formats/cell-text'
import { headerKey, headerWords } from '#formats/headers'
import { problem, warning, type Finding } from '#quantity/finding'
import { editDistance, nearestName } from '#quantity/nearest'
import type { Ledger } from '#storage/rows/ledger'
import { stagedNames, type NeededColumn, type NeededColumns } from '#storage/rows/needed-columns'
import type { StagedTable } from '#storage/rows/staged-table'

const shown = 3
const shownHeaders = 8

/** Problems that leave nothing to be asked: columns that no file has, tables without rows. */
export function tableProblems(
  dataSet: Pick<DataSet, 'files'>,
  needed: { readonly list: readonly NeededColumn[] },
  tables: readonly StagedTable[],
): readonly Finding[] {
  const empty = tables.filter(({ rows }) => rows === 0).map(withoutRows)
  const absent = needed.list.flatMap((column, place) => {
    const names = stagedNames(column, place)
    if (tables.some(({ columns }) => names.some((name) => columns.has(name)))) return []
    const { header, path } = column
    return [noColumn(headerWords(header), { file: dataSet.files.join(', '), path }, tables)]
  })
  return [...empty, ...absent]
}

function withoutRows({ file, rejected, rejectedCount, headers }: StagedTable): Finding {
  const first = rejected[0]
  if (first === undefined) {
    const message = `\`${file}\` has a header and no rows.`
    return problem('empty-file', { file }, message, 'Check that the rows were exported.')
  }
  const message = `None of the ${rejectedCount} rows of \`${file}\` can be read: line ${first.line} has ${first.reason}.`
  const hint = `The header has the columns ${listOf(headers.map(headerWords))}. Another delimiter is named by \`read: { delimiter: ";" }\`.`
  return problem('ragged-row', { file, row: first.line }, message, hint)
}

function noColumn(
  name: string,
  place: { readonly file: string; readonly path: string },
  tables: readonly StagedTable[],
): Finding {
  const headers = [...new Set(tables.flatMap((table) => table.headers.map(headerWords)))]
  const near = nearestName(name, headers)
  const sorted = headers.toSorted((a, b) => slips(name, a) - slips(name, b))
  const question = near === undefined ? '' : `Did you mean \`${near}\`? `
  const message = `\`${place.file}\` has no column \`${name}\`.`
  const hint = `${question}The columns are ${listOf(sorted)}.`
  return problem('no-column', { ...place, field: name }, message, hint)
}

function slips(a: string, b: string): number {
  return editDistance(a.toLowerCase(), b.toLowerCase())
}

function listOf(headers: readonly string[]): string {
  const names = headers.slice(0, shownHeaders).map((name) => `\`${name}\``)
  return [...names, ...(headers.length > shownHeaders ? ['...'] : [])].join(', ')
}

/** What is doubtful in rows that can be used. */
export function readingWarnings(
  dataSet: DataSet,
  source: { readonly needed: NeededColumns; readonly tables: readonly StagedTable[] },
  { reading, ledger }: { readonly reading: Reading; readonly ledger: Ledger },
): readonly Finding[] {
  const { needed, tables } = source
  return [
    ...tables.flatMap((table) => duplicateHeaders(table, needed)),
    ...tables.flatMap(openQuotes),
    ...tables.flatMap(raggedRows),
    ...unreadableValues(ledger, tables),
    ...reading.columns.flatMap((column) => unmappedValues(column, dataSet)),
    ...reading.columns.flatMap((column) => neverYes(column, dataSet)),
    ...duplicateRows(dataSet, reading),
  ]
}

function duplicateHeaders(
  { file, headers }: StagedTable,
  { list }: NeededColumns,
): readonly Finding[] {
  const again = new Set(headers.filter(({ occurrence }) => occurrence > 1).map(({ name }) => name))
  const asked = new Set(list.map(({ header }) => headerKey({ ...header, occurrence: 1 })))
  return [...again].flatMap((name) => {
    if (!asked.has(headerKey({ name, occurrence: 1 }))) return []
    const message = `The header \`${name}\` stands more than once in \`${file}\`; the first is read unless \`occurrence\` says another.`
    const hint = `Name the one that is meant: \`{ from: ${name}, occurrence: 2 }\`.`
    return [warning('duplicate-header', { file, field: name }, message, hint)]
  })
}

function openQuotes({ file, openQuotes }: StagedTable): readonly Finding[] {
  return openQuotes.slice(0, shown).map(({ line, through }) => {
    const swallowed =
      through > line
        ? ` It would have swallowed the lines ${line + 1} to ${through}, which were read as rows.`
        : ''
    const message = `A quote that opens on line ${line} of \`${file}\` is never closed.${swallowed} Line ${line} is kept out.`
    return warning(
      'unterminated-quote',
      { file, row: line },
      message,
      'Close the quote, or double it where it is part of the text.',
    )
  })
}

function raggedRows({
  file,
  rejected,
  rejectedCount,
  openQuotes,
}: StagedTable): readonly Finding[] {
  const ragged = rejected.filter(({ reason }) => !reason.startsWith('a quote'))
  const [first] = ragged
  if (first === undefined) return []
  const count = rejectedCount - openQuotes.length
  const where = ragged.slice(0, shown).map(({ line, reason }) => `line ${line}: ${reason}`)
  const message = `${rowsWords(count)} of \`${file}\` ${count === 1 ? 'is' : 'are'} kept out (${where.join('; ')}${count > shown ? '; ...' : ''}).`
  const hint = 'Mend those lines; often a text that holds the delimiter is not in quotes.'
  return [warning('ragged-row', { file, row: first.line }, message, hint)]
}

function unreadableValues(ledger: Ledger, tables: readonly StagedTable[]): readonly Finding[] {
  const groups = Map.groupBy(
    ledger.unreadable,
    ({ file, header }) => `${file} ${headerKey(header)}`,
  )
  return [...groups.values()].flatMap((cells) => {
    const [first] = cells
    if (first === undefined) return []
    const file = tables[first.file]?.file ?? ''
    const field = headerWords(first.header)
    const where = cells.slice(0, shown).map(({ line, value }) => `\`${value}\` on line ${line}`)
    const more = cells.length > shown ? ', ...' : ''
    const one = cells.length === 1
    const errors = cells.every(({ value }) => errorTexts.includes(value))
    const fault = errors
      ? `${one ? 'is an error' : 'are errors'} of the spreadsheet`
      : `cannot be read as ${one ? 'a number' : 'numbers'}`
    const message = `${cells.length} ${one ? 'value' : 'values'} of \`${field}\` ${fault} (${where.join(', ')}${more}) and ${one ? 'counts' : 'count'} as missing.`
    const hint = errors
      ? 'Mend the formulas there, and save the file in a spreadsheet.'
      : 'Mend them, or list texts that stand for a missing value: `read: { missing: ["", "-"] }`.'
    return [warning('unreadable-value', { file, row: first.line, field }, message, hint)]
  })
}

/** A yes that never occurs is more often a slip of the pen than a fact. */
function neverYes(
  { id, from, neverYes: held }: ColumnReading,
  dataSet: DataSet,
): readonly Finding[] {
  if (held === undefined) return []
  const column = dataSet.columns.find((each) => each.id === id)
  const wanted =
    column?.read === 'flag' ? column.is.map((value) => `\`${value}\``).join(' or ') : ''
  const values = held.slice(0, shown).map(({ value, count }) => `\`${value}\` (${count})`)
  const more = held.length > shown ? ', ...' : ''
  const message = `${wanted} does not occur in \`${from}\`; it holds ${values.join(', ')}${more}. Every row of \`${id}\` reads as no.`
  const hint = 'Write the value that means yes as it stands in the file: `is: Yes`.'
  const place = {
    file: dataSet.files.join(', '),
    field: from,
    path: `data.${dataSet.id}.columns.${id}`,
  }
  return [warning('yes-not-found', place, message, hint)]
}

function unmappedValues(
  { id, from, unmapped }: ColumnReading,
  dataSet: DataSet,
): readonly Finding[] {
  const [first] = unmapped
  if (first === undefined) return []
  const count = unmapped.reduce((total, each) => total + each.count, 0)
  const values = unmapped.slice(0, shown).map(({ value, count }) => `\`${value}\` (${count})`)
  const more = unmapped.length > shown ? ', ...' : ''
  const column: Column | undefined = dataSet.columns.find((each) => each.id === id)
  const by = column?.read === 'bands' ? 'the bands do not hold' : 'the map does not know'
  const message = `${rowsWords(count)} ${count === 1 ? 'has' : 'have'} a value of \`${from}\` that ${by}: ${values.join(', ')}${more}; there \`${id}\` is missing.`
  const hint =
    column?.read === 'bands'
      ? 'Add a band that holds them.'
      : 'Add the values, or catch the rest with `else:`.'
  const place = {
    file: dataSet.files.join(', '),
    field: from,
    path: `data.${dataSet.id}.columns.${id}`,
  }
  return [warning('unmapped-value', place, message, hint)]
}

function duplicateRows(dataSet: DataSet, { duplicateRows }: Reading): readonly Finding[] {
  if (duplicateRows === undefined || duplicateRows === 0) return []
  const one = duplicateRows === 1
  const message = `${rowsWords(duplicateRows)} ${one ? 'is' : 'are'} the same as an earlier one in every column; ${one ? 'it counts' : 'they count'} all the same.`
  const hint = 'If they are copies by mistake, remove them from the file.'
  return [warning('duplicates', { file: dataSet.files.join(', ') }, message, hint)]
}

function rowsWords(count: number): string {
  return `${count} ${count === 1 ? 'row' : 'rows'}`
}
