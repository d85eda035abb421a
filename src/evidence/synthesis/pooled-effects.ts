import type { StudyEffect } from '#evidence/synthesis/study-effect'
import type { Synthesis } from '#evidence/synthesis/synthesis'
import type { Interval } from '#quantity/figure'
import { StatisticsError } from '#stats/error'
import { normalCritical, studentTCritical } from '#stats/intervals/critical-value'
import type { Effect } from '#stats/synthesis/effect'
import { fixedEffect } from '#stats/synthesis/fixed-effect'
import { predictionInterval } from '#stats/synthesis/prediction-interval'
import { randomEffects } from '#stats/synthesis/random-effects'
import { shrink } from '#stats/synthesis/shrink'

/** Effects taken together, on their common scale. */
export interface Pooled {
  readonly value: number
  readonly standardError: number
  /** Of the mean effect. */
  readonly interval: Interval
  /** Of what a further customer will find; absent where one effect is taken to lie behind all. */
  readonly prediction?: Interval
  /** SD of true effects between studies. */
  readonly betweenError: number
  /** What each study counts; they add up to 1. */
  readonly weights: readonly number[]
  readonly rows: readonly PooledRow[]
  readonly method: string
}

/** One study with its interval, the bias of its design included. */
interface PooledRow {
  readonly block: string
  readonly value: number
  readonly interval: Interval
  readonly weight: number
}

/**
 * Effects combined by the method of the synthesis. Random effects: Paule-Mandel, Hartung-Knapp
 * floored. The range of a further customer counts every variance between studies with what they say of it; two say
 * nothing of that: t on 1 degree of freedom.
 * @throws StatisticsError 'too-few' and others of the methods
 */
export function pooledEffects(
  studies: readonly StudyEffect[],
  { method }: Synthesis,
  level: number,
): Pooled {
  const effects = studies.map(({ value, samplingError, biasError }) => ({
    value,
    standardError: Math.hypot(samplingError, biasError),
  }))
  const pooled = POOL[method](effects, level, studies)
  const reach = normalCritical(level)
  const rows = studies.map(({ block, value }, i) => ({
    block,
    value,
    weight: pooled.weights[i]!,
    interval: {
      low: value - reach * effects[i]!.standardError,
      high: value + reach * effects[i]!.standardError,
      level,
    },
  }))
  return { ...pooled, rows }
}

type Pool = (
  effects: readonly Effect[],
  level: number,
  studies: readonly StudyEffect[],
) => Omit<Pooled, 'rows'>

const POOL: Readonly<Record<Synthesis['method'], Pool>> = {
  'random-effects': (effects, level) => {
    const settings = { estimator: 'paule-mandel', error: 'hartung-knapp-floored', level } as const
    const pooled = randomEffects(effects, settings)
    const { value, standardError, interval, weights } = pooled
    const betweenError = Math.sqrt(pooled.betweenVariance)
    const wide = studentTCritical(level, 1) * Math.hypot(betweenError, standardError)
    const prediction =
      effects.length > 2
        ? predictionInterval(effects, level)
        : { low: value - wide, high: value + wide, level }
    return {
      value,
      standardError,
      interval,
      weights,
      betweenError,
      prediction,
      method: `random effects (Paule-Mandel, Hartung-Knapp) over ${effects.length} pieces of evidence`,
    }
  },
  'fixed-effect': (effects, level) => {
    if (effects.length < 2) throw tooFew(effects.length)
    const { value, standardError, interval, weights } = fixedEffect(effects, level)
    const method = `one effect behind ${effects.length} pieces of evidence (inverse variance)`
    return { value, standardError, interval, weights, betweenError: 0, method }
  },
  shrinkage: (effects, level, studies) => {
    const test = studies.findIndex(({ grade }) => grade > 0)
    const prior = studies.findIndex(({ grade }) => grade === 0)
    if (effects.length !== 2 || test < 0 || prior < 0)
      throw new StatisticsError(
        'domain',
        'Shrinkage takes one test on rows and one benchmark or interview of the same effect.',
      )
    const { value: mean, standardError: standardDeviation } = effects[prior]!
    const shrunk = shrink(effects[test]!, { mean, standardDeviation }, level)
    const weights = studies.map((_, i) => (i === test ? shrunk.weight : 1 - shrunk.weight))
    return {
      value: shrunk.value,
      standardError: shrunk.standardDeviation,
      interval: shrunk.interval,
      weights,
      betweenError: 0,
      method: 'a test shrunk to a benchmark, weighted by precision',
    }
  },
}

function tooFew(n: number): StatisticsError {
  return new StatisticsError('too-few', `At least 2 effects are needed; there is ${n}.`, { n })
}
