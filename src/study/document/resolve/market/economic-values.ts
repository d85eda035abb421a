import type { EconomicValueBlock } from '#market/economic-value/economic-value-block'
import type { SegmentName } from '#market/market-view'
import type { DocumentPath } from '#study/document/document-text'
import { refuse, refuseReference, type Resolution } from '#study/document/resolve/resolution'

/** Estimates of economic value whose solutions and segment are there. */
export function resolveEconomicValues(resolution: Resolution): readonly EconomicValueBlock[] {
  const { document } = resolution
  return (document['economic-value'] ?? []).map((block, index) => {
    const path = ['economic-value', index]
    const { id, solution, reference, segment, price } = block
    const known = document.solutions.map((one) => one.id)
    for (const key of ['solution', 'reference'] as const) {
      if (!known.includes(block[key]))
        refuseReference(resolution, [...path, key], 'solution', [block[key], known])
    }
    if (solution === reference) {
      const message = `\`${solution}\` is compared with itself.`
      refuse(resolution, ['wrong-value', [...path, 'reference']], message, 'Name another solution.')
    }
    if (document.value === undefined) {
      const hint = 'Add `value:` with drivers: what is better has to be money.'
      refuse(
        resolution,
        ['missing-key', path],
        `\`${id}\` rests on a value model, and there is none.`,
        hint,
      )
    }
    const whose = segmentAt(resolution, segment, [...path, 'segment'])
    return {
      kind: 'economic-value',
      id,
      path: `economic-value.${id}`,
      solution,
      reference,
      price: price ?? 'list',
      ...(whose === undefined ? {} : { segment: whose }),
    }
  })
}

/** A segment of the study with its name; one that the study does not have is refused. */
export function segmentAt(
  resolution: Resolution,
  segment: string | undefined,
  path: DocumentPath,
): SegmentName | undefined {
  if (segment === undefined) return undefined
  const segments = resolution.document.segments ?? []
  const found = segments.find(({ id }) => id === segment)
  if (found !== undefined) return { id: segment, name: found.name ?? segment }
  const known = segments.map(({ id }) => id)
  refuseReference(resolution, path, 'segment', [segment, known])
  return undefined
}
