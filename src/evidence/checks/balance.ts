import type { ArmLevel, CovariateArms } from '#evidence/checks/covariate-arms'
import { covariatePValue } from '#evidence/checks/covariate-p-value'
import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { Check } from '#evidence/estimate'
import { inWords, percentInWords, pInWords } from '#evidence/words'
import { warning } from '#quantity/finding'

/**
 * A lot that fell as it should is called unbalanced in at most so many trials, over all covariates of the block
 * together (Bonferroni); a bound on the standardised difference alone would call most small trials so (Senn,
 * Stat Med 1994;13:1715).
 */
const FALSE_ALARMS = 0.01

/**
 * How far the arms of a randomised trial differ in a covariate: the standardised mean difference, of a
 * category the largest over its levels, with the p-value that a fair lot gives (none for lots of whole clusters).
 */
export function balanceCheck({ block }: BlockContext, covariate: CovariateArms): Check {
  const { level, value } = largestDifference(covariate)
  const figures = levelInWords(covariate.id, level)
  const wholes = (block.cluster ?? block.unit) !== undefined
  const p = wholes ? undefined : covariatePValue(covariate)
  const threshold = FALSE_ALARMS / block.covariates.length
  const apart = `${inWords(Math.abs(value))} standard deviations`
  return {
    block: block.id,
    id: `balance.${covariate.id}`,
    label: `Balance of ${covariate.id}`,
    value,
    unit: 'SD',
    words: `${figures}: ${apart} apart${p === undefined ? '' : ` (${pInWords(p)} by a fair lot)`}. Arms drawn by lot differ by chance alone; the adjustment for this covariate takes the difference out.`,
    settings: { threshold, ...(p === undefined ? {} : { 'p-value': p }) },
    findings:
      p !== undefined && p < threshold
        ? [
            warning(
              'imbalance',
              placeOf(block),
              `${figures}: the arms differ by ${apart} before the treatment, more than a fair lot gives (${pInWords(p)}).`,
              'Look at how the arms were drawn, and at who was left out. The adjustment takes this difference out, and not what else went wrong.',
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
