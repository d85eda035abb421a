import type { DocumentEdit, Json } from '#contract/edit'
import { setting } from '../study/use-edits.ts'

/** What a form makes of an entry of the document, and what has to be put there with it. */
export type EditsOf = (entry: Json, besides: readonly DocumentEdit[]) => readonly DocumentEdit[]

/** Puts a new entry at the end of a list. */
export function insertion(list: readonly string[]): EditsOf {
  return (entry, besides) => [...besides, { kind: 'insert', path: list, new: entry }]
}

/** Brings a place from what stands there to what the form says; nothing where they are the same. */
export function replacement(path: readonly string[], old: Json | undefined): EditsOf {
  return (entry, besides) => {
    const change = setting(path, old, entry)
    return change === undefined ? [] : [...besides, change]
  }
}
