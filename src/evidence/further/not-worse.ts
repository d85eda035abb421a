import type { Comparison } from '#evidence/comparison'
import { leadingContrast } from '#evidence/comparison'
import type { BlockContext } from '#evidence/context'
import type { Check } from '#evidence/estimate'
import { inWords, pInWords } from '#evidence/words'
import { betterDirection } from '#job/job'
import { differenceNonInferiority } from '#stats/equivalence/difference-equivalence'
import { standardErrorOf } from '#stats/influence/linear-estimate'

/**
 * Whether the treatment is shown to be not worse by more than the study says is acceptable
 * (`not-worse-by`), by a one-sided test of the difference that counts. That no difference was found does
 * not show this.
 */
export function notWorseCheck(context: BlockContext, comparison: Comparison): Check | undefined {
  const { block, level } = context
  const { need } = comparison
  const margin = block.notWorseBy?.[need.id]
  const leading = leadingContrast(comparison)
  if (margin === undefined || leading === undefined) return undefined
  const start = {
    block: block.id,
    id: `not-worse.${need.id}`,
    label: `Not worse by more than ${inWords(margin)}: \`${need.id}\``,
    unit: '1',
    findings: [],
  }
  const { estimate } = leading
  const standardError = standardErrorOf(estimate)
  if (standardError === 0)
    return { ...start, reason: 'The values do not vary: there is no error to judge by.', words: '' }
  const better = betterDirection(need)
  const { pValue, bound, nonInferior } = differenceNonInferiority(
    { difference: estimate.value, standardError, df: estimate.df },
    { limit: better === 'higher' ? -margin : margin, better },
    (1 - level) / 2,
  )
  const verdict = nonInferior ? 'shown' : 'not shown'
  return {
    ...start,
    value: pValue,
    words: `${verdict} (one-sided ${pInWords(pValue)}): a difference of ${inWords(bound)} is the worst that the rows allow at ${inWords(100 * level)} %`,
    settings: { margin, bound, level },
  }
}
