import type { Matrix, MatrixEntry } from '#evidence/matrix'
import type { Figure } from '#quantity/figure'
import { effectFigure, type Draft } from '#study/evaluation/figures/draft'

/** What the figures of a matrix stand on. */
interface MatrixOrigin {
  readonly hash: string
  /** The figure of the difference behind `evidence.trial.wait`. */
  readonly differenceOf: (estimate: string) => string
  /** Whose matrix it is, where it is that of a segment. */
  readonly segment?: string
}

/** The improvement of every measured cell, with the absolute change beside it. */
export function matrixFigures(matrix: Matrix, origin: MatrixOrigin): Figure[] {
  return matrix.cells.flatMap((cell) =>
    cell.entries.flatMap((entry) => entryFigures(entry, origin)),
  )
}

/** What the job has of the one step that was measured is told from what the step has. */
function labelOf({ need, label, composed }: MatrixEntry): string {
  return need === undefined || composed === undefined ? label : `${label}, of the whole job`
}

function entryFigures(entry: MatrixEntry, origin: MatrixOrigin): Figure[] {
  const { hash, differenceOf, segment } = origin
  const words = labelOf(entry)
  const label = segment === undefined ? words : `${words} (${segment})`
  const draft: Draft = {
    id: entry.id,
    label: `${label}: improvement`,
    unit: '1',
    inputs: entry.from.map((estimate) => ({ figure: differenceOf(estimate) })),
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
    // Before what stands in brackets: `matrix.open.wait.change[segment=desk]`.
    id: entry.id.replace(/(?=\[|$)/, '.change'),
    label: `${label}: absolute change`,
    unit: entry.unit,
  }
  return [
    effectFigure(draft, entry.improvement ?? { reason: 'no improvement is claimed' }),
    ...(entry.difference === undefined ? [] : [effectFigure(change, entry.difference)]),
  ]
}
