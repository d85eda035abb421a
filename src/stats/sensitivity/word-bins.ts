import type { Workspace } from '#stats/machine/workspace'
import { BLOCK_LENGTH } from '#stats/random/generator'
import { REPLICATES, STEP_WORDS, type Points } from '#stats/random/points'
import { addByWords, addWords, BINS, type BinnedMoments } from './binned-moments.ts'

/** Bytes that the bins of one input take of a workspace. */
export const BIN_BYTES = 8 * BINS * REPLICATES + 4 * (STEP_WORDS + REPLICATES) + 192

/** Blocks whose points are, together, a net: as many draws of each replicate in every bin. */
const NET_BLOCKS = (BINS * REPLICATES) / BLOCK_LENGTH

/** Adds a block of draws of an output; one that lies in the workspace is added by machine code. */
export type WordBins = (block: number, output: Float64Array) => void

/**
 * Adds draws of an output to the bins of one input, block by block: in the end what `addWords` does, to the same bits. The
 * draws of whole nets are counted beforehand, and added in a fraction of its time where the workspace has machine code.
 *
 * @param binned without draws yet, whose sums lie in the workspace
 * @param run how many draws it has, whose blocks are all added before anything is read
 */
export function createWordBins(
  points: Points,
  binned: BinnedMoments,
  { draws, space }: { readonly draws: number; readonly space: Workspace },
): WordBins {
  const counted = NET_BLOCKS * Math.floor(draws / (NET_BLOCKS * BLOCK_LENGTH))
  binned.counts.fill((counted * BLOCK_LENGTH) / (binned.bins * REPLICATES))
  const addMachine = createMachineBins(points, binned, space)
  return (block, output) => {
    if (block < counted && addMachine?.(block, output) === true) return
    const here = words.subarray(0, output.length)
    points(block, here)
    const add = block < counted ? addByWords : addWords
    add(binned, here, output)
  }
}

const words = new Int32Array(BLOCK_LENGTH)

/** Adds a block to the sums and says so, or that it cannot. */
function createMachineBins(
  points: Points,
  { bins, sums }: BinnedMoments,
  space: Workspace,
): ((block: number, output: Float64Array) => boolean) | undefined {
  const binByWords = space.loops?.['binByWords']
  const steps = space.words(STEP_WORDS)
  const first = space.words(REPLICATES)
  const [stepsAt, firstAt, sumsAt] = [steps, first, sums].map((array) => space.addressOf(array))
  if (binByWords === undefined || firstAt === undefined) return undefined
  if (stepsAt === undefined || sumsAt === undefined) return undefined
  const shift = 25 - Math.log2(bins)
  const parts = points.parts(0)
  steps.set(parts.steps)
  if (parts.order !== undefined) return undefined
  return (block, output) => {
    const at = space.addressOf(output)
    if (at === undefined) return false
    first.set(points.parts(block).first)
    binByWords(firstAt, stepsAt, at, sumsAt, shift, 4 * BLOCK_LENGTH)
    return true
  }
}
