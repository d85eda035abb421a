import { sumOf } from './replicates.ts'

/** Sums of squares whose own squares neither vanish nor outgrow what numbers hold. */
const [LEAST, MOST] = [1e-120, 1e140] as const

/** Whether sums of squared distances can be squared once more, as their errors are. */
export function squareWell(squares: Float64Array): boolean {
  const sum = sumOf(squares)
  return sum > LEAST && sum < MOST
}

/** Beyond it a power of two would outgrow numbers itself. */
const MOST_OCTAVES = 1000

/** The power of two that brings the largest of some values near 1, so that squares of what varies among them square well. */
export function ordinaryScale(column: Float64Array): number {
  let most = 0
  for (let i = 0; i < column.length; i++) most = Math.max(most, Math.abs(column[i]!))
  return 2 ** Math.min(MOST_OCTAVES, -Math.floor(Math.log2(most)))
}
