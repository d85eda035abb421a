import type { JobMapChart, StepPicture } from '#charts/chart'
import { cellPicture } from '#charts/matrix'
import { validationWords } from '#charts/tables/needs-table'
import { sentence } from '#quantity/sentence'
import { counted } from '#charts/wording'
import type { MatrixEntry } from '#evidence/matrix'
import type { Job, Statement, Step } from '#job/job'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** One job map a job: its steps in order, each with the change of the metric that leads it. */
export function jobMapCharts(assessment: Assessment, locale: Locale): readonly JobMapChart[] {
  return assessment.study.jobs.map((job) => jobMapChart(job, assessment, locale))
}

function jobMapChart(job: Job, assessment: Assessment, locale: Locale): JobMapChart {
  const steps = job.steps.map((step) => stepPicture(step, assessment, locale))
  const measured = steps.filter((step) => step.state !== 'not-measured').length
  const needs = job.needs.length + job.steps.reduce((sum, step) => sum + step.needs.length, 0)
  const validated = customersWords(job.validation)
  const performer =
    assessment.study.performers.find((one) => one.id === job.performer)?.name ?? job.performer
  return {
    kind: 'job-map',
    id: `job-map.${job.id}`,
    title: `${sentence(performer)}: ${statementWords(job.statement)}`,
    subtitle: `${counted(job.steps.length, 'step')}, ${counted(needs, 'need')}; ${measured} of ${counted(job.steps.length, 'step')} measured${validated === '' ? '' : `; the job is ${validated}`}`,
    description: steps.map((step) => `${step.label}: ${step.value} ${step.words}`).join('; '),
    table: {
      caption: 'The steps of the job',
      columns: ['Step', 'Today', 'What changed', 'Metric'].map((label) => ({
        label,
        numeric: false,
      })),
      rows: steps.map((step, i) => [
        { text: step.label },
        { text: job.steps[i]!.today ?? '–' },
        { text: step.value, ...(step.figure === undefined ? {} : { figure: step.figure }) },
        { text: step.words },
      ]),
    },
    notes: [],
    ...(job.starts === undefined ? {} : { starts: job.starts }),
    ...(job.ends === undefined ? {} : { ends: job.ends }),
    steps,
    ...(steps.length === 0
      ? {
          empty: {
            why: 'The job has no steps yet.',
            next: 'List its steps in the order in which they are done.',
          },
        }
      : {}),
  }
}

/** "confirmed by 3 customers, disputed by 1"; empty where nobody was asked. */
function customersWords(validation: Job['validation']): string {
  return validationWords(validation).replace(
    / by (\d+)/,
    (_, count) => ` by ${counted(Number(count), 'customer')}`,
  )
}

/** A statement as one reads it: "secure the patient's airway before surgery". */
function statementWords(statement: Statement): string {
  return [statement.verb, statement.object, statement.context]
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
}

function stepPicture(step: Step, assessment: Assessment, locale: Locale): StepPicture {
  const cells = assessment.matrix.cells.filter((cell) => cell.row === step.id)
  const lead = leadingEntry(cells.flatMap((cell) => cell.entries))
  const column = cells.find((cell) => lead !== undefined && cell.entries.includes(lead))?.column
  const picture = cellPicture(
    { row: step.id, column: column ?? '' },
    lead === undefined ? [] : [lead],
    new Set(),
    locale,
  )
  return {
    id: step.id,
    label: sentence(statementWords(step.statement)),
    note: counted(step.needs.length, 'need'),
    state: picture.state,
    ...(picture.tone === undefined ? {} : { tone: picture.tone }),
    strength: picture.strength,
    value: picture.value,
    words: lead === undefined ? 'not measured' : stepWords(lead, picture.words),
    ...(picture.figure === undefined ? {} : { figure: picture.figure }),
  }
}

/** Time leads where it is measured; else the metric that is surest, then the first. */
function leadingEntry(entries: readonly MatrixEntry[]): MatrixEntry | undefined {
  const surest = (entry: MatrixEntry): boolean =>
    entry.certainty === 'better' || entry.certainty === 'worse'
  return entries.find((entry) => /^time\b/i.test(entry.label)) ?? entries.find(surest) ?? entries[0]
}

function stepWords(entry: MatrixEntry, words: string): string {
  return words === '' ? entry.label : `${entry.label}, ${words}`
}
