import { Document, isScalar, Scalar, type Node } from 'yaml'
import type { Json } from '#study/document/document-edit'

/** How a value is written where it goes. */
export interface Look {
  /** Strict JSON. */
  readonly json: boolean
  /** Inside braces or brackets. */
  readonly flow: boolean
  /** What stands there now: a text keeps its quotes, a block stays a block. */
  readonly like?: Node
}

const written = { lineWidth: 0, blockQuote: false, indentSeq: true } as const

/** A value on one line; of a key of a map too. */
export function inlineText(value: Json, { json, like }: Look): string {
  if (json) return spacedJson(value)
  const document = new Document([], { version: '1.2' })
  const node = document.createNode(value, { flow: true })
  if (isScalar(node) && typeof value === 'string') node.type = quotesOf(like) ?? Scalar.PLAIN
  const list = document.createNode([], { flow: true })
  list.items.push(node as never)
  document.contents = list as never
  return document.toString(written).trimEnd().slice(1, -1).trim()
}

/** A list or a map as the lines of a block; without an indent of their own. */
export function blockLines(value: Json): readonly string[] {
  return new Document(value, { version: '1.2' }).toString(written).trimEnd().split('\n')
}

/** JSON over several lines; without an indent of its own. */
export function jsonLines(value: Json): readonly string[] {
  return JSON.stringify(value, undefined, 2).split('\n')
}

function quotesOf(like: Node | undefined): Scalar.Type | undefined {
  const type = isScalar(like) ? like.type : undefined
  return type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE ? type : undefined
}

function spacedJson(value: Json): string {
  const text = JSON.stringify(value, undefined, 1)
  return text.replaceAll(/"(?:[^"\\]|\\.)*"|\n\s*/g, (part) => (part.startsWith('"') ? part : ' '))
}
