const STEPS = 200
const LAST_DIGITS = 4 * Number.EPSILON

/**
 * The point between `low` and `high` at which a rising function, below 0 at the one and not at the other, is 0: false
 * position after Illinois, some 10 calls where it is smooth (`bisect` takes 50, but a condition is enough for it).
 * Source: Dowell and Jarratt, BIT 1971;11:168.
 */
export function crossing(low: number, high: number, rising: (point: number) => number): number {
  let [kept, last] = [low, high]
  let [atKept, atLast] = [rising(low), rising(high)]
  for (let step = 0; step < STEPS && atLast !== 0; step++) {
    const next = last - (atLast * (last - kept)) / (atLast - atKept)
    if (!Number.isFinite(next)) break
    const atNext = rising(next)
    if (atNext > 0 === atLast > 0) atKept /= 2
    else [kept, atKept] = [last, atLast]
    const moved = Math.abs(next - last)
    ;[last, atLast] = [next, atNext]
    if (moved <= LAST_DIGITS * Math.abs(next)) break
  }
  return last
}
