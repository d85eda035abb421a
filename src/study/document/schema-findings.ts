/** Turns what the schema library found into findings that speak to the person. */
import { isMap } from 'yaml'
import type { z } from 'zod'
import { problem, type Finding } from '#quantity/finding'
import { nearestName } from '#quantity/nearest'
import {
  isEmptyAt,
  placeOf,
  placeOfKey,
  standsInBraces,
  type DocumentPath,
  type DocumentText,
} from '#study/document/document-text'
import { wrongForm } from '#study/document/form-findings'
import { studyJsonSchema, type SchemaNode } from '#study/document/json-schema'
import { schemaAt } from '#study/document/schema-at'

type Issue = z.core.$ZodIssue

/** So many are told at once; more are of no use. */
const mostFindings = 200

/** One finding an issue (one a key for unknown keys), in the order of the document; the first ones of very many. */
export function schemaFindings(
  document: DocumentText,
  issues: readonly Issue[],
  schema = studyJsonSchema(),
): Finding[] {
  const findings: Finding[] = []
  for (const issue of issues) {
    findings.push(...findingsOf({ document, schema, issue, path: pathOf(issue) }))
    if (findings.length > mostFindings) return [...findings.slice(0, mostFindings), more(document)]
  }
  return findings
}

function more({ file }: DocumentText): Finding {
  const message = 'More is wrong in the document than is listed here.'
  return problem('wrong-value', { file }, message, 'Mend these first.')
}

interface Context {
  readonly document: DocumentText
  readonly schema: SchemaNode
  readonly issue: Issue
  readonly path: DocumentPath
}

function pathOf(issue: Issue): DocumentPath {
  return issue.path.map((key) => (typeof key === 'number' ? key : String(key)))
}

function findingsOf(context: Context): Finding[] {
  const { issue } = context
  if (issue.code === 'unrecognized_keys')
    return issue.keys.slice(0, mostFindings + 1).map((key) => unknownKey(context, key))
  const form = wrongForm(context)
  if (form !== undefined) return [form]
  const meant = meantForm(context)
  if (meant !== undefined) return meant
  return [valueAt(context) === undefined ? missingKey(context) : wrongValue(context)]
}

/** Of something that may be a text or a block and is a block: what is wrong inside it. */
function meantForm(context: Context): Finding[] | undefined {
  const { issue, path, document } = context
  if (issue.code !== 'invalid_union' || !isMap(document.tree.getIn(path))) return undefined
  const fits = issue.errors.filter((branch) => !branch.some(isAnotherKind))
  const [only, other] = fits
  if (only === undefined || other !== undefined) return undefined
  return only.flatMap((inner) =>
    findingsOf({ ...context, issue: inner, path: [...path, ...pathOf(inner)] }),
  )
}

function isAnotherKind(issue: Issue): boolean {
  if (issue.path.length > 0) return false
  if (issue.code !== 'invalid_union') return issue.code === 'invalid_type'
  return issue.errors.every((branch) => branch.some(isAnotherKind))
}

function valueAt({ document, path }: Context): unknown {
  return path.length === 0 ? document.tree.contents : document.tree.getIn(path)
}

const quoteHint =
  'Inside { } and [ ] a comma ends the value: put quotes around a text with a comma or a bracket.'

function unknownKey({ document, schema, path }: Context, key: string): Finding {
  const kind = document.tree.getIn([...path, 'kind'])
  const nodes = schemaAt(schema, path)
  const own = nodes.filter(({ properties }) => properties?.['kind']?.const === kind)
  const known = (kind === undefined || own.length === 0 ? nodes : own).flatMap((node) =>
    Object.keys(node.properties ?? {}),
  )
  const nearest = nearestName(key, known)
  const home = known.includes(key) ? undefined : homeOf(schema, key)
  const empty = isEmptyAt(document, path, key)
  const hint =
    empty && standsInBraces(document, path)
      ? quoteHint
      : home !== undefined
        ? `\`${key}\` belongs ${home}.`
        : nearest === undefined
          ? `Known here: ${[...new Set(known)].join(', ')}.`
          : `Did you mean \`${nearest}\`?`
  const place = placeOfKey(document, path, key)
  return problem('unknown-key', place, `\`${key}\` is not known here.`, hint)
}

/** Where a key stands that is known elsewhere: in one block only, or in one above all others. */
function homeOf(schema: SchemaNode, key: string): string | undefined {
  const homes = [...new Set(homesOf(schema, key, []))]
  const depth = (home: string): number => (home === '' ? 0 : home.split('.').length)
  const least = Math.min(...homes.map(depth))
  const [home, other] = homes.filter((each) => depth(each) === least)
  if (home === undefined || other !== undefined) return undefined
  return home === '' ? 'at the top level of the document' : `under \`${home}\``
}

function homesOf(node: SchemaNode, key: string, path: readonly string[]): string[] {
  const { properties = {}, items, additionalProperties: additional } = node
  const own = Object.hasOwn(properties, key) ? [path.join('.')] : []
  const inner = [items, additional, ...(node.oneOf ?? []), ...(node.anyOf ?? [])]
  return [
    ...own,
    ...Object.entries(properties).flatMap(([name, child]) => homesOf(child, key, [...path, name])),
    ...inner.flatMap((child) => (typeof child === 'object' ? homesOf(child, key, path) : [])),
  ]
}

function missingKey({ document, schema, path }: Context): Finding {
  const key = String(path.at(-1))
  const what = describe(schemaAt(schema, path))
  const choices = choiceList(schemaAt(schema, path))
  return problem(
    'missing-key',
    placeOf(document, path),
    `\`${key}\` is missing${what === '' ? '.' : `: ${what}`}`,
    missingHint(key, choices, path.length),
  )
}

function missingHint(key: string, choices: readonly string[], depth: number): string {
  const where = depth === 1 ? 'at the top' : 'here'
  const [first, second] = choices
  if (first === undefined) return `Add \`${key}:\` here.`
  if (second === undefined) return `Add \`${key}: ${first}\` ${where}.`
  return `Add \`${key}:\` with one of ${choices.join(', ')}.`
}

function wrongValue(context: Context): Finding {
  const { document, schema, path, issue } = context
  const nodes = schemaAt(schema, path)
  const found = valueAt(context)
  const choices = choiceList(nodes)
  const message = `${nameOf(path)} ${expectation(issue, choices)}${foundText(found)}.`
  const hint =
    found === null && standsInBraces(document, path.slice(0, -1))
      ? quoteHint
      : (wholeYears(context) ?? nearestChoice(found, nodes) ?? sentence(describe(nodes)))
  return problem('wrong-value', placeOf(document, path), message, hint)
}

function nameOf(path: DocumentPath): string {
  const last = path.at(-1)
  return typeof last === 'number' ? `Entry ${last + 1}` : `\`${last ?? 'the document'}\``
}

function expectation(issue: Issue, choices: readonly string[]): string {
  if (choices.length === 1) return `must be \`${choices.join()}\``
  if (choices.length > 1) return `must be one of ${choices.join(', ')}`
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${kindWords[issue.expected] ?? issue.expected}`
    case 'too_small':
      return issue.origin === 'array'
        ? 'must have at least one entry'
        : issue.origin === 'string'
          ? 'must not be empty'
          : `must be ${issue.inclusive ? 'at least' : 'above'} ${String(issue.minimum)}`
    case 'too_big':
      return `must be ${issue.inclusive ? 'at most' : 'below'} ${String(issue.maximum)}`
    case 'invalid_union':
      return 'must be a number or a text'
    default:
      return 'is not of the form that is expected'
  }
}

const kindWords: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a block of keys',
  record: 'a block of keys',
  int: 'a whole number',
}

function foundText(found: unknown): string {
  if (found === null) return ', and nothing stands here'
  if (typeof found === 'object') return ''
  return `, not \`${String(found).slice(0, 60)}\``
}

/** `horizon: 3` lacks its unit. */
function wholeYears(context: Context): string | undefined {
  const found = valueAt(context)
  const isTime = context.path.at(-1) === 'horizon' && typeof found === 'number'
  return isTime ? `Write \`horizon: ${found} year\`.` : undefined
}

function nearestChoice(found: unknown, nodes: readonly SchemaNode[]): string | undefined {
  const nearest = nearestName(String(found), choiceList(nodes))
  return nearest === undefined ? undefined : `Did you mean \`${nearest}\`?`
}

function choiceList(nodes: readonly SchemaNode[]): string[] {
  const listed = nodes.flatMap((node) => [
    ...(node.enum ?? []),
    ...(node.const === undefined ? [] : [node.const]),
  ])
  return [...new Set(listed.map(String))]
}

function describe(nodes: readonly SchemaNode[]): string {
  return nodes.find((node) => node.description !== undefined)?.description ?? ''
}

function sentence(text: string): string | undefined {
  return text === '' ? undefined : text
}
