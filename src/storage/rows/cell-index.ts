/** Cells and codes below this are found in a table, others in a map. */
const tabled = 256

/**
 * Numbers the combinations of codes in the order of their first appearance, so that rows can be
 * counted by cell. A code below 0 is missing.
 */
export class CellIndex {
  /** The codes of each cell. */
  readonly cells: (readonly number[])[] = []
  private readonly levels: readonly Level[]

  constructor(columns: number) {
    this.levels = Array.from({ length: columns }, () => new Level())
    if (columns === 0) this.cells.push([])
  }

  /** The cell of each row of a block, into `into`. */
  place(rows: number, codes: readonly Int32Array[], into: Int32Array): void {
    into.fill(0, 0, rows)
    for (const [index, level] of this.levels.entries()) {
      level.place(rows, codes[index]!, into)
    }
    const cells = this.levels.at(-1)?.size ?? 1
    for (let row = 0; this.cells.length < cells; row++) {
      if (into[row] !== this.cells.length) continue
      this.cells.push(codes.map((column) => Math.max(column[row]!, -1)))
    }
  }
}

/** Numbers the pairs of a cell so far and a code, by the order of their appearance. */
class Level {
  size = 0
  private readonly table = new Int32Array(tabled * tabled).fill(-1)
  private readonly map = new Map<number, number>()

  place(rows: number, codes: Int32Array, into: Int32Array): void {
    const { table } = this
    for (let row = 0; row < rows; row++) {
      const cell = into[row]!
      const code = Math.max(codes[row]!, -1) + 1
      if (cell < tabled && code < tabled) {
        const key = cell * tabled + code
        if (table[key]! < 0) table[key] = this.size++
        into[row] = table[key]!
      } else {
        into[row] = this.mapped(cell * 4294967296 + code)
      }
    }
  }

  private mapped(key: number): number {
    const known = this.map.get(key)
    if (known !== undefined) return known
    this.map.set(key, this.size)
    return this.size++
  }
}
