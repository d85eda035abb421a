import { StatisticsError } from '../error.ts'
import type { Interval } from '../intervals/interval.ts'
import { logitInterval } from '../intervals/logit-interval.ts'
import { solveSymmetric } from '../linear-algebra/solve-symmetric.ts'
import type { AnsweredItem } from './answer-patterns.ts'
import type { LatentClasses } from './latent-classes.ts'

/** A chance this near to 0 or 1 is known no better than by its bound: it has no interval, and counts as given. */
const atBound = 1e-5

/** Intervals of shares and chances; nothing for one that lies on a bound. */
export interface LatentClassIntervals {
  readonly shares: readonly (Interval | undefined)[]
  /** By class, then item, then level. */
  readonly chances: readonly (readonly (readonly (Interval | undefined)[])[])[]
}

/**
 * Between which values do the shares of latent classes and the chances of their answers lie? From the information that
 * people's scores add up to, on the logit scale; for so many people that the likelihood has its shape, and classes
 * that are told apart. What lies on a bound (a chance of nearly 0 or 1) is taken as given. With weights from both sides
 * of the squared, weighted scores (sandwich), the weights taken as known. Throws `singular` where the answers do not determine the classes.
 * Source: McLachlan and Peel, Finite Mixture Models (2000), section 2.15 (empirical information); Linzer and Lewis, J Stat
 * Softw 2011;42(10), section 2.3; weights: Skinner, Analysis of Complex Surveys (1989), section 3.4.4.
 *
 * @param weights how much of a population each person stands for, as the fit had them
 */
export function latentClassIntervals(
  items: readonly AnsweredItem[],
  fit: LatentClasses,
  level: number,
  weights?: Float64Array,
): LatentClassIntervals {
  const blocks = blocksOf(items, fit)
  const covariance = covarianceOf(scoresOf(items, fit, blocks), weights)
  const people = items[0]!.codes.length
  const intervalsOf = ({ chances, from, free }: Block): readonly (Interval | undefined)[] =>
    Array.from(chances, (value, place) => {
      if (value < atBound || value > 1 - atBound) return undefined
      const standardError = errorOf(value, place, { covariance, from, free, chances })
      if (!(standardError > 0)) return undefined
      return logitInterval({ value, standardError, df: people - 1 }, level)
    })
  const [ofShares, ...ofChances] = blocks.map(intervalsOf)
  return {
    shares: ofShares!,
    chances: fit.chances.map((own, c) => own.map((_, j) => ofChances[c * items.length + j]!)),
  }
}

/** Chances that sum to 1, as logits against the first that is not on a bound. */
interface Block {
  readonly chances: Float64Array
  /** Its class and item; absent for the shares. */
  readonly of?: readonly [number, number]
  /** Places whose logits are free. */
  readonly free: readonly number[]
  /** Which parameter the first of them is. */
  readonly from: number
}

function blocksOf(items: readonly AnsweredItem[], { shares, chances }: LatentClasses): Block[] {
  const blocks: Block[] = []
  let from = 0
  const add = (own: Float64Array, of?: readonly [number, number]): void => {
    const inside = Array.from(own.keys()).filter((place) => own[place]! >= atBound)
    const free = inside.slice(1)
    blocks.push({ chances: own, free, from, ...(of === undefined ? {} : { of }) })
    from += free.length
  }
  add(shares)
  for (const [c, own] of chances.entries()) for (const j of items.keys()) add(own[j]!, [c, j])
  return blocks
}

/** What each person's answers say of each free logit. */
function scoresOf(
  items: readonly AnsweredItem[],
  { memberships, shares }: LatentClasses,
  blocks: readonly Block[],
): readonly Float64Array[] {
  const classes = shares.length
  const people = items[0]!.codes.length
  return blocks.flatMap(({ chances, of, free }) =>
    free.map((place) =>
      Float64Array.from({ length: people }, (_, i) => {
        if (of === undefined) return memberships[i * classes + place]! - chances[place]!
        const [c, j] = of
        const code = items[j]!.codes[i]!
        if (code < 0) return 0
        return memberships[i * classes + c]! * ((code === place ? 1 : 0) - chances[place]!)
      }),
    ),
  )
}

type Square = readonly (readonly number[])[]

function covarianceOf(scores: readonly Float64Array[], weights: Float64Array | undefined): Square {
  const inverse = inverseOf(products(scores, weights))
  if (weights === undefined) return inverse
  const spread = products(
    scores,
    weights.map((weight) => weight * weight),
  )
  return multiplied(multiplied(inverse, spread), inverse)
}

/** Sums over people of the products of each two of their scores. */
function products(scores: readonly Float64Array[], weights: Float64Array | undefined): Square {
  return scores.map((a) =>
    scores.map((b) => a.reduce((sum, value, i) => sum + (weights?.[i] ?? 1) * value * b[i]!, 0)),
  )
}

function inverseOf(information: Square): Square {
  if (information.some((row, i) => !(row[i]! > 0))) {
    throw new StatisticsError('singular', 'the answers do not determine the classes')
  }
  return information.map((_, column) =>
    solveSymmetric(
      information,
      information.map((__, i) => (i === column ? 1 : 0)),
    ),
  )
}

function multiplied(a: Square, b: Square): Square {
  return a.map((row) => b.map((_, j) => row.reduce((sum, value, k) => sum + value * b[k]![j]!, 0)))
}

/** By the delta method: dp / d logit m = p ((place = m) - p m). */
function errorOf(
  value: number,
  place: number,
  about: Pick<Block, 'from' | 'free' | 'chances'> & {
    readonly covariance: readonly (readonly number[])[]
  },
): number {
  const { covariance, from, free, chances } = about
  const slopes = free.map((m) => value * ((m === place ? 1 : 0) - chances[m]!))
  let variance = 0
  for (const [a, one] of slopes.entries())
    for (const [b, other] of slopes.entries())
      variance += one * other * covariance[from + a]![from + b]!
  return Math.sqrt(variance)
}
