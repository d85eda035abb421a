import { countInWords } from '#evidence/words'
import { orReason } from '#market/sure-value'
import { StatisticsError } from '#stats/error'
import type { Generator } from '#stats/random/generator'
import { relativeImportance } from '#stats/regression/relative-importance'
import { drawTimes } from '#stats/resampling/drawn-people'
import { requireResamples } from '#stats/resampling/resamples'

/** Answers of the same people to several questions, the overall one last; nothing is missing. */
export interface DriverAnswers {
  readonly columns: readonly Float64Array[]
  /** How much of its population each person stands for; absent where people count alike. */
  readonly weights?: Float64Array
}

/** What some people say: shares, correlations and R^2 from their covariances, and means. */
export interface DriverFigures {
  /** LMG shares of R^2, one a driver; they add up to 1. */
  readonly shares: readonly number[]
  readonly correlations: readonly number[]
  /** One a column, the overall one last. */
  readonly means: readonly number[]
  readonly rSquared: number
}

/**
 * What drivers have to do with the overall answer, by the LMG decomposition of R^2.
 * @throws StatisticsError as `relativeImportance`, 'too-few' unless people outnumber the columns
 */
export function driverFigures({ columns, weights }: DriverAnswers): DriverFigures {
  const people = columns[0]!.length
  if (people <= columns.length) {
    const message = `${countInWords(people, 'answer')} ${people === 1 ? 'is' : 'are'} too few for ${columns.length - 1} drivers: more people than drivers and one are needed.`
    throw new StatisticsError('too-few', message, { people })
  }
  return figuresOf(new Products(columns), weights ?? new Float64Array(people).fill(1))
}

/**
 * The same with other people of the same kind: whole people are drawn with replacement and carry their weights.
 * Draws in which a driver has one value, or follows from the others, are left out.
 */
export function resampledDriverFigures(
  { columns, weights }: DriverAnswers,
  { generator, resamples }: { readonly generator: Generator; readonly resamples: number },
): readonly DriverFigures[] {
  requireResamples(resamples)
  const products = new Products(columns)
  const people = columns[0]!.length
  const drawn: DriverFigures[] = []
  const carried = new Float64Array(people)
  const draw = drawTimes(generator, people)
  for (let k = 0; k < resamples; k++) {
    draw(carried)
    if (weights !== undefined) for (let i = 0; i < people; i++) carried[i]! *= weights[i]!
    const figures = orReason(() => figuresOf(products, carried))
    if (!('reason' in figures)) drawn.push(figures)
  }
  return drawn
}

/** Answers around their means, person by person, so that sums of products lose no digits. */
class Products {
  readonly size: number
  readonly centres: readonly number[]
  readonly #rows: Float64Array

  constructor(columns: readonly Float64Array[]) {
    this.size = columns.length
    this.centres = columns.map((column) => column.reduce((sum, x) => sum + x, 0) / column.length)
    this.#rows = new Float64Array(columns[0]!.length * this.size)
    for (const [j, column] of columns.entries())
      for (let i = 0; i < column.length; i++)
        this.#rows[i * this.size + j] = column[i]! - this.centres[j]!
  }

  /** Weighted means around the centres, and covariances around these means. */
  covariances(weights: Float64Array): { means: number[]; covariance: number[][] } {
    const { size } = this
    const rows = this.#rows
    const sums = new Float64Array(size)
    const squares = new Float64Array(size * size)
    let total = 0
    for (let i = 0; i < weights.length; i++) {
      const weight = weights[i]!
      if (weight === 0) continue
      total += weight
      for (let a = 0, at = i * size; a < size; a++) {
        const scaled = weight * rows[at + a]!
        sums[a]! += scaled
        for (let b = 0; b <= a; b++) squares[a * size + b]! += scaled * rows[at + b]!
      }
    }
    const means = Array.from(sums, (sum) => sum / total)
    const covariance = means.map((mean, a) =>
      means.map(
        (other, b) => squares[Math.max(a, b) * size + Math.min(a, b)]! / total - mean * other,
      ),
    )
    return { means, covariance }
  }
}

function figuresOf(products: Products, weights: Float64Array): DriverFigures {
  const { means, covariance } = products.covariances(weights)
  const last = products.size - 1
  const { parts, rSquared } = relativeImportance(covariance)
  if (!(rSquared > 0))
    throw new StatisticsError(
      'no-variation',
      'The drivers account for nothing of the overall answer.',
    )
  const spread = (at: number): number => Math.sqrt(covariance[at]![at]!)
  return {
    shares: parts.map((part) => part / rSquared),
    correlations: parts.map((_, at) => covariance[at]![last]! / (spread(at) * spread(last))),
    means: means.map((mean, at) => products.centres[at]! + mean),
    rSquared,
  }
}
