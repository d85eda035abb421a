import type { Json } from '#study/document/document-edit'
import { isRecord, sameJson } from '#study/document/edit/json-values'

/** Keys of maps and places in lists, from the root of a document. */
export type Keys = readonly (string | number)[]

/** One step of an edit, by the places that hold before it. */
export type Change =
  | { readonly kind: 'replace'; readonly keys: Keys; readonly value: Json }
  /** A new key in the map at `keys`. */
  | { readonly kind: 'add'; readonly keys: Keys; readonly key: string; readonly value: Json }
  /** A new entry in the list at `keys`. */
  | { readonly kind: 'insert'; readonly keys: Keys; readonly index: number; readonly value: Json }
  | { readonly kind: 'remove'; readonly keys: Keys }
  /** An entry of the list at `keys`; `to` is its place afterwards. */
  | { readonly kind: 'move'; readonly keys: Keys; readonly from: number; readonly to: number }

/** The smallest steps from one value of a place to another: of maps, only the keys that differ. */
export function changesBetween(keys: Keys, old: Json, value: Json): readonly Change[] {
  if (sameJson(old, value)) return []
  const kept = isRecord(old) && isRecord(value) && Object.keys(old).some((key) => key in value)
  if (!kept || !isRecord(old) || !isRecord(value)) return [{ kind: 'replace', keys, value }]
  const gone = Object.keys(old).filter((key) => !Object.hasOwn(value, key))
  return [
    ...Object.entries(value).flatMap(([key, each]): readonly Change[] => {
      const was = Object.hasOwn(old, key) ? old[key] : undefined
      if (was === undefined) return [{ kind: 'add', keys, key, value: each }]
      return changesBetween([...keys, key], was, each)
    }),
    ...gone.map((key): Change => ({ kind: 'remove', keys: [...keys, key] })),
  ]
}
