import type { Json } from '#contract/edit'
import type { SchemaNode } from '#study/document/json-schema'
import { isEntries, isList } from '../save/document-place.ts'
import { fieldOf, fieldWords, type Referred, shapeOf, shapesOf } from './form-field.ts'
import { type ColumnChoice, proposedColumn } from './proposed-column.ts'

/** What can be proposed for a new entry. */
export interface Proposals {
  readonly id: string
  readonly columns: readonly ColumnChoice[]
  /** Ids of the document that a text may name. */
  readonly named: (to: Referred) => readonly string[]
}

/** A new entry with everything that can be guessed; the rest is left open. */
export function draftOf(node: SchemaNode, proposals: Proposals): Json {
  const keys = Object.keys(node.properties ?? {})
  const draft = Object.entries(node.properties ?? {}).flatMap(([key, part]): [string, Json][] => {
    const beside = node.required?.includes(key) ? keys : undefined
    const value = proposed(part, key, [proposals, beside])
    return value === undefined ? [] : [[key, value]]
  })
  return Object.fromEntries(draft)
}

function proposed(
  node: SchemaNode,
  key: string,
  [proposals, beside]: readonly [Proposals, readonly string[] | undefined],
): Json | undefined {
  const field = fieldOf(node, key)
  const required = beside !== undefined
  if (key === 'id') return proposals.id
  switch (field.kind) {
    case 'fixed':
      return field.value
    case 'reference':
      if (field.to === 'column') return proposedColumn(key, proposals.columns, beside)
      return required ? namedProposal(key, field.to, proposals) : undefined
    case 'choice':
      return required ? field.values[0] : undefined
    case 'parts':
      return required ? nonEmpty(draftOf(shapesOf(node)[0] ?? node, proposals)) : undefined
    default:
      return undefined
  }
}

/** What is compared with ours is not ours. */
function namedProposal(key: string, to: Referred, { named }: Proposals): string | undefined {
  const ids = named(to)
  return key === 'reference' ? (ids[1] ?? ids[0]) : ids[0]
}

function nonEmpty(value: Json): Json | undefined {
  return isEntries(value) && Object.keys(value).length === 0 ? undefined : value
}

/** A value without what was left empty; undefined where nothing is left. */
export function filled(value: Json | undefined): Json | undefined {
  if (value === undefined || value === '' || value === null) return undefined
  if (isList(value)) {
    const list = value.flatMap((one) => filled(one) ?? [])
    return list.length === 0 ? undefined : list
  }
  if (!isEntries(value)) return value
  const parts = Object.entries(value).flatMap(([key, one]): [string, Json][] => {
    const kept = key === '' ? undefined : filled(one)
    return kept === undefined ? [] : [[key, kept]]
  })
  return parts.length === 0 ? undefined : Object.fromEntries(parts)
}

/**
 * Values under their names. One without a name of its own stands under the empty name: it is asked for,
 * and not saved.
 */
export function namedOf(
  rows: readonly { readonly key: string; readonly value: Json }[],
): Readonly<Record<string, Json>> {
  const own = rows.filter(
    ({ key }, i) => key !== '' && rows.findIndex((row) => row.key === key) === i,
  )
  const nameless = rows.find((row) => !own.includes(row) && filled(row.value) !== undefined)
  const entries = own.map(({ key, value }): [string, Json] => [key, value])
  return Object.fromEntries(nameless === undefined ? entries : [...entries, ['', nameless.value]])
}

/** What must be there and is not, in words: "Too cheap". */
export function stillOpen(node: SchemaNode, value: Json | undefined): readonly string[] {
  const shapes = shapesOf(node)
  const shape = shapes[shapeOf(shapes, value)] ?? node
  if (shape.properties === undefined) return []
  return Object.entries(shape.properties).flatMap(([key, part]) => {
    const own = isEntries(value) ? value[key] : undefined
    if (isEntries(own) && filled(own['']) !== undefined)
      return [`${fieldWords(part, key)}: a name of its own for each`]
    if (filled(own) === undefined)
      return shape.required?.includes(key) ? [fieldWords(part, key)] : []
    return stillOpen(part, own).map((open) => `${fieldWords(part, key)}: ${open.toLowerCase()}`)
  })
}
