import type { PaidImprovement } from '#market/paid-improvement/paid-improvement'
import type { DocumentPath } from '#study/document/document-text'
import { documentNeeds } from '#study/document/resolve/document-needs'
import { refuse, refuseReference, type Resolution } from '#study/document/resolve/resolution'
import type { StudyDocument } from '#study/document/schema/study'

/** Comparisons of improvement and willingness to pay whose need, survey and segments are there. */
export function resolvePaidImprovements(resolution: Resolution): readonly PaidImprovement[] {
  const { document } = resolution
  return (document['paid-improvement'] ?? []).map((block, index) => {
    const path = ['paid-improvement', index]
    const { id, need, survey, attribute } = block
    const needs = documentNeeds(document).map((one) => one.need.id)
    if (!needs.includes(need)) refuseReference(resolution, [...path, 'need'], 'need', [need, needs])
    checkSurvey(resolution, block, path)
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

type Written = NonNullable<StudyDocument['paid-improvement']>[number]

/** Of choices one attribute is paid for; in other surveys the whole is. */
function checkSurvey(
  resolution: Resolution,
  { survey, attribute }: Written,
  path: DocumentPath,
): void {
  const surveys = resolution.document.surveys ?? []
  const asked = surveys.find(({ id }) => id === survey)
  if (asked === undefined) {
    const known = surveys.map(({ id }) => id)
    refuseReference(resolution, [...path, 'survey'], 'survey', [survey, known])
  } else if (asked.kind === 'choice' && attribute === undefined) {
    const message = `\`${survey}\` is of choices: it does not say which attribute is paid for.`
    refuse(resolution, ['missing-key', path], message, 'Name one of its attributes: `attribute`.')
  } else if (asked.kind !== 'choice' && attribute !== undefined) {
    const message = `\`${survey}\` is not of choices: nothing there is paid for apart from the rest.`
    refuse(resolution, ['wrong-value', [...path, 'attribute']], message, 'Leave `attribute` out.')
  }
}
