import type { QuestionBattery, Questionnaire } from '#study/questionnaire/questionnaire'

/** The columns that the import of LimeSurvey reads; any other would be taken for an attribute of a question. */
const headers = [
  'class',
  'type/scale',
  'name',
  'relevance',
  'text',
  'help',
  'language',
  'validation',
  'mandatory',
  'other',
  'default',
  'same_default',
  'random_order',
] as const

type Row = Partial<Readonly<Record<(typeof headers)[number], string>>>

const language = 'en'
/** An array: sub-questions that are answered on one scale. */
const array = 'F'

/**
 * A questionnaire as the structure of a survey that LimeSurvey imports (tab-separated text): an array a battery, a
 * sub-question a need, in an order of its own for each person. Answers exported by question code come back under
 * headers such as `importance[N01]`.
 * Source: LimeSurvey manual, Tab Separated Value survey structure; TSVImportSurvey of its import_helper.php.
 */
export function writeSurveyStructure({ title, introduction, batteries }: Questionnaire): string {
  const rows: readonly Row[] = [
    { class: 'S', name: 'language', text: language },
    { class: 'SL', name: 'surveyls_title', text: plain(title), language },
    {
      class: 'SL',
      name: 'surveyls_welcometext',
      text: introduction.map((line) => `<p>${plain(line)}</p>`).join(''),
      language,
    },
    { class: 'G', name: 'Needs', relevance: '1', language },
    ...batteries.flatMap(batteryRows),
  ]
  return [headers.join('\t'), ...rows.map(lineOf)].map((line) => `${line}\n`).join('')
}

function batteryRows({ id, question, instruction, answers, questions }: QuestionBattery): Row[] {
  return [
    {
      class: 'Q',
      'type/scale': array,
      name: id,
      relevance: '1',
      text: plain(question),
      help: plain(instruction),
      language,
      mandatory: 'N',
      other: 'N',
      random_order: '1',
    },
    ...questions.map(({ code, words }) => ({
      class: 'SQ',
      'type/scale': '0',
      name: code,
      relevance: '1',
      text: plain(words),
      language,
    })),
    ...answers.map(({ value, words }) => ({
      class: 'A',
      'type/scale': '0',
      name: String(value),
      text: plain(words),
      language,
    })),
  ]
}

function lineOf(row: Row): string {
  return headers.map((header) => cellOf(row[header] ?? '')).join('\t')
}

function cellOf(text: string): string {
  return /["\t\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Texts are HTML there, and braces are formulas. */
function plain(text: string): string {
  const marks: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '{': '&#123;',
    '}': '&#125;',
  }
  return text.replaceAll(/[&<>{}]/gu, (mark) => marks[mark]!)
}
