import type { DataTable } from '#charts/chart'
import { printable, wrapCells } from '#drawing/terminal/text-cells'
import { textTable, type TextLook } from '#drawing/terminal/text-table'
import { formatCount, formatPlain } from '#quantity/format-number'
import { english } from '#quantity/locale'
import type { ProfiledFile } from '#use-cases/profile'

type FileProfile = ProfiledFile['profile']
type ColumnProfile = FileProfile['columns'][number]

/** A profile as lines: the file, a line a column, what is worth a look, the proposed block. */
export function profileLines({ profile, proposal }: ProfiledFile, look: TextLook): string[] {
  const { paint } = look
  return [
    ...fileLines(profile, look),
    '',
    ...textTable(columnTable(profile), look),
    ...suspicionLines(profile, look),
    '',
    paint.strong('Proposed mapping (nothing of it is used before you paste it into a study)'),
    '',
    proposal.trimEnd(),
  ]
}

function fileLines({ facts, columns }: FileProfile, { paint, width }: TextLook): string[] {
  const { file, bytes, format, rows, rejected, duplicates } = facts
  const keys = columns.filter(({ key }) => key).map(({ facts: { header } }) => header.name)
  const parts = [
    `${formatCount(rows, english)} rows`,
    `${formatCount(columns.length, english)} columns`,
    sizeWords(bytes),
    format,
    ...(rejected.count === 0 ? [] : [rejectedWords(rejected)]),
    duplicateWords(duplicates),
    keys.length === 0 ? 'no column names the rows' : `could name the rows: ${keys.join(', ')}`,
  ]
  return [paint.strong(printable(file)), ...wrapCells(parts.join(' · '), width)]
}

function sizeWords(bytes: number): string {
  const [divisor, unit] = bytes >= 1e9 ? [1e9, 'GB'] : bytes >= 1e6 ? [1e6, 'MB'] : [1e3, 'kB']
  return `${plain(bytes / divisor)} ${unit}`
}

function rejectedWords({ count, first }: FileProfile['facts']['rejected']): string {
  const examples = first.map(({ line, reason }) => `line ${line}: ${reason}`).join('; ')
  return `${formatCount(count, english)} rows cannot be read (${examples})`
}

function duplicateWords(duplicates: number | undefined): string {
  if (duplicates === undefined) return 'rows that repeat were not counted'
  if (duplicates === 0) return 'no row stands twice'
  const one = duplicates === 1
  return `${formatCount(duplicates, english)} ${one ? 'row repeats an earlier one' : 'rows repeat earlier ones'}`
}

function columnTable({ facts, columns }: FileProfile): DataTable {
  const heads = ['Column', 'Holds', 'Unit', 'Missing', 'Distinct', 'Values']
  const numeric = new Set(['Missing', 'Distinct'])
  return {
    caption: facts.file,
    columns: heads.map((label) => ({ label, numeric: numeric.has(label) })),
    rows: columns.map((column) =>
      [
        column.facts.header.name || '(no header)',
        column.type,
        column.unit?.unit ?? '',
        missingWords(column, facts.rows),
        formatCount(column.facts.distinct, english),
        valueWords(column),
      ].map((text) => ({ text })),
    ),
  }
}

function missingWords({ facts }: ColumnProfile, rows: number): string {
  const missing = rows - facts.present
  if (missing === 0) return ''
  const codes = facts.missing.map(({ text }) => text).filter((text) => text !== '')
  const named = codes.length === 0 ? '' : ` (${codes.join(', ')})`
  return `${formatCount(missing, english)}${named}`
}

const shownValues = 4

/** Five numbers, the ends of times, the most common values, or the ends of lengths. */
function valueWords({ facts, type }: ColumnProfile): string {
  const { numbers, earliest, latest, common, shortest = '', longest = '' } = facts
  if (type === 'number' && numbers !== undefined && numbers.count * 2 >= facts.present) {
    return [numbers.min, ...numbers.quartiles, numbers.max].map(plain).join(' · ')
  }
  if (type === 'time' && earliest !== undefined) return `${cut(earliest)} to ${cut(latest ?? '')}`
  if (type === 'id' || type === 'text') return `such as ${cut(shortest)}, ${cut(longest)}`
  const shown = common
    .slice(0, shownValues)
    .map(({ text, count }) => `${cut(text)} ${plainCount(count)}`)
  const more = facts.distinct - shown.length
  return [...shown, ...(more > 0 ? [`and ${formatCount(more, english)} more`] : [])].join(', ')
}

function suspicionLines({ columns }: FileProfile, { paint, width }: TextLook): string[] {
  const lines = columns.flatMap(({ facts, suspicions }) =>
    suspicions.flatMap(({ words }) =>
      wrapCells(`${facts.header.name || '(no header)'}: ${words}`, width - 2).map((line, i) =>
        i === 0 ? `  ${line}` : `    ${line}`,
      ),
    ),
  )
  return lines.length === 0 ? [] : ['', paint.strong('Worth a look'), ...lines]
}

function plain(value: number): string {
  return formatPlain(value, english)
}

function plainCount(count: number): string {
  return formatCount(count, english)
}

function cut(text: string): string {
  const line = printable(text)
  return line.length <= 24 ? line : `${line.slice(0, 23)}…`
}
