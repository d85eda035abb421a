import { requireSameLength, requireSize } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'

/** Probability between the ends of values, without a law. */
export interface TurnbullEstimate {
  /** Ends of the stretches that can hold probability, rising; the last may be Infinity. */
  readonly from: readonly number[]
  readonly to: readonly number[]
  /** Of each stretch; they add up to 1. */
  readonly probability: readonly number[]
}

/** Values between ends, each counted as often as `counts` says. */
export interface CountedIntervals {
  /** At least; -Infinity where nothing bounds it from below. */
  readonly lower: ArrayLike<number>
  /** Below; the value itself where both ends are one. Infinity where nothing bounds it from above. */
  readonly upper: ArrayLike<number>
  readonly counts: ArrayLike<number>
}

/** When the search for the probabilities ends. */
interface Patience {
  readonly rounds: number
  /** Sum of all changes of a round under which it is over. */
  readonly settled: number
  /** Probabilities to begin with. */
  readonly start?: readonly number[]
}

/**
 * Where values lie that are only known to be between two ends, without assuming a law: the non-parametric maximum
 * likelihood by self-consistency. Probability stands only between a lower end and the next upper one (Turnbull's
 * innermost intervals), and nothing says where within. With one question a person it is the monotone curve of Ayer.
 * Cost rounds x (intervals + stretches).
 * Source: Turnbull, JRSS B 1976;38:290.
 * @throws StatisticsError 'too-few' without rows, 'domain' where ends are upside down or lengths differ
 */
export function turnbull(intervals: CountedIntervals, patience: Patience): TurnbullEstimate {
  requireIntervals(intervals)
  const { from, to, first, last } = innermost(intervals)
  const usual = from.map(() => 1 / from.length)
  const probability = Float64Array.from(patience.start ?? usual)
  for (let round = 0; round < patience.rounds; round++) {
    if (improve(probability, { first, last, counts: intervals.counts }) < patience.settled) break
  }
  return { from, to, probability: [...probability] }
}

function requireIntervals({ lower, upper, counts }: CountedIntervals): void {
  requireSize(lower.length, 1)
  requireSameLength(upper, lower)
  requireSameLength(counts, lower)
  for (let row = 0; row < lower.length; row++) {
    if (!(lower[row]! <= upper[row]!))
      throw new StatisticsError('domain', `The ends of row ${row + 1} are upside down.`, { row })
  }
}

interface Stretches {
  readonly from: readonly number[]
  readonly to: readonly number[]
  /** The first and the last stretch inside each interval. */
  readonly first: Int32Array
  readonly last: Int32Array
}

interface End {
  readonly at: number
  /** At one value an interval ends before others begin; one that is a single value ends last. */
  readonly turn: 0 | 1 | 2
  readonly row: number
}

/** Stretches from a lower end to an upper one with no other end between them. */
function innermost({ lower, upper }: CountedIntervals): Stretches {
  const ends = Array.from(lower, (at, row): readonly End[] => [
    { at, turn: 1, row },
    { at: upper[row]!, turn: at === upper[row] ? 2 : 0, row },
  ])
    .flat()
    .toSorted((a, b) => (a.at === b.at ? a.turn - b.turn : a.at - b.at))
  const [from, to]: [number[], number[]] = [[], []]
  const first = new Int32Array(lower.length)
  const last = new Int32Array(lower.length)
  for (const [place, { at, turn, row }] of ends.entries()) {
    if (turn === 1) {
      first[row] = from.length
      continue
    }
    const before = ends[place - 1]
    if (before?.turn === 1) {
      from.push(before.at)
      to.push(at)
    }
    last[row] = from.length - 1
  }
  return { from, to, first, last }
}

/** One round of self-consistency; gives the sum of all changes. */
function improve(
  probability: Float64Array,
  { first, last, counts }: Pick<Stretches, 'first' | 'last'> & Pick<CountedIntervals, 'counts'>,
): number {
  const size = probability.length
  const below = new Float64Array(size + 1)
  for (let k = 0; k < size; k++) below[k + 1] = below[k]! + probability[k]!
  const steps = new Float64Array(size + 1)
  let all = 0
  for (let row = 0; row < first.length; row++) {
    const count = counts[row]!
    if (count === 0) continue
    const share = count / (below[last[row]! + 1]! - below[first[row]!]!)
    all += count
    steps[first[row]!]! += share
    steps[last[row]! + 1]! -= share
  }
  let changes = 0
  let times = 0
  for (let k = 0; k < size; k++) {
    times += steps[k]!
    const next = (probability[k]! * times) / all
    changes += Math.abs(next - probability[k]!)
    probability[k] = next
  }
  return changes
}
