/**
 * Numbers the combinations of codes in the order of their first appearance, so that rows can be
 * counted by cell. A code below 0 is missing.
 */
export class CellIndex {
  /** The codes of each cell. */
  readonly cells: (readonly number[])[] = []
  private readonly levels: readonly Map<number, number>[]
  private readonly next: number[]

  constructor(columns: number) {
    this.levels = Array.from({ length: Math.max(columns, 1) }, () => new Map())
    this.next = this.levels.map(() => 0)
  }

  /** The cell of each row of a block, into `into`. */
  place(rows: number, codes: readonly Int32Array[], into: Int32Array): void {
    into.fill(0, 0, rows)
    const columns = codes.length === 0 ? [into] : codes
    const last = columns.length - 1
    for (const [level, column] of columns.entries()) {
      const known = this.levels[level]!
      let lastKey = -1
      let lastCell = -1
      for (let row = 0; row < rows; row++) {
        const code = codes.length === 0 ? 0 : Math.max(column[row]!, -1)
        const key = into[row]! * 4294967296 + (code + 1)
        if (key !== lastKey) {
          lastKey = key
          const cell = known.get(key)
          lastCell = cell ?? this.add(level, key)
          if (cell === undefined && level === last) {
            this.cells.push(codes.map((each) => Math.max(each[row]!, -1)))
          }
        }
        into[row] = lastCell
      }
    }
  }

  private add(level: number, key: number): number {
    const cell = this.next[level]!
    this.next[level] = cell + 1
    this.levels[level]!.set(key, cell)
    return cell
  }
}
