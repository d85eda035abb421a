import type { RowBlock } from '#market/row-block'
import type { Segmentation } from '#market/segments/segmentation'
import { refuse, type Resolution } from '#study/document/resolve/resolution'

/** Blocks with the segmentations that `by` names; one on other rows is refused, for its groups are rows of its own data set. */
export function withFoundSegments(
  resolution: Resolution,
  blocks: readonly RowBlock[],
): readonly RowBlock[] {
  const known = blocks.filter((block) => block.kind === 'segmentation')
  return blocks.map((block) => {
    const named = known.filter(({ id }) => block.by?.includes(id) === true && id !== block.id)
    for (const one of named) if (one.data !== block.data) refuseOther(resolution, block, one)
    return named.length === 0 ? block : { ...block, found: named }
  })
}

function refuseOther(resolution: Resolution, block: RowBlock, { id, data }: Segmentation): void {
  const [key = ''] = block.path.split('.')
  const entries = (resolution.document as Readonly<Record<string, unknown>>)[key]
  const index = Array.isArray(entries)
    ? entries.findIndex((entry: { readonly id?: string }) => entry.id === block.id)
    : -1
  const message = `The groups of \`${id}\` are of the rows of \`${data}\`, and \`${block.id}\` is on \`${block.data}\`.`
  const hint = `Put both on one data set, or join the columns (\`joins\`).`
  refuse(resolution, ['unknown-reference', [key, index, 'by']], message, hint)
}
