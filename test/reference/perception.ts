import { readFileSync } from 'node:fs'

interface Ends {
  readonly value: number
  readonly low: number
  readonly high: number
}

interface Sides {
  readonly measured: readonly number[]
  readonly perceived: readonly number[]
}

/** R: t.test, cor.test and package survey; test/reference/perception.R. */
export const perception = JSON.parse(
  readFileSync(new URL('perception.json', import.meta.url), 'utf8'),
) as Sides & {
  readonly weight: readonly number[]
  readonly others: readonly number[]
  readonly mean: Readonly<Record<keyof Sides, Ends>>
  readonly gap: Ends
  readonly apart: Ends
  readonly ratio: Ends
  readonly weighed: Ends
  readonly pearson: Ends
  readonly spearman: Ends
  readonly ranks: Sides
  readonly standardized: Sides
}
