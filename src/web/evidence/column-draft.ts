import type { Json } from '#contract/edit'
import type { FileProfile } from '#evidence/profile/file-profile'
import { type Entry, textOf } from '../fields/entries.ts'
import { isEntries } from '../save/document-place.ts'

/** What becomes of one column of a file. */
export interface ColumnDraft {
  readonly header: string
  /** Id of the column in the study; empty where it is left out. */
  readonly id: string
  readonly definition: Entry
}

/** Ids with a meaning of their own, as people say it. */
export const roles: readonly (readonly [id: string, words: string])[] = [
  ['solution', 'which way it was done'],
  ['customer', 'which customer or person'],
  ['execution', 'which execution (its number)'],
  ['period', 'which period'],
  ['group', 'which group'],
  ['cluster', 'which team or place it belongs to'],
  ['order', 'in which order'],
  ['weight', 'how much it counts'],
]

/** What each column of a file becomes by a `data:` entry, in the order of the file. */
export function columnDrafts(profile: FileProfile, entry: Entry): readonly ColumnDraft[] {
  const byHeader = firstByHeader(entry)
  return profile.columns.map(({ facts }) => {
    const header = facts.header.name
    const found = byHeader.get(header)
    return { header, id: found?.id ?? '', definition: found?.definition ?? { from: header } }
  })
}

/** The column that is read from a header; the first, where several are. */
function firstByHeader(entry: Entry): ReadonlyMap<string, Omit<ColumnDraft, 'header'>> {
  const columns = isEntries(entry['columns']) ? entry['columns'] : {}
  return new Map(
    Object.entries(columns)
      .toReversed()
      .map(([id, one]) => {
        const definition = isEntries(one) ? one : {}
        return [textOf(one, 'from') || id, { id, definition }] as const
      }),
  )
}

/** The `columns:` of drafts; what an entry holds besides (sums, a second column from one header) stays. */
export function columnsOf(drafts: readonly ColumnDraft[], entry: Entry): Entry {
  const headers = new Set(drafts.map(({ header }) => header))
  const before = isEntries(entry['columns']) ? Object.entries(entry['columns']) : []
  const drafted = firstByHeader(entry)
  const others = before.filter(([id, one]) => {
    const header = textOf(one, 'from') || id
    return !headers.has(header) || drafted.get(header)?.id !== id
  })
  const chosen = drafts.flatMap(({ id, definition }): [string, Json][] =>
    id === '' ? [] : [[id, definition]],
  )
  return Object.fromEntries([...chosen, ...others])
}

/** Another meaning for a column: what the old one said of its values goes. */
export function meant(draft: ColumnDraft, id: string): ColumnDraft {
  const unit = draft.definition['unit']
  const kept = id === 'solution' || unit === undefined ? {} : { unit }
  return { ...draft, id, definition: { from: draft.header, ...kept } }
}
