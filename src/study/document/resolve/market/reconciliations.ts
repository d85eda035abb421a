import type { Reconciliation } from '#market/reconciliation/reconciliation'
import type { DocumentPath } from '#study/document/document-text'
import { withoutGaps } from '#study/document/resolve/without-gaps'
import { segmentAt } from '#study/document/resolve/market/economic-values'
import { amountAt } from '#study/document/resolve/market/prices'
import { doubt, refuseReference, type Resolution } from '#study/document/resolve/resolution'
import type { StudyDocument } from '#study/document/schema/study'

type ReconciliationDocument = NonNullable<StudyDocument['reconciliation']>[number]

/** Reconciliations of prices whose references are there. */
export function resolveReconciliations(resolution: Resolution): readonly Reconciliation[] {
  const { document } = resolution
  return (document.reconciliation ?? []).map((block, index) => {
    const path = ['reconciliation', index]
    const { id, segment, solution, survey = [] } = block
    const surveys = [survey].flat()
    const worth = block['economic-value']
    const whose = segmentAt(resolution, segment, [...path, 'segment'])
    checkReferences(resolution, block, path)
    const floor = floorOf(resolution, block, path)
    return {
      kind: 'reconciliation',
      id,
      path: `reconciliation.${id}`,
      surveys,
      ...(whose === undefined ? {} : { segment: whose }),
      ...(solution === undefined ? {} : { solution }),
      ...(worth === undefined ? {} : { economicValue: worth }),
      ...(floor === undefined ? {} : { floor }),
    }
  })
}

function checkReferences(
  resolution: Resolution,
  block: ReconciliationDocument,
  path: DocumentPath,
): void {
  const { document } = resolution
  const ids = (entries: readonly { readonly id: string }[] | undefined): readonly string[] =>
    (entries ?? []).map(({ id }) => id)
  const named = [
    ['survey', 'survey', [block.survey ?? []].flat(), ids(document.surveys)],
    ['solution', 'solution', [block.solution ?? []].flat(), ids(document.solutions)],
    [
      'economic-value',
      'economic value',
      [block['economic-value'] ?? []].flat(),
      ids(document['economic-value']),
    ],
  ] as const
  for (const [key, what, wanted, known] of named) {
    for (const id of wanted) {
      if (!known.includes(id)) refuseReference(resolution, [...path, key], what, [id, known])
    }
  }
}

function floorOf(
  resolution: Resolution,
  { id, floor }: ReconciliationDocument,
  path: DocumentPath,
): Reconciliation['floor'] {
  if (floor === undefined) return undefined
  const place = [...path, 'floor', 'value']
  const amount = amountAt(resolution, floor.value, [place, `reconciliation.${id}.floor`])
  if (amount === undefined) return undefined
  if (floor.source === undefined) {
    const hint = 'Add `source: { kind: judgement, by: WHO, date: 2026-11-21 }`.'
    doubt(resolution, ['no-source', place], `The cost floor of \`${id}\` has no source.`, hint)
    return { amount }
  }
  return { amount, source: withoutGaps(floor.source) }
}
