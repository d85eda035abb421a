import type { ShapeAnswer, ShapeQuestion } from '#evidence/rows/question'
import { known, labelsOf } from '#storage/rows/answer-units'
import { CellIndex } from '#storage/rows/cell-index'
import { FirstPass } from '#storage/rows/first-pass'
import { findRanks, type ValuePass } from '#storage/rows/order-statistics'
import type { Relation } from '#storage/rows/relation'
import { blockRows, streamed, type ColumnStream } from '#storage/rows/column-stream'

/** Values that are held at once to be sorted. */
const room = 1 << 22

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
  const columns = [...by, ...of].map(streamed)
  let texts: readonly (readonly string[])[] = []
  const pass: ValuePass = async (take) => {
    texts = await stream.blocks(columns, ({ rows, numbers, codes }) => {
      index.place(rows, codes, cells)
      take(rows, cells, numbers[0]!)
    })
  }
  const edges = edgesOf(low, high, question.bins)
  const { probabilities } = question
  const first = new FirstPass({ edges, probabilities, room })
  await pass((rows, cells, values) => first.take(rows, cells, values))
  const found = first.cells().map(() => new Map<number, number>())
  await findRanks(pass, first.stretches(found), room, found)
  const labels = labelsOf(by, texts)
  return {
    kind: 'shape',
    cells: first.cells().map(({ n, counts }, cell) => ({
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
