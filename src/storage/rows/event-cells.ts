import type { EventColumn } from '#evidence/log/event-columns'
import { InstantReader } from '#quantity/instant'

interface Room {
  readonly rows: number
  /** Texts that stand for a missing value. */
  readonly missing: ReadonlySet<string>
}

/** A column of the events of a table, as texts by code. */
export class EventCells {
  private readonly codes: Int32Array
  private readonly missing: ReadonlySet<string>
  /** By text as it stands in the file, and by text without the spaces around it. */
  private readonly known = new Map<string, number>()
  private readonly trimmed = new Map<string, number>()
  private filled = 0

  constructor({ rows, missing }: Room) {
    this.codes = new Int32Array(rows)
    this.missing = missing
  }

  /** Takes the next cells of the column. */
  add(cells: readonly (string | null)[]): void {
    for (const cell of cells) this.codes[this.filled++] = this.codeOf(cell ?? '')
  }

  column(): EventColumn {
    return { kind: 'text', codes: this.codes, labels: [...this.trimmed.keys()] }
  }

  private codeOf(cell: string): number {
    const known = this.known.get(cell)
    if (known !== undefined) return known
    const text = cell.trim()
    const code = this.missing.has(text) ? -1 : (this.trimmed.get(text) ?? this.trimmed.size)
    if (code >= 0) this.trimmed.set(text, code)
    this.known.set(cell, code)
    return code
  }
}

const longestTime = 64

/** The column of times, read as they come: nearly every event has one of its own. */
export class TimeCells {
  private readonly values: Float64Array
  private readonly forms: Uint8Array
  private readonly unreadable: Uint8Array
  private readonly missing: ReadonlySet<string>
  private readonly reader = new InstantReader()
  private readonly bytes = new Uint8Array(longestTime)
  private filled = 0

  constructor({ rows, missing }: Room) {
    this.values = new Float64Array(rows)
    this.forms = new Uint8Array(rows)
    this.unreadable = new Uint8Array(rows)
    this.missing = missing
  }

  /** Takes the next cells of the column. */
  add(cells: readonly (string | null)[]): void {
    for (const cell of cells) {
      const at = this.filled++
      const time = this.timeOf(cell ?? '')
      this.values[at] = time
      if (!Number.isNaN(time)) this.forms[at] = this.reader.form
      else if (!this.missing.has(cell?.trim() ?? '')) this.unreadable[at] = 1
    }
  }

  column(): EventColumn {
    const { values, forms, unreadable } = this
    return { kind: 'time', values, forms, unreadable }
  }

  private timeOf(cell: string): number {
    if (cell.length > longestTime) return Number.NaN
    for (let at = 0; at < cell.length; at++) this.bytes[at] = Math.min(cell.charCodeAt(at), 255)
    return this.reader.read(this.bytes, 0, cell.length)
  }
}
