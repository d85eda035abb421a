import { hasRoom, improvementOfChange } from '#evidence/planning/improvement-change'
import type { MeasuredNeed } from '#evidence/metric-family'
import type { WrittenQuantity } from '#evidence/planning/planned-effect'
import { plannedChange } from '#evidence/planning/planned-effect'
import type { PlanningLevel } from '#evidence/planning/planning-level'
import type { TestSettings } from '#evidence/planning/power-plan-of'
import { powerPlanOf } from '#evidence/planning/power-plan-of'
import { betterDirection } from '#job/job'
import { StatisticsError } from '#stats/error'
import { detectableEffect } from '#stats/power/detectable-effect'
import type { PowerPlan } from '#stats/power/power-plan'
import type { SampleSize } from '#stats/power/sample-size'
import { sampleSize } from '#stats/power/sample-size'
import { studyDuration } from '#stats/power/study-duration'

/** What a test of one need is asked for. */
export interface TestQuestion extends TestSettings {
  readonly effect: WrittenQuantity
  /** Units that come by in a week, in both arms together. */
  readonly perWeek?: number
}

/** The smallest effect that a number of units finds, or why there is none. */
interface Detectable {
  readonly weeks?: number
  /** In all arms together; pairs where units are their own comparison. */
  readonly units: number
  /** In the metric's unit, without sign. */
  readonly change?: number
  readonly improvement?: number
  readonly reason?: string
}

/** Power, sample size and duration of a test of one need, before it is made. */
export interface NeedPlan {
  readonly need: MeasuredNeed
  readonly level: PlanningLevel
  /** The test, in words. */
  readonly test: string
  readonly effect: {
    readonly asked: string
    /** In the metric's unit, without sign. */
    readonly change: number
    readonly improvement?: number
  }
  readonly sample: SampleSize
  readonly weeks?: number
  readonly detectable: readonly Detectable[]
  /** Chance of finding the asked effect by units in all. */
  readonly curve: { readonly units: readonly number[]; readonly power: readonly number[] }
}

/** Why a need has no plan. */
export interface Unplanned {
  readonly need: MeasuredNeed
  readonly reason: string
}

/**
 * What a test of a need takes and what it can find: units for the asked improvement, how long they take to
 * come by, the smallest improvement of some sizes, and the power by size. Never for an effect that was
 * found already (docs/methods/power.md).
 */
export function planNeed(
  need: MeasuredNeed,
  level: PlanningLevel,
  question: TestQuestion,
): NeedPlan | Unplanned {
  try {
    return planned(need, level, question)
  } catch (error) {
    if (error instanceof StatisticsError) return { need, reason: error.message }
    throw error
  }
}

function planned(
  need: MeasuredNeed,
  level: PlanningLevel,
  question: TestQuestion,
): NeedPlan | Unplanned {
  const made = powerPlanOf(need, level, question)
  if ('reason' in made) return { need, reason: made.reason }
  const asked = plannedChange(need, level, question.effect)
  if ('reason' in asked) return { need, reason: asked.reason }
  const { plan, test } = made
  const { change } = asked
  const signed = betterDirection(need) === 'lower' ? -change : change
  const beyond = signed <= plan.lowest || signed >= plan.highest
  if (beyond || !hasRoom(need, level, change))
    return { need, reason: `${need.id} has no room for an improvement of ${question.effect.text}.` }
  const sample = sampleSize(plan, signed, question.power)
  const improvement = improvementOfChange(need, level, change)
  return {
    need,
    level,
    test,
    effect: {
      asked: question.effect.text,
      change,
      ...(improvement === undefined ? {} : { improvement }),
    },
    sample,
    ...(question.perWeek === undefined ? {} : { weeks: weeksFor(sample.units, question.perWeek) }),
    detectable: sizesOf(question).map((size) =>
      detectableAt([need, level], plan, [size, question]),
    ),
    curve: curveOf(plan, signed, sample.units),
  }
}

function weeksFor(units: number, rate: number): number {
  return studyDuration(units, { rate, takingPart: 1, lost: 0, followUp: 0 })
}

const WEEKS = [1, 2, 4, 8] as const
const SIZES = [100, 300, 1000, 3000, 10_000] as const

interface Size {
  readonly units: number
  readonly weeks?: number
}

function sizesOf({ perWeek }: TestQuestion): readonly Size[] {
  if (perWeek === undefined) return SIZES.map((units) => ({ units }))
  return WEEKS.map((weeks) => ({ weeks, units: perWeek * weeks }))
}

function detectableAt(
  [need, level]: readonly [MeasuredNeed, PlanningLevel],
  plan: PowerPlan,
  [size, { power }]: readonly [Size, TestQuestion],
): Detectable {
  const direction = betterDirection(need) === 'lower' ? 'fall' : 'rise'
  if (size.units < plan.least) return { ...size, reason: 'too few for the test' }
  try {
    const change = Math.abs(detectableEffect(plan, { units: size.units, power, direction }))
    if (!hasRoom(need, level, change)) return { ...size, reason: NO_EFFECT }
    const improvement = improvementOfChange(need, level, change)
    return { ...size, change, ...(improvement === undefined ? {} : { improvement }) }
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error
    return { ...size, reason: NO_EFFECT }
  }
}

const NO_EFFECT = 'not even the largest that can be'

const POINTS = 40

/** From a twentieth of the sample to twice it. */
function curveOf(plan: PowerPlan, effect: number, sample: number): NeedPlan['curve'] {
  const units = Array.from({ length: POINTS }, (_, i) => ((i + 1) * 2 * sample) / POINTS)
    .map((size) => Math.round(size))
    .filter((size, i, all) => size >= plan.least && size !== all[i - 1])
  return { units, power: units.map((size) => plan.power(size, effect)) }
}
