import { z } from 'zod'
import { studySchema } from '#study/document/schema/study'

/** A column by its id or header, or by its header alone; an activity or a step of a log; an assumption. */
export type Reference = 'column' | 'header' | 'activity' | 'log-step' | 'assumptions'

/** The part of JSON Schema that the study document uses. */
export interface SchemaNode {
  readonly description?: string
  /** What a text names, where its key alone does not say it. */
  readonly refersTo?: Reference
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, SchemaNode>>
  readonly required?: readonly string[]
  readonly additionalProperties?: SchemaNode | boolean
  readonly items?: SchemaNode
  readonly anyOf?: readonly SchemaNode[]
  readonly oneOf?: readonly SchemaNode[]
}

/** The JSON Schema of the study document, with a description on every key. */
export function studyJsonSchema(): SchemaNode {
  return {
    ...(z.toJSONSchema(studySchema) as SchemaNode),
    $id: 'worthline-study-1',
  } as SchemaNode
}

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
