import type { Json } from '#contract/edit'
import { type Entry, present, textOf, written } from '../fields/entries.ts'
import { isEntries, isList } from '../save/document-place.ts'

/** What the rows that a wide one becomes have each: said for the row, or in a column of the file. */
export interface WideLine {
  /** Column of the study; empty until it is chosen. */
  readonly id: string
  readonly how: 'said' | 'column'
  /** One a row: what is said, or the header. */
  readonly cells: readonly string[]
  /** What else is known of the column, the same in each row: `{ unit: min }`. */
  readonly more: Entry
}

/** How one row of a file becomes several. */
export interface WideDraft {
  readonly rows: number
  readonly lines: readonly WideLine[]
}

/** Two rows, one for each way, of one thing that stands in two columns. */
export function newWide(solutions: readonly string[]): WideDraft {
  const [first = '', second = ''] = solutions
  return {
    rows: 2,
    lines: [
      { id: 'solution', how: 'said', cells: [first, second], more: {} },
      { id: '', how: 'column', cells: ['', ''], more: {} },
    ],
  }
}

/** The `unpivot:` of a data set; undefined where there is none, or it says more than can be shown here. */
export function wideDraft(unpivot: Json | undefined): WideDraft | 'as-written' | undefined {
  if (!isList(unpivot) || unpivot.length === 0) return undefined
  const parts = unpivot.filter(isEntries)
  const ids = [...new Set(parts.flatMap((part) => Object.keys(part)))]
  const lines = ids.map((id) =>
    lineOf(
      id,
      parts.map((part) => part[id]),
    ),
  )
  const known = lines.filter((line) => line !== undefined)
  return known.length < lines.length ? 'as-written' : { rows: parts.length, lines: known }
}

function lineOf(id: string, definitions: readonly (Json | undefined)[]): WideLine | undefined {
  const cells = definitions.filter(isEntries)
  if (cells.length < definitions.length) return undefined
  const rest = cells.map(({ value: _value, from: _from, ...more }) => more)
  const more = rest[0] ?? {}
  if (rest.some((one) => JSON.stringify(one) !== JSON.stringify(more))) return undefined
  const simple = ['unit', 'is'].filter((key) => textOf(more, key) !== '')
  if (simple.length < Object.keys(more).length) return undefined
  if (cells.every((cell) => textOf(cell, 'value') !== ''))
    return { id, how: 'said', cells: cells.map((cell) => textOf(cell, 'value')), more }
  if (cells.some((cell) => cell['value'] !== undefined)) return undefined
  return { id, how: 'column', cells: cells.map((cell) => textOf(cell, 'from') || id), more }
}

/** The draft as the document holds it; undefined while something is open. */
export function writtenWide({ rows, lines }: WideDraft): readonly Entry[] | undefined {
  const ids = lines.map(({ id }) => id)
  const whole = lines.every(({ id, cells }) => id !== '' && cells.every((cell) => cell !== ''))
  if (lines.length === 0 || !whole || new Set(ids).size < ids.length) return undefined
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(
      lines.map(({ id, how, cells, more }): [string, Json] => {
        const cell = cells[row] ?? ''
        return [
          id,
          how === 'said' ? present({ value: written(cell), ...more }) : { from: cell, ...more },
        ]
      }),
    ),
  )
}

/** One more row, or one less. */
export function withRows(draft: WideDraft, rows: number): WideDraft {
  const lines = draft.lines.map((line) => ({
    ...line,
    cells: Array.from({ length: rows }, (_, i) => line.cells[i] ?? ''),
  }))
  return { rows, lines }
}

/** Another column of the study in a line; what was said of the old one goes. */
export function meantLine(line: WideLine, id: string): WideLine {
  const how = ['solution', 'period', 'group'].includes(id) ? 'said' : 'column'
  const cells = how === line.how ? line.cells : line.cells.map(() => '')
  return { id, how, cells, more: {} }
}
