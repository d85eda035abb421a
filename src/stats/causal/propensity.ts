import { StatisticsError } from '#stats/error'
import { covariateDesign, namingCovariates } from '#stats/causal/arm-design'
import { type OutcomeFit, fitOutcome, predict } from '#stats/causal/outcome-model'

/** The chance of the treatment given the covariates, and the rows that take part. */
export interface Propensity {
  /** Of every row; of rows that were left out, from the fit that left them out. */
  readonly scores: Float64Array
  /** Rows that take part, in their order. */
  readonly kept: Int32Array
  /** The model on the rows kept, and the columns it stands on. */
  readonly fit: OutcomeFit['fit']
  readonly design: readonly Float64Array[]
}

interface PropensityInput {
  /** 1 for the treatment, 0 for the base. */
  readonly treated: Int8Array | Float64Array
  readonly covariates: readonly Float64Array[]
  /** Rows whose chance lies under this, or above 1 - this, are left out; 0 keeps all. */
  readonly trim: number
}

/**
 * How likely each row was to get the treatment, given its covariates: logistic, main effects. With `trim`
 * above 0 rows outside [trim, 1 - trim] are left out and the model is fitted anew on the others; then the
 * question is about those others only. 0.1 is the rule of thumb of Crump et al.
 * Source: Rosenbaum and Rubin, Biometrika 1983;70:41; Crump, Hotz, Imbens and Mitnik, Biometrika 2009;96:187.
 * @throws StatisticsError 'no-overlap' where a covariate tells the arms apart or trimming leaves under two
 *   rows of an arm, 'singular' with the covariate that others determine, 'domain' unless 0 <= trim < 0.5
 */
export function propensityOf({ treated, covariates, trim }: PropensityInput): Propensity {
  if (!(trim >= 0 && trim < 0.5))
    throw new StatisticsError('domain', `Trimming lies between 0 and 0.5; it is ${trim}.`, { trim })
  const all = Int32Array.from(treated, (_, row) => row)
  const first = fitOn(all, treated, covariates)
  if (trim === 0) return { ...first, kept: all }
  const kept = all.filter((row) => first.scores[row]! >= trim && first.scores[row]! <= 1 - trim)
  requireBothArms(kept, treated, trim)
  if (kept.length === all.length) return { ...first, kept }
  const second = fitOn(kept, treated, covariates)
  const scores = first.scores.slice()
  kept.forEach((row, i) => (scores[row] = second.scores[i]!))
  return { ...second, scores, kept }
}

function fitOn(
  rows: Int32Array,
  treated: Int8Array | Float64Array,
  covariates: readonly Float64Array[],
): Omit<Propensity, 'kept'> {
  const design = covariateDesign(
    rows.length,
    covariates.map((column) => Float64Array.from(rows, (row) => column[row]!)),
  )
  const arm = Float64Array.from(rows, (row) => treated[row]!)
  const model = namingCovariates(1, 'no-overlap', () => fitOutcome('logistic', design, arm))
  return { scores: predict(model, design).means, fit: model.fit, design }
}

function requireBothArms(kept: Int32Array, treated: Int8Array | Float64Array, trim: number): void {
  const treatment = kept.filter((row) => treated[row] === 1).length
  const base = kept.length - treatment
  if (Math.min(base, treatment) < 2)
    throw new StatisticsError(
      'no-overlap',
      `With chances of the treatment from ${trim} to ${1 - trim}, the arms have ${base} and ${treatment} rows left.`,
      { base, treatment },
    )
}
