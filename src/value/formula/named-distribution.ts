import type { Distribution } from '#stats/distributions/distribution'
import type { DistributionCall } from '#value/formula/words'

type Make = (first: number, second: number, third: number) => Distribution | string

const makers: Readonly<Record<Exclude<DistributionCall, 'discrete'>, Make>> = {
  pert: (low, mode, high) => threePoints('pert', low, mode, high),
  triangular: (low, mode, high) => threePoints('triangular', low, mode, high),
  uniform: (low, high) =>
    low < high
      ? { family: 'uniform', low, high }
      : 'The lower end of `uniform` is not below the upper one.',
  normal: (mean, sd) =>
    sd > 0 ? { family: 'normal', mean, sd } : 'The standard deviation of `normal` is not above 0.',
  beta: (alpha, beta) =>
    alpha > 0 && beta > 0 ? { family: 'beta', alpha, beta } : 'Both numbers of `beta` are above 0.',
  gamma: (shape, scale) =>
    shape > 0 && scale > 0
      ? { family: 'gamma', shape, scale }
      : 'Shape and scale of `gamma` are above 0.',
  poisson: (mean) =>
    mean > 0 ? { family: 'poisson', mean } : 'The mean of `poisson` is not above 0.',
}

/** A distribution from its parameters, or in words why they cannot be. */
export function namedDistribution(
  name: DistributionCall,
  numbers: readonly number[],
  weights: readonly number[],
): Distribution | string {
  if (name === 'discrete') return discrete(numbers, weights)
  const [first = 0, second = 0, third = 0] = numbers
  return makers[name](first, second, third)
}

function threePoints(
  family: 'pert' | 'triangular',
  low: number,
  mode: number,
  high: number,
): Distribution | string {
  if (low < high && low <= mode && mode <= high) return { family, low, mode, high }
  return `The numbers of \`${family}\` are not in order: least, most likely, most.`
}

function discrete(values: readonly number[], weights: readonly number[]): Distribution | string {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (weights.some((weight) => weight < 0)) return 'A weight of `discrete` is below 0.'
  if (total <= 0) return 'The weights of `discrete` add up to 0.'
  return { family: 'discrete', values, weights }
}
