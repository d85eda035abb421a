/**
 * Which inputs hang together through pairs, directly or over others? Each group ascending, the
 * groups by their first id, so that neither the order of the pairs nor another pair elsewhere
 * changes a group.
 */
export function correlatedGroups(
  pairs: readonly (readonly [string, string])[],
): readonly (readonly string[])[] {
  const groupOf = new Map<string, Set<string>>()
  for (const pair of pairs) {
    const joined = new Set(pair.flatMap((id) => [...(groupOf.get(id) ?? [id])]))
    for (const id of joined) groupOf.set(id, joined)
  }
  const groups = [...new Set(groupOf.values())].map((group) => [...group].toSorted())
  return groups.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))
}
