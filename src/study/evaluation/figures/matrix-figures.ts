import type { Matrix, MatrixEntry } from '#evidence/matrix'
import type { Figure } from '#quantity/figure'
import { effectFigure, type Draft } from '#study/evaluation/figures/draft'

/** The improvement of every measured cell, with the absolute change beside it. */
export function matrixFigures(matrix: Matrix, hash: string): Figure[] {
  return matrix.cells.flatMap((cell) => cell.entries.flatMap((entry) => entryFigures(entry, hash)))
}

function entryFigures(entry: MatrixEntry, hash: string): Figure[] {
  const draft: Draft = {
    id: entry.id,
    label: `${entry.label}: improvement`,
    unit: '1',
    inputs: entry.from.map((figure) => ({ figure: `${figure}.difference` })),
    hash,
    n: entry.n,
    grade: entry.grade,
    settings: {
      ...(entry.certainty === undefined ? {} : { certainty: entry.certainty }),
      ...(entry.composed === undefined ? {} : { composed: entry.composed }),
      ...(entry.points ? { shown: 'points' } : {}),
    },
  }
  const change = {
    ...draft,
    id: `${entry.id}.change`,
    label: `${entry.label}: absolute change`,
    unit: entry.unit,
  }
  return [
    effectFigure(draft, entry.improvement ?? { reason: 'no improvement is claimed' }),
    ...(entry.difference === undefined ? [] : [effectFigure(change, entry.difference)]),
  ]
}
