import { marketPictures } from '#charts/market/market-pictures'
import { sentences } from '#charts/wording'
import type { MarketViews } from '#market/market-view'
import { english } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** Whether a study consists of its market alone: it asks nothing about executions of the job. */
export function marketAlone({ study, market }: Assessment): boolean {
  const { evidence, stated } = study
  return market.length > 0 && evidence.length + stated.length === 0
}

/** What came of a market in a sentence a block. */
export function marketVerdict(assessment: Assessment): string {
  const whole = assessment.market.filter(({ segment }) => segment === undefined)
  return sentences(whole.map((part) => marketPictures(part, assessment, english).sentence))
}

interface Strength {
  readonly words: string
  readonly reason: string
}

/** What stands behind a study of its market alone, in the words of the answer; undefined of any other, and of money. */
export function marketStrength(assessment: Assessment): Strength | undefined {
  if (!marketAlone(assessment) || assessment.model !== undefined) return undefined
  const published = assessment.market.some(
    ({ view }) =>
      view.block.kind === 'map' &&
      (view as MarketViews['map']).points.some(({ measured }) => measured),
  )
  return published
    ? {
        words: 'Figures of alternatives, one row each',
        reason: 'no design of this study compared them on the same cases',
      }
    : {
        words: 'What people say or choose',
        reason: 'no execution of the job was measured, and nothing compared on it',
      }
}
