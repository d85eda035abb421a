import { readFileSync } from 'node:fs'
import type { Rows } from './evidence-rows.ts'

export interface Ends {
  readonly value: number
  readonly standardError: number
  readonly df: number
  readonly low: number
  readonly high: number
}

interface Arms {
  readonly base: Ends
  readonly treatment: Ends
  readonly difference: Ends & { readonly p: number }
}

/** R's package survey on made rows: test/reference/survey.R. */
export const survey = JSON.parse(
  readFileSync(new URL('../reference/survey.json', import.meta.url), 'utf8'),
) as {
  readonly rows: Readonly<Record<'arm' | 'team' | 'weight' | 'age' | 'time' | 'good', number[]>>
  readonly weighted: Readonly<Record<'time' | 'good' | 'timeByTeam', Arms>> & {
    readonly shares: readonly [Ends, Ends]
    readonly sharesByTeam: readonly [Ends, Ends]
    readonly spreads: readonly [number, number]
    readonly effectiveSizes: readonly [number, number]
  }
  readonly clusters: { readonly time: Arms; readonly adjusted: Ends }
}

/** Its rows, with arms named old and new; with the weights where they are to count. */
export function surveyRows(weighted: boolean): Rows {
  const { arm, team, weight, ...numbers } = survey.rows
  return {
    numbers: { ...numbers, ...(weighted ? { weight } : {}) },
    categories: {
      solution: arm.map((one) => (one === 1 ? 'new' : 'old')),
      team: team.map((one) => `team ${one}`),
    },
  }
}
