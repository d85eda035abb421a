import { textPlace } from '#study/document/resolve/expressions'
import { segmentAt } from '#study/document/resolve/market/economic-values'
import { refuse, take, type Resolution } from '#study/document/resolve/resolution'
import { readAssumption } from '#value/formula/read-assumption'
import type { Assumption, SegmentAssumptions } from '#value/model'

/** What segments have in place of the assumptions of all, in the order of the segments. */
export function resolveSegmentAssumptions(
  resolution: Resolution,
  assumptions: readonly Assumption[],
): readonly SegmentAssumptions[] {
  const { document } = resolution
  const set = new Map<string, Record<string, SegmentAssumptions['set'][string]>>()
  const byId = new Map(assumptions.map((assumption) => [assumption.id, assumption]))
  for (const [index, assumption] of (document.assumptions ?? []).entries()) {
    const own = byId.get(assumption.id)
    for (const [segment, written] of Object.entries(assumption['by-segment'] ?? {})) {
      const path = ['assumptions', index, 'by-segment', segment]
      segmentAt(resolution, segment, path)
      if (own === undefined) {
        const message = `\`${assumption.id}\` is computed from parts and has no value of its own.`
        const hint = 'Write a `value`, or the parts as assumptions of their own.'
        refuse(resolution, ['not-supported', path], message, hint)
        continue
      }
      const text = String(written)
      const read = take(
        resolution,
        readAssumption(written, own.unit.text, textPlace(resolution, text, path)),
      )
      if (read !== undefined)
        set.set(segment, { ...set.get(segment), [assumption.id]: { text, ...read } })
    }
  }
  return (document.segments ?? []).flatMap(({ id, name }, index) => {
    const own = set.get(id)
    const path = resolution.place(['segments', index]).path ?? `segments.${id}`
    return own === undefined ? [] : [{ id, label: name ?? id, set: own, path }]
  })
}
