import type { Literal } from '#evidence/rows/data-set'
import type { Segment } from '#job/job'
import type { BlockBasics } from '#market/row-block'
import type { DocumentPath } from '#study/document/document-text'
import { refuse, refuseReference, type Resolution } from '#study/document/resolve/resolution'

/** What every block says, as it is written. */
export interface WrittenBasics {
  readonly id: string
  readonly data: string
  readonly by?: readonly string[] | undefined
  readonly weight?: string | undefined
}

/** What every block has, where its data set is there. */
export function blockBasics(
  resolution: Resolution,
  { id, data, by = [], weight }: WrittenBasics,
  path: DocumentPath,
): BlockBasics | undefined {
  const known = (resolution.document.data ?? []).map((set) => set.id)
  if (!known.includes(data)) {
    refuseReference(resolution, [...path, 'data'], 'data set', [data, known])
    return undefined
  }
  const columns = by.filter((column) => column !== 'segment')
  const segments = columns.length === by.length ? [] : segmentsAt(resolution, [...path, 'by'])
  return {
    id,
    data,
    path: `${String(path[0])}.${id}`,
    ...(columns.length === 0 ? {} : { by: columns }),
    ...(segments.length === 0 ? {} : { segments }),
    ...(weight === undefined ? {} : { weight }),
  }
}

/** The segments of the study. */
function resolveSegments({ document }: Resolution): readonly Segment[] {
  return (document.segments ?? []).map(({ id, name, where, size }) => ({
    id,
    name: name ?? id,
    where: Object.fromEntries(
      Object.entries(where).map(([column, wanted]) => [column, [wanted].flat() as Literal[]]),
    ),
    ...(size === undefined ? {} : { size }),
  }))
}

/** The segments of the study, where it has some. */
export function segmentsAt(resolution: Resolution, path: DocumentPath): readonly Segment[] {
  const segments = resolveSegments(resolution)
  if (segments.length > 0) return segments
  const message = '`segment` stands for the segments of the study, and it has none.'
  refuse(resolution, ['unknown-reference', path], message, 'Write `segments`, or name a column.')
  return []
}
