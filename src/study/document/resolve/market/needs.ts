import { proposePairs } from '#market/needs/need-pairs'
import type { ImportanceQuestion, NeedColumns, NeedsSurvey } from '#market/needs/needs-survey'
import type { BlockBasics } from '#market/row-block'
import type { DocumentPath } from '#study/document/document-text'
import { documentNeeds } from '#study/document/resolve/document-needs'
import {
  answerScaleOf,
  columnsOf,
  labelsOf,
  straightLineOf,
} from '#study/document/resolve/market/answer-rules'
import {
  importanceQuestion,
  needsOfQuestion,
} from '#study/document/resolve/market/importance-question'
import { refuse, type Resolution } from '#study/document/resolve/resolution'
import type { SurveyOfKind } from '#study/document/schema/study'

const usualThresholds = [10, 12, 15] as const

/** A survey of needs, where importance and satisfaction speak of the same needs. */
export function resolveNeeds(
  resolution: Resolution,
  survey: SurveyOfKind<'needs'>,
  [basics, path]: readonly [BlockBasics, DocumentPath],
): NeedsSurvey | undefined {
  const known = survey.needs ?? documentNeeds(resolution.document).map(({ need }) => need.id)
  const at = [...path, 'satisfaction']
  const scale = answerScaleOf(resolution, survey.satisfaction, at)
  const columns = columnsOf(resolution, [survey.satisfaction.columns, known], [...at, 'columns'])
  const importance = importanceQuestion(resolution, [survey.importance, known], path)
  if (scale === undefined || columns === undefined || importance === undefined) return undefined
  const ids = pairedNeeds(resolution, [survey, importance, columns], path)
  if (ids === undefined) return undefined
  const labelOf = labelsOf(resolution)
  const { kind, respondent, quality = {}, thresholds = usualThresholds } = survey
  return {
    ...basics,
    kind,
    ...(respondent === undefined ? {} : { respondent }),
    needs: ids.map((id) => ({ id, label: labelOf(id) })),
    importance,
    satisfaction: { scale, columns },
    thresholds: [...new Set(thresholds)].toSorted((a, b) => a - b),
    quality: {
      straightLine: straightLineOf(quality['straight-line'], ids.length),
      ...speedersOf(quality.speeders),
    },
  }
}

function speedersOf(
  written: NonNullable<SurveyOfKind<'needs'>['quality']>['speeders'],
): Pick<NeedsSurvey['quality'], 'speeders'> {
  if (written === undefined) return {}
  const { seconds, below, 'leave-out': leaveOut = false } = written
  return { speeders: { seconds, ...(below === undefined ? {} : { below }), leaveOut } }
}

/** The needs of a survey, where both halves speak of the same ones. */
function pairedNeeds(
  resolution: Resolution,
  [survey, importance, columns]: readonly [SurveyOfKind<'needs'>, ImportanceQuestion, NeedColumns],
  path: DocumentPath,
): readonly string[] | undefined {
  const satisfied = Object.keys(columns)
  const needs = survey.needs === undefined ? satisfied : [...new Set(survey.needs)]
  const wanted = needsOfQuestion(importance, needs)
  const lonely = [
    ...missingFrom(needs, wanted).map(
      (need) => [need, 'importance', missingFrom(wanted, satisfied)] as const,
    ),
    ...missingFrom([...new Set([...needs, ...wanted])], satisfied).map(
      (need) => [need, 'satisfaction', missingFrom(satisfied, wanted)] as const,
    ),
  ]
  for (const [need, side, open] of lonely) {
    const other = side === 'importance' ? 'satisfaction' : 'importance'
    const message = `\`${need}\` has ${other}, and no ${side}.`
    const [pair] = proposePairs([need], open)
    const hint =
      pair === undefined
        ? `Name its column under \`${side}\`, or leave the need out.`
        : `Is it what \`${pair.satisfaction}\` is under \`${side}\`? Give both one name.`
    refuse(resolution, ['missing-key', [...path, side]], message, hint)
  }
  return lonely.length === 0 ? needs : undefined
}

function missingFrom(names: readonly string[], others: readonly string[]): readonly string[] {
  return names.filter((name) => !others.includes(name))
}
