import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type Pair,
  type YAMLSeq,
} from 'yaml'
import type { Place } from '#quantity/finding'

export type DocumentPath = readonly (string | number)[]

/** A study document as text with its tree: where each part of it stands. */
export interface DocumentText {
  readonly file: string
  readonly text: string
  readonly tree: Document
  readonly lines: LineCounter
}

/** How a text is read; keys that stand twice are looked for apart, in one pass. */
export const yamlOptions = {
  version: '1.2',
  strict: true,
  uniqueKeys: false,
  logLevel: 'error',
} as const

/** Reads the tree; errors stay in `tree.errors`. Throws a RangeError where nesting is absurd. */
export function readDocumentText(text: string, file: string): DocumentText {
  const lines = new LineCounter()
  const tree = parseDocument(text, { ...yamlOptions, lineCounter: lines })
  return { file, text, tree, lines }
}

/** The place of the value at a path, or of the nearest part above it that is there. */
export function placeOf(document: DocumentText, path: DocumentPath): Place {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = nodeAt(document, path.slice(0, length))
    if (node?.range) return placeAt(document, node.range[0], path)
  }
  return { file: document.file, path: pathText(document, path) }
}

/** The place of a key of the map at a path. */
export function placeOfKey(document: DocumentText, path: DocumentPath, key: string): Place {
  const node = pairAt(document, path, key)?.key
  const start = isNode(node) ? node.range?.[0] : undefined
  return start === undefined ? placeOf(document, path) : placeAt(document, start, [...path, key])
}

/** Whether nothing stands behind a key of the map at a path. */
export function isEmptyAt(document: DocumentText, path: DocumentPath, key: string): boolean {
  const value = pairAt(document, path, key)?.value
  return value === null || (isScalar(value) && value.value === null)
}

function pairAt(document: DocumentText, path: DocumentPath, key: string): Pair | undefined {
  const map = nodeAt(document, path)
  return isMap(map)
    ? map.items.find((item) => String((item.key as { value?: unknown })?.value) === key)
    : undefined
}

/** Whether the map at a path is written in braces, where commas part the entries. */
export function standsInBraces(document: DocumentText, path: DocumentPath): boolean {
  const node = nodeAt(document, path)
  return (isMap(node) || isSeq(node)) && node.flow === true
}

/** The place of a path in words, `value.drivers.theatre-time.formula`: inside the quotes of a text. */
export function placeOfWords(document: DocumentText, words: string): Place {
  const path = pathOfWords(document, words.split('.'))
  const place = placeOf(document, path)
  const inside = isQuoted(document, path) && place.column !== undefined
  return inside ? { ...place, column: place.column + 1, path: words } : { ...place, path: words }
}

/** The path that words name, by id where an entry has one. */
export function pathOfWords(document: DocumentText, words: readonly string[]): DocumentPath {
  return words.reduce<(string | number)[]>((path, word) => {
    const node = nodeAt(document, path)
    if (!isSeq(node)) return [...path, word]
    return [...path, placesById(node).get(word) ?? Number(word) - 1]
  }, [])
}

/** Of lists that were asked: a list is not changed once it is read. */
const placesOf = new WeakMap<YAMLSeq, ReadonlyMap<unknown, number>>()

/** Where the entries of a list stand in it, by their ids; the first of two with one id. */
function placesById(list: YAMLSeq): ReadonlyMap<unknown, number> {
  const known = placesOf.get(list)
  if (known !== undefined) return known
  const places = new Map<unknown, number>()
  for (const [index, item] of list.items.entries()) {
    const id = isMap(item) ? item.get('id') : undefined
    if (id !== undefined && !places.has(id)) places.set(id, index)
  }
  placesOf.set(list, places)
  return places
}

/** Whether the text at a path stands in quotes. */
export function isQuoted(document: DocumentText, path: DocumentPath): boolean {
  const node = nodeAt(document, path)
  return isScalar(node) && (node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE')
}

/** A path in words, by id where an entry has one: `value.drivers.theatre-time.formula`. */
function pathText(document: DocumentText, path: DocumentPath): string {
  return path
    .map((key, index) => {
      if (typeof key !== 'number') return key
      const id = document.tree.getIn([...path.slice(0, index + 1), 'id'])
      return typeof id === 'string' ? id : String(key + 1)
    })
    .join('.')
}

function placeAt(document: DocumentText, offset: number, path: DocumentPath): Place {
  const { line, col } = document.lines.linePos(offset)
  return { file: document.file, line, column: col, path: pathText(document, path) }
}

function nodeAt(document: DocumentText, path: DocumentPath): Node | undefined {
  if (path.length === 0) return document.tree.contents ?? undefined
  const found = document.tree.getIn(path, true)
  if (isPair(found)) return undefined
  return isNode(found) ? found : undefined
}
