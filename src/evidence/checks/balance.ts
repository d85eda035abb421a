import type { ArmLevel, CovariateArms } from '#evidence/checks/covariate-arms'
import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { Check } from '#evidence/estimate'
import { inWords, percentInWords } from '#evidence/words'
import { warning } from '#quantity/finding'

/** Standardised differences above this are warned about (Rubin, Health Serv Outcomes Res Methodol 2001;2:169). */
const UNBALANCED = 0.25

/**
 * How far the arms of a randomised trial differ in a covariate: the standardised mean difference, of a
 * category the largest over its levels.
 */
export function balanceCheck({ block }: BlockContext, covariate: CovariateArms): Check {
  const { level, value } = largestDifference(covariate)
  const figures = levelInWords(covariate.id, level)
  const unbalanced = Math.abs(value) > UNBALANCED
  const chance =
    'Arms drawn by lot differ by chance alone; the adjustment for this covariate takes the difference out.'
  return {
    block: block.id,
    id: `balance.${covariate.id}`,
    label: `Balance of ${covariate.id}`,
    value,
    unit: 'SD',
    words: `${figures}: ${inWords(Math.abs(value))} standard deviations apart. ${chance}`,
    settings: { threshold: UNBALANCED },
    findings: unbalanced
      ? [
          warning(
            'imbalance',
            placeOf(block),
            `${figures}: the arms differ by ${inWords(Math.abs(value))} standard deviations before the treatment. ${chance}`,
          ),
        ]
      : [],
  }
}

/** The level of a covariate that differs most, in standard deviations; 0 where nothing varies. */
export function largestDifference(covariate: CovariateArms): {
  readonly level: CovariateArms['levels'][number]
  readonly value: number
} {
  return covariate.levels
    .map((level) => ({ level, value: standardised(level.base, level.treatment) }))
    .reduce((a, b) => (Math.abs(b.value) > Math.abs(a.value) ? b : a))
}

/** The two arms' figures of a level in words. */
export function levelInWords(id: string, level: CovariateArms['levels'][number]): string {
  const { label, base, treatment } = level
  if (label === undefined)
    return `${id} is ${inWords(base.mean)} against ${inWords(treatment.mean)}`
  return `${id} is ${label} for ${percentInWords(base.mean)} against ${percentInWords(treatment.mean)}`
}

/** (treatment - base) over the root of the mean variance (Austin, Stat Med 2009;28:3083, section 2). */
function standardised(base: ArmLevel, treatment: ArmLevel): number {
  const spread = Math.sqrt((base.variance + treatment.variance) / 2)
  return spread === 0 ? 0 : (treatment.mean - base.mean) / spread
}
