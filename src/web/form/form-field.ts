import type { Json } from '#contract/edit'
import type { Reference, SchemaNode } from '#study/document/json-schema'
import { written } from '../fields/entries.ts'

/** Lists of the document that a text names an entry of. */
export type Referred =
  | Reference
  | 'data'
  | 'needs'
  | 'solutions'
  | 'segments'
  | 'elements'
  | 'surveys'
  | 'economic-value'
  | 'drivers'

/** How a place of the document is asked for. */
export type Field =
  | { readonly kind: 'fixed'; readonly value: Json }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'number' }
  | { readonly kind: 'text'; readonly long: boolean }
  | { readonly kind: 'reference'; readonly to: Referred }
  | { readonly kind: 'list'; readonly of: SchemaNode }
  | { readonly kind: 'parts'; readonly keys: readonly string[] }
  | { readonly kind: 'named'; readonly of: SchemaNode }
  | { readonly kind: 'shapes'; readonly shapes: readonly SchemaNode[] }

/** Keys that name something of the document wherever they stand. */
const references: Readonly<Record<string, Referred>> = {
  data: 'data',
  need: 'needs',
  needs: 'needs',
  solution: 'solutions',
  solutions: 'solutions',
  reference: 'solutions',
  ours: 'solutions',
  baseline: 'solutions',
  treatment: 'solutions',
  covariates: 'column',
  cluster: 'column',
  strata: 'column',
  segment: 'segments',
  element: 'elements',
  survey: 'surveys',
  'economic-value': 'economic-value',
  drivers: 'drivers',
}

/** Keys whose texts are sentences. */
const sentences: ReadonlySet<string> = new Set([
  'about',
  'quote',
  'represents-today',
  'aligned',
  'weighting',
  'fit',
  'can-pull-off',
  'set-up-change',
  'why',
  'in-words',
])

/** How a node of the schema is asked for that stands under a key. */
export function fieldOf(node: SchemaNode, key: string): Field {
  const shapes = shapesOf(node)
  if (shapes.length > 1)
    return shapes.every(isScalar) ? scalars(shapes, key) : { kind: 'shapes', shapes }
  const only = shapes[0] ?? node
  if (only.const !== undefined) return { kind: 'fixed', value: only.const as Json }
  if (only.enum !== undefined) return { kind: 'choice', values: only.enum.map(String) }
  switch (only.type) {
    case 'boolean':
      return { kind: 'yes-no' }
    case 'number':
    case 'integer':
      return { kind: 'number' }
    case 'array':
      return { kind: 'list', of: only.items ?? {} }
    case 'object':
      return objectField(only)
    default:
      return textField(only, key)
  }
}

/** The shapes to choose from, those inside one another too. */
export function shapesOf(node: SchemaNode): readonly SchemaNode[] {
  const choices = node.oneOf ?? node.anyOf
  return choices === undefined ? [node] : choices.flatMap(shapesOf)
}

/** The shape that a value has; the first where none fits. */
export function shapeOf(shapes: readonly SchemaNode[], value: Json | undefined): number {
  const fitting = shapes.map((shape) => fits(shape, value))
  return Math.max(0, fitting.indexOf(Math.max(...fitting)))
}

const referenceWords: Readonly<Record<Reference, string>> = {
  column: 'a column',
  header: 'a column',
  grouping: 'a column or groups',
  activity: 'an activity',
  'log-step': 'a step',
  assumptions: 'an assumption',
  observable: 'what it finds out',
}

/** What a shape is called in a choice of shapes. */
export function shapeWords(node: SchemaNode): string {
  if (node.const !== undefined) return String(node.const)
  if (node.refersTo !== undefined) return referenceWords[node.refersTo]
  if (node.type === 'array') return 'several'
  if (node.type !== 'object') return 'one value'
  const keys = node.required ?? Object.keys(node.properties ?? {})
  return keys.length === 0 ? 'each by its name' : keys.map(keyWords).join(', ').toLowerCase()
}

/** A typed text as a place holds it: digits stay a text where it takes nothing else. */
export function typed(text: string, { type }: SchemaNode): Json | undefined {
  return type === 'string' ? text.trim() || undefined : written(text)
}

/** What a place is called: as its schema says, else its key as words. */
export function fieldWords(node: SchemaNode, key: string): string {
  return node.title ?? keyWords(key)
}

/** A key as words: "Too cheap". */
export function keyWords(key: string): string {
  const words = key.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function textField(node: SchemaNode, key: string): Field {
  const to = node.refersTo ?? references[key]
  if (to !== undefined) return { kind: 'reference', to }
  return { kind: 'text', long: sentences.has(key) }
}

function objectField(node: SchemaNode): Field {
  if (node.properties !== undefined) return { kind: 'parts', keys: Object.keys(node.properties) }
  const of = node.additionalProperties
  return { kind: 'named', of: typeof of === 'object' ? of : {} }
}

function isScalar(node: SchemaNode): boolean {
  return node.type !== 'object' && node.type !== 'array'
}

/** Numbers or text: one field takes both; closed words: a choice. */
function scalars(shapes: readonly SchemaNode[], key: string): Field {
  const words = shapes.flatMap((shape) =>
    shape.const === undefined ? (shape.enum ?? []) : [shape.const],
  )
  const closed = shapes.every((shape) => shape.const !== undefined || shape.enum !== undefined)
  if (closed) return { kind: 'choice', values: words.map(String) }
  const named = shapes.find(({ refersTo }) => refersTo !== undefined)
  return textField(named ?? {}, key)
}

function holds({ type }: SchemaNode, of: string): boolean {
  if (type === undefined || (type === 'integer' && of === 'number')) return true
  return Array.isArray(type) ? type.includes(of) : type === of
}

/** Whether a value is the word, or one of the few, by which a shape is known. */
function isTold(node: SchemaNode, value: Json | undefined): boolean {
  if (node.const !== undefined) return value === node.const
  return value !== undefined && (node.enum?.includes(value) ?? false)
}

/** How well a value fits a shape: its kind, then how many of its keys the shape knows. */
function fits(shape: SchemaNode, value: Json | undefined): number {
  if (value === undefined) return 0
  if (Array.isArray(value)) return shape.type === 'array' ? 2 : 0
  if (typeof value !== 'object' || value === null)
    return isScalar(shape) && holds(shape, typeof value) ? 2 : 0
  if (shape.type !== 'object') return 0
  if (shape.properties === undefined) return 1
  const keys = Object.keys(value)
  const known = keys.filter((key) => key in shape.properties!).length
  const told = Object.entries(shape.properties).some(([key, node]) =>
    isTold(node, (value as Record<string, Json>)[key]),
  )
  return 1 + (told ? 10 : 0) + known - (keys.length - known)
}
