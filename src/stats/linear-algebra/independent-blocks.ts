import type { Matrix } from './square-matrix.ts'

/**
 * Which rows of a symmetric matrix hang together, directly or through others, by entries that are
 * not 0: each group falls apart from the rest, so that factors and eigenvalues can be found group by
 * group. Rows of a group rise; groups come by their first row. Cost n^2.
 */
export function independentBlocks(matrix: Matrix): readonly (readonly number[])[] {
  const blocks: number[][] = []
  const left = new Set(matrix.keys())
  for (const first of left) {
    left.delete(first)
    const block = [first]
    // grows while it is walked through
    for (const row of block) {
      for (const other of left) {
        if (matrix[row]![other] === 0) continue
        left.delete(other)
        block.push(other)
      }
    }
    blocks.push(block.toSorted((a, b) => a - b))
  }
  return blocks
}
