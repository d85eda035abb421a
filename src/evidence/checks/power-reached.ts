import type { Comparison, Contrasted } from '#evidence/comparison'
import { leadingContrast } from '#evidence/comparison'
import type { BlockContext } from '#evidence/context'
import type { Check } from '#evidence/estimate'
import { changeInWords, shownUnits } from '#evidence/planning/change-words'
import type { Level } from '#evidence/planning/improvement-change'
import { improvementChange, improvementOfChange } from '#evidence/planning/improvement-change'
import { percentInWords } from '#evidence/words'
import { achievedPower, detectableWith } from '#stats/power/achieved-power'

/** How often the smallest effect is found that is called detectable. */
const POWER = 0.8

/** The improvement that is spoken of as an example; it is set here, never by what was found. */
const EXAMPLE = 0.1

/**
 * What the comparison could have found: the smallest true effect that a difference of this error is told
 * from none 4 times in 5 (the value, in the metric's unit), and the chance for an improvement of 10 %.
 * Never the power for the effect that was found: that only says the p-value again
 * (docs/methods/power.md).
 */
export function powerReachedCheck(
  { block, level }: BlockContext,
  comparison: Comparison,
): Check | undefined {
  const leading = leadingContrast(comparison)
  if (leading === undefined) return undefined
  const { need } = comparison
  const start = {
    block: block.id,
    id: `power.${need.id}`,
    label: `Power on ${need.id}`,
    unit: unitOf(comparison),
    findings: [],
  }
  const standardError = leading.difference.standardError ?? 0
  if (standardError === 0)
    return { ...start, reason: 'The values do not vary: there is no error to judge by.', words: '' }
  const precision = { standardError, df: leading.estimate.df }
  const rule = { alpha: 1 - level, sides: 2 } as const
  const smallest = detectableWith(precision, rule, POWER)
  const settings = { power: POWER, level, 'standard-error': standardError, df: precision.df }
  return {
    ...start,
    value: smallest,
    words: `${exampleInWords(comparison, leading, level)}${smallestInWords(comparison, smallest)}`,
    settings,
  }
}

/** That of the metric; a smallest effect on a share is in points. */
function unitOf({ need }: Comparison): string {
  const { change } = shownUnits(need)
  return change === 'points' ? change : need.metric.unit.text
}

function exampleInWords(comparison: Comparison, leading: Contrasted, level: number): string {
  const { need, baseline } = comparison
  const change = improvementChange(need, levelOf(comparison), EXAMPLE)
  if (change === undefined) return ''
  const { standardError = 0 } = leading.difference
  const precision = { standardError, df: leading.estimate.df }
  const power = achievedPower(change, precision, { alpha: 1 - level, sides: 2 })
  const size = changeInWords(need, change)
  return `Against ${baseline.summary.solution} a true improvement of ${percentInWords(EXAMPLE)} (${size}) would have been found with probability ${probabilityInWords(power)}. `
}

function smallestInWords(comparison: Comparison, smallest: number): string {
  const { need } = comparison
  const share = improvementOfChange(need, levelOf(comparison), smallest)
  const percent = share === undefined ? '' : ` (${percentInWords(share)})`
  return `The smallest true effect found 4 times in 5 is ${changeInWords(need, smallest)}${percent}.`
}

function levelOf({ baseline, domain }: Comparison): Level {
  return { value: baseline.summary.value, negative: domain === 'real' }
}

/** Two decimals, never a certainty that is none. */
function probabilityInWords(power: number): string {
  if (power > 0.995) return 'above 0.99'
  return power < 0.005 ? 'below 0.01' : power.toFixed(2)
}
