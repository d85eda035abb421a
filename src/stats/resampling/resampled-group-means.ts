import { requireSameLength } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import type { Generator } from '#stats/random/generator'
import { drawTimes } from '#stats/resampling/drawn-people'
import { requireResamples, requireWeights } from '#stats/resampling/resamples'

/** Numbers of people who belong to one group each, and how often the people are drawn anew. */
export interface GroupMeansToResample {
  /** The group of each person, from 0 to `groups - 1`. */
  readonly labels: Int32Array
  readonly groups: number
  /** NaN where a person has no number. */
  readonly columns: readonly Float64Array[]
  /** How much of their population each stands for, above 0; absent where people count alike. */
  readonly weights?: Float64Array
  readonly generator: Generator
  /** From 100 on. */
  readonly resamples: number
}

/** One number a resample. */
interface ResampledGroupMeans {
  /** By group, of all people; they add up to 1. */
  readonly shares: readonly Float64Array[]
  /** By column, then group; NaN where nobody drawn of the group has a number. */
  readonly means: readonly (readonly Float64Array[])[]
}

/**
 * How the shares of groups and the means within them move together with other people of the same kind: whole people are
 * drawn with replacement and carry their weights and their group. The same as `resampledMeans` of a column for each group
 * from the same generator, in one pass over the people for all groups. Cost resamples x people x columns.
 * Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 7.
 * @throws StatisticsError 'too-few' under two people, 'domain' where lengths differ, a weight is not above 0, a label is no
 *   group, or resamples are fewer than 100
 */
export function resampledGroupMeans(input: GroupMeansToResample): ResampledGroupMeans {
  requirePeople(input)
  const { labels, groups, columns, weights, generator, resamples } = input
  const drawn = (): readonly Float64Array[] =>
    Array.from({ length: groups }, () => new Float64Array(resamples))
  const [shares, means] = [drawn(), columns.map(drawn)]
  const times = new Float64Array(labels.length)
  const draw = drawTimes(generator, labels.length)
  const parts = columns.map(answersOf)
  for (let k = 0; k < resamples; k++) {
    draw(times)
    if (weights !== undefined) for (let i = 0; i < times.length; i++) times[i]! *= weights[i]!
    const masses = summed([times], labels, groups)
    const total = masses.reduce((sum, mass) => sum + mass, 0)
    for (let group = 0; group < groups; group++) shares[group]![k] = masses[group]! / total
    for (const [column, { answers, answered }] of parts.entries()) {
      const sums = summed([times, answers], labels, groups)
      const bases = answered === undefined ? masses : summed([times, answered], labels, groups)
      for (let group = 0; group < groups; group++)
        means[column]![group]![k] = bases[group] === 0 ? NaN : sums[group]! / bases[group]!
    }
  }
  return { shares, means }
}

function requirePeople({
  labels,
  groups,
  columns,
  weights,
  resamples,
}: GroupMeansToResample): void {
  requireResamples(resamples)
  if (labels.length < 2)
    throw new StatisticsError('too-few', 'Means by group need two people at least.')
  for (const column of columns) requireSameLength(column, labels)
  if (labels.some((label) => label < 0 || label >= groups))
    throw new StatisticsError('domain', `A person is in none of the ${groups} groups.`, { groups })
  requireWeights(weights, labels)
}

interface Answers {
  /** 0 where there is none. */
  readonly answers: Float64Array
  /** 1 where there is one; absent where all have one. */
  readonly answered?: Float64Array
}

function answersOf(column: Float64Array): Answers {
  if (!column.some(Number.isNaN)) return { answers: column }
  return {
    answers: column.map((value) => (Number.isNaN(value) ? 0 : value)),
    answered: column.map((value) => (Number.isNaN(value) ? 0 : 1)),
  }
}

/** Sums by group of how much each person counts, times what they have. */
function summed(
  [times, values]: readonly [Float64Array, Float64Array?],
  labels: Int32Array,
  groups: number,
): Float64Array {
  const sums = new Float64Array(groups)
  if (values === undefined) for (let i = 0; i < times.length; i++) sums[labels[i]!]! += times[i]!
  else for (let i = 0; i < times.length; i++) sums[labels[i]!]! += times[i]! * values[i]!
  return sums
}
