import type { DocumentEdit, Json } from '#contract/edit'
import type { ColumnType } from '#evidence/profile/column-type'
import type { ColumnProfile } from '#evidence/profile/file-profile'
import { type Entry, textOf, written } from '../fields/entries.ts'
import { newId } from '../fields/new-id.ts'
import { isEntries, valueAt } from '../save/document-place.ts'

/** A column of the study with what the file holds in it. */
export interface HeldColumn {
  readonly id: string
  readonly type: ColumnType
  /** As the study has them, the most common first; few, where there are many. */
  readonly values: readonly string[]
  /** Of numbers. */
  readonly range?: readonly [least: number, most: number]
}

/** Who changed when: what a comparison with a control group takes beside its solutions. */
export interface ChangeDraft {
  /** The column of the time. */
  readonly at: string
  /** The first time with the new way; in a column of words, the word for the time with it. */
  readonly from: string
  /** The column that tells the groups apart. */
  readonly group: string
  /** What stands there for those who changed. */
  readonly treated: string
}

/** The declared columns of a data set with what its file holds in them. */
export function heldColumns(
  set: Entry | undefined,
  columns: readonly ColumnProfile[],
): readonly HeldColumn[] {
  const declared = set?.['columns']
  if (!isEntries(declared)) return []
  const byHeader = new Map(columns.map((column) => [column.facts.header.name, column]))
  return Object.entries(declared).flatMap(([id, definition]) => {
    const column = byHeader.get(textOf(definition, 'from') || id)
    return column === undefined ? [] : [heldColumn(id, column, definition)]
  })
}

function heldColumn(id: string, { facts, type }: ColumnProfile, definition: Json): HeldColumn {
  const { map, is } = isEntries(definition) ? definition : {}
  if (is !== undefined) return { id, type: 'number', values: [], range: [0, 1] }
  if (isEntries(map))
    return { id, type: 'category', values: [...new Set(Object.values(map).map(String))] }
  const { numbers } = facts
  const values = facts.common.map(({ text }) => text)
  if (type !== 'number' || numbers === undefined) return { id, type, values }
  return { id, type, values, range: [numbers.min, numbers.max] }
}

const inWords: readonly ColumnType[] = ['category', 'yes-no']

/** Whether the times of a column are words, such as before and after. */
export function isInWords(column: HeldColumn | undefined): boolean {
  return column !== undefined && inWords.includes(column.type)
}

/** Columns that can say when, times and numbers before words; and columns that can say who. */
export function changeColumns(
  columns: readonly HeldColumn[],
  measured: readonly string[],
): { readonly times: readonly HeldColumn[]; readonly groups: readonly HeldColumn[] } {
  const others = columns.filter(({ id }) => !measured.includes(id) && !isUnit(id))
  const words = others.filter(isInWords)
  const times = [
    ...others.filter(({ type }) => type === 'time'),
    ...others.filter(({ type }) => type === 'number'),
    ...words.filter(({ id }) => id === 'period'),
    ...words.filter(({ id }) => !['period', 'group', 'solution'].includes(id)),
  ]
  const first = (one: HeldColumn): number => ['group', 'solution'].indexOf(one.id) + 1 || 3
  return { times, groups: words.toSorted((a, b) => first(a) - first(b)) }
}

function isUnit(id: string): boolean {
  return ['customer', 'cluster', 'execution'].includes(id)
}

/** Whether all four are said. */
export function isWhole({ at, from, group, treated }: ChangeDraft): boolean {
  return [at, from, group, treated].every((text) => text !== '')
}

/**
 * The keys of the comparison, and the edits that go before it: words for the time become a column of
 * yes and no, which counts as 1 and 0.
 */
export function changeKeys(
  draft: ChangeDraft,
  { document, data, words }: { document: Json; data: string; words: boolean },
): { readonly keys: Entry; readonly edits: readonly DocumentEdit[] } {
  const group = { from: draft.group, treated: written(draft.treated) ?? draft.treated }
  if (!words)
    return { keys: { at: draft.at, from: written(draft.from) ?? draft.from, group }, edits: [] }
  const path = ['data', data, 'columns']
  const declared = valueAt(document, [...path, draft.at])
  const id = newId('changed', [document, ...columnIds(valueAt(document, path))])
  const header = textOf(declared, 'from') || draft.at
  const column = { from: header, is: written(draft.from) ?? draft.from }
  return {
    keys: { at: id, from: 1, group },
    edits: [{ kind: 'set', path: [...path, id], new: column }],
  }
}

function columnIds(columns: Json | undefined): readonly Json[] {
  return isEntries(columns) ? Object.keys(columns).map((id) => ({ id })) : []
}
