import { momentsOf } from '#stats/descriptive/moments'
import { requireSameLength } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import { type LeastSquares, leastSquares } from '#stats/regression/least-squares'
import { type TTest, tTestOf } from '#stats/tests/t-test'

/** Rows of two arms; `covariates` were known before the treatment. */
export interface AncovaInput {
  readonly outcome: Float64Array
  /** 1 for the treatment, 0 for the base. */
  readonly treated: Int8Array | Float64Array
  readonly covariates: readonly Float64Array[]
  readonly level: number
  /** A code for each row, where rows of one cluster hang together. */
  readonly clusters?: Int32Array
}

/** The difference treatment - base at equal covariates. */
export interface Ancova extends TTest {
  /** Means of the arms at the mean covariates of all rows. */
  readonly adjustedMeans: { readonly base: number; readonly treatment: number }
  /** Change of the outcome per unit of each covariate, pooled within the arms. */
  readonly slopes: readonly number[]
  /**
   * What each row adds to the error of the difference: the summed squares are its squared standard error.
   * With clusters a cluster's sum stands on its first row.
   */
  readonly influence: Float64Array
}

/**
 * Whether two arms differ once chance differences in covariates are taken out: y ~ 1 + arm + centred
 * covariates, one slope for both arms; HC2 errors with n - p degrees of freedom, by cluster CR1 with
 * clusters - 1. In a randomised trial it narrows the error and moves no expectation; elsewhere the
 * difference is only as good as the covariates. Without covariates it is the difference of the means.
 * Source: Lin, Annals of Applied Statistics 2013;7:295; HC2: MacKinnon and White, J Econometrics 1985;29:305.
 * @throws StatisticsError 'singular' with the covariate (0-based) that the arm and those before it
 *   determine, 'too-few' under two rows (or clusters) in an arm, 'no-variation', 'not-finite', 'domain'
 */
export function ancova(input: AncovaInput): Ancova {
  requireArms(input)
  const fit = fitArms(input)
  const [intercept, difference, ...slopes] = fit.coefficients
  const test = tTestOf(difference!, Math.sqrt(fit.covariance[1]![1]!), fit.df, input.level)
  return {
    ...test,
    adjustedMeans: { base: intercept!, treatment: intercept! + difference! },
    slopes,
    influence: fit.influence[1]!,
  }
}

function fitArms({ outcome, treated, covariates, clusters }: AncovaInput): LeastSquares {
  const constant = new Float64Array(outcome.length).fill(1)
  const design = [constant, Float64Array.from(treated), ...covariates.map(centred)]
  try {
    if (clusters === undefined) return leastSquares(design, outcome, { covariance: 'HC2' })
    return leastSquares(design, outcome, { covariance: 'CR1', clusters })
  } catch (error) {
    throw error instanceof StatisticsError && error.code === 'singular'
      ? singularCovariate(Number(error.details['column']) - 2)
      : error
  }
}

/** The error of a covariate (0-based) that adds nothing to what stands before it. */
export function singularCovariate(covariate: number): StatisticsError {
  return new StatisticsError(
    'singular',
    `Covariate ${covariate + 1} does not vary, or follows from the arm and the covariates before it.`,
    { covariate },
  )
}

/** Values about their mean. */
export function centred(values: Float64Array): Float64Array {
  const { mean } = momentsOf(values)
  return values.map((value) => value - mean)
}

/**
 * The door of every method that compares two arms with covariates.
 * @throws StatisticsError 'too-few' under two rows (or clusters) in an arm, 'domain' for an arm that is
 *   neither 0 nor 1 or columns that differ in length
 */
export function requireArms({ outcome, treated, covariates, clusters }: AncovaInput): void {
  for (const column of [treated, ...covariates, ...(clusters ? [clusters] : [])])
    requireSameLength(column, outcome)
  const rows = { base: new Set<number>(), treatment: new Set<number>() }
  for (let i = 0; i < treated.length; i++) {
    if (treated[i] !== 0 && treated[i] !== 1)
      throw new StatisticsError('domain', `The arm of row ${i + 1} is neither 0 nor 1.`, {
        index: i,
      })
    rows[treated[i] === 1 ? 'treatment' : 'base'].add(clusters?.[i] ?? i)
  }
  if (Math.min(rows.base.size, rows.treatment.size) < 2)
    throw new StatisticsError(
      'too-few',
      `Each arm needs at least two ${clusters ? 'clusters' : 'rows'}; there are ${rows.base.size} and ${rows.treatment.size}.`,
      { base: rows.base.size, treatment: rows.treatment.size },
    )
}
