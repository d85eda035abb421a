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
  /** By header, or by the attribute's key; attributes of a trace have the prefix `case:`. */
  readonly columns: ReadonlyMap<string, EventColumn>
}
