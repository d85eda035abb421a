import { z } from 'zod'
import { problem, warning, type Finding, type Outcome, type Place } from '#quantity/finding'
import { isQuoted, placeOf, type DocumentText } from '#study/document/document-text'
import type { SchemaNode } from '#study/document/json-schema'
import type { NamedText } from '#study/document/read-benchmarks'
import { parseText, versionFinding } from '#study/document/read-document'
import { schemaFindings } from '#study/document/schema-findings'
import { overlaySchema, type OverlayDocument } from '#study/document/schema/overlay'

/** A customer's figures as they stand in their file. */
export interface Overlay {
  readonly document: OverlayDocument
  readonly source: DocumentText
}

/** Which study a document lies over. */
export interface Extension {
  /** As written; not a text where something else stands there. */
  readonly name: unknown
  readonly place: Place
}

/** What a document extends; undefined where it is a study of its own, or cannot be read. */
export function extensionOf({ text, file }: NamedText): Extension | undefined {
  if (!text.includes('extends')) return undefined
  const { source, plain } = parseText(text, file).value ?? {}
  if (source === undefined || typeof plain !== 'object' || plain === null) return undefined
  if (!Object.hasOwn(plain, 'extends')) return undefined
  const path = ['extends']
  const place = placeOf(source, path)
  const inside = isQuoted(source, path) && place.column !== undefined
  return {
    name: (plain as { extends: unknown }).extends,
    place: inside ? { ...place, column: place.column + 1 } : place,
  }
}

/** Reads a customer's figures; what is wrong with their form is found at once. */
export function readOverlay({ text, file }: NamedText): Outcome<Overlay> {
  const parsed = parseText(text, file)
  if (parsed.value === undefined) return { findings: parsed.findings }
  const { source, plain } = parsed.value
  const version = versionFinding(source, plain)
  if (version) return { findings: [version] }
  if (isUnfilled(plain)) return { findings: [unfilled(source)] }
  const result = overlaySchema.safeParse(plain)
  if (result.success) {
    const value = { document: result.data, source }
    return { value, findings: result.data.assumptions === undefined ? [nothingYet(source)] : [] }
  }
  return { findings: schemaFindings(source, result.error.issues, overlayJsonSchema()) }
}

/** A file that was begun and whose figures are all comments still. */
function isUnfilled(plain: unknown): boolean {
  if (typeof plain !== 'object' || plain === null || !Object.hasOwn(plain, 'assumptions'))
    return false
  return (plain as { assumptions: unknown }).assumptions === null
}

function unfilled(source: DocumentText): Finding {
  const message = 'No figure of the customer stands here yet.'
  const hint = 'Take the # away from a line whose figure is known, and write the figure there.'
  return problem('missing-key', placeOf(source, ['assumptions']), message, hint)
}

/** A model that was begun: until something is given, it is the study's with the customer's name. */
function nothingYet(source: DocumentText): Finding {
  const message = 'No figure of the customer stands here yet: all of them are those of the study.'
  const hint = 'Write what the customer says under `assumptions`.'
  return warning('missing-key', placeOf(source, ['customer']), message, hint)
}

/** The JSON Schema of an overlay, with a description on every key. */
export function overlayJsonSchema(): SchemaNode {
  const schema = z.toJSONSchema(overlaySchema) as SchemaNode
  return { ...schema, $id: 'worthline-overlay-1' } as SchemaNode
}

/** Why a study cannot be extended: another folder, a circle, or nothing there. */
export function extensionFinding(
  { name, place }: Extension,
  seen: readonly string[],
): Finding | undefined {
  if (typeof name !== 'string' || name.trim() === '') {
    const message = '`extends` names the file of a study.'
    return problem('wrong-value', place, message, 'Write `extends: study.yaml`.')
  }
  if (/[/\\]|^\.\.?$/u.test(name)) {
    const message = `\`${name}\` does not lie in the folder of this document.`
    return problem('outside-folder', place, message, 'Keep the two side by side.')
  }
  if (!seen.includes(name)) return undefined
  const way = [...seen, name].map((file) => `\`${file}\``).join(' extends ')
  const message = `The document extends itself: ${way}.`
  return problem('circular-reference', place, message, 'Let one of them be a study of its own.')
}

/** Says that the study which is extended is not there. */
export function missingStudy({ name, place }: Extension): Finding {
  const message = `There is no \`${String(name)}\` beside this document.`
  return problem('no-file', place, message, 'Name the file of the study it lies over.')
}
