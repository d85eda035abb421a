import { markdownText } from '#reports/markdown/markdown-table'
import type { QuestionBattery, Questionnaire } from '#study/questionnaire/questionnaire'

/** A questionnaire as text: to be printed, or put into any tool; `block` reads its answers back. */
export function writeQuestionnaire(
  { title, introduction, batteries }: Questionnaire,
  block: string,
): string {
  const lines = [
    `# Questionnaire: ${markdownText(title)}`,
    '',
    ...introduction.map(markdownText),
    ...batteries.flatMap(batteryLines),
    '',
    '## Reading the answers back',
    '',
    'Put the needs into another order for each person where you can, and write down whom you asked and when. Then lay the',
    'answers out as a table, one row a person, one column a question with the name in brackets above, and add to the study:',
    '',
    '```yaml',
    block.trimEnd(),
    '```',
  ]
  return `${lines.join('\n')}\n`
}

function batteryLines({
  id,
  question,
  instruction,
  answers,
  questions,
}: QuestionBattery): readonly string[] {
  return [
    '',
    `## ${markdownText(question)}`,
    '',
    `${instruction} ${answers.map(({ value, words }) => `${value} = ${words}`).join(', ')}.`,
    '',
    ...questions.map(
      ({ need, words }, index) => `${index + 1}. ${markdownText(words)} (\`${id}-${need}\`) ____`,
    ),
  ]
}
