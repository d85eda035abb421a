import { useCallback } from 'react'
import type { DocumentEdit, Json } from '#contract/edit'
import { valueAt } from '../save/document-place.ts'
import { useOpenStudy } from './study-context.ts'

/** The ways in which rooms change places of the document. */
export interface Edits {
  /** Puts a value in a place, after what it needs besides; an empty one takes it away. */
  set(
    path: readonly string[],
    value: Json | undefined,
    why: string,
    besides?: readonly DocumentEdit[],
  ): void
  insert(list: readonly string[], entry: Json, why: string): void
  remove(path: readonly string[], why: string): void
  move(path: readonly string[], before: string | undefined, why: string): void
}

export function useEdits(): Edits {
  const { document, edit } = useOpenStudy()
  const set = useCallback<Edits['set']>(
    (path, value, why, besides = []) => {
      const change = setting(path, valueAt(document, path), value)
      if (change !== undefined) edit([...besides, change], why)
    },
    [document, edit],
  )
  const insert: Edits['insert'] = (path, entry, why) =>
    edit([{ kind: 'insert', path, new: entry }], why)
  const remove: Edits['remove'] = (path, why) => {
    const old = valueAt(document, path)
    if (old !== undefined) edit([{ kind: 'remove', path, old }], why)
  }
  const move: Edits['move'] = (path, before, why) =>
    edit([{ kind: 'move', path, ...(before === undefined ? {} : { before }) }], why)
  return { set, insert, remove, move }
}

/** The edit that brings a place from `old` to `value`; undefined where they are the same. */
export function setting(
  path: readonly string[],
  old: Json | undefined,
  value: Json | undefined,
): DocumentEdit | undefined {
  if (JSON.stringify(old) === JSON.stringify(value)) return undefined
  if (value !== undefined)
    return { kind: 'set', path, new: value, ...(old === undefined ? {} : { old }) }
  return old === undefined ? undefined : { kind: 'remove', path, old }
}
