/** A line longer than this is refused: it is no row of a table. */
export const longestLine = 1 << 24

/** A text has a line without an end in sight: it is no table of rows, or its line ends are lost. */
export class LongLine extends Error {
  override readonly name = 'LongLine'
  /** 1-based. */
  readonly line: number

  constructor(line: number) {
    super(`line ${line} has more than ${longestLine} characters`)
    this.line = line
  }
}
