import type { SchemaNode } from '#study/document/json-schema'
import { shapesOf } from './form-field.ts'

/** The schema of a place of the document, by keys without the ids of lists; undefined where there is none. */
export function nodeAt(schema: SchemaNode, keys: readonly string[]): SchemaNode | undefined {
  return keys.reduce<SchemaNode | undefined>((node, key) => {
    if (node === undefined) return undefined
    const inside = shapesOf(node.items ?? node).find(({ properties }) => properties?.[key])
    return inside?.properties?.[key] ?? valuesOf(node)
  }, schema)
}

/** What stands under every name, where a place takes names of the person's own. */
function valuesOf({ additionalProperties }: SchemaNode): SchemaNode | undefined {
  return typeof additionalProperties === 'object' ? additionalProperties : undefined
}

/** The part of an object's schema with these keys alone, none of them needed, without what is said of the whole. */
export function partOf(node: SchemaNode, keys: readonly string[]): SchemaNode {
  const properties = Object.entries(node.properties ?? {}).filter(([key]) => keys.includes(key))
  return { type: 'object', properties: Object.fromEntries(properties), required: [] }
}
