import type { MeasuredNeed } from '#evidence/metric-family'
import { familyOf } from '#evidence/metric-family'
import { levelOf, type WrittenQuantity } from '#evidence/planning/planned-effect'
import type { PlanningLevel } from '#evidence/planning/planning-level'

/** How a need stands, as somebody says. */
export interface GivenLevel {
  readonly baseline: WrittenQuantity
  /** Of one unit's value; a share or a rate has its own. */
  readonly sd?: WrittenQuantity
}

/** The level that was given instead of rows, or why no test can be planned from it. */
export function givenLevel(
  need: MeasuredNeed,
  { baseline, sd }: GivenLevel,
): PlanningLevel | { readonly reason: string } {
  const value = levelOf(need, baseline)
  if (value === undefined) return { reason: notOf(need, baseline) }
  const negative = value < 0
  switch (familyOf(need.metric.type)) {
    case 'share':
      return { value, sd: Math.sqrt(Math.max(0, value * (1 - value))), negative }
    case 'rate':
      return { value, sd: Math.sqrt(Math.max(0, value)), negative }
    default:
      return spreadGiven(need, { value, negative }, sd)
  }
}

function spreadGiven(
  need: MeasuredNeed,
  level: Pick<PlanningLevel, 'value' | 'negative'>,
  sd: WrittenQuantity | undefined,
): PlanningLevel | { readonly reason: string } {
  if (sd === undefined)
    return {
      reason: `The baseline of ${need.id} alone is not enough: give its SD too, \`--sd 12\`.`,
    }
  const deviation = levelOf(need, sd)
  return deviation === undefined ? { reason: notOf(need, sd) } : { ...level, sd: deviation }
}

function notOf(need: MeasuredNeed, { text }: WrittenQuantity): string {
  return `\`${text}\` is no level of ${need.id}, which is in ${need.metric.unit.text}.`
}
