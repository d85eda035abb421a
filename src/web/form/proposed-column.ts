/** A column that rows have: by its declared id, else by its header. */
export interface ColumnChoice {
  readonly name: string
  readonly numeric: boolean
}

/**
 * The column that a key of the document most likely means: of the same name, or, where the key must be
 * there, one whose name holds it. None where two fit equally well.
 */
export function proposedColumn(
  key: string,
  columns: readonly ColumnChoice[],
  /** The keys beside it where the key must be there: a column of their name is theirs. */
  beside: readonly string[] | undefined,
): string | undefined {
  const wanted = bare(key)
  const same = columns.filter(({ name }) => bare(name) === wanted)
  if (same.length > 0) return same[0]!.name
  if (beside === undefined) return undefined
  const theirs = new Set(beside.map(bare))
  const alike = columns.filter(({ name }) => !theirs.has(bare(name)) && isAlike(bare(name), wanted))
  return alike.length === 1 ? alike[0]!.name : undefined
}

/** Shorter names are inside too many others to say anything. */
const shortest = 4

function isAlike(name: string, wanted: string): boolean {
  const [short, long] = name.length < wanted.length ? [name, wanted] : [wanted, name]
  return short.length >= shortest && (long.startsWith(short) || long.endsWith(short))
}

function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{Letter}\p{Number}]/gu, '')
}
