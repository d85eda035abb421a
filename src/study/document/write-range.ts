import { isScalar } from 'yaml'
import { problem, type Outcome } from '#quantity/finding'
import { pathOfWords, readDocumentText } from '#study/document/document-text'
import type { NamedText } from '#study/document/read-benchmarks'

/** What takes the place of a range that stands inside a formula. */
export interface RangeEdit {
  /** Where the formula stands, in words: `value.costs.training.amount`. */
  readonly path: string
  /** The range as it is written there. */
  readonly was: string
  /** With its unit. */
  readonly becomes: string
}

/**
 * The text of a study with another value in place of a range inside a formula: everything else keeps
 * its place, comments included. Found by its text: where it stands twice in one formula, or not at
 * all, there is no value, and the finding says so.
 */
export function withRange(study: NamedText, edit: RangeEdit): Outcome<string> {
  const { text, file } = study
  const source = readDocumentText(text, file)
  const node = source.tree.getIn(pathOfWords(source, edit.path.split('.')), true)
  const written = isScalar(node) && node.range != null ? String(node.value) : ''
  const parts = written.split(edit.was)
  if (!isScalar(node) || node.range == null || parts.length !== 2) {
    const place = { file, path: edit.path }
    const message = `\`${edit.was}\` does not stand once in the formula: it is not replaced.`
    return { findings: [problem('missing-key', place, message, 'Change it by hand.')] }
  }
  const [from, to] = node.range
  const formula = JSON.stringify(parts.join(edit.becomes))
  return { value: text.slice(0, from) + formula + text.slice(to), findings: [] }
}
