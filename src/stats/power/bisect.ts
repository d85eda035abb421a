const STEPS = 200

/** The point between `low` and `high` from which on a monotone condition holds, to the last digits. */
export function bisect(low: number, high: number, holds: (point: number) => boolean): number {
  let [below, above] = [low, high]
  for (let step = 0; step < STEPS; step++) {
    const middle = below + (above - below) / 2
    if (middle === below || middle === above) break
    if (holds(middle)) above = middle
    else below = middle
  }
  return above
}
