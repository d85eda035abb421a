import type { DocumentEdit, Json } from '#contract/edit'
import type { RequestedFigure } from '#study/request-sheet'
import { readAssumption } from '#value/formula/read-assumption'
import { type Entry, entriesOf, textOf, written } from '../fields/entries.ts'
import { valueAt } from '../save/document-place.ts'
import { setting } from '../study/use-edits.ts'
import { labourKeys } from '../value/assumption-forms.ts'

/** A figure that a customer gave, by the id that the model has for it. */
export interface GivenFigure {
  readonly id: string
  /** Where it stands: `['assumptions', 'hourly', 'wage']`. */
  readonly path: readonly string[]
  /** Empty where the customer confirms what the study says, or several people say it. */
  readonly said: string
  /** How many people there say it, where it is not one value. */
  readonly people: number
  readonly entry: Entry
}

/** Everything that the customer said, in the order of the document. */
export function givenFigures(document: Json): readonly GivenFigure[] {
  return entriesOf(valueAt(document, ['assumptions'])).flatMap((entry) => {
    const owner = textOf(entry, 'id')
    const given = partsGiven(entry)
    const keys = given.length === 0 ? ['value'] : given
    return keys.map((key) => ({
      id: key === 'value' ? owner : `${owner}.${key}`,
      path: ['assumptions', owner, key],
      said: textOf(entry, key),
      people: entriesOf(entry['experts']).length,
      entry,
    }))
  })
}

/** Of a labour cost: the parts that the customer gave. */
function partsGiven(entry: Entry): readonly string[] {
  return labourKeys.filter((key) => entry[key] !== undefined)
}

/** Puts what a customer says in the place of a figure of the study; nothing said confirms it. */
export function givenEdits(
  document: Json,
  { id, unit }: Pick<RequestedFigure, 'id' | 'unit'>,
  said: string,
): readonly DocumentEdit[] {
  const [owner = id, part] = id.split('.')
  const key = part ?? 'value'
  const value = written(part === undefined ? said : withUnit(said, unit))
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

/** The customer says that a figure of the study is right: of a labour cost, that part of it alone. */
export function confirmedEdits(
  document: Json,
  figure: Pick<RequestedFigure, 'id' | 'unit' | 'written'>,
): readonly DocumentEdit[] {
  return givenEdits(document, figure, figure.id.includes('.') ? figure.written : '')
}

/** A part of a labour cost holds its unit itself. */
function withUnit(said: string, unit: string): string {
  const own = readAssumption(said, undefined, {}).value?.unit.text
  return unit === '1' || own !== '1' ? said : `${said.trim()} ${unit}`
}

/** Takes back what a customer said of a figure: the study's stands again. */
export function takenBackEdits(
  document: Json,
  { path, entry }: GivenFigure,
): readonly DocumentEdit[] {
  const own = path.slice(0, 2)
  const [, , key = ''] = path
  if (partsGiven(entry).length > 1) return [{ kind: 'remove', path, old: entry[key] ?? '' }]
  const all = valueAt(document, ['assumptions'])
  const last = entriesOf(all).length === 1 && all !== undefined
  return [
    last
      ? { kind: 'remove', path: ['assumptions'], old: all }
      : { kind: 'remove', path: own, old: entry },
  ]
}
