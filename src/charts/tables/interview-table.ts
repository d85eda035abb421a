import type { DataTable, TableCell } from '#charts/chart'
import { metricUnit, needsInWords } from '#charts/wording'
import type { ArmSummary } from '#evidence/estimate'
import type { Opinion, StatedEvidence } from '#evidence/stated/stated-evidence'
import { formatDate } from '#quantity/format-date'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'
import { needsOf } from '#study/study'

/** Who said what in interviews: a table for each, and one of all that stands in words alone. */
export function interviewTables(assessment: Assessment, locale: Locale): readonly DataTable[] {
  const interviews = assessment.study.stated.filter(({ design }) => design === 'interview')
  const words = wordsTable(interviews)
  return [
    ...interviews.map((interview) => opinionTable(interview, assessment, locale)),
    ...(words.rows.length === 0 ? [] : [words]),
  ]
}

/** One person and solution a row; below them all people taken together. */
function opinionTable(
  interview: StatedEvidence,
  assessment: Assessment,
  locale: Locale,
): DataTable {
  const { study } = assessment
  const metric = needsOf(study).find(({ need }) => need.id === interview.need)?.need.metric
  const amount = (value: number): string =>
    formatQuantity({ value, unit: metricUnit(metric) }, locale)
  const nameOf = (id: string): string => study.solutions.find((one) => one.id === id)?.name ?? id
  const said = interview.levels.flatMap(({ solution, opinions }) =>
    opinions.map((opinion) => opinionCells(opinion, nameOf(solution), amount)),
  )
  const together = armsOf(interview, assessment).map(({ arm, figure }) =>
    pooledCells(arm, { figure, solution: nameOf(arm.solution) }, amount),
  )
  const quoted = interview.levels.some(({ opinions }) => opinions.some(({ quote }) => quote))
  const labels = ['Who', 'When', 'Of', 'P10', 'P50', 'P90', 'In their words']
  const columns = labels.map((label) => ({ label, numeric: /^P\d/.test(label) }))
  const shown = quoted ? columns.length : columns.length - 1
  return {
    caption: `What people said: ${needsInWords(assessment).get(interview.need) ?? interview.need}`,
    columns: columns.slice(0, shown),
    rows: [...said, ...together].map((row) => row.slice(0, shown)),
  }
}

function opinionCells(
  { range, source, quote }: Opinion,
  solution: string,
  amount: (value: number) => string,
): readonly TableCell[] {
  return [
    { text: source?.by ?? '–' },
    { text: source?.date === undefined ? '–' : formatDate(source.date) },
    { text: solution },
    { text: amount(range.low) },
    { text: amount(range.median) },
    { text: amount(range.high) },
    { text: quote === undefined ? '–' : `“${quote}”` },
  ]
}

interface PooledArm {
  readonly arm: ArmSummary
  readonly figure: string
}

function armsOf({ id, need }: StatedEvidence, { estimates }: Assessment): readonly PooledArm[] {
  const estimate = estimates.find((one) => one.block === id && one.need === need)
  if (estimate === undefined) return []
  const figure = `evidence.${id}.${need}`
  const { baseline, treatment } = estimate
  return [
    { arm: baseline, figure: `${figure}.baseline` },
    ...(treatment === undefined ? [] : [{ arm: treatment, figure: `${figure}.treatment` }]),
  ].filter(({ arm }) => arm.n > 1)
}

function pooledCells(
  { interval, median, n }: ArmSummary,
  { figure, solution }: { readonly figure: string; readonly solution: string },
  amount: (value: number) => string,
): readonly TableCell[] {
  const cell = (value: number | undefined): TableCell =>
    value === undefined ? { text: '–' } : { text: amount(value), figure }
  return [
    { text: `All ${n}, pooled` },
    { text: '–' },
    { text: solution },
    cell(interval?.low),
    cell(median),
    cell(interval?.high),
    { text: '–' },
  ]
}

/** Examples, and value that nobody asked about with what it may become. */
function wordsTable(interviews: readonly StatedEvidence[]): DataTable {
  const rows = interviews.flatMap(({ examples, unexpected }) => [
    ...unexpected.map((one) => wordCells(one, `candidate for a ${one.candidate}`)),
    ...examples.map((one) => wordCells(one, 'an example')),
  ])
  return {
    caption: 'In their own words',
    columns: ['Words', 'Who', 'What it is'].map((label) => ({ label, numeric: false })),
    rows,
  }
}

function wordCells(
  { words, by, date }: StatedEvidence['examples'][number],
  what: string,
): readonly TableCell[] {
  const who = [by, ...(date === undefined ? [] : [formatDate(date)])].filter(Boolean).join(', ')
  return [{ text: `“${words}”` }, { text: who === '' ? '–' : who }, { text: what }]
}
