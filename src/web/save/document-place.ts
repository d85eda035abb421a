import type { Json } from '#contract/edit'

type Entries = { readonly [key: string]: Json }

/** What stands at a place of a document; undefined where nothing does. */
export function valueAt(document: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((at, key) => inside(at, key), document)
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

export function isEntries(value: Json | undefined): value is Entries {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Entries of a list stand by their id, those without one by their place. */
function inside(at: Json | undefined, key: string): Json | undefined {
  if (!isList(at)) return isEntries(at) ? at[key] : undefined
  const byId = at.find((entry) => isEntries(entry) && entry['id'] === key)
  return byId ?? (/^\d+$/.test(key) ? at[Number(key)] : undefined)
}
