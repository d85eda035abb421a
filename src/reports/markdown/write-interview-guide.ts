import { markdownText } from '#reports/markdown/markdown-table'
import type { GuidePart, InterviewGuide } from '#study/interview-guide/interview-guide'

/** An interview guide as Markdown: to be printed, or filled in on the screen. */
export function writeInterviewGuide({ title, parts, answers }: InterviewGuide): string {
  const lines = [
    `# Interview guide: ${markdownText(title)}`,
    ...parts.flatMap(partLines),
    ...(answers === '' ? [] : answerLines(answers)),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

function partLines({ heading, notes, questions }: GuidePart): readonly string[] {
  return [
    '',
    `## ${markdownText(heading)}`,
    ...(notes.length === 0 ? [] : ['', ...notes.map((note) => `> - ${markdownText(note)}`)]),
    '',
    ...questions.map((question, index) => `${index + 1}. ${markdownText(question)}`),
  ]
}

function answerLines(answers: string): readonly string[] {
  return [
    '',
    '## What they said',
    '',
    'Fill it in, delete what stays empty, and add it to the study. One entry under `answers` for each',
    'person and way of working; figures carry their unit: `45 min`, `12 %`.',
    '',
    '```yaml',
    answers.trimEnd(),
    '```',
  ]
}
