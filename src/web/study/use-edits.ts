import { useCallback } from 'react'
import type { DocumentEdit, Json } from '#contract/edit'
import { valueAt } from '../save/document-place.ts'
import { useOpenStudy } from './study-context.ts'

/** Edits that belong together, with a few words for the history. */
interface Proposed {
  readonly edits: readonly DocumentEdit[]
  readonly why: string
}

/** A place of the document, and what a text that is typed there would change. */
export interface CellPlace {
  readonly path: readonly string[]
  /** Undefined where the text changes nothing. */
  change(text: string): Proposed | undefined
}

/** The ways in which rooms change places of the document. */
export interface Edits {
  /** A place that a text is put into; an empty value takes it away. */
  place(
    path: readonly string[],
    value: (text: string) => Json | undefined,
    why: (text: string) => string,
  ): CellPlace
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
  const place: Edits['place'] = (path, value, why) => ({
    path,
    change: (text) => {
      const change = setting(path, valueAt(document, path), value(text))
      return change === undefined ? undefined : { edits: [change], why: why(text) }
    },
  })
  const insert: Edits['insert'] = (path, entry, why) =>
    edit([{ kind: 'insert', path, new: entry }], why)
  const remove: Edits['remove'] = (path, why) => {
    const old = valueAt(document, path)
    if (old !== undefined) edit([{ kind: 'remove', path, old }], why)
  }
  const move: Edits['move'] = (path, before, why) =>
    edit([{ kind: 'move', path, ...(before === undefined ? {} : { before }) }], why)
  return { place, set, insert, remove, move }
}

/** A text as the document holds words: nothing where it is empty. */
export function wordsOf(text: string): string | undefined {
  return text === '' ? undefined : text
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
