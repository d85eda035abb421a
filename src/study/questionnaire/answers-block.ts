import {
  doNotKnow,
  scaleEnds,
  type NeedQuestion,
  type QuestionBattery,
  type Questionnaire,
} from '#study/questionnaire/questionnaire'
import type { Study } from '#study/study'

/** How the columns of the answers are called: by need, or as LimeSurvey exports them by code. */
export type AnswerLayout = 'by-need' | 'limesurvey'

/** The header of the column with the answers to one question: `importance-wait`, `importance[N01]`. */
export function answerColumn(
  { id }: QuestionBattery,
  { need, code }: NeedQuestion,
  layout: AnswerLayout,
): string {
  return layout === 'by-need' ? `${id}-${need}` : `${id}[${code}]`
}

/** The piece of a study document that reads the answers back, one row a person. */
export function answersBlock(
  { batteries }: Questionnaire,
  study: Study,
  layout: AnswerLayout,
): string {
  const data = freeId('answers', study.data)
  const survey = freeId('needs', study.market)
  return [
    'data:',
    `  - id: ${data}`,
    '    file: answers.csv',
    '    row: respondent',
    '    columns: {}',
    'surveys:',
    `  - id: ${survey}`,
    `    data: ${data}`,
    '    kind: needs',
    ...batteries.flatMap((battery) => batteryLines(battery, layout)),
    '',
  ].join('\n')
}

function batteryLines(battery: QuestionBattery, layout: AnswerLayout): readonly string[] {
  const columns =
    layout === 'by-need'
      ? [`      columns: ${battery.id}-*`]
      : [
          '      columns:',
          ...battery.questions.map(
            (question) => `        ${question.need}: "${answerColumn(battery, question, layout)}"`,
          ),
        ]
  return [
    `    ${battery.id}:`,
    `      scale: ${scaleEnds.worst} to ${scaleEnds.best}`,
    `      missing: [${doNotKnow}]`,
    ...columns,
  ]
}

function freeId(wish: string, taken: readonly { readonly id: string }[]): string {
  let id = wish
  for (let count = 2; taken.some((one) => one.id === id); count++) id = `${wish}-${count}`
  return id
}
