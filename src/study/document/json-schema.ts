import { z } from 'zod'
import { studySchema } from '#study/document/schema/study'

/**
 * A column by its id or header, or by its header alone; a column or groups by which rows are divided; an
 * activity or a step of a log; an assumption; anything that a test can find out.
 */
export type Reference =
  'column' | 'header' | 'grouping' | 'activity' | 'log-step' | 'assumptions' | 'observable'

/** The part of JSON Schema that the study document uses. */
export interface SchemaNode {
  /** What a form calls it, where its key is not the word that people use. */
  readonly title?: string
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
