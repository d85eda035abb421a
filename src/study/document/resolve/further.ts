import type { EvidenceBlock } from '#evidence/estimate'
import type { FoundGroups } from '#evidence/further/found-groups'
import type { DocumentPath } from '#study/document/document-text'
import type { EvidenceDocument } from '#study/document/resolve/document-evidence'
import { segmentsAt } from '#study/document/resolve/market/block-basics'
import { declares } from '#study/document/resolve/market/measured-column'
import { quantityAt } from '#study/document/resolve/measure'
import { ownUnit } from '#study/document/resolve/metric'
import { refuse, refuseReference, type Resolution } from '#study/document/resolve/resolution'

type Further = Pick<
  EvidenceBlock,
  'by' | 'segments' | 'found' | 'notWorseBy' | 'looks' | 'bootstrap'
>

/** Designs whose own sample a subgroup would not narrow. */
const overTime: readonly string[] = [
  'difference-in-differences',
  'interrupted-time-series',
  'longitudinal',
]

/** Designs whose arms hold different rows: each is resampled by itself. */
const independent: readonly string[] = ['randomized', 'before-after', 'non-randomized', 'usage']

const usual = { resamples: 10_000, method: 'bca', seed: 1 } as const

/** What a block is asked beyond its design: subgroups, margins, looks, resampling. */
export function furtherOf(
  resolution: Resolution,
  block: EvidenceDocument,
  path: DocumentPath,
): Further {
  const { by, looks, bootstrap, design } = block
  if (by !== undefined && overTime.includes(design)) {
    const message = `Subgroups (\`by\`) of the design \`${design}\` are not in this version.`
    const hint = 'Write a block on a data set that keeps the rows of one group (`keep:`).'
    refuse(resolution, ['not-supported', [...path, 'by']], message, hint)
  }
  if (bootstrap !== undefined && !independent.includes(design)) {
    const message = `\`bootstrap\` resamples arms of different rows, and \`${design}\` has none such.`
    const hint = `It is there for ${independent.join(', ')}.`
    refuse(resolution, ['not-supported', [...path, 'bootstrap']], message, hint)
  }
  return {
    by: by ?? [],
    ...segmentsOf(resolution, block, path),
    ...groupsOf(resolution, block),
    ...marginsOf(resolution, block, path),
    ...(looks === undefined ? {} : { looks }),
    ...(bootstrap === undefined
      ? {}
      : {
          bootstrap: {
            resamples: bootstrap.resamples ?? usual.resamples,
            method: bootstrap.method ?? usual.method,
            seed: bootstrap.seed ?? usual.seed,
          },
        }),
  }
}

/** The segments of the study, where the block is looked at by them and its rows have no column of that name. */
function segmentsOf(
  resolution: Resolution,
  { by = [], data }: EvidenceDocument,
  path: DocumentPath,
): Pick<Further, 'segments'> {
  const at = by.indexOf('segment')
  if (at === -1 || declares(resolution, data, 'segment')) return {}
  const segments = segmentsAt(resolution, [...path, 'by', at])
  return segments.length === 0 ? {} : { segments }
}

function groupsOf(resolution: Resolution, block: EvidenceDocument): Pick<Further, 'found'> {
  const found = foundGroups(resolution, block)
  return found.length === 0 ? {} : { found }
}

/** The segmentations of the same rows by whose groups a block is looked at; a column of that name comes before. */
export function foundGroups(
  resolution: Resolution,
  { by = [], data }: Pick<EvidenceDocument, 'by' | 'data'>,
): readonly FoundGroups[] {
  const named = (resolution.document.segmentation ?? []).filter(
    ({ id, data: rows, method }) =>
      by.includes(id) && rows === data && method !== 'given' && !declares(resolution, data, id),
  )
  return named.map(({ id, features }) => ({ id, columns: features.flatMap(({ of }) => of ?? []) }))
}

function marginsOf(
  resolution: Resolution,
  { needs, 'not-worse-by': margins }: EvidenceDocument,
  path: DocumentPath,
): Pick<Further, 'notWorseBy'> {
  if (margins === undefined) return {}
  const read = Object.entries(margins).flatMap(([need, written]) => {
    const at = [...path, 'not-worse-by', need]
    if (!needs.includes(need)) {
      refuseReference(resolution, at, 'need of this evidence', [need, needs])
      return []
    }
    const margin = quantityAt(resolution, written, [ownUnit(resolution, need), at])
    if (margin === undefined) return []
    if (margin > 0) return [[need, margin] as const]
    const message = `The margin of \`${need}\` is ${String(written)}.`
    refuse(resolution, ['range', at], message, 'Write how much worse is still acceptable: above 0.')
    return []
  })
  return { notWorseBy: Object.fromEntries(read) }
}
