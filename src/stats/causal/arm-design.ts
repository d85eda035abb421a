import { momentsOf, varies } from '#stats/descriptive/moments'
import { StatisticsError, type StatisticsErrorCode } from '#stats/error'
import { centred, singularCovariate } from '#stats/regression/ancova'

/** The constant and the covariates about their means: the columns that every model of this room starts from. */
export function covariateDesign(
  rows: number,
  covariates: readonly Float64Array[],
): readonly Float64Array[] {
  return [new Float64Array(rows).fill(1), ...covariates.map(centred)]
}

/** @throws StatisticsError 'no-variation' where all outcomes are equal, 'not-finite', 'too-few' */
export function requireVariation(outcome: Float64Array): void {
  if (!varies(momentsOf(outcome)))
    throw new StatisticsError('no-variation', 'The outcome has one value only.')
}

/**
 * Runs a fit and, where a column of its design is at fault, names the covariate in the error instead.
 * @param before columns of the design that stand before the first covariate
 * @param separated the code for rows that a column tells apart
 */
export function namingCovariates<Fit>(
  before: number,
  separated: StatisticsErrorCode,
  fit: () => Fit,
): Fit {
  try {
    return fit()
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error
    if (error.code === 'singular') throw singularCovariate(Number(error.details['column']) - before)
    if (error.code !== 'separation') throw error
    throw apart(separated, error, before)
  }
}

function apart(code: StatisticsErrorCode, error: StatisticsError, before: number): StatisticsError {
  const { column, ...details } = error.details
  const covariate = column === undefined ? -1 : Number(column) - before
  const which = covariate < 0 ? 'The columns together tell' : `Covariate ${covariate + 1} tells`
  const what = code === 'no-overlap' ? 'the arms' : 'yes from no'
  return new StatisticsError(
    code,
    `${which} ${what} apart without fail for some rows, so that no finite model fits them.`,
    covariate < 0 ? details : { ...details, covariate },
  )
}
