import { marketPictures } from '#charts/market/market-pictures'
import { english } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** Whether a study consists of its market alone: it asks nothing about executions of the job. */
export function marketAlone({ study, market }: Assessment): boolean {
  const { evidence, stated } = study
  return market.length > 0 && evidence.length + stated.length === 0
}

/** What came of a market in a sentence a block. */
export function marketVerdict(assessment: Assessment): string {
  return assessment.market
    .filter(({ segment }) => segment === undefined)
    .map((part) => marketPictures(part, assessment, english).sentence)
    .join('. ')
}

/** What stands behind what people say and choose, in the words of the answer. */
export const marketStrength = {
  words: 'What people say or choose',
  reason: 'no execution of the job was measured, and nothing compared on it',
} as const
