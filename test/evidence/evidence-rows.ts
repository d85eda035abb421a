import type { Check, EvidenceBlock, Estimate, Effect, EffectOrReason } from '#evidence/estimate'
import { evaluateBlock } from '#evidence/evaluate-block'
import type { BlockEvaluation } from '#evidence/evaluate-block'
import type { DataSet } from '#evidence/rows/data-set'
import type {
  Categories,
  MomentsAnswer,
  MomentsQuestion,
  UnitsAnswer,
} from '#evidence/rows/question'
import type { DataAnswers } from '#evidence/rows/answers'
import type { Job, Need } from '#job/job'
import type { Metric } from '#job/metric'
import { comomentsOf } from '#stats/descriptive/comoments'
import { momentsOf } from '#stats/descriptive/moments'
import type { Column } from './evidence-reference.ts'
import { reference } from './evidence-reference.ts'

/** Columns of numbers (null is missing) and of labels. */
export interface Rows {
  readonly numbers: Readonly<Record<string, Column>>
  readonly categories: Readonly<Record<string, readonly (string | null)[]>>
}

/** The answer that storage would give: line 2 is the first row. */
export function unitsOf({ numbers, categories }: Rows): UnitsAnswer {
  const rows = (Object.values(numbers)[0] ?? Object.values(categories)[0]!).length
  return {
    kind: 'units',
    rows,
    lines: Float64Array.from({ length: rows }, (_, row) => row + 2),
    numbers: Object.fromEntries(
      Object.entries(numbers).map(([id, column]) => [
        id,
        Float64Array.from(column, (value) => value ?? Number.NaN),
      ]),
    ),
    categories: Object.fromEntries(
      Object.entries(categories).map(([id, column]) => [id, categoriesOf(column)]),
    ),
  }
}

function categoriesOf(column: readonly (string | null)[]): Categories {
  const labels = [...new Set(column.filter((label) => label !== null))]
  return {
    labels,
    codes: Int32Array.from(column, (label) => (label === null ? -1 : labels.indexOf(label))),
  }
}

/** The same rows as power sums. */
export function momentsOfRows(
  question: MomentsQuestion,
  { numbers, categories }: Rows,
): MomentsAnswer {
  const cells = new Map<string, number[]>()
  const count = Object.values(numbers)[0]!.length
  for (let row = 0; row < count; row++) {
    const key = JSON.stringify(question.by.map((id) => categories[id]![row]))
    cells.set(key, [...(cells.get(key) ?? []), row])
  }
  const tails = question.tails ?? question.of
  return {
    kind: 'moments',
    cells: [...cells].map(([key, rows]) => ({
      by: JSON.parse(key) as (string | null)[],
      rows: rows.length,
      columns: Object.fromEntries(tails.map((id) => [id, momentsOf(present(rows, numbers[id]!))])),
      spreads: Object.fromEntries(
        question.of
          .filter((id) => !tails.includes(id))
          .map((id) => {
            const { n, mean, m2 } = momentsOf(present(rows, numbers[id]!))
            return [id, { n, mean, m2 }]
          }),
      ),
      pairs: Object.fromEntries(
        question.of.flatMap((a, i) =>
          question.of.slice(i + 1).map((b) => {
            const both = rows.filter((row) => numbers[a]![row] != null && numbers[b]![row] != null)
            return [
              `${a}|${b}`,
              comomentsOf(present(both, numbers[a]!), present(both, numbers[b]!)),
            ]
          }),
        ),
      ),
    })),
  }
}

function present(rows: readonly number[], column: Column): number[] {
  return rows.map((row) => column[row]!).filter((value) => value !== null)
}

/** A need with a metric; the unit is a text only. */
export function need(
  id: string,
  metric: Record<string, unknown>,
  direction: 'minimize' | 'maximize' = 'minimize',
): Need {
  const unit = { text: `unit of ${id}`, factor: 1, dimensions: {} }
  return {
    id,
    outcome: { direction, measure: id, focus: 'of the step' },
    metric: { kind: 'speed', unit, ...metric } as unknown as Metric,
    validation: [],
  }
}

export const dataSet: DataSet = {
  id: 'rows',
  files: ['rows.csv'],
  row: 'execution',
  read: {},
  columns: [],
  unpivot: [],
  keep: {},
  exclude: [],
}

/** A declared column of numbers. */
export function numberColumn(id: string) {
  return { id, read: 'number', from: { name: id, occurrence: 1 }, scale: 1 } as const
}

/** A block `trial` between `old` and `new`; of `old` alone in a baseline design. */
export function blockOf(changes: Partial<EvidenceBlock>): EvidenceBlock {
  return {
    id: 'trial',
    data: 'rows',
    design: 'randomized',
    baseline: 'old',
    ...(changes.design === 'baseline' ? {} : { treatment: 'new' }),
    needs: [],
    covariates: [],
    by: [],
    shown: false,
    ...changes,
  }
}

/** Evaluates a block that measures all the needs on the rows, at 95 %; a column `weight` weighs them. */
export function evaluate(
  rows: Rows | DataAnswers,
  needs: readonly Need[],
  changes: Partial<EvidenceBlock> = {},
): BlockEvaluation {
  const answers = 'shapes' in rows ? rows : { units: unitsOf(rows), shapes: [] }
  const block = blockOf({ needs: needs.map(({ id }) => id), ...changes })
  const columns = 'numbers' in rows && 'weight' in rows.numbers ? [numberColumn('weight')] : []
  return evaluateBlock({
    block,
    dataSet: { ...dataSet, columns },
    needs,
    answers,
    settings: { level: 0.95 },
  })
}

/** The effect where there is one; an error with the reason where not. */
export function effect(of: EffectOrReason | undefined): Effect {
  if (of === undefined) throw new Error('no effect')
  if ('reason' in of) throw new Error(of.reason)
  return of
}

/** The one estimate of a need. */
export function estimateFor(evaluation: BlockEvaluation, id: string): Estimate {
  const found = evaluation.estimates.find((estimate) => estimate.need === id)
  if (found === undefined) throw new Error(`no estimate of ${id}`)
  return found
}

/** The check of that id. */
export function checkFor({ checks }: Pick<BlockEvaluation, 'checks'>, id: string): Check {
  const found = checks.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no check ${id}`)
  return found
}

/** The codes of what was found wrong or doubtful. */
export function codesOf({ findings }: Pick<BlockEvaluation, 'findings'>): readonly string[] {
  return findings.map(({ code }) => code)
}

/** The rows of test/reference/evidence.R, its arms named old and new. */
export function referenceRows(): Rows {
  const { channel, arm, ...numbers } = reference.rows
  return {
    numbers: {
      ...numbers,
      'slips.errors': reference.rows['errors']!,
      'slips.opportunities': reference.rows['opportunities']!,
    },
    categories: {
      channel,
      solution: arm!.map((one) => (one === 1 ? 'new' : 'old')),
    },
  }
}

/** A job with a step of each list of needs. */
export function jobOf(...steps: readonly (readonly Need[])[]): Job {
  return {
    id: 'job',
    rank: 'main',
    dimension: 'functional',
    chain: 'core',
    performer: 'clerk',
    statement: { verb: 'confirm', object: 'the permit' },
    needs: [],
    steps: steps.map((needs, i) => ({
      id: `step-${i + 1}`,
      statement: { verb: 'do', object: `step ${i + 1}` },
      needs,
      validation: [],
    })),
    validation: [],
  }
}
