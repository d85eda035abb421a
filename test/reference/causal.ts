import { readFileSync } from 'node:fs'

export interface ReferenceContrast {
  readonly base: number
  readonly treatment: number
  readonly baseSe: number
  readonly treatmentSe: number
  readonly covariance: number
  readonly difference: number
  readonly se: number
  readonly low: number
  readonly high: number
  readonly p: number
  readonly df: number
  readonly ratio: number
  readonly logSe: number
}

interface ReferenceWeighting extends ReferenceContrast {
  readonly propensity: readonly number[]
}

interface ReferenceMatching {
  readonly difference: number
  readonly se: number
  readonly matched: number
  readonly dropped: number
}

type Input =
  'arm' | 'cluster' | 'age' | 'visits' | 'urban' | 'hours' | 'done' | 'exactAge' | 'exactVisits'

/** R: glm, sandwich, Matching, and estimating equations with numerical derivatives; test/reference/causal.R. */
export const reference = JSON.parse(
  readFileSync(new URL('./causal.json', import.meta.url), 'utf8'),
) as {
  inputs: Record<Input, number[]>
  gComputation: Record<
    'linear' | 'logistic' | 'linearClusters' | 'logisticClusters',
    ReferenceContrast
  >
  weighting: Record<'hours' | 'done' | 'clusters', ReferenceWeighting> & {
    trimmed: ReferenceWeighting & { n: number }
  }
  doublyRobust: Record<'hours' | 'done' | 'clusters', ReferenceContrast>
  balance: {
    before: number[]
    after: number[]
    effective: { base: number; treatment: number }
  }
  matching: Record<
    | 'mahalanobisAll'
    | 'mahalanobisTreated'
    | 'propensityAll'
    | 'propensityTreated'
    | 'propensityCaliper'
    | 'urbanAll'
    | 'urbanTreated',
    ReferenceMatching
  >
}

const { inputs } = reference

/** The rows of the reference, with three covariates. */
export const rows = {
  outcome: Float64Array.from(inputs.hours),
  treated: Int8Array.from(inputs.arm),
  covariates: [inputs.age, inputs.visits, inputs.urban].map((values) => Float64Array.from(values)),
  level: 0.95,
}

/** The yes-no outcome of the same rows. */
export const yesNo = { ...rows, outcome: Float64Array.from(inputs.done) }

/** A code for each of the same rows. */
export const clusters = Int32Array.from(inputs.cluster)
