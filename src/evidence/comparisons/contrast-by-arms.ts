import type { IndependentRows } from '#evidence/comparisons/independent-input'
import { type ArmContrast, contrastArms } from '#stats/causal/arm-contrast'
import { StatisticsError } from '#stats/error'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { weightedSum } from '#stats/influence/linear-estimate'
import type { AncovaInput } from '#stats/regression/ancova'

type Arms = Pick<ArmContrast, 'base' | 'treatment'>

/**
 * The contrast of a need by a method for the means of all rows in either arm. Of a rate the method is
 * applied to errors and to opportunities, and the arms are the ratios of these means (delta method): what
 * the totals would come to were everybody in one arm.
 * @throws StatisticsError as the method; 'domain' where opportunities come out at zero or below
 */
export function contrastByArms(
  { rows: { totals } }: Pick<IndependentRows, 'rows'>,
  rows: AncovaInput,
  taking: readonly number[],
  contrast: (rows: AncovaInput) => ArmContrast,
): ArmContrast {
  if (totals === undefined) return contrast(rows)
  const [errors, opportunities] = [totals.errors, totals.opportunities].map((column): Arms => {
    const outcome = Float64Array.from(taking, (row) => column[row]!)
    const varies = outcome.some((value) => value !== outcome[0])
    return varies ? contrast({ ...rows, outcome }) : constantArms(outcome)
  })
  if (!(opportunities!.base.value > 0 && opportunities!.treatment.value > 0))
    throw new StatisticsError(
      'domain',
      'The opportunities of all rows in an arm come out at 0 or below.',
    )
  const base = ratioOf(errors!.base, opportunities!.base)
  const treatment = ratioOf(errors!.treatment, opportunities!.treatment)
  return contrastArms(base, treatment, rows.level)
}

function constantArms(outcome: Float64Array): Arms {
  const influence = new Float64Array(outcome.length)
  const estimate = { value: outcome[0]!, influence, df: Infinity }
  return { base: estimate, treatment: estimate }
}

function ratioOf(errors: LinearEstimate, opportunities: LinearEstimate): LinearEstimate {
  const value = errors.value / opportunities.value
  const sum = weightedSum([
    { weight: 1 / opportunities.value, estimate: errors },
    { weight: -value / opportunities.value, estimate: opportunities },
  ])
  return { ...sum, value }
}
