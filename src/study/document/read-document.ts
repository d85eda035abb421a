import { problem, type Finding, type Outcome } from '#quantity/finding'
import { placeOf, readDocumentText, type DocumentText } from '#study/document/document-text'
import { schemaFindings } from '#study/document/schema-findings'
import { unreadable, valuesFinding, yamlFindings } from '#study/document/yaml-findings'
import { documentVersion, studySchema, type StudyDocument } from '#study/document/schema/study'

/** A document that has the right form; what it refers to is not yet looked up. */
export interface ReadDocument {
  readonly document: StudyDocument
  readonly source: DocumentText
}

/** Longest document that is read, in characters. */
const longest = 5_000_000

/**
 * Reads the text of a study document: YAML 1.2 or JSON, then the schema.
 * All problems of form are found at once, each with line and column.
 *
 * @param text the document
 * @param file its name, for places
 */
export function readDocument(text: string, file: string): Outcome<ReadDocument> {
  const parsed = parseText(text, file)
  if (parsed.value === undefined) return { findings: parsed.findings }
  const { source, plain } = parsed.value
  const version = versionFinding(source, plain)
  if (version) return { findings: [version] }
  const result = studySchema.safeParse(plain)
  if (!result.success) return { findings: schemaFindings(source, result.error.issues) }
  return { value: { document: result.data, source }, findings: [] }
}

/** The tree of a YAML or JSON text and its plain values; all problems of form are found at once. */
export function parseText(
  text: string,
  file: string,
): Outcome<{ source: DocumentText; plain: unknown }> {
  if (text.length > longest) {
    const message = `The document has ${text.length} characters; at most ${longest} are read.`
    return { findings: [problem('not-yaml', { file }, message, 'Rows belong into a table.')] }
  }
  const lost = text.indexOf('\uFFFD')
  if (lost !== -1) return { findings: [lostLetter(text, file, lost)] }
  try {
    const source = readDocumentText(text, file)
    const errors = yamlFindings(source)
    if (errors.length > 0) return { findings: errors }
    return valuesOf(source)
  } catch (error) {
    return { findings: [unreadable(file, error as Error)] }
  }
}

/** What stands where bytes were no UTF-8. */
function lostLetter(text: string, file: string, at: number): Finding {
  const before = text.slice(0, at).split('\n')
  const place = { file, line: before.length, column: (before.at(-1) ?? '').length + 1 }
  const message = 'A letter cannot be read here: the text is not UTF-8, or it was lost before.'
  return problem('not-yaml', place, message, 'Save the document as UTF-8, and write it anew there.')
}

function valuesOf(source: DocumentText): Outcome<{ source: DocumentText; plain: unknown }> {
  try {
    return { value: { source, plain: source.tree.toJS({ maxAliasCount: 100 }) }, findings: [] }
  } catch (error) {
    return { findings: [valuesFinding(source, error as Error)] }
  }
}

/** Says that a text is no block of keys, or of a newer version. */
export function versionFinding(source: DocumentText, plain: unknown): Finding | undefined {
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) {
    const message = 'A study document is a block of keys; this is something else.'
    return problem('wrong-value', placeOf(source, []), message, 'Begin with `worthline: 1`.')
  }
  const version = (plain as Record<string, unknown>)['worthline']
  if (typeof version !== 'number' || version <= documentVersion) return undefined
  return problem(
    'newer-version',
    placeOf(source, ['worthline']),
    `The document is of version ${version}; this product reads up to version ${documentVersion}.`,
    'Update worthline, or write the document for the older version.',
  )
}
