import type { DocumentEdit, Json } from '#contract/edit'
import { type Entry, entriesOf, textOf, written } from '../fields/entries.ts'
import { valueAt } from '../save/document-place.ts'
import { setting } from '../study/use-edits.ts'

/** Whether a document holds the figures of a customer over those of another study. */
export function isCustomerModel(document: Json): boolean {
  return textOf(document, 'extends') !== ''
}

/** A figure that a customer gave, by the id that the model has for it. */
export interface GivenFigure {
  readonly id: string
  /** Where it stands: `['assumptions', 'hourly', 'wage']`. */
  readonly path: readonly string[]
  /** Empty where the customer confirms what the study says. */
  readonly said: string
  readonly entry: Entry
}

const parts = ['wage', 'on-costs', 'productive-hours']

/** Everything that the customer said, in the order of the document. */
export function givenFigures(document: Json): readonly GivenFigure[] {
  return entriesOf(valueAt(document, ['assumptions'])).flatMap((entry) => {
    const owner = textOf(entry, 'id')
    const given = parts.filter((key) => entry[key] !== undefined)
    const keys = given.length === 0 ? ['value'] : given
    return keys.map((key) => ({
      id: key === 'value' ? owner : `${owner}.${key}`,
      path: ['assumptions', owner, key],
      said: textOf(entry, key),
      entry,
    }))
  })
}

/** Puts what a customer says in the place of a figure of the study; nothing said confirms it. */
export function givenEdits(document: Json, id: string, said: string): readonly DocumentEdit[] {
  const [owner = id, key = 'value'] = id.split('.')
  const value = written(said)
  const path = ['assumptions', owner]
  const there = valueAt(document, path)
  if (there !== undefined) {
    const change = setting([...path, key], valueAt(document, [...path, key]), value)
    return value === undefined || change === undefined ? [] : [change]
  }
  const source = { kind: 'customer-record', by: textOf(document, 'customer') }
  const entry = { id: owner, ...(value === undefined ? {} : { [key]: value }), source }
  return [{ kind: 'insert', path: ['assumptions'], new: entry }]
}

/** Takes back what a customer said of a figure: the study's stands again. */
export function takenBackEdits(
  document: Json,
  { path, entry }: GivenFigure,
): readonly DocumentEdit[] {
  const own = path.slice(0, 2)
  const [, , key = ''] = path
  if (parts.filter((part) => entry[part] !== undefined).length > 1)
    return [{ kind: 'remove', path, old: entry[key] ?? '' }]
  const all = valueAt(document, ['assumptions'])
  const last = entriesOf(all).length === 1 && all !== undefined
  return [
    last
      ? { kind: 'remove', path: ['assumptions'], old: all }
      : { kind: 'remove', path: own, old: entry },
  ]
}
