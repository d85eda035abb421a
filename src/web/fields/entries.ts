import type { Json } from '#contract/edit'
import { isEntries, isList } from '../save/document-place.ts'

/** An entry of the document whose keys are looked at one by one. */
export type Entry = { readonly [key: string]: Json }

/** The entries of a list of the document; none where it is not there. */
export function entriesOf(list: Json | undefined): readonly Entry[] {
  return isList(list) ? list.filter(isEntries) : []
}

/** What stands under a key as text; empty where nothing does. */
export function textOf(entry: Json | undefined, key: string): string {
  const value = isEntries(entry) ? entry[key] : undefined
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** A text as the document holds it: a number where it is one. */
export function written(text: string): Json | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  return /^-?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : trimmed
}

/** The keys that hold something. */
export function present(entry: Readonly<Record<string, Json | undefined>>): Entry {
  return Object.fromEntries(
    Object.entries(entry).flatMap(([key, value]): [string, Json][] =>
      value === undefined ? [] : [[key, value]],
    ),
  )
}
