import { normalCdf, normalDensity, normalTail } from '#stats/special/normal'

/** The standard form of a law whose location and scale are fitted: all three have log-concave densities. */
export interface ErrorLaw {
  /** Probability of at most z, and of more than z, without cancellation. */
  lower(z: number): number
  upper(z: number): number
  density(z: number): number
  /** First and second derivative of the log density. */
  slope(z: number): number
  bend(z: number): number
  /** Below it lies half of the law. */
  readonly median: number
}

const logisticLower = (z: number): number => 1 / (1 + Math.exp(-z))

/** Of a smallest value: the log of a waiting time that is exponential. */
const extremeTail = (z: number): number => Math.exp(-Math.exp(z))

/** Standard laws by their name: normal, logistic, and that of the smallest of many values. */
export const errorLaws = {
  normal: {
    lower: normalCdf,
    upper: normalTail,
    density: normalDensity,
    slope: (z) => -z,
    bend: () => -1,
    median: 0,
  },
  logistic: {
    lower: logisticLower,
    upper: (z) => logisticLower(-z),
    density: (z) => logisticLower(z) * logisticLower(-z),
    slope: (z) => 1 - 2 * logisticLower(z),
    bend: (z) => -2 * logisticLower(z) * logisticLower(-z),
    median: 0,
  },
  extreme: {
    lower: (z) => -Math.expm1(-Math.exp(z)),
    upper: extremeTail,
    density: (z) => Math.exp(z - Math.exp(z)),
    slope: (z) => 1 - Math.exp(z),
    bend: (z) => -Math.exp(z),
    median: Math.log(Math.LN2),
  },
} as const satisfies Record<string, ErrorLaw>
