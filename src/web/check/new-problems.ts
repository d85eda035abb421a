import type { DocumentEdit, Json } from '#contract/edit'
import { isProblem, type Finding } from '#quantity/finding'
import { libraryName, type NamedText } from '#study/document/read-benchmarks'
import { readDocument } from '#study/document/read-document'
import { readOverlay } from '#study/document/read-overlay'
import { readStudy } from '#study/document/resolve-study'
import { applyEdits } from '../save/apply-edits.ts'
import { isEntries } from '../save/document-place.ts'
import type { TextsBeside } from './messages.ts'

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
  beside: TextsBeside = {},
): readonly Finding[] {
  const before = checkedNow(document, beside)
  const after = checked(applyEdits(document, edits), beside)
  if (after.formed && !before.formed) return []
  const known = new Set(before.problems.map(keyOf))
  return after.problems.filter((one) => !known.has(keyOf(one)))
}

let latest: (Checked & { readonly document: Json; readonly beside: TextsBeside }) | undefined

/** The document as it stands, which stays the same while something is typed. */
function checkedNow(document: Json, beside: TextsBeside): Checked {
  if (latest?.document !== document || latest.beside !== beside)
    latest = { document, beside, ...checked(document, beside) }
  return latest
}

function checked(document: Json, beside: TextsBeside): Checked {
  const named = { text: JSON.stringify(document), file: 'study' }
  const base = isEntries(document) ? document['extends'] : undefined
  if (typeof base === 'string') return checkedOver(named, base, beside)
  const read = readDocument(named.text, named.file)
  const { findings } =
    read.value === undefined ? read : readStudy(named.text, named.file, libraryOf(named, beside))
  return { formed: read.value !== undefined, problems: findings.filter(isProblem) }
}

/** The figures of a customer, with the study that they lie over where it is there. */
function checkedOver(figures: NamedText, base: string, beside: TextsBeside): Checked {
  const read = readOverlay(figures)
  const study = textBeside(base, beside)
  const { findings } =
    read.value === undefined || study === undefined
      ? read
      : readStudy(study.text, study.file, libraryOf(study, beside), [figures])
  return { formed: read.value !== undefined, problems: findings.filter(isProblem) }
}

/** The published figures that a study takes, where they are there. */
function libraryOf(study: NamedText, beside: TextsBeside): NamedText | undefined {
  const file = libraryName(study)
  return file === undefined ? undefined : textBeside(file, beside)
}

function textBeside(file: string, beside: TextsBeside): NamedText | undefined {
  const text = Object.hasOwn(beside, file) ? beside[file] : undefined
  return text === undefined ? undefined : { text, file }
}

function keyOf({ code, message }: Finding): string {
  return `${code} ${message}`
}
