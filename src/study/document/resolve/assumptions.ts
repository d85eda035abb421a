import { labelOf, plainNumber, textPlace } from '#study/document/resolve/expressions'
import { withoutGaps } from '#study/document/resolve/jobs'
import { doubt, refuseReference, take, type Resolution } from '#study/document/resolve/resolution'
import type { StudyDocument } from '#study/document/schema/study'
import { readAssumption } from '#value/formula/read-assumption'
import type { Assumption, ValueModel } from '#value/model'

type AssumptionDocument = NonNullable<StudyDocument['assumptions']>[number]

/** The assumptions with their distributions, each in its own unit. */
export function resolveAssumptions(resolution: Resolution): readonly Assumption[] {
  return (resolution.document.assumptions ?? []).map((assumption, index) =>
    resolveAssumption(resolution, assumption, index),
  )
}

function resolveAssumption(
  resolution: Resolution,
  assumption: AssumptionDocument,
  index: number,
): Assumption {
  const path = ['assumptions', index, 'value']
  const place = textPlace(resolution, String(assumption.value), path)
  const read = take(resolution, readAssumption(assumption.value, assumption.unit, place))
  if (Object.keys(assumption.source ?? {}).length === 0) {
    const hint = 'Add `source: { kind: judgement, by: WHO, date: 2026-11-21 }`.'
    const message = `The assumption \`${assumption.id}\` has no source.`
    doubt(resolution, ['no-source', ['assumptions', index]], message, hint)
  }
  return {
    id: assumption.id,
    label: assumption.name ?? labelOf(assumption.id),
    distribution: read?.distribution ?? { family: 'fixed', value: 0 },
    text: String(assumption.value),
    unit: read?.unit ?? plainNumber,
    generated: false,
    path: resolution.place(['assumptions', index]).path ?? '',
    ...(assumption.source === undefined ? {} : { source: withoutGaps(assumption.source) }),
    ...(assumption.owner === undefined ? {} : { owner: assumption.owner }),
    ...(assumption.review === undefined ? {} : { review: assumption.review }),
  }
}

/** Rank correlations between assumptions that exist. */
export function resolveCorrelations(resolution: Resolution): ValueModel['correlations'] {
  const known = (resolution.document.assumptions ?? []).map(({ id }) => id)
  return (resolution.document.correlations ?? []).flatMap((correlation, index) => {
    const [first = '', second = ''] = correlation.of
    const strange = [first, second].filter((id) => !known.includes(id))
    for (const id of strange) {
      refuseReference(resolution, ['correlations', index, 'of'], 'assumption', [id, known])
    }
    const source = correlation.source === undefined ? {} : withoutGaps(correlation.source)
    if (strange.length > 0) return []
    return [{ of: [first, second] as const, rank: correlation.rank, source }]
  })
}
