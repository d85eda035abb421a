import { readFileSync } from 'node:fs'

interface Found {
  readonly value: number
  readonly standardError: number
  readonly effectiveSize: number
  readonly interval: readonly [number, number]
}

/** Base R: cov.wt, and cor of repeated pairs; test/reference/weighted-correlation.R. */
export const weightedCorrelations = JSON.parse(
  readFileSync(new URL('weighted-correlation.json', import.meta.url), 'utf8'),
) as {
  readonly inputs: Readonly<Record<'a' | 'b' | 'weight' | 'far' | 'times', readonly number[]>>
  readonly repeated: Readonly<Record<'values' | 'ranks', number>>
} & Readonly<Record<'values' | 'ranks' | 'farValues' | 'farRanks', Found>>
