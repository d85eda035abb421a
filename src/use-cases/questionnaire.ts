import { problem, type Outcome } from '#quantity/finding'
import { missingDocument } from '#study/document/resolve-study'
import { answersBlock, type AnswerLayout } from '#study/questionnaire/answers-block'
import { questionnaire, type Questionnaire } from '#study/questionnaire/questionnaire'
import { needsOf } from '#study/study'
import type { Ports } from '#use-cases/assess'
import { readStudyFile } from '#use-cases/read-study-file'

/** A questionnaire with the piece of the study that reads its answers back. */
export interface PlannedSurvey {
  readonly questionnaire: Questionnaire
  readonly block: string
}

/** Makes a questionnaire on the needs of a study. */
export async function planSurvey(
  request: { readonly study: string; readonly layout: AnswerLayout },
  { documents }: Ports,
): Promise<Outcome<PlannedSurvey>> {
  const found = await documents.find(request.study)
  if (found === undefined) return { findings: missingDocument(request.study).findings }
  const read = await readStudyFile(found, documents)
  if (read.value === undefined) return { findings: read.findings }
  const { study } = read.value
  if (needsOf(study).length === 0) {
    const message = 'The study has no needs to ask about.'
    const hint = 'Add `needs` to its job or to the steps of it.'
    return {
      findings: [problem('missing-key', { file: request.study, path: 'job.needs' }, message, hint)],
    }
  }
  const made = questionnaire(study)
  return {
    value: { questionnaire: made, block: answersBlock(made, study, request.layout) },
    findings: [],
  }
}
