import { StatisticsError } from '#stats/error'
import { checkSymmetric, type Matrix } from '#stats/linear-algebra/square-matrix'

/** What each predictor brings to R^2, averaged over all orders in which they can enter. */
export interface RelativeImportance {
  /** One a predictor; they add up to `rSquared`. */
  readonly parts: readonly number[]
  readonly rSquared: number
}

/** More predictors would take more than some minutes: 2^p subsets. */
const MOST = 24
/** A pivot below this share of its variance is rounding. */
const SMALLEST_PIVOT = 1e-10

/**
 * How much of an outcome's variance each of several correlated predictors accounts for: the LMG (Shapley)
 * decomposition of R^2. It describes how ratings go together, and says nothing of what an intervention
 * would do. Cost 2^p, about six multiplications a subset, in p^3 / 3 numbers of memory.
 * Source: Lindeman, Merenda and Gold, Introduction to Bivariate and Multivariate Analysis (1980), p. 120;
 * Groemping, J Stat Software 2006;17(1), section 2.3.
 * @param covariance of the predictors and, last, of the outcome (a correlation matrix does as well)
 * @throws StatisticsError 'singular' where predictors determine each other, 'no-variation' where a
 *   predictor or the outcome has one value, 'too-few' without a predictor, 'domain' above 24 predictors
 *   or where the matrix is not symmetric, 'not-finite'
 */
export function relativeImportance(covariance: Matrix): RelativeImportance {
  const predictors = covariance.length - 1
  requireSize(predictors)
  checkSymmetric(covariance)
  requireVariation(covariance)
  const search = new SubsetSearch(covariance)
  return search.importance()
}

function requireSize(predictors: number): void {
  if (predictors < 1)
    throw new StatisticsError('too-few', 'Importance is of one predictor at least.')
  if (predictors <= MOST) return
  const message = `${predictors} predictors have too many subsets; take ${MOST} at most`
  throw new StatisticsError('domain', message, { predictors })
}

function requireVariation(covariance: Matrix): void {
  const index = covariance.findIndex((row, i) => !(row[i]! > 0))
  if (index < 0) return
  const outcome = index === covariance.length - 1
  const message = outcome ? 'the outcome has one value' : `predictor ${index + 1} has one value`
  throw new StatisticsError('no-variation', message, { index })
}

interface LastVisit {
  readonly depth: number
  readonly rSquared: number
  readonly pivot: number
  readonly covariance: number
}

/**
 * Walks all subsets as a tree: a predictor, from the last to the first, is swept into the model or left
 * out. Leaving it out costs nothing, as the rest is the leading part of the same matrix. With w(s) the
 * weight of a subset of s others, a part is the sum of (w(s-1) + w(s)) R^2(S) over the subsets with the
 * predictor, less that of w(s) R^2(S) over all, so that sums over branches are enough.
 */
class SubsetSearch {
  /** One lower triangle a depth: what the predictors that were swept in leave of the others. */
  readonly #left: readonly Float64Array[]
  /** One a depth: what they leave of the covariances with the outcome. */
  readonly #withOutcome: readonly Float64Array[]
  readonly #sums: Float64Array
  readonly #gain: Float64Array
  readonly #loss: Float64Array
  readonly #outcome: number
  readonly #smallest: Float64Array
  #lost = 0

  constructor(covariance: Matrix) {
    const size = covariance.length - 1
    const triangle = (size * (size + 1)) / 2
    this.#left = Array.from({ length: size + 1 }, () => new Float64Array(triangle))
    this.#withOutcome = Array.from({ length: size + 1 }, () => new Float64Array(size))
    this.#sums = new Float64Array(size)
    this.#outcome = covariance[size]![size]!
    this.#smallest = Float64Array.from(
      { length: size },
      (_, i) => SMALLEST_PIVOT * covariance[i]![i]!,
    )
    const weights = subsetWeights(size)
    this.#gain = Float64Array.from(
      { length: size + 1 },
      (_, s) => (weights[s - 1] ?? 0) + weights[s]!,
    )
    this.#loss = Float64Array.from({ length: size + 1 }, (_, s) => weights[s]!)
    for (let i = 0; i < size; i++) {
      this.#withOutcome[0]![i] = covariance[i]![size]!
      for (let j = 0; j <= i; j++) this.#left[0]![(i * (i + 1)) / 2 + j] = covariance[i]![j]!
    }
  }

  importance(): RelativeImportance {
    const size = this.#sums.length
    if (size > 1) this.#visit(size, 0, 0)
    else {
      const [pivot, covariance] = [this.#left[0]![0]!, this.#withOutcome[0]![0]!]
      this.#visitLast({ depth: 0, rSquared: 0, pivot, covariance })
    }
    const parts = Array.from(this.#sums, (sum) => sum - this.#lost)
    return { parts, rSquared: parts.reduce((sum, part) => sum + part, 0) }
  }

  /** Sum of gain(s) R^2 over all subsets that agree with the choices up to here. */
  #visit(open: number, depth: number, rSquared: number): number {
    if (open === 2) return this.#visitTwo(depth, rSquared)
    const last = open - 1
    const without = this.#visit(last, depth, rSquared)
    const more = this.#sweep(last, depth)
    const inside = this.#visit(last, depth + 1, rSquared + more)
    this.#sums[last]! += inside
    return without + inside
  }

  /** The same with the first two predictors open, without the rounds of calls that most visits would be. */
  #visitTwo(depth: number, rSquared: number): number {
    const left = this.#left[depth]!
    const withOutcome = this.#withOutcome[depth]!
    const first = withOutcome[0]!
    const second = withOutcome[1]!
    const shared = left[1]!
    const pivot = left[2]!
    if (!(pivot > this.#smallest[1]!)) throw determined(1)
    const without = this.#visitLast({ depth, rSquared, pivot: left[0]!, covariance: first })
    const factor = shared / pivot
    const inside = this.#visitLast({
      depth: depth + 1,
      rSquared: rSquared + (second * second) / pivot / this.#outcome,
      pivot: left[0]! - factor * shared,
      covariance: first - factor * second,
    })
    this.#sums[1]! += inside
    return without + inside
  }

  /** The same with the first predictor alone open: what is left of it and of its covariance with the outcome. */
  #visitLast({ depth, rSquared, pivot, covariance }: LastVisit): number {
    if (!(pivot > this.#smallest[0]!)) throw determined(0)
    const more = rSquared + (covariance * covariance) / pivot / this.#outcome
    this.#lost += this.#loss[depth]! * rSquared + this.#loss[depth + 1]! * more
    const inside = this.#gain[depth + 1]! * more
    this.#sums[0]! += inside
    return this.#gain[depth]! * rSquared + inside
  }

  /** Takes predictor `last` into the model; gives what it adds to R^2. */
  #sweep(last: number, depth: number): number {
    const [from, to] = [this.#left[depth]!, this.#left[depth + 1]!]
    const [before, after] = [this.#withOutcome[depth]!, this.#withOutcome[depth + 1]!]
    const row = (last * (last + 1)) / 2
    const pivot = from[row + last]!
    if (!(pivot > this.#smallest[last]!)) throw determined(last)
    for (let i = 0, at = 0; i < last; i++) {
      const factor = from[row + i]! / pivot
      after[i] = before[i]! - factor * before[last]!
      for (let j = 0; j <= i; j++, at++) to[at] = from[at]! - factor * from[row + j]!
    }
    return (before[last]! * before[last]!) / pivot / this.#outcome
  }
}

function determined(index: number): StatisticsError {
  const message = `predictor ${index + 1} follows from the others`
  return new StatisticsError('singular', message, { index })
}

/** s! (p - s - 1)! / p! for s = 0 to p - 1, and 0 for p. */
function subsetWeights(size: number): Float64Array {
  const weights = new Float64Array(size + 1)
  weights[0] = 1 / size
  for (let s = 1; s < size; s++) weights[s] = (weights[s - 1]! * s) / (size - s)
  return weights
}
