import type { SchemaNode } from '#study/document/json-schema'

/** All schema nodes that may stand at a path: several where the document offers shapes to choose from. */
export function schemaAt(root: SchemaNode, path: readonly (string | number)[]): SchemaNode[] {
  return path.reduce<SchemaNode[]>(
    (nodes, key) => nodes.flatMap((node) => below(node, key)),
    [...shapes(root)],
  )
}

function below(node: SchemaNode, key: string | number): SchemaNode[] {
  const next = typeof key === 'number' ? node.items : (node.properties?.[key] ?? additional(node))
  return next === undefined ? [] : shapes(next)
}

function additional(node: SchemaNode): SchemaNode | undefined {
  return typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined
}

function shapes(node: SchemaNode): SchemaNode[] {
  const choices = node.oneOf ?? node.anyOf
  return choices === undefined ? [node] : [node, ...choices.flatMap(shapes)]
}
