import type { MetricCandidate, MetricChoice } from '#market/metrics/metric-choice'
import { sentence } from '#quantity/sentence'
import type { DocumentPath } from '#study/document/document-text'
import { documentNeeds } from '#study/document/resolve/document-needs'
import { labelOf } from '#study/document/resolve/expressions'
import { withoutGaps } from '#study/document/resolve/without-gaps'
import { amountAt } from '#study/document/resolve/market/prices'
import { doubt, refuse, refuseReference, type Resolution } from '#study/document/resolve/resolution'
import type { StudyDocument } from '#study/document/schema/study'

type CandidateDocument = NonNullable<StudyDocument['metric-candidates']>[number]

/** The candidates among metrics and the answers to the five questions; none where there are neither. */
export function resolveMetricChoice(resolution: Resolution): readonly MetricChoice[] {
  const { document } = resolution
  const { questions } = document
  const written = document['metric-candidates']
  if (written === undefined && questions === undefined) return []
  const candidates = (written ?? []).flatMap((candidate, index) =>
    candidateOf(resolution, candidate, ['metric-candidates', index]),
  )
  for (const [index, { id }] of candidates.entries()) {
    if (candidates.findIndex((one) => one.id === id) === index) continue
    const hint = 'Give one of them an `id` of its own.'
    refuse(
      resolution,
      ['duplicate-id', ['metric-candidates', index]],
      `\`${id}\` is a candidate already.`,
      hint,
    )
  }
  return [
    {
      kind: 'metric-choice',
      id: 'metrics',
      path: 'metric-candidates',
      candidates,
      answers: withoutGaps(questions ?? {}),
    },
  ]
}

function candidateOf(
  resolution: Resolution,
  candidate: CandidateDocument,
  path: DocumentPath,
): readonly MetricCandidate[] {
  const { need, name, category, move, source } = candidate
  const needs = documentNeeds(resolution.document).map((placed) => placed.need)
  const own = needs.find(({ id }) => id === need)
  if (need !== undefined && own === undefined) {
    const known = needs.map(({ id }) => id)
    refuseReference(resolution, [...path, 'need'], 'need', [need, known])
  }
  const id = candidate.id ?? need
  if (id === undefined) {
    const message = 'The candidate names neither a need nor an id of its own.'
    refuse(resolution, ['missing-key', path], message, 'Add `need:`, or `id:` and `name:`.')
    return []
  }
  if (source === undefined) {
    const hint = 'Say who gave A and B: `source: { kind: judgement, by: WHO, date: 2026-11-21 }`.'
    doubt(resolution, ['no-source', path], `The candidate \`${id}\` has no source.`, hint)
  }
  const stakes = stakesOf(resolution, candidate, [id, path])
  const change = candidate['set-up-change']
  return [
    {
      id,
      name:
        name ??
        (own === undefined ? labelOf(id) : sentence(`${own.outcome.measure} ${own.outcome.focus}`)),
      category,
      move,
      needToImprove: candidate['need-to-improve'],
      chanceToImprove: candidate['chance-to-improve'],
      path: `metric-candidates.${path[1]}`,
      ...withoutGaps({ need, stakes, setUpChange: change, source }),
    },
  ]
}

function stakesOf(
  resolution: Resolution,
  { stakes }: CandidateDocument,
  [id, path]: readonly [string, DocumentPath],
): MetricCandidate['stakes'] {
  if (stakes === undefined) return undefined
  const place = [...path, 'stakes']
  const amount = amountAt(resolution, stakes, [place, `metric.${id}.stakes`])
  if (amount === undefined || amount.unit.dimensions['s'] === -1) return amount
  const message = `\`${stakes}\` is not money a year.`
  const hint = `Write it like \`200000 ${resolution.document.currency}/year\`.`
  refuse(resolution, ['unit', place], message, hint)
  return undefined
}
