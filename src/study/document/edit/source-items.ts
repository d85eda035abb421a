import { isMap, isSeq, type CST, type Document, type Node, type YAMLMap, type YAMLSeq } from 'yaml'
import type { Keys } from '#study/document/edit/change'

/** A list or a map of a document that was read with its tokens. */
export type Collection = YAMLMap | YAMLSeq

/** Where an entry of a list or a map stands in the text. */
export interface SourceItem {
  /** Of its dash or key. */
  readonly start: number
  /** Behind its value; behind its dash or colon where nothing follows. */
  readonly end: number
  /** Of its value; absent where nothing follows. */
  readonly value?: number
  /** Of the comma before it in braces. */
  readonly comma?: number
  /** Whether a comment stands between it and the comma before. */
  readonly commented: boolean
}

/** The node at some keys; undefined where an alias stands on the way, or nothing. */
export function nodeAt(tree: Document, keys: Keys): Node | undefined {
  let node: unknown = tree.contents
  for (const key of keys) {
    if (isSeq(node)) node = node.items[Number(key)]
    else if (isMap(node)) node = node.items[pairIndex(node, String(key))]?.value
    else return undefined
  }
  return (node ?? undefined) as Node | undefined
}

/** Place of a key among the pairs of a map; -1 where it is not there. */
export function pairIndex(map: YAMLMap, key: string): number {
  return map.items.findIndex(
    (item) => String((item.key as { value?: unknown } | null)?.value ?? '') === key,
  )
}

/** Whether a list or a map stands in braces or brackets. */
export function isFlow(node: Collection): boolean {
  return node.flow === true
}

/** The entries of a list or a map in their text; undefined where its tokens are unusual. */
export function sourceItems(node: Collection): readonly SourceItem[] | undefined {
  const token = node.srcToken
  if (token === undefined || !('items' in token)) return undefined
  const all: readonly unknown[] = token.items
  const items = all.slice(0, node.items.length).map((item) => sourceItem(item as CollectionItem))
  const usual = items.length === node.items.length && items.every((item) => item !== undefined)
  return usual ? items : undefined
}

type CollectionItem = CST.BlockMap['items'][number]

const between = new Set(['space', 'newline', 'comment', 'comma'])

function sourceItem({ start, key, sep, value }: CollectionItem): SourceItem | undefined {
  if (start.some(({ type }) => type === 'explicit-key-ind')) return undefined
  const marks = [...start, ...(sep ?? [])].filter(({ type }) => !between.has(type))
  const first = start.find(({ type }) => !between.has(type)) ?? key ?? value
  const behind = value == null ? undefined : tokenEnd(value)
  const end = behind ?? markEnd(marks.at(-1))
  if (first == null || end === undefined) return undefined
  const from = behind === undefined ? {} : { value: value?.offset ?? behind }
  return { start: first.offset, end, ...from, ...beforeItem(start) }
}

function beforeItem(start: readonly CST.SourceToken[]): Pick<SourceItem, 'comma' | 'commented'> {
  const comma = start.find(({ type }) => type === 'comma')?.offset
  const commented = start.some(({ type }) => type === 'comment')
  return comma === undefined ? { commented } : { comma, commented }
}

function markEnd(mark: CST.SourceToken | undefined): number | undefined {
  return mark === undefined ? undefined : mark.offset + mark.source.length
}

/** Behind the last character of a token that is no space; undefined where it holds nothing. */
function tokenEnd(token: CST.Token): number | undefined {
  switch (token.type) {
    case 'alias':
    case 'scalar':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
      return token.source === '' ? undefined : token.offset + token.source.length
    case 'block-scalar': {
      const head = token.props.reduce(
        (sum, prop) => sum + ('source' in prop ? prop.source.length : 0),
        0,
      )
      return token.offset + head + token.source.trimEnd().length
    }
    case 'flow-collection': {
      const close = token.end.find(({ type }) => type.endsWith('-end'))
      return close === undefined ? undefined : close.offset + 1
    }
    case 'block-map':
    case 'block-seq': {
      const all: readonly unknown[] = token.items
      return all.map((item) => sourceItem(item as CollectionItem)).findLast((item) => item)?.end
    }
    default:
      return undefined
  }
}
