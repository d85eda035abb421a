import { buildMatrix, type MatrixInput } from '#evidence/build-matrix'
import type { BlockEvaluation } from '#evidence/evaluate-block'
import type { Matrix, MatrixCell } from '#evidence/matrix'

/** The Job Value Matrix of the customers of one segment. */
export interface SegmentMatrix {
  readonly segment: { readonly id: string; readonly name: string }
  /** Ids of entries end with the segment: `matrix.open.wait[segment=desk]`. */
  readonly matrix: Matrix
}

type SegmentInput = Omit<MatrixInput, 'evaluations' | 'others'> & {
  readonly evaluations: readonly Pick<BlockEvaluation, 'block' | 'segments'>[]
}

/**
 * The Job Value Matrix of each segment, by the rules of `buildMatrix`: steps, cells and what the job is composed of,
 * each from the rows of the segment alone. Only blocks that are looked at by `segment` stand in it; what is combined
 * over blocks or stated by people is not of one segment and is left out. Segments in the order in which blocks have them.
 */
export function segmentMatrices(input: SegmentInput): readonly SegmentMatrix[] {
  const { evaluations, ...shared } = input
  const known = evaluations.flatMap(({ segments }) => segments)
  const names = new Map(known.map(({ id, name }) => [id, name]))
  return [...names].map(([id, name]) => {
    const own = evaluations.flatMap(({ block, segments }) =>
      segments.filter((one) => one.id === id).map(({ evaluated }) => ({ block, evaluated })),
    )
    const matrix = buildMatrix({ ...shared, evaluations: own, others: [] })
    return { segment: { id, name }, matrix: { ...matrix, cells: matrix.cells.map(ofSegment(id)) } }
  })
}

function ofSegment(segment: string): (cell: MatrixCell) => MatrixCell {
  return (cell) => ({
    ...cell,
    entries: cell.entries.map((entry) => ({ ...entry, id: `${entry.id}[segment=${segment}]` })),
  })
}
