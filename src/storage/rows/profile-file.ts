import type { FileFacts } from '#evidence/profile/file-facts'
import type { Header, ReadOptions } from '#evidence/rows/data-set'
import { defaultMissing } from '#formats/cell-text'
import { headerWords } from '#formats/headers'
import { problem, type Finding, type Outcome } from '#quantity/finding'
import { mostColumns } from '#storage/files/widest-line'
import { beginningOf } from '#storage/rows/beginning-of-file'
import { Engine } from '#storage/rows/engine'
import { findTable } from '#storage/rows/find-table'
import { decimalOf, headersOf, loadTable } from '#storage/rows/load-table'
import type { NeededColumn } from '#storage/rows/needed-columns'
import { progressOf, type OpenSettings } from '#storage/rows/open-data-set'
import { plainFile, type PlainFile } from '#storage/rows/plain-file'
import { profileColumn } from '#storage/rows/profile-column'
import type { StagedTable } from '#storage/rows/staged-table'
import { surveyFile } from '#storage/rows/survey-file'
import { tableKind } from '#storage/rows/table-kind'
import type { ProfileRequest } from '#use-cases/ports/rows'

/**
 * Looks at every column of a file. The cells are loaded as texts into the engine, which spills what
 * does not fit its memory; each column is then grouped by value, one after the other.
 */
export async function profileFile(
  request: ProfileRequest,
  settings: OpenSettings,
): Promise<Outcome<FileFacts>> {
  const found = await findTable(request.file, request.roots)
  const plain =
    found.value && (await plainFile(found.value, { folder: settings.folder, name: 'plain' }))
  if (plain?.value === undefined)
    return { findings: [...found.findings, ...(plain?.findings ?? [])] }
  const input = await inputOf(plain.value, request, settings)
  const engine = await Engine.create(settings, [input.file.plain])
  try {
    return await profile(engine, input, settings)
  } finally {
    await engine.close()
  }
}

interface Input {
  readonly file: PlainFile
  readonly read: ReadOptions
  /** Whether the file goes on after it. */
  readonly cut: boolean
}

/** What of a file is looked at. */
async function inputOf(
  file: PlainFile,
  request: ProfileRequest,
  { folder }: OpenSettings,
): Promise<Input> {
  const { mostBytes } = request
  const read = readOf(request)
  const kind = tableKind(file, read)
  const isText = 'is' in kind && (kind.is === 'delimited' || kind.is === 'json-lines')
  if (mostBytes === undefined || !isText) return { file, read, cut: false }
  const beginning = await beginningOf(file, mostBytes, folder)
  return { file: beginning, read, cut: beginning !== file }
}

function readOf({ sheet }: ProfileRequest): ReadOptions {
  return sheet === undefined ? {} : { sheet }
}

async function profile(
  engine: Engine,
  input: Input,
  settings: OpenSettings,
): Promise<Outcome<FileFacts>> {
  const { file, read } = input
  const table = await loadTexts(engine, input, settings)
  if ('code' in table) return { findings: [table] }
  if (table.rows === 0) return { findings: [noRows(table)] }
  const decimal = decimalOf(file, read)
  const columns: FileFacts['columns'][number][] = []
  for (const [place, header] of table.headers.entries()) {
    settings.progress(`looking at ${headerWords(header)}`)
    columns.push(await profileColumn(engine, { table, header, place, decimal, missing }))
  }
  const { rows, rejected, rejectedCount, duplicates, words } = table
  return {
    value: {
      file: file.file,
      bytes: file.bytes,
      format: input.cut ? `${words}; its first ${rows} rows are looked at` : words,
      ...(input.cut ? { cut: true } : {}),
      decimal,
      rows,
      rejected: { count: rejectedCount, first: rejected.slice(0, 3) },
      ...(duplicates === undefined ? {} : { duplicates }),
      columns,
    },
    findings: [],
  }
}

const missing = defaultMissing

function noRows({ file, headers, rejected: [first] }: StagedTable): Finding {
  const message = `\`${file}\` has headers and no row that can be read.`
  if (first === undefined) return problem('empty-file', { file }, message)
  const named = headers.slice(0, 5).map((header) => `\`${headerWords(header).slice(0, 60)}\``)
  const hint = `Its first line, ${named.join(', ')}, was taken for the headers, and line ${first.line} has ${first.reason}: take away what stands before the headers.`
  return problem('empty-file', { file, row: first.line }, message, hint)
}

/** The file as a table of texts; where its headers stand all over it, it is read twice. */
async function loadTexts(
  engine: Engine,
  { file, read }: Input,
  { fastFrom, progress }: OpenSettings,
): Promise<StagedTable | Finding> {
  const survey = surveyFile(file, file.plainBytes >= fastFrom)
  survey.catch(() => undefined)
  const load = (name: string, needed: readonly NeededColumn[]): ReturnType<typeof loadTable> => {
    const target = {
      name,
      missing: new Set(['']),
      several: false,
      progress: progressOf(file, progress),
    }
    return loadTable(engine, file, { read, needed, target, survey, fastFrom })
  }
  const known = headersAtStart(file, read)
  if (known !== undefined) return tooWide(file, known) ?? load('cells', known.map(asText))
  const first = await load('headers', [])
  if ('code' in first) return first
  return tooWide(file, first.headers) ?? load('cells', first.headers.map(asText))
}

function tooWide({ file }: PlainFile, headers: readonly Header[]): Finding | undefined {
  if (headers.length <= mostColumns) return undefined
  const message = `\`${file}\` has ${headers.length} columns; files of up to ${mostColumns} are looked at.`
  const hint = 'Name the columns you need in the study: an assessment reads those only.'
  return problem('too-large', { file }, message, hint)
}

/** The headers of a file that begins with all of them. */
function headersAtStart(file: PlainFile, read: ReadOptions): readonly Header[] | undefined {
  const kind = tableKind(file, read)
  return 'format' in kind ? headersOf(file, kind.encoding, kind.format) : undefined
}

function asText(header: Header): NeededColumn {
  return { header, number: false, text: true, auto: false, path: '' }
}
