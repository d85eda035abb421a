import { readAssumptionTable, readValueTable, type TextRow } from '#formats/assumption-table'
import { recogniseDelimited } from '#formats/delimited'
import { DelimitedRecords, type RecordSink } from '#formats/delimited-records'
import { isProblem, problem, warning, type Finding, type Outcome } from '#quantity/finding'
import type { Source } from '#quantity/figure'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import { missingDocument } from '#study/document/resolve-study'
import { withAssumptions, type AssumptionEdit } from '#study/document/write-assumptions'
import { withRange } from '#study/document/write-range'
import type { Study } from '#study/study'
import { centralValues } from '#value/central-model'
import type { Assumption } from '#value/model'
import { planNumbers } from '#value/plan-numbers'
import type { Documents, FoundDocument } from '#use-cases/ports/documents'
import type { Workbooks } from '#use-cases/ports/workbooks'
import { readStudyFile } from '#use-cases/read-study-file'
import { sheetReader } from '#use-cases/sheet-reader'
import { tableReader } from '#use-cases/table-reader'
import { valueChanges, type ValueChange, type ValueChanges } from '#use-cases/value-changes'

/** What to import, and who stands behind it. */
export interface ImportRequest {
  /** An exported workbook (.xlsx), or a table of values: `id,value[,unit,by,date]`. */
  readonly file: string
  readonly study: string
  readonly kind: NonNullable<Source['kind']>
  readonly who?: string
  /** As 2026-11-22. */
  readonly date: string
  /** Whether the study is changed; else the difference is shown only. */
  readonly write: boolean
}

/** The difference, and where it was written. */
export interface ImportedValues {
  readonly changes: readonly ValueChange[]
  readonly written?: string
}

export interface ImportPorts {
  readonly documents: Documents
  readonly workbooks: Workbooks
}

/** Reads changed assumptions by their ids, and writes them into the study where that is asked for. */
export async function importValues(
  request: ImportRequest,
  ports: ImportPorts,
): Promise<Outcome<ImportedValues>> {
  const { documents } = ports
  const found = await documents.find(request.study)
  if (found === undefined) return { findings: missingDocument(request.study).findings }
  const read = await readStudyFile(found, documents)
  if (read.value === undefined) return { findings: read.findings }
  const { model } = read.value.study
  const assumptions = model === undefined ? [] : [...model.assumptions, ...planNumbers(model)]
  const { changes, findings } = await changesOf(request.file, assumptions, ports)
  if (findings.some(isProblem)) return { findings }
  if (changes.length === 0) return { value: { changes }, findings }
  const changed = await changedStudy(changes, [request, found], documents)
  const all = [...findings, ...changed.findings]
  if (changed.value === undefined) return { findings: all }
  if (!request.write) return { value: { changes }, findings: all }
  await documents.write(found.path, changed.value)
  return { value: { changes, written: found.path }, findings: all }
}

const sheetName = 'Assumptions'

async function changesOf(
  file: string,
  assumptions: readonly Assumption[],
  { documents, workbooks }: ImportPorts,
): Promise<ValueChanges> {
  if (/\.(csv|tsv|txt)$/i.test(file)) return changesOfText(file, assumptions, documents)
  const sheet = await workbooks.sheet(file, sheetName)
  if (sheet.value === undefined) return { changes: [], findings: sheet.findings }
  const rows = readAssumptionTable(sheet.value)
  if (rows === undefined) return { changes: [], findings: [notOurs(file)] }
  const named = rows.filter(({ cells }) => cells['id'] !== undefined)
  const { changes, findings } = valueChanges(assumptions, rows, sheetReader(file))
  const gone = assumptions.filter(
    ({ id, path }) => id !== path && !named.some(({ cells }) => cells['id'] === id),
  )
  return { changes, findings: [...findings, ...gone.map(({ id }) => noRow(id, file))] }
}

/** Characters; a study has fewer. */
const longestTable = 5_000_000

async function changesOfText(
  file: string,
  assumptions: readonly Assumption[],
  documents: Documents,
): Promise<ValueChanges> {
  const text = await documents.read(file)
  if (text === undefined) {
    const message = `There is no file \`${file}\`.`
    return { changes: [], findings: [problem('no-file', { file }, message)] }
  }
  if (text.length > longestTable) return { changes: [], findings: [tooLong(file)] }
  const format = recogniseDelimited(text, true, {})
  const rows: TextRow[] = []
  const sink: RecordSink = {
    record: (cells, row) => rows.push({ row, cells: [...cells] }),
    unterminated: () => undefined,
  }
  const records = new DelimitedRecords(format, sink, format.skip)
  records.push(text)
  records.end()
  const table = readValueTable(rows)
  if (table !== undefined)
    return valueChanges(assumptions, table, tableReader(file, format.decimal))
  const message = `\`${file}\` has no columns \`id\` and \`value\`.`
  const hint = 'Write the header `id,value,unit,by,date`; the last three may be left out.'
  return { changes: [], findings: [problem('no-column', { file }, message, hint)] }
}

function tooLong(file: string): Finding {
  const message = `\`${file}\` has more than ${longestTable} characters: it is no table of a study's values.`
  return problem('too-large', { file }, message)
}

function notOurs(file: string): Finding {
  const message = `\`${file}\` is no workbook that \`worthline export\` made: its sheet \`${sheetName}\` has no column \`Id\` beside \`Central value\` and \`Central at export\`.`
  return problem(
    'not-a-table',
    { file },
    message,
    'Export the study, change its values, import it.',
  )
}

function noRow(id: string, file: string): Finding {
  const message = `\`${file}\` has no row for the assumption \`${id}\`: it stays as it is.`
  return warning('missing-value', { file }, message, 'Was its id changed, or its row deleted?')
}

/** The text of the study with the changes in it, once it was read again. */
async function changedStudy(
  changes: readonly ValueChange[],
  [{ kind, who, date }, found]: readonly [ImportRequest, FoundDocument],
  documents: Documents,
): Promise<Outcome<string>> {
  const edits = changes
    .filter(({ inside }) => inside === undefined)
    .map((change): AssumptionEdit => {
      const by = change.by ?? who
      const source = { kind, ...(by === undefined ? {} : { by }), date: change.date ?? date }
      return { id: change.id, value: change.value, unit: change.inUnit, source }
    })
  const edited = withInside(
    withAssumptions({ text: found.text, file: found.name }, edits),
    changes,
    found.name,
  )
  if (edited.value === undefined) return { findings: edited.findings }
  const again = await readStudyFile({ ...found, text: edited.value }, documents)
  const problems = again.findings.filter(isProblem)
  if (problems.length > 0) return { findings: problems }
  const wrong = again.value === undefined ? [] : misread(edits, again.value.study, found.name)
  return wrong.length > 0 ? { findings: wrong } : edited
}

/** Ranges inside formulas, one after another. */
function withInside(
  edited: Outcome<string>,
  changes: readonly ValueChange[],
  file: string,
): Outcome<string> {
  return changes.reduce<Outcome<string>>((whole, { inside, value, inUnit }) => {
    if (inside === undefined || whole.value === undefined) return whole
    const written = inText(value, inUnit)
    const becomes = inside.was?.startsWith('(') === true ? `(${written})` : written
    return withRange({ text: whole.value, file }, { ...inside, becomes })
  }, edited)
}

/** A value as it stands inside a formula, with its unit. */
function inText(value: ValueChange['value'], { text }: ValueChange['inUnit']): string {
  const unit = text === '1' ? '' : ` ${text}`
  if (typeof value === 'number') return value < 0 ? `(${value}${unit})` : `${value}${unit}`
  return 'text' in value ? value.text : `${value.low} to ${value.high}${unit}`
}

/** Values that the changed study reads otherwise than they were meant. */
function misread(edits: readonly AssumptionEdit[], study: Study, file: string): readonly Finding[] {
  return edits.flatMap(({ id, value, unit }) => {
    const assumption = study.model?.assumptions.find((each) => each.id === id)
    if (assumption === undefined) return []
    const expected = expectedValues(value)
    const factor = assumption.unit.factor / unit.factor
    const right = expected.every(([share, wanted]) => {
      const { distribution } = assumption
      const got =
        share === undefined
          ? centralValues(assumption).central
          : distributionQuantile(distribution, share)
      return Math.abs(got * factor - wanted) <= 1e-9 * Math.abs(wanted)
    })
    if (right) return []
    const message = `The new value of \`${id}\` would be read as another: nothing was written.`
    const hint = 'Change it by hand, with its unit.'
    return [problem('wrong-value', { file, path: `assumptions.${id}` }, message, hint)]
  })
}

/** The mean, or quantiles, that a value stands for. */
function expectedValues(
  value: AssumptionEdit['value'],
): readonly (readonly [share: number | undefined, value: number])[] {
  if (typeof value === 'number') return [[undefined, value]]
  if ('text' in value) return []
  return [
    [0.05, value.low],
    [0.95, value.high],
  ]
}
