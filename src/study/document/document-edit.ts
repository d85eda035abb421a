/**
 * A change of one place in a study document. A path is made of keys, and of ids where a list holds
 * entries with ids: `['assumptions', 'hourly', 'value']`. Entries without ids stand by their index as
 * text. Values are those of the document as JSON, before they are read: `'38 to 52'`, not a distribution.
 */
export type DocumentEdit =
  /** Puts a value in a place; `old` is what stood there when the person began, absent where nothing did. */
  | { readonly kind: 'set'; readonly path: DocumentPath; readonly old?: Json; readonly new: Json }
  /** Adds an entry to a list (begun where it is missing), before the entry `before` or at the end. */
  | {
      readonly kind: 'insert'
      readonly path: DocumentPath
      readonly new: Json
      readonly before?: string
    }
  /** Takes a place away; `old` is what stood there when the person began. */
  | { readonly kind: 'remove'; readonly path: DocumentPath; readonly old: Json }
  /** Moves an entry of a list before the entry `before`, or to the end. */
  | { readonly kind: 'move'; readonly path: DocumentPath; readonly before?: string }

export type DocumentPath = readonly string[]

export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** A place where somebody else has put something else meanwhile. */
export interface EditConflict {
  readonly edit: DocumentEdit
  /** What stands there now; absent where nothing does. */
  readonly theirs?: Json
}
