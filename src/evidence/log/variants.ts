import { executionStates } from '#evidence/log/execution-outcomes'
import type { Executions } from '#evidence/log/executions'
import { meanAndMedian, type MeanAndMedian } from '#evidence/log/mean-and-median'
import type { StepSequences } from '#evidence/log/step-sequences'
import { hashOf } from '#quantity/hash'

/** A distinct way in which executions go through their steps, with how it performs. */
export interface Variant {
  /** Made of the sequence alone: the same way has the same id in every log. */
  readonly id: string
  readonly sequence: readonly string[]
  readonly count: number
  /** Of all executions. */
  readonly share: number
  /** Seconds from the first event to the end of the finished ones; absent without any. */
  readonly duration?: MeanAndMedian
  /** Finished ones among those that are decided; absent without any. */
  readonly finishedShare?: number
}

export interface Variants {
  /** The most common first; of equally common ones that which occurs first in the log. */
  readonly variants: readonly Variant[]
  /** By execution the place in `variants`. */
  readonly of: Int32Array
}

const finished = executionStates.indexOf('finished')
const open = executionStates.indexOf('open')
const idDigits = 12

/**
 * In which ways executions go through their steps (or activities), how many go each way and how
 * they fare. `sequences` are those of the executions. Linear in the events on average.
 */
export function variantsOf(executions: Executions, sequences: StepSequences): Variants {
  const groups = grouped(sequences)
  const counts = new Int32Array(groups.first.length)
  for (const group of groups.of) counts[group]!++
  const order = [...groups.first.keys()].toSorted((a, b) => counts[b]! - counts[a]! || a - b)
  const places = new Int32Array(order.length)
  for (const [place, group] of order.entries()) places[group] = place
  const of = groups.of.map((group) => places[group]!)
  const performances = performanceOf(executions, of, order.length)
  const variants = order.map((group, place) => {
    const sequence = sequenceOf(sequences, groups.first[group]!)
    return {
      id: `variant-${hashOf(sequence).slice(0, idDigits)}`,
      sequence,
      count: counts[group]!,
      share: counts[group]! / executions.count,
      ...performances[place],
    }
  })
  return { variants, of }
}

function sequenceOf({ labels, bounds, codes }: StepSequences, c: number): readonly string[] {
  return Array.from(codes.subarray(bounds[c], bounds[c + 1]), (code) => labels[code]!)
}

interface Grouped {
  /** By execution its group, in order of first occurrence. */
  readonly of: Int32Array
  /** By group the execution in which it occurs first. */
  readonly first: readonly number[]
}

/** Executions with equal sequences, found by a hash and compared item by item. */
function grouped(sequences: StepSequences): Grouped {
  const count = sequences.bounds.length - 1
  const of = new Int32Array(count)
  const first: number[] = []
  const mask = 2 ** Math.ceil(Math.log2(2 * count + 2)) - 1
  const groups = new Int32Array(mask + 1).fill(-1)
  for (let c = 0; c < count; c++) {
    let slot = hashOfSequence(sequences, c) & mask
    while (groups[slot]! >= 0 && !equal(sequences, first[groups[slot]!]!, c))
      slot = (slot + 1) & mask
    if (groups[slot]! < 0) groups[slot] = first.push(c) - 1
    of[c] = groups[slot]!
  }
  return { of, first }
}

/** FNV-1a over the codes. */
function hashOfSequence({ bounds, codes }: StepSequences, c: number): number {
  let hash = 0x811c_9dc5
  for (let item = bounds[c]!; item < bounds[c + 1]!; item++) {
    hash = Math.imul(hash ^ codes[item]!, 0x0100_0193)
    hash ^= hash >>> 15
  }
  return hash
}

function equal({ bounds, codes }: StepSequences, one: number, other: number): boolean {
  const length = bounds[one + 1]! - bounds[one]!
  if (bounds[other + 1]! - bounds[other]! !== length) return false
  for (let item = 0; item < length; item++) {
    if (codes[bounds[one]! + item] !== codes[bounds[other]! + item]) return false
  }
  return true
}

function performanceOf(
  { states, starts, ends }: Executions,
  of: Int32Array,
  size: number,
): readonly Pick<Variant, 'duration' | 'finishedShare'>[] {
  const durations: number[][] = Array.from({ length: size }, () => [])
  const decided = new Int32Array(size)
  for (let c = 0; c < of.length; c++) {
    if (states[c] !== open) decided[of[c]!]!++
    if (states[c] === finished) durations[of[c]!]!.push(ends[c]! - starts[c]!)
  }
  return durations.map((finishedOnes, place) => ({
    ...(finishedOnes.length === 0 ? {} : { duration: meanAndMedian(finishedOnes)! }),
    ...(decided[place] === 0 ? {} : { finishedShare: finishedOnes.length / decided[place]! }),
  }))
}
