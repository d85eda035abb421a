import type { CovariateColumns } from '#evidence/rows/covariates'
import type { StatisticsError } from '#stats/error'

/** Why a method of `stats` refuses these covariates, with the covariate by its name. */
export function faultInWords(
  error: StatisticsError,
  { from }: Pick<CovariateColumns, 'from'>,
): string {
  if (error.code === 'no-variation') return 'the values do not vary'
  const covariate = from[Number(error.details['covariate'])]
  if (error.code === 'singular' && covariate !== undefined)
    return `${covariate} follows from the arm (and the covariates before it), or is known in one arm only`
  const plain = error.message.replace(/\.$/, '')
  return covariate === undefined ? plain : plain.replace(/^Covariate \d+/, covariate)
}
