import type { MeasuredNeed } from '#evidence/metric-family'
import { familyOf } from '#evidence/metric-family'
import type { PlanningLevel } from '#evidence/planning/planning-level'
import type { Clusters } from '#stats/power/clusters'
import { designEffect } from '#stats/power/clusters'
import { pairedMeansPlan } from '#stats/power/paired-means-plan'
import type { PowerPlan } from '#stats/power/power-plan'
import { twoMeansPlan } from '#stats/power/two-means-plan'
import { twoRatesPlan } from '#stats/power/two-rates-plan'
import { twoSharesPlan } from '#stats/power/two-shares-plan'

/** How a test is to be made. */
export interface TestSettings {
  /** Chance of finding the effect. */
  readonly power: number
  /** Of the interval: 0.95 is a test to the level 0.05, two-sided. */
  readonly level: number
  /** Treatment's share of all units. */
  readonly treatmentShare: number
  readonly clusters?: Clusters
  /** Every unit under both solutions. */
  readonly paired: boolean
}

/** A plan of `stats` with its test in words, or why the need has none. */
type PlanOrReason =
  { readonly plan: PowerPlan; readonly test: string } | { readonly reason: string }

/**
 * Which test a need's comparison will be, as far as it is known before it starts. The other solution's
 * spread is taken to be the baseline's.
 * @throws StatisticsError where the level cannot be planned from
 */
export function powerPlanOf(
  { metric }: MeasuredNeed,
  level: PlanningLevel,
  settings: TestSettings,
): PlanOrReason {
  const rule = { alpha: 1 - settings.level, sides: 2 } as const
  const family = familyOf(metric.type)
  if (family === 'spread') return { reason: NO_SPREAD }
  if (family === 'event-time') return { reason: NO_EVENT_TIME }
  if (settings.paired) return family === 'rate' ? { reason: NO_RATE_PAIRS } : pairs(level, rule)
  const { treatmentShare, clusters } = settings
  const shared = { ...rule, treatmentShare, ...(clusters === undefined ? {} : { clusters }) }
  const apart = clusters === undefined ? '' : ', widened by the design effect of the clusters'
  switch (family) {
    case 'share':
      return {
        plan: twoSharesPlan({ ...shared, baseShare: level.value }),
        test: `z test of two shares${apart}`,
      }
    case 'rate':
      return { plan: rates(level, shared), test: `z test of two rates${apart}` }
    case 'mean':
      return means(level, shared, apart)
  }
}

const NO_SPREAD =
  'How many rows a change of a spread takes is not planned. Plan the need whose spread it is.'
const NO_EVENT_TIME =
  'A time to an event with open cases is not planned. Plan its share by a date, as a yes-no need.'
const NO_RATE_PAIRS = 'Pairs of rates are not planned. Plan two groups, without `--paired`.'

type Rule = { readonly alpha: number; readonly sides: 2 }
type Groups = Rule & { readonly treatmentShare: number; readonly clusters?: Clusters }

function pairs(level: PlanningLevel, rule: Rule): PlanOrReason {
  const { sd, treatmentSd = sd, correlation } = level
  if (correlation === undefined) return { reason: NO_CORRELATION }
  const design = { ...rule, baseDeviation: sd, treatmentDeviation: treatmentSd, correlation }
  return { plan: pairedMeansPlan(design), test: 'paired t test' }
}

const NO_CORRELATION =
  'No rows say how closely the two values of a unit go together. Give it: `--correlation 0.5`.'

function means(level: PlanningLevel, groups: Groups, apart: string): PlanOrReason {
  const { sd, explained } = level
  const covariates = explained === undefined ? '' : ' adjusted for covariates'
  return {
    plan: twoMeansPlan({
      ...groups,
      baseDeviation: sd,
      treatmentDeviation: sd,
      explained: explained?.share ?? 0,
    }),
    test: `t test of two means${covariates}${apart}`,
  }
}

/** Clusters of a rate are more dispersion. */
function rates(level: PlanningLevel, { clusters, ...groups }: Groups): PowerPlan {
  const widening = clusters === undefined ? 1 : designEffect(clusters)
  const { value, exposure = 1, dispersion = 1 } = level
  return twoRatesPlan({ ...groups, baseRate: value, exposure, dispersion: dispersion * widening })
}
