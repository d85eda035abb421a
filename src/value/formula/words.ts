import type { MathFunction, NeedFunction } from '#value/formula/expression'

/** Functions of numbers, each with the least and the most values it takes. */
export const mathFunctions: Readonly<Record<MathFunction, readonly [number, number]>> = {
  if: [3, 3],
  min: [1, Infinity],
  max: [1, Infinity],
  exp: [1, 1],
  ln: [1, 1],
  sqrt: [1, 1],
  sum: [1, Infinity],
}

/** Functions of a need: ours against the reference. */
const needFunctions: readonly NeedFunction[] = ['saved', 'before', 'after', 'ratio']

/** Distributions written as a call, with how many values they take (0: pairs). */
export const distributionCalls = {
  pert: 3,
  triangular: 3,
  uniform: 2,
  normal: 2,
  beta: 2,
  gamma: 2,
  poisson: 1,
  discrete: 0,
} as const satisfies Record<string, number>

/** The name of a distribution that is written as a call. */
export type DistributionCall = keyof typeof distributionCalls

/** Families that `from a to b` can name. */
const rangeFamilies = ['lognormal', 'logit-normal', 'normal'] as const

/** The family of a named range. */
export type RangeFamily = (typeof rangeFamilies)[number]

/** Words of the grammar that mean something of their own: reserved as ids, never units. */
export const formulaWords: readonly string[] = [
  ...Object.keys(mathFunctions),
  ...needFunctions,
  ...Object.keys(distributionCalls),
  ...rangeFamilies.filter((family) => family !== 'normal'),
  'empirical',
  'mixture',
  'year',
  'to',
  'from',
  'within',
]

/** Whether a word is a function of numbers. */
export function isMathFunction(word: string): word is MathFunction {
  return Object.hasOwn(mathFunctions, word)
}

/** Whether a word is a function of a need. */
export function isNeedFunction(word: string): word is NeedFunction {
  return needFunctions.some((name) => name === word)
}

/** Whether a word is a distribution with its values in brackets. */
export function isDistributionCall(word: string): word is DistributionCall {
  return Object.hasOwn(distributionCalls, word)
}

/** Whether a word can stand before `from a to b`. */
export function isRangeFamily(word: string): word is RangeFamily {
  return rangeFamilies.some((family) => family === word)
}
