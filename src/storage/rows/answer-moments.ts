import type { MomentsAnswer, MomentsCell, MomentsQuestion } from '#evidence/rows/question'
import { known, labelsOf } from '#storage/rows/answer-units'
import { BlockMoments, type CellMoments } from '#storage/rows/block-moments'
import { CellIndex } from '#storage/rows/cell-index'
import { blockRows, streamed, type ColumnStream } from '#storage/rows/column-stream'
import type { OpenDataSet } from '#storage/rows/open-data-set'
import type { DeclaredColumn } from '#storage/rows/relation'
import { summedMoments, type SummedMoments } from '#storage/rows/summed-moments'

/** Power sums by cell; the cells stand in the order of their first row. */
export async function answerMoments(
  opened: OpenDataSet,
  question: MomentsQuestion,
): Promise<MomentsAnswer> {
  const by = known(opened.relation, question.by).filter(({ kind }) => kind !== 'numbers')
  const of = known(opened.relation, question.of).filter(({ kind }) => kind === 'numbers')
  const tails = new Set(question.tails ?? question.of)
  const summed = await summedMoments(opened, by, { of, tails })
  const { cells, codes, texts } = summed
    ? { ...summed, texts: [] }
    : await streamedMoments(opened.stream, by, of)
  const labels = labelsOf(by, texts)
  const ids = of.map(({ id }) => id)
  return {
    kind: 'moments',
    cells: cells.map((cell, place) => ({
      by: (codes[place] ?? []).map((code, column) => labels[column]?.[code] ?? null),
      ...cellAnswer(cell, ids, tails),
    })),
  }
}

/** Moments of the rows block by block, with the labels of columns of texts. */
async function streamedMoments(
  stream: ColumnStream,
  by: readonly DeclaredColumn[],
  of: readonly DeclaredColumn[],
): Promise<SummedMoments & { readonly texts: readonly (readonly string[])[] }> {
  const index = new CellIndex(by.length)
  const moments = new BlockMoments(of.length)
  const cells = new Int32Array(blockRows)
  const columns = [...by, ...of].map(streamed)
  const texts = await stream.blocks(columns, ({ rows, numbers, codes }) => {
    index.place(rows, codes, cells)
    moments.add(rows, cells, numbers)
  })
  return { cells: moments.cells, codes: index.cells, texts }
}

function cellAnswer(
  { rows, origins, columns, pairs }: CellMoments,
  ids: readonly string[],
  tails: ReadonlySet<string>,
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
  const present = placed.filter(([, { n }]) => n > 0)
  const spreads = present.filter(([id]) => !tails.has(id))
  return {
    rows,
    columns: Object.fromEntries(present.filter(([id]) => tails.has(id))),
    ...(ids.every((id) => tails.has(id))
      ? {}
      : {
          spreads: Object.fromEntries(
            spreads.map(([id, { n, mean, m2 }]) => [id, { n, mean, m2 }]),
          ),
        }),
    pairs: Object.fromEntries(paired.filter(([, { n }]) => n > 0)),
  }
}
