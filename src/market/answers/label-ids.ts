import { distinctIds } from '#quantity/id'

/** The id of each label of a column in figures: the same whichever of its rows are looked at. */
export function labelIds(labels: readonly string[]): ReadonlyMap<string, string> {
  const names = [...new Set(labels)].toSorted()
  const ids = distinctIds(names)
  return new Map(names.map((name, at) => [name, ids[at]!]))
}
