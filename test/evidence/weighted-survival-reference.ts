import { readFileSync } from 'node:fs'
import type { Rows } from './evidence-rows.ts'

interface Known {
  readonly value: number
  readonly se: number
}

interface Contrast {
  readonly base: Known
  readonly treatment: Known
  readonly difference: Known
  readonly shares: Readonly<
    Record<'base' | 'treatment' | 'baseSe' | 'treatmentSe' | 'se' | 'logRatioSe', number>
  >
}

interface Robust extends Readonly<Record<'mean' | 'se' | 'n' | 'median' | 'low', number>> {
  readonly high: number | 'NA'
}

/** R's package survival on made rows and on a real data set: test/reference/weighted-survival.R. */
export const weightedSurvival = JSON.parse(
  readFileSync(new URL('../reference/weighted-survival.json', import.meta.url), 'utf8'),
) as {
  readonly rows: Readonly<
    Record<'arm' | 'age' | 'lines' | 'team' | 'time' | 'event' | 'cause', number[]>
  >
  readonly horizon: number
  readonly plain: Contrast
  readonly teams: Contrast
  readonly competing: Contrast
  readonly robust: Readonly<Record<'base' | 'treatment', Robust>>
  readonly telco: {
    readonly robust: Readonly<Record<'base' | 'treatment', Robust>>
    readonly fixed: { readonly base: number; readonly treatment: number; readonly shares: number[] }
    readonly n: number[]
  }
}

/** Its rows, with a need `leaving` between old and new. */
export function weightedSurvivalRows(competing = false): Rows {
  const { arm, age, lines, team, time, event, cause } = weightedSurvival.rows
  return {
    numbers: {
      age,
      lines,
      team,
      'leaving.time': time,
      'leaving.event': competing ? cause : event,
    },
    categories: { solution: arm.map((one) => (one === 1 ? 'new' : 'old')) },
  }
}
