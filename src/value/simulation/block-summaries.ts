import { StatisticsError } from '#stats/error'
import { countCells, wantedPlaces } from '#stats/machine/cell-arithmetic'
import {
  cellsOf,
  isWithin,
  squaresByReplicate,
  sumByReplicate,
  type Cells,
} from '#stats/machine/column-arithmetic'
import { plainWorkspace, type Workspace } from '#stats/machine/workspace'
import { BLOCK_LENGTH } from '#stats/random/generator'
import { REPLICATES } from '#stats/random/points'
import type { Summary } from '#value/result'
import { squareWell } from './ordinary-size.ts'
import {
  cellOfRank,
  errorOfShare,
  estimatesOf,
  quantileOfRanks,
  ranksOfShare,
  sharesToAsk,
} from './quantile-estimates.ts'
import { noSums, replicateSize } from './replicates.ts'
import {
  certainSummary,
  meanOfSums,
  spreadSummary,
  summaryShares,
  usualRange,
} from './summarize.ts'

/** Summaries of columns whose draws come block by block, twice, and are not kept. */
export interface BlockSummaries {
  /** Counts the first so many draws of the block at hand: all blocks in their order, the first time. */
  count(length: number): void
  /** Takes what the quantiles need of it: all blocks again. */
  collect(length: number): void
  /** By column; those that have too many draws near a quantile to be gathered, or whose squares vanish, are left out. */
  found(): ReadonlyMap<Float64Array, Summary>
}

/** Cells over the usual range of a column. */
const CELLS = 4096
/** Bytes that a column takes of a workspace. */
export const SKETCH_BYTES = 8 * CELLS + 16 * REPLICATES + 512
/** The most draws of a column that are gathered: so many, and a share of all. */
const [FEW, MOST_GATHERED] = [4096, 1 / 16] as const

/**
 * How are columns spread over draws that are not kept? Mean, standard deviation and quantiles as `createSummarizer` gives them
 * of whole columns, to the same bits, in room that hardly depends on the draws: the first time values are counted into
 * cells, the second time those in the cells of the quantiles are gathered.
 *
 * @param columns of a block each, at most `BLOCK_LENGTH` long
 * @param space where they lie, if that has machine code
 * @throws StatisticsError `too-few` under two draws; `not-finite` for a value that is no finite number.
 */
export function createBlockSummaries(
  columns: readonly Float64Array[],
  draws: number,
  space: Workspace = plainWorkspace,
): BlockSummaries {
  if (draws < 2) throw new StatisticsError('too-few', 'A spread needs two draws.', { draws })
  const desk = createDesk(draws, space)
  const counted = columns.map((column) => noneCounted(column, space))
  let gathered: readonly Gathered[] | undefined
  return {
    count(length) {
      for (const each of counted) countBlock(each, desk, length)
    },
    collect(length) {
      gathered ??= counted.flatMap((each) => noneGathered(each, desk) ?? [])
      for (const each of gathered) gatherBlock(each, desk, length)
    },
    found: () =>
      new Map([
        ...counted
          .filter(({ certain }) => certain)
          .map(({ column, first }) => [column, certainSummary(first)] as const),
        ...(gathered ?? [])
          .filter(({ squares }) => squareWell(squares))
          .map((each) => [each.of.column, summaryOf(each, draws)] as const),
      ]),
  }
}

/** What all columns share. */
interface Desk {
  readonly draws: number
  readonly space: Workspace
  /** The cells of a block. */
  readonly cells: Uint16Array
  /** Room for places in it. */
  readonly list: Int32Array
}

function createDesk(draws: number, space: Workspace): Desk {
  const { buffer, byteOffset } = space.words(BLOCK_LENGTH / 2)
  const cells = new Uint16Array(buffer, byteOffset, BLOCK_LENGTH)
  return { draws, space, cells, list: space.words(BLOCK_LENGTH) }
}

/** A column whose draws are counted. */
interface Counted {
  readonly column: Float64Array
  readonly sums: Float64Array
  /** How many draws lie in the cell before each; once all are counted in all cells before it. */
  readonly starts: Int32Array
  /** That of the first block. */
  range?: Cells
  first: number
  /** Whether all draws are the first one. */
  certain: boolean
}

function noneCounted(column: Float64Array, space: Workspace): Counted {
  const [sums, starts] = [space.column(REPLICATES), space.words(CELLS + 1)]
  return { column, sums, starts, first: 0, certain: true }
}

function countBlock(of: Counted, { cells }: Desk, length: number): void {
  const { column, sums, starts } = of
  if (of.range === undefined) {
    of.first = column[0]!
    of.range = rangeOf(column.subarray(0, length))
  }
  const { first, range } = of
  of.certain &&= isWithin(column, { low: first, high: first }, length)
  sumByReplicate(sums, column, length)
  cellsOf(cells, column, range, length)
  countCells(starts.subarray(1), cells.subarray(0, length))
}

/** The usual range of a first block, in cells: only how fast quantiles are found hangs on it. */
function rangeOf(block: Float64Array): Cells {
  const mean = block.reduce((sum, value) => sum + value, 0) / block.length
  const squares = block.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const { low, high } = usualRange({ mean, sd: Math.sqrt(squares / block.length) })
  return { low, scale: high > low ? CELLS / (high - low) : 1, last: CELLS - 1 }
}

/** Where the values of a cell lie among those gathered. */
interface Slot {
  readonly from: number
  readonly to: number
}

/** A column whose draws near the quantiles are gathered. */
interface Gathered {
  readonly of: Counted
  readonly mean: ReturnType<typeof meanOfSums>
  readonly squares: Float64Array
  /** Of the cells that are asked for. */
  readonly slots: ReadonlyMap<number, Slot>
  /** By cell: where its next value goes; -1 where it is not asked for. */
  readonly next: Int32Array
  readonly values: Float64Array
  readonly replicates: Uint8Array
  /** By cell: how many of the cells of the quantiles are not after it. */
  readonly regions: Uint8Array
  /** Draws of replicate r in region g at 16 g + r. */
  readonly counts: Float64Array
}

/** Nothing where all draws are equal, or too many would be gathered. */
function noneGathered(of: Counted, { draws, space }: Desk): Gathered | undefined {
  const { sums, starts, certain } = of
  const mean = meanOfSums(sums, draws)
  if (certain) return undefined
  for (let cell = 1; cell <= CELLS; cell++) starts[cell]! += starts[cell - 1]!
  const slots = new Map<number, Slot>()
  let total = 0
  for (const share of sharesToAsk(summaryShares, draws)) {
    for (const rank of ranksOfShare(share, draws)) {
      const cell = cellOfRank(starts, rank)
      if (slots.has(cell)) continue
      const to = total + starts[cell + 1]! - starts[cell]!
      slots.set(cell, { from: total, to })
      total = to
    }
  }
  if (total > FEW + MOST_GATHERED * draws) return undefined
  const next = space.words(CELLS).fill(-1)
  for (const [cell, { from }] of slots) next[cell] = from
  return {
    of,
    mean,
    squares: space.column(REPLICATES),
    slots,
    next,
    values: new Float64Array(total),
    replicates: new Uint8Array(total),
    regions: regionsOf(starts, draws),
    counts: new Float64Array((summaryShares.length + 1) * REPLICATES),
  }
}

function regionsOf(starts: Int32Array, draws: number): Uint8Array {
  const regions = new Uint8Array(CELLS)
  for (const share of summaryShares) {
    const from = cellOfRank(starts, ranksOfShare(share, draws)[0])
    for (let cell = from; cell < CELLS; cell++) regions[cell]!++
  }
  return regions
}

function gatherBlock(
  { of, mean, squares, next, values, replicates, regions, counts }: Gathered,
  { cells, list }: Desk,
  length: number,
): void {
  const { column, range } = of
  const here = cells.subarray(0, length)
  squaresByReplicate(squares, column, mean.mean, length)
  cellsOf(cells, column, range!, length)
  const found = wantedPlaces(list, here, next)
  for (let k = 0; k < found; k++) {
    const i = list[k]! / 2
    const at = next[here[i]!]!
    next[here[i]!] = at + 1
    values[at] = column[i]!
    replicates[at] = i & (REPLICATES - 1)
  }
  for (let i = 0; i < length; i++) {
    counts[REPLICATES * regions[here[i]!]! + (i & (REPLICATES - 1))]!++
  }
}

function summaryOf(gathered: Gathered, draws: number): Summary {
  const { mean, squares, slots, values } = gathered
  const { starts } = gathered.of
  const inOrder = new Map(
    [...slots].map(([cell, { from, to }]) => [cell, values.subarray(from, to).toSorted()]),
  )
  const valueOfRank = (rank: number): number => {
    const cell = cellOfRank(starts, rank)
    return inOrder.get(cell)![rank - starts[cell]!]!
  }
  const sizes = noSums().map((_, r) => replicateSize(r, draws))
  const found = estimatesOf(
    summaryShares,
    sharesToAsk(summaryShares, draws).map((share) => quantileOfRanks(share, draws, valueOfRank)),
    {
      count: draws,
      errorsOf: (quantiles) =>
        quantiles.map((value, k) => {
          const ranks = ranksOfShare(summaryShares[k]!, draws)
          return errorOfShare(countsUpTo(value, ranks, gathered), sizes)
        }),
    },
  )
  return spreadSummary({ ...mean, squares, draws, found })
}

/** Draws up to a value, by replicate; it lies between those of two ranks that follow each other. */
function countsUpTo(
  value: number,
  ranks: readonly number[],
  { of, slots, values, replicates, regions, counts }: Gathered,
): Float64Array {
  const cells = new Set(ranks.map((rank) => cellOfRank(of.starts, rank)))
  const [first] = cells
  const sums = noSums()
  for (let i = 0; i < REPLICATES * regions[first!]!; i++) sums[i & (REPLICATES - 1)]! += counts[i]!
  for (const { from, to } of [...cells].map((cell) => slots.get(cell)!)) {
    for (let i = from; i < to; i++) if (values[i]! <= value) sums[replicates[i]!]!++
  }
  return sums
}
