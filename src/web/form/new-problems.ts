import { config } from 'zod'
import type { DocumentEdit, Json } from '#contract/edit'
import { isProblem, type Finding } from '#quantity/finding'
import { libraryName, type NamedText } from '#study/document/read-benchmarks'
import { readDocument } from '#study/document/read-document'
import { readStudy } from '#study/document/resolve-study'
import { applyEdits } from '../save/apply-edits.ts'

// The policy of the page allows no code that is made while it runs.
config({ jitless: true })

/** What can be said against a document without looking at rows. */
interface Checked {
  /** Whether every key and value has the right form, so that what they name was looked up. */
  readonly formed: boolean
  readonly problems: readonly Finding[]
}

/**
 * What would be wrong with a document after some edits that is not wrong with it now. Where its form is
 * wrong already, names cannot be looked up: only new problems of form are told then.
 */
export function newProblems(
  document: Json,
  edits: readonly DocumentEdit[],
  library?: NamedText,
): readonly Finding[] {
  const before = checkedNow(document, library)
  const after = checked(applyEdits(document, edits), library)
  if (after.formed && !before.formed) return []
  const known = new Set(before.problems.map(keyOf))
  return after.problems.filter((one) => !known.has(keyOf(one)))
}

/** The file beside the study whose published figures it would take after the edits, if any. */
export function libraryAfter(document: Json, edits: readonly DocumentEdit[]): string | undefined {
  return libraryName({ text: JSON.stringify(applyEdits(document, edits)), file: 'study' })
}

let latest: (Checked & { readonly document: Json; readonly beside: string | undefined }) | undefined

/** The document as it stands, which stays the same while a form is filled. */
function checkedNow(document: Json, library: NamedText | undefined): Checked {
  const beside = library?.text
  if (latest?.document !== document || latest.beside !== beside)
    latest = { document, beside, ...checked(document, library) }
  return latest
}

function checked(document: Json, library: NamedText | undefined): Checked {
  const text = JSON.stringify(document)
  const read = readDocument(text, 'study')
  const { findings } = read.value === undefined ? read : readStudy(text, 'study', library)
  return { formed: read.value !== undefined, problems: findings.filter(isProblem) }
}

function keyOf({ code, message }: Finding): string {
  return `${code} ${message}`
}
