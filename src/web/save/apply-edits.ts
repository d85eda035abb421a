import type { DocumentEdit, Json } from '#contract/edit'
import { editPlain } from '#study/document/edit/plain-edit'

/**
 * The document as it will be once edits that are still on their way have arrived. An edit that meets
 * something else than it began from is left out: the server will say so.
 */
export function applyEdits(document: Json, edits: readonly DocumentEdit[]): Json {
  return edits.reduce((done, edit) => {
    const made = editPlain(done, edit)
    return 'root' in made ? made.root : done
  }, document)
}
