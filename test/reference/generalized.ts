import { readFileSync } from 'node:fs'

export interface ReferenceRegression {
  readonly coefficients: readonly number[]
  readonly classic: number[][]
  readonly hc2: number[][]
  readonly hc3: number[][]
  readonly cr1: number[][]
  readonly means: readonly number[]
  readonly deviance: number
  readonly pearsonDispersion: number
}

export interface ReferenceDispersion {
  readonly value: number
  readonly standardError: number
}

/** R: stats::glm, MASS, sandwich; test/reference/generalized.R. */
export const reference = read('./generalized.json') as {
  inputs: Record<
    'arm' | 'cluster' | 'age' | 'size' | 'yes' | 'hours' | 'errors' | 'many' | 'even',
    number[]
  >
  logistic: ReferenceRegression
  poisson: ReferenceRegression
  negativeBinomial: ReferenceRegression & { dispersion: ReferenceDispersion }
  negativeBinomialMany: { coefficients: number[]; dispersion: ReferenceDispersion }
  clumped: { counts: number[]; group: number[]; dispersion: number }[]
  evenPoisson: number[]
}

type Second = Pick<ReferenceRegression, 'coefficients' | 'classic' | 'cr1' | 'deviance'>

/** statsmodels; test/reference/generalized.py. */
export const second = read('./generalized.python.json') as {
  logistic: Second
  poisson: Second
  negativeBinomial: { slopes: number[]; dispersion: number }
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
}
