import type { MomentsAnswer, MomentsCell, MomentsQuestion } from '#evidence/rows/question'
import { known, labelsOf } from '#storage/rows/answer-units'
import { BlockMoments, type CellMoments } from '#storage/rows/block-moments'
import { CellIndex } from '#storage/rows/cell-index'
import type { Relation } from '#storage/rows/relation'
import { blockRows, type ColumnStream } from '#storage/rows/column-stream'

/** Power sums by cell; the cells stand in the order of their first row. */
export async function answerMoments(
  stream: ColumnStream,
  relation: Relation,
  question: MomentsQuestion,
): Promise<MomentsAnswer> {
  const by = known(relation, question.by).filter(({ kind }) => kind !== 'numbers')
  const of = known(relation, question.of).filter(({ kind }) => kind === 'numbers')
  const index = new CellIndex(by.length)
  const moments = new BlockMoments(of.length)
  const cells = new Int32Array(blockRows)
  const columns = [...by, ...of].map(({ sql, kind }) => ({ sql, kind }))
  const texts = await stream.blocks(columns, ({ rows, numbers, codes }) => {
    index.place(rows, codes, cells)
    moments.add(rows, cells, numbers)
  })
  const labels = labelsOf(by, texts)
  const ids = of.map(({ id }) => id)
  return {
    kind: 'moments',
    cells: moments.cells.map((cell, place) => ({
      by: (index.cells[place] ?? []).map((code, column) => labels[column]?.[code] ?? null),
      ...cellAnswer(cell, ids),
    })),
  }
}

function cellAnswer(
  { rows, origins, columns, pairs }: CellMoments,
  ids: readonly string[],
): Omit<MomentsCell, 'by'> {
  const from = (place: number): number => origins[place] ?? 0
  const placed = ids.map((id, place) => {
    const moments = columns[place]!
    return [id, { ...moments, mean: from(place) + moments.mean }] as const
  })
  const places = ids.flatMap((_, first) =>
    ids.slice(first + 1).map((__, k) => [first, first + 1 + k] as const),
  )
  const paired = places.map(([first, second], place) => {
    const { n, meanA, meanB, c } = pairs[place]!
    const pair = { n, meanA: from(first) + meanA, meanB: from(second) + meanB, c }
    return [`${ids[first]}|${ids[second]}`, pair] as const
  })
  return {
    rows,
    columns: Object.fromEntries(placed.filter(([, { n }]) => n > 0)),
    pairs: Object.fromEntries(paired.filter(([, { n }]) => n > 0)),
  }
}
