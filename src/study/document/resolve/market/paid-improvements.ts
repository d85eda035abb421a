import type { PaidImprovement } from '#market/paid-improvement/paid-improvement'
import { documentNeeds } from '#study/document/resolve/document-needs'
import { refuse, refuseReference, type Resolution } from '#study/document/resolve/resolution'

/** Comparisons of improvement and willingness to pay whose need, survey and segments are there. */
export function resolvePaidImprovements(resolution: Resolution): readonly PaidImprovement[] {
  const { document } = resolution
  return (document['paid-improvement'] ?? []).map((block, index) => {
    const path = ['paid-improvement', index]
    const { id, need, survey, attribute } = block
    const needs = documentNeeds(document).map((one) => one.need.id)
    const surveys = (document.surveys ?? []).map((one) => one.id)
    if (!needs.includes(need)) refuseReference(resolution, [...path, 'need'], 'need', [need, needs])
    if (!surveys.includes(survey))
      refuseReference(resolution, [...path, 'survey'], 'survey', [survey, surveys])
    const segments = document.segments ?? []
    if (segments.length === 0) {
      const hint = 'Add `segments:`, and look at the evidence and the survey `by: [segment]`.'
      refuse(
        resolution,
        ['missing-key', path],
        `\`${id}\` compares segments, and the study has none.`,
        hint,
      )
    }
    return {
      kind: 'paid-improvement',
      id,
      path: `paid-improvement.${id}`,
      need,
      survey,
      ...(attribute === undefined ? {} : { attribute }),
      segments: segments.map((one) => ({ id: one.id, name: one.name ?? one.id })),
    }
  })
}
