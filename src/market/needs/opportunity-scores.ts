import type { NeedAnswers } from '#market/needs/need-answers'
import {
  opportunityGap,
  opportunityScore,
  unsatisfiedImportance,
  type NeedLevels,
} from '#market/needs/opportunity-rules'
import { midRanks } from '#stats/descriptive/ranks'
import { StatisticsError } from '#stats/error'
import type { Interval } from '#stats/intervals/interval'
import type { Generator } from '#stats/random/generator'
import { resampledShares } from '#stats/resampling/resampled-shares'
import { percentileInterval } from '#stats/resampling/resamples'

/** How people are drawn anew. */
export interface NeedResampling {
  readonly generator: Generator
  readonly resamples: number
  readonly level: number
}

/** A value with the range of its resamples. */
interface ResampledValue {
  readonly value: number
  readonly interval: Interval
}

/** Where a need stands, under the rules side by side. */
interface NeedOpportunity {
  readonly need: string
  /** People who answered, for importance and for satisfaction. */
  readonly n: { readonly importance: number; readonly satisfaction: number }
  readonly importance: ResampledValue
  readonly satisfaction: ResampledValue
  readonly score: ResampledValue
  readonly gap: ResampledValue
  readonly unsatisfied: ResampledValue
  /** The score of the means of the scales; absent where there are picks only. */
  readonly meanBased?: number
  /** 1 is the largest score; ties share the middle. */
  readonly rank: number
}

export interface NeedOpportunities {
  readonly needs: readonly NeedOpportunity[]
  /** P(row really beats column) by the score, ties half; 1/2 on the diagonal. */
  readonly beats: readonly (readonly number[])[]
}

/**
 * Which needs are important and badly met, and how sure their order is: shares of people times 10, ranges
 * and chances from resamples of whole people. Compute it inside a segment, not over a mixture of them.
 * @throws StatisticsError 'too-few' without a need, under two people, or where nobody answered for a need, 'domain' for anything but 0, 1, NaN
 */
export function opportunityScores(
  answers: readonly NeedAnswers[],
  { generator, resamples, level }: NeedResampling,
): NeedOpportunities {
  for (const each of answers) requireAnswers(each)
  const questions = answers.flatMap(({ important, satisfied }) => [important, satisfied])
  const shares = resampledShares({ questions, generator, resamples })
  const drawn = answers.map((_, at) => drawnLevels(shares[2 * at]!, shares[2 * at + 1]!))
  const levels = answers.map(levelsOf)
  const { ranks } = midRanks(Float64Array.from(levels, (each) => -opportunityScore(each)))
  const needs = answers.map((each, at) => ({
    ...standing(each, { levels: levels[at]!, drawn: drawn[at]!, level }),
    rank: ranks[at]!,
  }))
  const scores = drawn.map((each) => each.map(opportunityScore))
  return { needs, beats: scores.map((a, i) => scores.map((b, j) => (i === j ? 0.5 : above(a, b)))) }
}

function requireAnswers({ need, important, satisfied }: NeedAnswers): void {
  if (answered(important) > 0 && answered(satisfied) > 0) return
  throw new StatisticsError('too-few', `Nobody answered for \`${need}\`.`, { need })
}

function levelsOf({ important, satisfied }: NeedAnswers): NeedLevels {
  return { importance: 10 * meanOf(important), satisfaction: 10 * meanOf(satisfied) }
}

function drawnLevels(important: Float64Array, satisfied: Float64Array): readonly NeedLevels[] {
  return Array.from(important, (share, k) => ({
    importance: 10 * share,
    satisfaction: 10 * satisfied[k]!,
  }))
}

interface Drawn {
  readonly levels: NeedLevels
  readonly drawn: readonly NeedLevels[]
  readonly level: number
}

function standing(
  answers: NeedAnswers,
  { levels, drawn, level }: Drawn,
): Omit<NeedOpportunity, 'rank'> {
  const ranged = (rule: (of: NeedLevels) => number): ResampledValue => ({
    value: rule(levels),
    interval: intervalOf(drawn.map(rule), level),
  })
  const { scales } = answers
  return {
    need: answers.need,
    n: { importance: answered(answers.important), satisfaction: answered(answers.satisfied) },
    importance: ranged(({ importance }) => importance),
    satisfaction: ranged(({ satisfaction }) => satisfaction),
    score: ranged(opportunityScore),
    gap: ranged(opportunityGap),
    unsatisfied: ranged(unsatisfiedImportance),
    ...(scales === undefined ? {} : { meanBased: opportunityScore(meanLevels(scales)) }),
  }
}

function meanLevels({ importance, satisfaction }: NonNullable<NeedAnswers['scales']>): NeedLevels {
  return { importance: meanOf(importance), satisfaction: meanOf(satisfaction) }
}

function intervalOf(values: readonly number[], level: number): Interval {
  const sorted = Float64Array.from(values.filter((value) => !Number.isNaN(value))).toSorted()
  return percentileInterval(sorted, level)
}

/** Share of resamples in which the first is larger, ties half. */
function above(a: readonly number[], b: readonly number[]): number {
  let sum = 0
  for (const [k, value] of a.entries()) sum += value > b[k]! ? 1 : value === b[k]! ? 0.5 : 0
  return sum / a.length
}

function meanOf(column: Float64Array): number {
  return (
    column.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0) / answered(column)
  )
}

function answered(column: Float64Array): number {
  return column.reduce((count, value) => count + Number(!Number.isNaN(value)), 0)
}
