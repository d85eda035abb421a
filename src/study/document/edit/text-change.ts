import { isCollection, isMap, isSeq, type Document, type Node } from 'yaml'
import type { Json } from '#study/document/document-edit'
import type { Change, Keys } from '#study/document/edit/change'
import { isRecord } from '#study/document/edit/json-values'
import { blockLines, inlineText, jsonLines } from '#study/document/edit/render-value'
import {
  isFlow,
  nodeAt,
  pairIndex,
  sourceItems,
  type Collection,
  type SourceItem,
} from '#study/document/edit/source-items'
import {
  beginsItsLine,
  columnOf,
  lineEnd,
  lineIndent,
  wholeLines,
  withComments,
  type Splice,
} from '#study/document/edit/text-lines'

/** A text with its tree, read with tokens. */
export interface SourceTree {
  readonly text: string
  readonly tree: Document
  readonly json: boolean
}

/** The stretches that a change replaces, in any order; undefined where the text is too unusual for that. */
export function splicesOf(source: SourceTree, change: Change): readonly Splice[] | undefined {
  switch (change.kind) {
    case 'replace':
      return replaceValue(source, change)
    case 'add':
      return addKey(source, change)
    case 'insert':
      return insertItem(source, change)
    case 'remove':
      return removeItem(source, change.keys)
    case 'move':
      return moveItem(source, change)
  }
}

/** The longest line that is begun in braces. */
const widest = 100

type Step<K extends Change['kind']> = Extract<Change, { kind: K }>

interface Entry {
  readonly parent: Collection
  readonly items: readonly SourceItem[]
  readonly item: SourceItem
  readonly index: number
}

function entryAt({ tree }: SourceTree, keys: Keys): Entry | undefined {
  const parent = nodeAt(tree, keys.slice(0, -1))
  if (!isCollection(parent)) return undefined
  const items = sourceItems(parent)
  const last = keys.at(-1) ?? ''
  const index = isMap(parent) ? pairIndex(parent, String(last)) : Number(last)
  const item = items?.[index]
  return items === undefined || item === undefined ? undefined : { parent, items, item, index }
}

function replaceValue(
  source: SourceTree,
  { keys, value }: Step<'replace'>,
): readonly Splice[] | undefined {
  const entry = entryAt(source, keys)
  if (entry === undefined) return undefined
  const { parent, item } = entry
  const like = nodeAt(source.tree, keys)
  const from = item.value ?? item.end
  const colon = isMap(parent) ? behindColon(source.text, item, from) : from
  const given = valueText(source, value, { parent, item, ...(like === undefined ? {} : { like }) })
  const gap = given.startsWith('\n') || /\s/.test(source.text[from - 1] ?? '') ? '' : ' '
  if (given.startsWith('\n')) return [{ from: colon, to: item.end, text: given }]
  const onItsLine = colon < from && !source.text.slice(colon, from).includes('\n')
  return onItsLine || colon === from
    ? [{ from, to: item.end, text: `${gap}${given}` }]
    : [{ from: colon, to: item.end, text: ` ${given}` }]
}

/** Right behind the colon, where nothing but space stands before the value. */
function behindColon(text: string, item: SourceItem, value: number): number {
  const before = text.slice(item.start, value).trimEnd()
  return before.endsWith(':') ? item.start + before.length : value
}

interface Surroundings {
  readonly parent: Collection
  readonly item: SourceItem
  readonly like?: Node
}

/** A value as it is written behind a key or a dash; a block of lines begins with a line break. */
function valueText(source: SourceTree, value: Json, { parent, item, like }: Surroundings): string {
  const flow = isFlow(parent)
  const look = { json: source.json, flow, ...(like === undefined ? {} : { like }) }
  const inline = inlineText(value, look)
  const indent = columnOf(source.text, item.start)
  const fits = inline.length + indent < widest
  if (!isLong(value) || (fits && !isBlock(like))) return inline
  if (source.json)
    return jsonLines(value).join(`\n${' '.repeat(lineIndent(source.text, item.start))}`)
  if (flow) return inline
  const lines = blockLines(value)
  const deeper = ' '.repeat(indent + 2)
  return isSeq(parent)
    ? lines.join(`\n${deeper}`)
    : lines.map((line) => `\n${deeper}${line}`).join('')
}

function isLong(value: Json): boolean {
  return Array.isArray(value) ? value.length > 0 : isRecord(value) && Object.keys(value).length > 0
}

function isBlock(node: Node | undefined): boolean {
  return isCollection(node) && !isFlow(node)
}

function addKey(
  source: SourceTree,
  { keys, key, value }: Step<'add'>,
): readonly Splice[] | undefined {
  const map = nodeAt(source.tree, keys)
  const items = isMap(map) ? sourceItems(map) : undefined
  if (!isMap(map) || items === undefined) return undefined
  const name = inlineText(key, { json: source.json, flow: true })
  const last = items.at(-1)
  if (isFlow(map) || last === undefined)
    return addInBraces(source, map, {
      items,
      text: `${name}: ${inlineText(value, { json: source.json, flow: true })}`,
    })
  const first = items[0] ?? last
  const given = valueText(source, value, { parent: map, item: first })
  const at = lineEnd(source.text, last.end)
  const indent = ' '.repeat(columnOf(source.text, first.start))
  const gap = given.startsWith('\n') ? '' : ' '
  return [{ from: at, to: at, text: `\n${indent}${name}:${gap}${given}` }]
}

interface NewItem {
  readonly items: readonly SourceItem[]
  readonly text: string
  /** Absent: at the end. */
  readonly index?: number
}

/** A new entry between braces or brackets, on a line of its own where the others have theirs. */
function addInBraces(
  source: SourceTree,
  node: Collection,
  { items, text, index = items.length }: NewItem,
): readonly Splice[] | undefined {
  const range = node.range
  if (range == null) return undefined
  const [next, last] = [items[index], items.at(-1)]
  if (last === undefined) {
    const tight = source.json || !/^[{[]/.test(text)
    const inside = isMap(node) ? ` ${text} ` : tight ? text : ` ${text} `
    return [{ from: range[0] + 1, to: range[1] - 1, text: inside }]
  }
  const first = items[0] ?? last
  const lead = source.text.slice(range[0] + 1, first.start)
  const line = lead.includes('\n') ? `\n${' '.repeat(columnOf(source.text, first.start))}` : ' '
  if (next === undefined) return [{ from: last.end, to: last.end, text: `,${line}${text}` }]
  return [{ from: next.start, to: next.start, text: `${text},${line}` }]
}

function insertItem(
  source: SourceTree,
  { keys, index, value }: Step<'insert'>,
): readonly Splice[] | undefined {
  const list = nodeAt(source.tree, keys)
  const items = isSeq(list) ? sourceItems(list) : undefined
  if (!isSeq(list) || items === undefined) return undefined
  if (isFlow(list)) {
    const text =
      source.json && items.length > 0
        ? jsonItem(source, value, items)
        : inlineText(value, { json: source.json, flow: true })
    return addInBraces(source, list, { items, text, index })
  }
  const neighbour = list.items[index - 1] ?? list.items[index]
  const item = items[0]
  if (item === undefined) return undefined
  const like = neighbour as Node | undefined
  const surroundings = { parent: list, item, ...(like === undefined ? {} : { like }) }
  return insertLines(source, { items, index }, `- ${valueText(source, value, surroundings)}`)
}

function jsonItem({ text }: SourceTree, value: Json, items: readonly SourceItem[]): string {
  const [first] = items
  const inline = inlineText(value, { json: true, flow: true })
  if (first === undefined || !text.slice(first.start, first.end).includes('\n')) return inline
  return jsonLines(value).join(`\n${' '.repeat(columnOf(text, first.start))}`)
}

/** Lines of a block before an entry, above the comments that belong to it, or behind the last one. */
function insertLines(
  { text }: SourceTree,
  { items, index }: { readonly items: readonly SourceItem[]; readonly index: number },
  lines: string,
): readonly Splice[] | undefined {
  const [next, last] = [items[index], items.at(-1)]
  if (next === undefined) {
    if (last === undefined) return undefined
    const at = lineEnd(text, last.end)
    return [{ from: at, to: at, text: `\n${' '.repeat(columnOf(text, last.start))}${lines}` }]
  }
  if (!beginsItsLine(text, next.start)) return undefined
  const at = withComments(text, next.start)
  return [{ from: at, to: at, text: `${' '.repeat(columnOf(text, next.start))}${lines}\n` }]
}

function removeItem(source: SourceTree, keys: Keys): readonly Splice[] | undefined {
  const entry = entryAt(source, keys)
  if (entry === undefined) return undefined
  const { parent, items, item, index } = entry
  if (items.length === 1) return emptied(source, parent, item)
  if (isFlow(parent)) return cutFromBraces(entry)
  const next = items[index + 1]
  if (beginsItsLine(source.text, item.start)) return [wholeLines(source.text, item.start, item.end)]
  return next === undefined || next.commented
    ? undefined
    : [{ from: item.start, to: next.start, text: '' }]
}

function emptied({ text }: SourceTree, parent: Collection, item: SourceItem): readonly Splice[] {
  const nothing = isMap(parent) ? '{}' : '[]'
  const range = parent.range
  if (isFlow(parent) && range != null) return [{ from: range[0], to: range[1], text: nothing }]
  const before = text.slice(0, item.start).trimEnd()
  const from = before.endsWith(':') ? before.length : item.start
  return [{ from, to: item.end, text: from < item.start ? ` ${nothing}` : nothing }]
}

function cutFromBraces({ items, item, index }: Entry): readonly Splice[] | undefined {
  const next = items[index + 1]
  if (item.comma === undefined)
    return next === undefined || next.commented
      ? undefined
      : [{ from: item.start, to: next.start, text: '' }]
  if (!item.commented) return [{ from: item.comma, to: item.end, text: '' }]
  return [
    { from: item.comma, to: item.comma + 1, text: '' },
    { from: item.start, to: item.end, text: '' },
  ]
}

function moveItem(
  source: SourceTree,
  { keys, from, to }: Step<'move'>,
): readonly Splice[] | undefined {
  const { text } = source
  const entry = entryAt(source, [...keys, from])
  if (entry === undefined) return undefined
  const { parent, items, item } = entry
  const index = to < from ? to : to + 1
  if (isFlow(parent)) {
    const raw = text.slice(item.start, item.end)
    const [cut, paste] = [
      cutFromBraces(entry),
      addInBraces(source, parent, { items, text: raw, index }),
    ]
    return cut === undefined || paste === undefined ? undefined : [...cut, ...paste]
  }
  if (!beginsItsLine(text, item.start)) return undefined
  const start = withComments(text, item.start)
  const raw = text.slice(start, lineEnd(text, item.end))
  const indent = columnOf(text, item.start)
  const paste = insertLines(source, { items, index }, raw.slice(indent))
  return paste === undefined ? undefined : [wholeLines(text, start, item.end), ...paste]
}
