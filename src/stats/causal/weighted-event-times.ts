import { type ArmContrast, contrastArms } from '#stats/causal/arm-contrast'
import { carriedError, gradientOf } from '#stats/causal/outcome-model'
import { type Propensity, propensityOf } from '#stats/causal/propensity'
import { inverseChanceSlopes, inverseChances, overAllRows } from '#stats/causal/weighted-arms'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { type AncovaInput, requireArms } from '#stats/regression/ancova'
import { type CompetingFollowUp, requireFollowUp, selectUnits } from '#stats/survival/follow-up'
import { incidenceFigure } from '#stats/survival/incidence-estimate'
import { timeLostFigure } from '#stats/survival/time-lost-estimate'
import { derivatives, type HazardFigure } from '#stats/survival/unit-influence'

/** Rows of two arms that were not drawn by lot, each watched until an event or the end of watching. */
export type WeightedEventTimesInput = Pick<
  AncovaInput,
  'treated' | 'covariates' | 'clusters' | 'level'
> & {
  readonly followUp: CompetingFollowUp
  /** How many ways there are to end, the event first. */
  readonly causes: number
  /** Up to when it is looked at. */
  readonly horizon: number
}

/** What all rows would have had under either arm. */
export interface WeightedEventTimes {
  /** Mean time without the event up to the horizon. */
  readonly means: ArmContrast
  /** Share with the event by the horizon; absent where neither arm had one. */
  readonly shares?: ArmContrast
  /** The follow-up of each arm with its weights: base, treatment. */
  readonly weighted: readonly [CompetingFollowUp, CompetingFollowUp]
}

/**
 * Restricted mean times, and shares with the event by the horizon, had all rows been in either arm: Kaplan-Meier
 * (Aalen-Johansen where cases can end in another way) with each row counted as one over the chance of the arm it
 * got, by logistic regression on the covariates. Errors by M-estimation: the influence of each row on the weighted curve, and
 * by way of the fitted chances, with the factor G / (G - 1) over rows or clusters. Take for granted that open cases have the prospects
 * of those still watched, whatever their covariates. Look at overlap and balance first.
 * Source: Xie and Liu, Stat Med 2005;24:3089 (weighted Kaplan-Meier); Conner et al., Stat Med 2019;38:3832 (restricted
 * means); errors: Lunceford and Davidian, Stat Med 2004;23:2937.
 * @throws StatisticsError 'no-overlap', 'singular' with the covariate (0-based), 'too-few' under two rows (clusters) in
 *   an arm or where nobody of an arm was watched as long, 'no-variation', 'domain', otherwise as `requireFollowUp`
 */
export function weightedEventTimes(input: WeightedEventTimesInput): WeightedEventTimes {
  const { followUp, causes, horizon, level } = input
  const outcome = Float64Array.from(followUp.times)
  requireFollowUp(followUp, causes)
  requireArms({ ...input, outcome })
  const propensity = propensityOf({ ...input, trim: 0 })
  const arms = ([0, 1] as const).map((arm) => armOf(input, propensity, arm)) as [Arm, Arm]
  const over = (figure: (units: CompetingFollowUp) => HazardFigure): readonly LinearEstimate[] =>
    arms.map((arm) =>
      estimateOf({ ...input, outcome }, propensity, { arm, figure: figure(arm.units) }),
    )
  const lost = over((units) => timeLostFigure(units, { causes, cause: 1, horizon }))
  const [base, treatment] = lost.map(({ value, influence, df }) => ({
    value: horizon - value,
    influence: influence.map((one) => -one),
    df,
  }))
  const shares = over((units) => incidenceFigure(units, { causes, cause: 1, time: horizon }))
  const some = shares.some(({ influence }) => influence.some((one) => one !== 0))
  return {
    means: contrastArms(base!, treatment!, level),
    ...(some ? { shares: contrastArms(shares[0]!, shares[1]!, level) } : {}),
    weighted: [arms[0].units, arms[1].units],
  }
}

interface Arm {
  /** Its rows in the table, and these with their weights. */
  readonly rows: readonly number[]
  readonly units: CompetingFollowUp
  /** How the weight of each row of the table moves with its predictor; 0 outside the arm. */
  readonly slopes: Float64Array
}

function armOf(
  { followUp, treated }: WeightedEventTimesInput,
  propensity: Propensity,
  arm: 0 | 1,
): Arm {
  const kept = {
    outcome: new Float64Array(treated.length),
    treated: Float64Array.from(treated),
    scores: propensity.scores,
  }
  const weights = inverseChances(kept, arm)
  const rows = [...weights.keys()].filter((row) => treated[row] === arm)
  return {
    rows,
    units: selectUnits({ ...followUp, weights }, rows),
    slopes: inverseChanceSlopes(kept, arm),
  }
}

function estimateOf(
  input: AncovaInput,
  propensity: Propensity,
  { arm, figure }: { readonly arm: Arm; readonly figure: HazardFigure },
): LinearEstimate {
  const own = derivatives(arm.units, figure)
  const errors = new Float64Array(input.outcome.length)
  const pulls = new Float64Array(input.outcome.length)
  arm.rows.forEach((row, i) => {
    errors[row] = own[i]! * arm.units.weights![i]!
    pulls[row] = own[i]! * arm.slopes[row]!
  })
  const { fit, design } = propensity
  const carried = carriedError(fit, gradientOf(design, pulls), fit.residuals)
  return overAllRows({ ...input, trim: 0 }, propensity, {
    value: figure.value,
    errors: errors.map((error, row) => error + carried[row]!),
  })
}
