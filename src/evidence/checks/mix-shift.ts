import { largestDifference, levelInWords } from '#evidence/checks/balance'
import type { CovariateArms } from '#evidence/checks/covariate-arms'
import { covariatePValue } from '#evidence/checks/covariate-p-value'
import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { Check } from '#evidence/estimate'
import { inWords, pInWords } from '#evidence/words'
import { warning } from '#quantity/finding'

/** A shift is warned about where it is both clear and not small. */
const CLEAR = 0.01
const SMALL = 0.1

/**
 * Whether the two periods hold a different mix of a covariate: the standardised difference, with the
 * p-value of a chi-square test (categories) or Welch's t (numbers).
 */
export function mixShiftCheck({ block }: BlockContext, covariate: CovariateArms): Check {
  const { level, value } = largestDifference(covariate)
  const p = covariatePValue(covariate)
  const figures = levelInWords(covariate.id, level)
  const shifted = p !== undefined && p < CLEAR && Math.abs(value) > SMALL
  const how = `${inWords(Math.abs(value))} standard deviations${p === undefined ? '' : `, ${pInWords(p)}`}`
  return {
    block: block.id,
    id: `mix-shift.${covariate.id}`,
    label: `Mix of ${covariate.id}`,
    value,
    unit: 'SD',
    words: `${figures} (${how}). ${shifted ? 'The mix has shifted.' : 'No clear shift.'}`,
    settings: { threshold: SMALL, ...(p === undefined ? {} : { 'p-value': p }) },
    findings: shifted
      ? [
          warning(
            'mix-shift',
            placeOf(block),
            `The two periods hold a different mix: ${figures} (${how}). Part of the raw difference is the mix, not the solution; the adjusted one takes this covariate out, but not what was not measured.`,
          ),
        ]
      : [],
  }
}
