import type { ShapeAnswer, ShapeQuestion } from '#evidence/rows/question'
import { known, labelsOf } from '#storage/rows/answer-units'
import { CellIndex } from '#storage/rows/cell-index'
import {
  findRanks,
  firstDigits,
  firstStretches,
  keyDigit,
  type Stretch,
  type ValuePass,
} from '#storage/rows/order-statistics'
import type { Relation } from '#storage/rows/relation'
import { blockRows, type ColumnStream } from '#storage/rows/column-stream'

/** Values that are held at once to be sorted. */
const room = 1 << 22
/** Cells whose first digits are counted in the first pass; the values of others are held. */
const countedCells = 64

/** Quantiles of type 7 and a histogram by cell, from as many passes over the rows as are needed. */
export async function answerShape(
  stream: ColumnStream,
  relation: Relation,
  question: ShapeQuestion,
  [low, high]: readonly [number, number],
): Promise<ShapeAnswer> {
  const by = known(relation, question.by).filter(({ kind }) => kind !== 'numbers')
  const of = known(relation, [question.of]).filter(({ kind }) => kind === 'numbers')
  if (of.length === 0) return { kind: 'shape', cells: [] }
  const index = new CellIndex(by.length)
  const cells = new Int32Array(blockRows)
  const columns = [...by, ...of].map(({ sql, kind }) => ({ sql, kind }))
  let texts: readonly (readonly string[])[] = []
  const pass: ValuePass = async (take) => {
    texts = await stream.blocks(columns, ({ rows, numbers, codes }) => {
      index.place(rows, codes, cells)
      take(rows, cells, numbers[0]!)
    })
  }
  const edges = edgesOf(low, high, question.bins)
  const first = new FirstPass(edges)
  await pass((rows, cells, values) => first.take(rows, cells, values))
  const found = first.cells.map(() => new Map<number, number>())
  const { probabilities } = question
  await findRanks(pass, first.stretches(probabilities), room, found)
  const labels = labelsOf(by, texts)
  return {
    kind: 'shape',
    cells: first.cells.map(({ n, counts }, cell) => ({
      by: (index.cells[cell] ?? []).map((code, column) => labels[column]?.[code] ?? null),
      quantiles: n === 0 ? [] : probabilities.map((each) => quantile(each, n, found[cell]!)),
      edges,
      counts: [...counts],
    })),
  }
}

/** Edges of bins of one width from the smallest to the largest value of all cells. */
function edgesOf(low: number, high: number, bins: number): readonly number[] {
  const [from, to] = low < high ? [low, high] : [low - 0.5, low + 0.5]
  const width = (to - from) / bins
  return Array.from({ length: bins + 1 }, (_, edge) => (edge === bins ? to : from + edge * width))
}

/** Quantile of type 7: linear between the order statistics around (n - 1) p. */
function quantile(probability: number, n: number, sorted: ReadonlyMap<number, number>): number {
  const place = (n - 1) * probability
  const rank = Math.floor(place)
  const below = sorted.get(rank)!
  const above = sorted.get(rank + 1) ?? below
  return place === rank ? below : below + (place - rank) * (above - below)
}

function ranksFor(probabilities: readonly number[], n: number): readonly number[] {
  const ranks = probabilities.flatMap((probability) => {
    const rank = Math.floor((n - 1) * probability)
    return [rank, rank + 1]
  })
  return [...new Set(ranks)].filter((rank) => rank < n)
}

/** Counts values, bins and first digits by cell. */
class FirstPass {
  readonly cells: FirstLook[] = []
  private readonly edges: readonly number[]
  private readonly scratch = new Float64Array(blockRows)
  private readonly bits = new Uint16Array(this.scratch.buffer)

  constructor(edges: readonly number[]) {
    this.edges = edges
  }

  take(rows: number, cells: Int32Array, values: Float64Array): void {
    const { edges, scratch } = this
    const last = edges.length - 2
    const low = edges[0]!
    const perBin = (last + 1) / (edges[last + 1]! - low)
    for (let row = 0; row < rows; row++) {
      const value = values[row]! + 0
      scratch[row] = value
      const look = this.cells[cells[row]!] ?? this.newCell(cells[row]!)
      if (value - value !== 0) continue
      look.n++
      let bin = Math.min(last, Math.max(0, Math.floor((value - low) * perBin)))
      if (value < edges[bin]!) bin--
      else if (bin < last && value >= edges[bin + 1]!) bin++
      look.counts[bin]!++
      if (look.digits !== undefined) look.digits[keyDigit(this.bits, row, 0)]!++
    }
  }

  stretches(probabilities: readonly number[]): readonly Stretch[] {
    return this.cells.flatMap(({ n, digits }, cell) => {
      const ranks = ranksFor(probabilities, n)
      return digits === undefined
        ? [{ cell, digits: [], ranks, first: 0, size: n }]
        : firstStretches(cell, digits, ranks)
    })
  }

  private newCell(cell: number): FirstLook {
    while (this.cells.length <= cell) {
      const counted = this.cells.length < countedCells ? { digits: firstDigits() } : {}
      this.cells.push({ n: 0, counts: new Float64Array(this.edges.length - 1), ...counted })
    }
    return this.cells[cell]!
  }
}

interface FirstLook {
  n: number
  /** In each bin: its lower edge inclusive, the upper one exclusive but for the last bin. */
  readonly counts: Float64Array
  /** How many values have each first digit of the key. */
  readonly digits?: Uint32Array
}
