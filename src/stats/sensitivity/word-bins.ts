import type { Workspace } from '#stats/machine/workspace'
import { BLOCK_LENGTH } from '#stats/random/generator'
import { REPLICATES, STEP_WORDS, type Points } from '#stats/random/points'
import { addWords, BINS, type BinnedMoments } from './binned-moments.ts'

/** Bytes that the bins of one input take of a workspace. */
export const BIN_BYTES = 12 * BINS * REPLICATES + 4 * (STEP_WORDS + REPLICATES) + 256

/** Adds a block of draws of an output; one that lies in the workspace is added by machine code. */
export type WordBins = (block: number, output: Float64Array) => void

/**
 * Adds draws of an output to the bins of one input, block by block: what `addWords` does, to the same bits, and a fraction of
 * its time where the workspace has machine code.
 *
 * @param binned whose sums lie in the workspace
 */
export function createWordBins(points: Points, binned: BinnedMoments, space: Workspace): WordBins {
  const plain: WordBins = (block, output) => {
    const here = output.length === BLOCK_LENGTH ? words : words.subarray(0, output.length)
    points(block, here)
    addWords(binned, here, output)
  }
  return createMachineBins(points, binned, space)?.(plain) ?? plain
}

const words = new Int32Array(BLOCK_LENGTH)

function createMachineBins(
  points: Points,
  { bins, sums, counts }: BinnedMoments,
  space: Workspace,
): ((plain: WordBins) => WordBins) | undefined {
  const binByWords = space.loops?.['binByWords']
  const steps = space.words(STEP_WORDS)
  const first = space.words(REPLICATES)
  const [stepsAt, firstAt, sumsAt, countsAt] = [steps, first, sums, counts].map((array) =>
    space.addressOf(array),
  )
  if (binByWords === undefined || firstAt === undefined || stepsAt === undefined) return undefined
  if (sumsAt === undefined || countsAt === undefined) return undefined
  const shift = 25 - Math.log2(bins)
  steps.set(points.parts(0).steps)
  return (plain) => (block, output) => {
    const at = output.length === BLOCK_LENGTH ? space.addressOf(output) : undefined
    if (at === undefined) return plain(block, output)
    const parts = points.parts(block)
    if (parts.order !== undefined) return plain(block, output)
    first.set(parts.first)
    binByWords(firstAt, stepsAt, at, sumsAt, countsAt, shift, 4 * BLOCK_LENGTH)
  }
}
