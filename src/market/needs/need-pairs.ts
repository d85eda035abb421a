import { nearestName } from '#quantity/nearest'

/** What asks the same of one need: how important it is, and how far it is met. */
export interface NeedPair {
  readonly importance: string
  readonly satisfaction: string
  /** What tells the need apart in its list: `1` of `imp_1` and `imp_2`. */
  readonly stem: string
}

/**
 * Which of two lists of names speak of the same needs: equal names, then what is left of names once the words that all
 * of a list share are taken off (`imp_1` and `sat_1`), then the nearest. Names without a partner stand in no pair.
 */
export function proposePairs(
  importance: readonly string[],
  satisfaction: readonly string[],
): readonly NeedPair[] {
  const [wanted, given] = [stems(importance), stems(satisfaction)]
  const open = new Set(satisfaction)
  const found = new Map<string, string>()
  const pair = (one: string, other: string | undefined): void => {
    if (other === undefined || !open.has(other) || found.has(one)) return
    found.set(one, other)
    open.delete(other)
  }
  for (const name of importance)
    pair(
      name,
      satisfaction.find((other) => other === name),
    )
  for (const name of importance)
    pair(
      name,
      [...open].find((other) => given.get(other) === wanted.get(name)),
    )
  for (const name of importance) if (!found.has(name)) pair(name, nearestName(name, [...open]))
  return importance.flatMap((name) => {
    const other = found.get(name)
    return other === undefined
      ? []
      : [{ importance: name, satisfaction: other, stem: wanted.get(name)! }]
  })
}

/** Names without what all of them begin and end with. */
function stems(names: readonly string[]): ReadonlyMap<string, string> {
  if (names.length < 2) return new Map(names.map((name) => [name, name]))
  const before = sharedLength(names, (name, at) => name[at])
  const rest = names.map((name) => name.slice(before))
  const after = sharedLength(rest, (name, at) => name[name.length - 1 - at])
  return new Map(names.map((name, at) => [name, rest[at]!.slice(0, rest[at]!.length - after)]))
}

function sharedLength(
  names: readonly string[],
  letter: (name: string, at: number) => string | undefined,
): number {
  const shortest = Math.min(...names.map(({ length }) => length))
  let shared = 0
  while (
    shared < shortest &&
    names.every((name) => letter(name, shared) === letter(names[0]!, shared))
  )
    shared++
  return shared
}
