import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { Check } from '#evidence/estimate'
import { pInWords, percentInWords } from '#evidence/words'
import { warning } from '#quantity/finding'
import { chiSquareGoodnessOfFit } from '#stats/tests/chi-square-goodness-of-fit'

/** Under this p-value the split is not what was planned (conventions.md, Evidence). */
const MISMATCH = 0.001

/**
 * Whether the arms are of the size that was planned: chi-square over the arms in `split`, else over the
 * block's two. The value is the p-value.
 * @param sizes rows (or units, where units were assigned) by solution
 */
export function sampleRatioCheck(
  { block }: BlockContext,
  sizes: ReadonlyMap<string, number>,
): Check {
  const split = block.split ?? { [block.baseline]: 1, [block.treatment!]: 1 }
  const arms = Object.keys(split)
  const counts = arms.map((arm) => sizes.get(arm) ?? 0)
  const shares = arms.map((arm) => split[arm]!)
  const start = { block: block.id, id: 'sample-ratio', label: 'Sample ratio', unit: '' }
  if (arms.length < 2 || shares.some((share) => !(share > 0)))
    return {
      ...start,
      reason: 'A split needs two arms, each with a share above 0.',
      words: '',
      findings: [],
    }
  const { pValue } = chiSquareGoodnessOfFit(counts, shares)
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const planned = shares.map((share) => percentInWords(share / whole)).join(' to ')
  const words = `${counts.join(' to ')}, planned ${planned}: ${pInWords(pValue)}`
  const mismatch = pValue < MISMATCH
  return {
    ...start,
    value: pValue,
    words: mismatch
      ? `${words}. The arms are not of the planned size: something kept rows of one arm out.`
      : `${words}. Within what chance gives (warned under ${MISMATCH}).`,
    settings: { test: 'chi-square goodness of fit', threshold: MISMATCH },
    findings: mismatch
      ? [
          warning(
            'sample-ratio',
            placeOf(block),
            `The arms hold ${words}: not the planned split.`,
            'Find out what lost rows of one arm before you trust any difference; if the plan was not even, write it as `split`.',
          ),
        ]
      : [],
  }
}
