import { readFileSync } from 'node:fs'

interface ChoiceCase {
  readonly price: readonly number[]
  readonly speed: readonly number[]
  readonly ours: readonly number[]
  readonly chosen: readonly number[]
  readonly task: readonly number[]
  readonly person: readonly number[]
  readonly weight: readonly number[]
  readonly plain: {
    readonly coefficients: readonly number[]
    readonly covariance: readonly (readonly number[])[]
    readonly logLikelihood: number
    readonly nullLogLikelihood: number
  }
  readonly robust: readonly (readonly number[])[]
  readonly weighted: {
    readonly coefficients: readonly number[]
    readonly logLikelihood: number
    readonly robust: readonly (readonly number[])[]
  }
}

/** Values of `choice.R`. */
export const choice = JSON.parse(readFileSync(new URL('choice.json', import.meta.url), 'utf8')) as {
  readonly cases: Readonly<Record<string, ChoiceCase>>
}
