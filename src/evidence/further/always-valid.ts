import type { Comparison } from '#evidence/comparison'
import { leadingContrast } from '#evidence/comparison'
import type { BlockContext } from '#evidence/context'
import type { Check } from '#evidence/estimate'
import { inWords } from '#evidence/words'
import { standardErrorOf } from '#stats/influence/linear-estimate'
import { confidenceSequence } from '#stats/sequential/confidence-sequence'

/** Units over both arms at which the interval is narrowest (conventions.md, Always-valid interval). */
const TIGHTEST_AT = 5000

/**
 * The interval that holds however often the results are looked at while rows come in (`looks:
 * repeated`): an asymptotic confidence sequence around the difference that counts.
 */
export function alwaysValidCheck(context: BlockContext, comparison: Comparison): Check | undefined {
  const { block, level } = context
  const { need, baseline, treatment } = comparison
  const leading = leadingContrast(comparison)
  if (block.looks !== 'repeated' || leading === undefined || treatment === undefined)
    return undefined
  const start = {
    block: block.id,
    id: `always-valid.${need.id}`,
    label: `However often one looks: \`${need.id}\``,
    unit: need.metric.unit.text,
    findings: [],
  }
  const standardError = standardErrorOf(leading.estimate)
  if (standardError === 0)
    return { ...start, reason: 'The values do not vary: there is no error to judge by.', words: '' }
  const { value } = leading.estimate
  const units = baseline.summary.n + treatment.summary.n
  const settings = { level, tightestAt: TIGHTEST_AT }
  const interval = confidenceSequence({ value, standardError, units }, settings)
  const clear = interval.low > 0 || interval.high < 0
  const verdict = clear
    ? 'clear of zero at every look: one may stop'
    : 'not clear of zero at every look: go on'
  return {
    ...start,
    value,
    interval,
    words: `difference ${inWords(value)}, ${verdict}`,
    settings: { units, 'tightest-at': TIGHTEST_AT, level },
  }
}
