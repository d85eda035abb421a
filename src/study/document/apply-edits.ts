import { isScalar, parseDocument } from 'yaml'
import type { Finding } from '#quantity/finding'
import type { DocumentEdit, EditConflict, Json } from '#study/document/document-edit'
import { yamlOptions } from '#study/document/document-text'
import type { Change } from '#study/document/edit/change'
import { sameJson } from '#study/document/edit/json-values'
import { editPlain } from '#study/document/edit/plain-edit'
import { nodeAt } from '#study/document/edit/source-items'
import { splicesOf, type SourceTree } from '#study/document/edit/text-change'
import type { Splice } from '#study/document/edit/text-lines'
import { changedTree } from '#study/document/edit/tree-change'
import { parseText } from '#study/document/read-document'

/** What came of edits: the new text with what takes them back, or why nothing was changed. */
export type EditOutcome =
  | { readonly kind: 'edited'; readonly text: string; readonly inverse: readonly DocumentEdit[] }
  /** Places where something else stands than the edits began from. */
  | { readonly kind: 'conflict'; readonly conflicts: readonly EditConflict[] }
  /** The text is no YAML: it must be mended as text first. */
  | { readonly kind: 'unreadable'; readonly findings: readonly Finding[] }

/**
 * Makes edits in the text of a study document, all of them or none. Every edit is compared with what
 * stands in its place; comments and the layout of everything else stay as they are.
 *
 * The inverse edits, made in their order, give the document back; comments inside of what was taken
 * away come back only with the earlier text.
 */
export function applyEdits(text: string, edits: readonly DocumentEdit[]): EditOutcome {
  const source = readable(text)
  if ('findings' in source) return { kind: 'unreadable', findings: source.findings }
  let root = plainOf(source)
  const changes: Change[] = []
  const inverse: DocumentEdit[] = []
  const conflicts: EditConflict[] = []
  for (const edit of edits) {
    const done = editPlain(root, edit)
    if ('root' in done) {
      root = done.root
      changes.push(...done.changes)
      inverse.unshift(done.inverse)
    } else conflicts.push({ edit, ...(done.theirs === undefined ? {} : { theirs: done.theirs }) })
  }
  if (conflicts.length > 0) return { kind: 'conflict', conflicts }
  return { kind: 'edited', text: changedText(source, changes, root), inverse }
}

/** The tree of a text, or what is wrong with it. */
function readable(text: string): SourceTree | { readonly findings: readonly Finding[] } {
  const { value, findings } = parseText(text, 'study.yaml')
  return value === undefined ? { findings } : read(text)
}

/** The text after the changes: cut and pasted where that gives the document, else set from its tree. */
function changedText(source: SourceTree, changes: readonly Change[], root: Json): string {
  const cut = inText(source, changes)
  if (cut !== undefined && holds(cut, root)) return cut
  const set = changes.reduce((now, change) => changedTree(read(now).tree, change), source.text)
  if (holds(set, root)) return set
  throw new Error('the edited text does not hold the edited document')
}

function inText(begun: SourceTree, changes: readonly Change[]): string | undefined {
  let source = begun
  let waiting: Splice[] = []
  for (const change of changes) {
    const alone = !isPlainValue(source, change)
    if (waiting.length > 0 && (alone || touches(source, waiting, change))) {
      source = read(spliced(source.text, waiting))
      waiting = []
    }
    const splices = splicesOf(source, change)
    if (splices === undefined) return undefined
    waiting.push(...splices)
    if (!alone) continue
    const after = spliced(source.text, waiting)
    if (change === changes.at(-1)) return after
    source = read(after)
    waiting = []
  }
  return spliced(source.text, waiting)
}

/** Whether a change replaces a stretch that waits to be replaced already. */
function touches(source: SourceTree, waiting: readonly Splice[], change: Change): boolean {
  const splices = splicesOf(source, change) ?? []
  return splices.some((one) => waiting.some((other) => overlaps(one, other)))
}

/** Whether a change puts one plain value for another, so that all other places stay where they are. */
function isPlainValue({ tree }: SourceTree, change: Change): boolean {
  if (change.kind !== 'replace' || isBranch(change.value)) return false
  return isScalar(nodeAt(tree, change.keys))
}

function isBranch(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null
}

function overlaps(one: Splice, other: Splice): boolean {
  return one.from <= other.to && other.from <= one.to
}

/** From the end on, so that the places before stay. */
function spliced(text: string, splices: readonly Splice[]): string {
  return splices
    .toSorted((one, other) => other.from - one.from || other.to - one.to)
    .reduce(
      (whole, { from, to, text: given }) => whole.slice(0, from) + given + whole.slice(to),
      text,
    )
}

function read(text: string): SourceTree {
  const tree = parseDocument(text, { ...yamlOptions, keepSourceTokens: true })
  return { text, tree, json: isJson(text) }
}

function isJson(text: string): boolean {
  if (!text.trimStart().startsWith('{')) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function plainOf({ tree }: SourceTree): Json {
  return tree.toJS({ maxAliasCount: 100 }) as Json
}

function holds(text: string, root: Json): boolean {
  return sameJson(parseText(text, 'study.yaml').value?.plain as Json | undefined, root)
}
