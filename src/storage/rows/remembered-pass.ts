import type { ValuePass } from '#storage/rows/order-statistics'
import { blockRows } from '#storage/rows/stream-blocks'

/** More values than this are read again from the rows (12 bytes each are held). */
const mostHeld = 1 << 24
const chunkRows = 512 * blockRows

/** The same pass, which holds the values of the first time for the next ones where they are few. */
export function remembered(pass: ValuePass): ValuePass {
  let memory: Memory | undefined
  return async (take) => {
    if (memory?.complete === true) return memory.play(take)
    const own = new Memory()
    memory = own
    await pass((rows, cells, values) => {
      own.keep(rows, cells, values)
      take(rows, cells, values)
    })
    own.complete = own.rows <= mostHeld
  }
}

class Memory {
  rows = 0
  complete = false
  private chunks: { readonly cells: Int32Array; readonly values: Float64Array }[] = []

  keep(rows: number, cells: Int32Array, values: Float64Array): void {
    const at = this.rows % chunkRows
    this.rows += rows
    if (this.rows > mostHeld) {
      this.chunks = []
      return
    }
    if (at === 0) {
      this.chunks.push({ cells: new Int32Array(chunkRows), values: new Float64Array(chunkRows) })
    }
    const chunk = this.chunks.at(-1)!
    chunk.cells.set(cells.subarray(0, rows), at)
    chunk.values.set(values.subarray(0, rows), at)
  }

  play(take: Parameters<ValuePass>[0]): void {
    for (let from = 0; from < this.rows; from += blockRows) {
      const { cells, values } = this.chunks[Math.floor(from / chunkRows)]!
      const at = from % chunkRows
      const rows = Math.min(blockRows, this.rows - from)
      take(rows, cells.subarray(at, at + rows), values.subarray(at, at + rows))
    }
  }
}
