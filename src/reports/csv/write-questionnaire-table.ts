import { delimitedLine } from '#formats/delimited-line'
import { answerColumn } from '#study/questionnaire/answers-block'
import type { Questionnaire } from '#study/questionnaire/questionnaire'

const headers = ['column', 'need', 'question', 'about', 'answers'] as const

/** A questionnaire as a table, a line a question: the column its answers belong into, and what may be answered. */
export function writeQuestionnaireTable({ batteries }: Questionnaire): string {
  const lines = batteries.flatMap((battery) => {
    const { question, answers, questions } = battery
    const choices = answers.map(({ value, words }) => `${value} = ${words}`).join('; ')
    return questions.map((one) =>
      delimitedLine([
        answerColumn(battery, one, 'by-need'),
        one.need,
        question,
        one.words,
        choices,
      ]),
    )
  })
  return delimitedLine([...headers]) + lines.join('')
}
