import { agreementWords } from '#charts/surveys/agreement-chart'
import { counted } from '#charts/wording'
import type { Assessment } from '#study/evaluation/assessment'

/** Whether a study consists of surveys alone: it asks nothing about executions of the job. */
export function surveysAlone({ study, surveys }: Assessment): boolean {
  const { evidence, stated } = study
  return surveys.length > 0 && evidence.length + stated.length === 0
}

/** What surveys say in a sentence: "8 judges rated 3 items on 15 scores; they hardly agree on 4 of 15 scores". */
export function surveyVerdict({ surveys }: Assessment): string {
  return surveys
    .map(({ judges, items, scores }) => {
      const low = scores.filter(({ agreement }) => agreement.doubtful).length
      const asked = `${counted(judges, 'judge')} rated ${counted(items, 'item')} on ${counted(scores.length, 'score')}`
      return `${asked}; they ${agreementWords(scores.length, low)}`
    })
    .join('. ')
}

/** What stands behind ratings, in the words of the answer. */
export const surveyStrength = {
  words: 'Ratings by people',
  reason: 'no execution of the job was measured, and nothing compared on it',
} as const
