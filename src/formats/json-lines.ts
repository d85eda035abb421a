/** A row of a JSON Lines file: texts by key; null is missing. */
export type JsonRow = ReadonlyMap<string, string | null>

/** The object on one line as texts by key, undefined where the line holds none, or one without end. */
export function readJsonLine(line: string): JsonRow | undefined {
  try {
    const value = JSON.parse(line) as unknown
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    return new Map(Object.entries(value).map(([key, cell]) => [key, cellText(cell)]))
  } catch {
    // no JSON, or lists in lists beyond any stack
    return undefined
  }
}

function cellText(cell: unknown): string | null {
  if (cell === null || cell === undefined) return null
  return typeof cell === 'string' ? cell : JSON.stringify(cell)
}
