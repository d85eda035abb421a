import type { ChoiceImportance } from '#market/needs/choice-importance'
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
import { chancesToLead } from '#stats/resampling/chances-to-lead'
import { drawTimes } from '#stats/resampling/drawn-people'
import { intervalOfResamples } from '#stats/resampling/interval-of-resamples'
import { resampledMeans } from '#stats/resampling/resampled-means'
import { resampledShares } from '#stats/resampling/resampled-shares'

/** How people are drawn anew. */
export interface NeedResampling {
  /** The same stream each time it is called, so that all questions are of the same people. */
  readonly generator: () => Generator
  readonly resamples: number
  readonly level: number
}

/** A value with the range of its resamples. */
export interface ResampledValue {
  readonly value: number
  readonly interval: Interval
}

/** Where a need stands, under the rules side by side. */
export interface NeedOpportunity {
  readonly need: string
  /** People who answered, for importance and for satisfaction. */
  readonly n: { readonly importance: number; readonly satisfaction: number }
  readonly importance: ResampledValue
  /** Of 100 over all needs, where importance is by a logit of best and worst. */
  readonly share?: ResampledValue
  readonly satisfaction: ResampledValue
  readonly score: ResampledValue
  readonly gap: ResampledValue
  readonly unsatisfied: ResampledValue
  /** Means on the scales, from 0 to 10; absent where there are none. */
  readonly means?: {
    readonly importance?: ResampledValue
    readonly satisfaction: ResampledValue
  }
  /** The score of the means of both scales; absent where one was not asked on a scale. */
  readonly meanBased?: ResampledValue
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
 * @param weights how much of its population each person stands for; absent where people count alike
 * @param choices importance that is no mean over people: of the same people, and of all needs of the answers
 * @throws StatisticsError 'too-few' without a need, under two people, or where nobody answered for a need, 'domain'
 *   where lengths differ or a weight is not above 0
 */
export function opportunityScores(
  answers: readonly NeedAnswers[],
  resampling: NeedResampling,
  weights?: Float64Array,
  choices?: ChoiceImportance,
): NeedOpportunities {
  for (const each of answers) requireAnswers(each)
  const chosen = choices === undefined ? undefined : chosenLevels(answers, resampling, choices)
  const drawn = drawnLevels(answers, resampling, weights).map((own, at) => ({
    ...own,
    ...chosen?.[at]?.drawn,
  }))
  const levels = answers.map(({ important, satisfied }, at) => ({
    importance: chosen?.[at]?.importance ?? 10 * meanOf(important, weights),
    satisfaction: 10 * meanOf(satisfied, weights),
  }))
  const { ranks } = midRanks(Float64Array.from(levels, (each) => -opportunityScore(each)))
  const scores = drawn.map(resampledScores)
  const means = meansOnScales(answers, resampling, weights)
  const { level, resamples } = resampling
  const room = { gap: new Float64Array(resamples), unsatisfied: new Float64Array(resamples) }
  const needs = answers.map((each, at) => ({
    ...standing(each, { levels: levels[at]!, drawn: drawn[at]!, score: scores[at]!, room, level }),
    ...means(each),
    ...(chosen === undefined ? {} : { share: chosen[at]!.share }),
    rank: ranks[at]!,
  }))
  return { needs, beats: chancesToLead(scores) }
}

/** How many people answered. */
export function answered(column: Float64Array): number {
  let count = 0
  for (let i = 0; i < column.length; i++) if (!Number.isNaN(column[i]!)) count++
  return count
}

function requireAnswers({ need, important, satisfied }: NeedAnswers): void {
  const isAnswer = (value: number): boolean => !Number.isNaN(value)
  if (important.some(isAnswer) && satisfied.some(isAnswer)) return
  throw new StatisticsError('too-few', `Nobody answered for \`${need}\`.`, { need })
}

/** Importance and satisfaction of a need, from 0 to 10, in every resample. */
interface DrawnLevels {
  readonly importance: Float64Array
  readonly satisfaction: Float64Array
}

function drawnLevels(
  answers: readonly NeedAnswers[],
  { generator, resamples }: NeedResampling,
  weights: Float64Array | undefined,
): readonly DrawnLevels[] {
  const columns = answers.flatMap(({ important, satisfied }) => [important, satisfied])
  const shared = { generator: generator(), resamples }
  const drawn =
    weights === undefined && columns.every(saysYesOrNo)
      ? resampledShares({ questions: columns, ...shared })
      : resampledMeans({ columns, ...shared, ...(weights === undefined ? {} : { weights }) })
  for (const shares of drawn) toTen(shares)
  return answers.map((_, at) => ({
    importance: drawn[2 * at]!,
    satisfaction: drawn[2 * at + 1]!,
  }))
}

function toTen(shares: Float64Array): void {
  for (let k = 0; k < shares.length; k++) shares[k]! *= 10
}

/** What a logit of best and worst says of one need. */
interface ChosenLevel {
  readonly importance: number
  readonly drawn: Pick<DrawnLevels, 'importance'>
  readonly share: ResampledValue
}

/** Importance by choices, of the same people in each resample as satisfaction. */
function chosenLevels(
  answers: readonly NeedAnswers[],
  { generator, resamples, level }: NeedResampling,
  choices: ChoiceImportance,
): readonly ChosenLevel[] {
  const people = answers[0]!.important.length
  const places = answers.map(({ need }) => choices.needs.indexOf(need))
  const room = () => answers.map(() => new Float64Array(resamples))
  const [chances, shares] = [room(), room()]
  const times = new Float64Array(people)
  const draw = drawTimes(generator(), people)
  for (let k = 0; k < resamples; k++) {
    draw(times)
    const found = choices.resampled(times)
    for (const [at, place] of places.entries()) {
      chances[at]![k] = 10 * found.chances[place]!
      shares[at]![k] = found.shares[place]!
    }
  }
  return places.map((place, at) => ({
    importance: 10 * choices.chances[place]!,
    drawn: { importance: chances[at]! },
    share: { value: choices.shares[place]!, interval: intervalOfResamples(shares[at]!, level) },
  }))
}

function saysYesOrNo(column: Float64Array): boolean {
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!
    if (value !== 0 && value !== 1 && !Number.isNaN(value)) return false
  }
  return true
}

/** The score in every resample. */
function resampledScores({ importance, satisfaction }: DrawnLevels): Float64Array {
  const scores = new Float64Array(importance.length)
  // One pair of levels for all resamples: hundreds of thousands would be thrown away.
  const levels = { importance: 0, satisfaction: 0 }
  for (let k = 0; k < scores.length; k++) {
    levels.importance = importance[k]!
    levels.satisfaction = satisfaction[k]!
    scores[k] = opportunityScore(levels)
  }
  return scores
}

/** Values of which only the interval is kept: written anew for every need. */
interface Room {
  readonly gap: Float64Array
  readonly unsatisfied: Float64Array
}

function fillRoom({ importance, satisfaction }: DrawnLevels, { gap, unsatisfied }: Room): void {
  const levels = { importance: 0, satisfaction: 0 }
  for (let k = 0; k < gap.length; k++) {
    levels.importance = importance[k]!
    levels.satisfaction = satisfaction[k]!
    gap[k] = opportunityGap(levels)
    unsatisfied[k] = unsatisfiedImportance(levels)
  }
}

interface Standing {
  readonly levels: NeedLevels
  readonly drawn: DrawnLevels
  readonly score: Float64Array
  readonly room: Room
  readonly level: number
}

function standing(
  { need, important, satisfied }: NeedAnswers,
  { levels, drawn, score, room, level }: Standing,
): Omit<NeedOpportunity, 'rank'> {
  const ranged = (value: number, values: Float64Array): ResampledValue => ({
    value,
    interval: intervalOfResamples(values, level),
  })
  fillRoom(drawn, room)
  return {
    need,
    n: { importance: answered(important), satisfaction: answered(satisfied) },
    importance: ranged(levels.importance, drawn.importance),
    satisfaction: ranged(levels.satisfaction, drawn.satisfaction),
    score: ranged(opportunityScore(levels), score),
    gap: ranged(opportunityGap(levels), room.gap),
    unsatisfied: ranged(unsatisfiedImportance(levels), room.unsatisfied),
  }
}

/** Gives the means of a need's scales, all drawn at once. */
function meansOnScales(
  answers: readonly NeedAnswers[],
  { generator, resamples, level }: NeedResampling,
  weights: Float64Array | undefined,
): (need: NeedAnswers) => Pick<NeedOpportunity, 'means' | 'meanBased'> {
  const columns = answers.flatMap(({ scales }) =>
    scales === undefined ? [] : [scales.importance ?? [], scales.satisfaction].flat(),
  )
  if (columns.length === 0) return () => ({})
  const weighed = weights === undefined ? {} : { weights }
  const drawn = resampledMeans({ columns, generator: generator(), resamples, ...weighed })
  const drawnOf = (column: Float64Array): Float64Array => drawn[columns.indexOf(column)]!
  const ranged = (column: Float64Array): ResampledValue => ({
    value: meanOf(column, weights),
    interval: intervalOfResamples(drawnOf(column), level),
  })
  return ({ scales }) => {
    if (scales === undefined) return {}
    const { importance, satisfaction } = scales
    const satisfied = ranged(satisfaction)
    if (importance === undefined) return { means: { satisfaction: satisfied } }
    const wanted = ranged(importance)
    const levels = { importance: wanted.value, satisfaction: satisfied.value }
    const both = { importance: drawnOf(importance), satisfaction: drawnOf(satisfaction) }
    const interval = intervalOfResamples(resampledScores(both), level)
    return {
      means: { importance: wanted, satisfaction: satisfied },
      meanBased: { value: opportunityScore(levels), interval },
    }
  }
}

function meanOf(column: Float64Array, weights: Float64Array | undefined): number {
  let [sum, total] = [0, 0]
  for (let i = 0; i < column.length; i++) {
    if (Number.isNaN(column[i]!)) continue
    const weight = weights?.[i] ?? 1
    sum += weight * column[i]!
    total += weight
  }
  return sum / total
}
