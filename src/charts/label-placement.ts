/** A label that wants to stand with its middle at `at`; where room is short the heavier one stays. */
export interface WantedLabel {
  readonly at: number
  readonly size: number
  readonly weight: number
}

/**
 * Where labels along one direction can stand without touching: each as near as possible to where
 * it wants to be, in the same order, inside [low, high]. The lightest are left out (undefined)
 * until the rest fits. Least squares under order: pool adjacent violators on the shifted places
 * (Ayer et al., Ann Math Stat 1955;26:641-647).
 */
export function spreadLabels(
  wanted: readonly WantedLabel[],
  room: { readonly low: number; readonly high: number; readonly gap: number },
): readonly (number | undefined)[] {
  const kept = fitting(wanted, room)
  const order = kept.toSorted((a, b) => wanted[a]!.at - wanted[b]!.at || a - b)
  const offsets: number[] = []
  let used = 0
  for (const index of order) {
    offsets.push(used + wanted[index]!.size / 2)
    used += wanted[index]!.size + room.gap
  }
  const slack = Math.max(room.high - room.low - Math.max(used - room.gap, 0), 0)
  const shifts = isotonic(order.map((index, i) => wanted[index]!.at - offsets[i]!))
  const places: (number | undefined)[] = wanted.map(() => undefined)
  order.forEach((index, i) => {
    places[index] = offsets[i]! + Math.min(Math.max(shifts[i]!, room.low), room.low + slack)
  })
  return places
}

/**
 * Which labels may stay where they are without touching one another: the heaviest first, of equal
 * weight the first. For ticks, which cannot move.
 */
export function keepApart(wanted: readonly WantedLabel[], gap: number): readonly boolean[] {
  const order = wanted.map((_, index) => index).toSorted((a, b) => heavier(wanted, a, b))
  const kept = wanted.map(() => false)
  for (const index of order) {
    const label = wanted[index]!
    kept[index] = wanted.every(
      (other, i) =>
        !kept[i] || Math.abs(other.at - label.at) >= (other.size + label.size) / 2 + gap,
    )
  }
  return kept
}

function fitting(
  wanted: readonly WantedLabel[],
  room: { readonly low: number; readonly high: number; readonly gap: number },
): readonly number[] {
  const order = wanted.map((_, index) => index).toSorted((a, b) => heavier(wanted, a, b))
  const kept: number[] = []
  let used = 0
  for (const index of order) {
    const more = wanted[index]!.size + (kept.length === 0 ? 0 : room.gap)
    if (used + more > room.high - room.low) continue
    used += more
    kept.push(index)
  }
  return kept
}

function heavier(wanted: readonly WantedLabel[], a: number, b: number): number {
  return wanted[b]!.weight - wanted[a]!.weight || a - b
}

/** The non-decreasing sequence nearest to `values` in least squares. */
function isotonic(values: readonly number[]): readonly number[] {
  const blocks: { mean: number; count: number }[] = []
  for (const value of values) {
    let block = { mean: value, count: 1 }
    while (blocks.length > 0 && blocks[blocks.length - 1]!.mean > block.mean) {
      const last = blocks.pop()!
      const count = last.count + block.count
      block = { mean: (last.mean * last.count + block.mean * block.count) / count, count }
    }
    blocks.push(block)
  }
  return blocks.flatMap((block) => Array.from({ length: block.count }, () => block.mean))
}
