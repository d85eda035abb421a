import type { Json } from '#contract/edit'
import { type Entry, entriesOf, textOf } from '../fields/entries.ts'
import { isEntries, isList, valueAt } from '../save/document-place.ts'

/** Columns that a data set declares itself, those of rows that are made of wide ones too. */
function declaredColumns(set: Entry | undefined): readonly string[] {
  const parts = isList(set?.['unpivot']) ? set['unpivot'] : []
  const blocks = [set?.['columns'], ...parts]
  const ids = blocks.flatMap((block) => (isEntries(block) ? Object.keys(block) : []))
  return [...new Set(ids)]
}

/** Columns by which the rows of two data sets can be looked up: both declare them. */
export function sharedKeys(document: Json, one: string, other: string): readonly string[] {
  const theirs = new Set(declaredColumns(setOf(document, other)))
  return declaredColumns(setOf(document, one)).filter((id) => theirs.has(id))
}

/** What each row of a data set gets from another: all of its columns but the key. */
export function lentColumns(document: Json, lender: string, by: string): readonly string[] {
  return declaredColumns(setOf(document, lender)).filter((id) => id !== by)
}

/** Columns that rows of a data set have: its own, and those that joins lend it, theirs included. */
export function columnsInReach(
  document: Json,
  data: string,
  above: readonly string[] = [],
): readonly string[] {
  const lenders = entriesOf(valueAt(document, ['joins']))
    .filter((join) => join['data'] === data)
    .map((join) => textOf(join, 'with'))
    .filter((lender) => ![...above, data].includes(lender))
  const lent = lenders.flatMap((lender) => columnsInReach(document, lender, [...above, data]))
  return [...new Set([...declaredColumns(setOf(document, data)), ...lent])]
}

/** A first proposal: two data sets that share a column and are not joined yet, the customer's before others. */
export function proposedJoin(document: Json): Entry {
  const ids = entriesOf(valueAt(document, ['data'])).map((set) => textOf(set, 'id'))
  const joined = new Set(
    entriesOf(valueAt(document, ['joins'])).map(
      (join) => `${textOf(join, 'data')} ${textOf(join, 'with')}`,
    ),
  )
  const pairs = ids.flatMap((data) =>
    ids
      .filter((lender) => lender !== data && !joined.has(`${data} ${lender}`))
      .map((lender) => ({ data, with: lender, keys: sharedKeys(document, data, lender) })),
  )
  const best = pairs.find(({ keys }) => keys.includes('customer')) ?? pairs.find(hasKeys)
  const { data = ids[0] ?? '', with: lender = ids[1] ?? '', keys = [] } = best ?? {}
  return { data, with: lender, by: keys.includes('customer') ? 'customer' : (keys[0] ?? '') }
}

function hasKeys({ keys }: { readonly keys: readonly string[] }): boolean {
  return keys.length > 0
}

function setOf(document: Json, id: string): Entry | undefined {
  return entriesOf(valueAt(document, ['data'])).find((set) => set['id'] === id)
}
