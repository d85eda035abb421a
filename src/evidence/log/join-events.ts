import type { EventColumn, EventColumns, TextColumn } from '#evidence/log/event-columns'
import { textsOf } from '#evidence/log/log-columns'

/**
 * The events of several files as those of one, in the order of the files: columns are joined by name, and what a file
 * does not have is missing in its events. A column that is text in one file is text in all. Lines stay those of
 * their own file. At least one file.
 *
 * @param files their names, in the same order
 */
export function joinEvents(parts: readonly EventColumns[], files: readonly string[]): EventColumns {
  const [first, ...others] = parts
  if (first === undefined || others.length === 0) return first!
  const names = [...new Set(parts.flatMap(({ columns }) => [...columns.keys()]))]
  const rows = parts.reduce((sum, part) => sum + part.rows, 0)
  const lines = new Float64Array(rows)
  const of = new Uint16Array(rows)
  let filled = 0
  for (const [file, part] of parts.entries()) {
    lines.set(part.lines.subarray(0, part.rows), filled)
    of.fill(file, filled, filled + part.rows)
    filled += part.rows
  }
  const columns = names.map(
    (name) =>
      [
        name,
        joined(
          parts.map(({ columns: own, rows: count }) => ({ column: own.get(name), rows: count })),
        ),
      ] as const,
  )
  return { rows, lines, files: { names: files, of }, columns: new Map(columns) }
}

interface Part {
  readonly column: EventColumn | undefined
  readonly rows: number
}

function joined(parts: readonly Part[]): EventColumn {
  const kinds = new Set(parts.flatMap(({ column }) => column?.kind ?? []))
  const [kind] = kinds
  if (kinds.size > 1 || kind === 'text') return joinedTexts(parts)
  return kind === 'number'
    ? { kind: 'number', values: joinedValues(parts) }
    : { kind: 'time', values: joinedValues(parts), ...joinedForms(parts) }
}

function joinedTexts(parts: readonly Part[]): TextColumn {
  const places = new Map<string, number>()
  const codes = new Int32Array(parts.reduce((sum, { rows }) => sum + rows, 0)).fill(-1)
  let filled = 0
  for (const { column, rows } of parts) {
    if (column !== undefined) {
      const texts = textsOf(column)
      const moved = texts.labels.map((label) => {
        const place = places.get(label) ?? places.size
        places.set(label, place)
        return place
      })
      for (let row = 0; row < rows; row++) codes[filled + row] = moved[texts.codes[row]!] ?? -1
    }
    filled += rows
  }
  return { kind: 'text', codes, labels: [...places.keys()] }
}

function joinedValues(parts: readonly Part[]): Float64Array {
  const values = new Float64Array(parts.reduce((sum, { rows }) => sum + rows, 0)).fill(Number.NaN)
  let filled = 0
  for (const { column, rows } of parts) {
    if (column !== undefined && column.kind !== 'text')
      values.set(column.values.subarray(0, rows), filled)
    filled += rows
  }
  return values
}

function joinedForms(parts: readonly Part[]): {
  readonly forms: Uint8Array
  readonly unreadable: Uint8Array
} {
  const size = parts.reduce((sum, { rows }) => sum + rows, 0)
  const found = { forms: new Uint8Array(size), unreadable: new Uint8Array(size) }
  let filled = 0
  for (const { column, rows } of parts) {
    if (column?.kind === 'time') {
      found.forms.set(column.forms.subarray(0, rows), filled)
      if (column.unreadable !== undefined)
        found.unreadable.set(column.unreadable.subarray(0, rows), filled)
    }
    filled += rows
  }
  return found
}
