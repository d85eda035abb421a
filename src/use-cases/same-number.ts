/** Whether a number that a program has saved, in 15 digits or fewer, is the one that was written. */
export function isSameNumber(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other))
}
