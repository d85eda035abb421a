import { readFileSync } from 'node:fs'
import type { Rows } from '../evidence/evidence-rows.ts'

type Figures<Name extends string> = Readonly<Record<Name, number>>

/** Rows and values of test/reference/planning.R (base R). */
export const planning = JSON.parse(
  readFileSync(new URL('planning.json', import.meta.url), 'utf8'),
) as {
  readonly rows: Readonly<
    Record<'solution' | 'customer' | 'channel', string[]> &
      Record<'age' | 'time' | 'done' | 'opportunities' | 'errors', number[]>
  >
  readonly means: Figures<
    | 'value'
    | 'sd'
    | 'explained'
    | 'explainedByAge'
    | 'change'
    | 'perGroup'
    | 'perGroupPlain'
    | 'detectable'
    | 'powerAt50'
  >
  readonly pairs: Figures<'correlation' | 'treatmentSd' | 'change' | 'pairs'>
  readonly shares: Figures<'value' | 'change' | 'perGroup'>
  readonly rates: Figures<'value' | 'exposure' | 'dispersion' | 'change' | 'perGroup'>
  readonly reached: Figures<'standardError' | 'df' | 'detectable' | 'powerFor10Percent'>
}

/** The rows as the study's columns, with `slips` as a rate. */
export const planningRows: Rows = {
  numbers: {
    age: planning.rows.age,
    time: planning.rows.time,
    done: planning.rows.done,
    'slips.errors': planning.rows.errors,
    'slips.opportunities': planning.rows.opportunities,
  },
  categories: {
    solution: planning.rows.solution,
    customer: planning.rows.customer,
    channel: planning.rows.channel,
  },
}
