import { isScalar, isSeq } from 'yaml'
import { problem, type Outcome } from '#quantity/finding'
import { pathOfWords, readDocumentText } from '#study/document/document-text'
import type { NamedText } from '#study/document/read-benchmarks'

/** What takes the place of a range that stands inside a formula, or of a number that stands alone. */
export interface RangeEdit {
  /** Where the formula stands, in words: `value.costs.training.amount`. */
  readonly path: string
  /** The range as it is written there; absent where the whole is replaced. */
  readonly was?: string
  /** With its unit. */
  readonly becomes: string
}

/**
 * The text of a study with another value in place of a range inside a formula, or of all that stands
 * at a place: everything else keeps its place, comments included. A range is found by its text: where
 * it stands twice in one formula, or not at all, there is no value, and the finding says so.
 */
export function withRange(study: NamedText, edit: RangeEdit): Outcome<string> {
  const { text, file } = study
  const source = readDocumentText(text, file)
  const found = source.tree.getIn(pathOfWords(source, edit.path.split('.')), true)
  const node = isSeq(found) && found.items.length === 1 ? found.items[0] : found
  const written = isScalar(node) && node.range != null ? String(node.value) : ''
  const { was = written } = edit
  const parts = written.split(was)
  if (!isScalar(node) || node.range == null || parts.length !== 2) {
    const place = { file, path: edit.path }
    const message = `${was === '' ? 'What is changed' : `\`${was}\``} does not stand once at \`${edit.path}\`: it is not replaced.`
    return { findings: [problem('missing-key', place, message, 'Change it by hand.')] }
  }
  const [from, to] = node.range
  const whole = parts.join(edit.becomes)
  const formula = Number.isFinite(Number(whole)) ? whole : JSON.stringify(whole)
  return { value: text.slice(0, from) + formula + text.slice(to), findings: [] }
}
