/** Events as a file holds them, column by column: what a log is made of. */

/** Texts by code: `labels[codes[row]]`, -1 is missing. */
export interface TextColumn {
  readonly kind: 'text'
  readonly codes: Int32Array
  readonly labels: readonly string[]
}

/** Numbers, NaN is missing. */
interface NumberColumn {
  readonly kind: 'number'
  readonly values: Float64Array
}

/** Times as `Instant` has them (milliseconds), NaN is missing; `forms` points into `timeForms`. */
interface TimeColumn {
  readonly kind: 'time'
  readonly values: Float64Array
  readonly forms: Uint8Array
  /** 1 where something stands in the file that is no time; absent where that is nowhere. */
  readonly unreadable?: Uint8Array
}

export type EventColumn = TextColumn | NumberColumn | TimeColumn

export interface EventColumns {
  /** Events, in file order. */
  readonly rows: number
  /** 1-based line in the file on which each event begins. */
  readonly lines: Float64Array
  /** Where the events are those of several files: which of them each stands in. */
  readonly files?: { readonly names: readonly string[]; readonly of: Uint16Array }
  /** By header, or by the attribute's key; attributes of a trace have the prefix `case:`. */
  readonly columns: ReadonlyMap<string, EventColumn>
}

/** Where an event stands. */
export interface EventPlace {
  readonly line: number
  /** Where there are several files. */
  readonly file?: string
}

/** The place of a row of the file, or of one of the files. */
export function eventPlace({ lines, files }: EventColumns, row: number): EventPlace {
  const line = lines[row]!
  return files === undefined ? { line } : { line, file: files.names[files.of[row]!]! }
}
