import { momentsOf } from '#stats/descriptive/moments'
import { requireSameLength, requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import { type TTest, tTestOf } from '#stats/tests/t-test'

/** One entry a unit that was measured under both conditions. */
export interface CrossoverInput {
  readonly base: Float64Array
  readonly treatment: Float64Array
  /** 1 where the base came first, -1 where the treatment did. */
  readonly sequence: ArrayLike<number>
}

/** What a crossover of two conditions and two periods says. */
export interface Crossover {
  /** treatment - base with the period taken out. */
  readonly treatment: TTest
  /** Second period - first, whatever the condition. */
  readonly period: TTest
  /** Sum over both periods: treatment first - base first. Beyond zero where the first condition lasts on. */
  readonly carryOver: TTest
  /** What each unit adds to the error of `treatment`: the summed squares are its squared standard error. */
  readonly influence: Float64Array
}

/**
 * The classical analysis of a two-period crossover: half the sum (treatment) and half the difference
 * (period) of the two sequences' mean within-unit differences, and the difference of their mean sums
 * (carry-over), each by t on the variance pooled over the sequences with n - 2 degrees of freedom.
 * The test of carry-over has little power; a period effect does no harm to `treatment`.
 * Source: Hills and Armitage, Br J Clin Pharmacol 1979;8:7; Jones and Kenward, Design and Analysis of
 * Cross-Over Trials (3rd ed. 2014), section 2.3.
 * @throws StatisticsError 'too-few' without a unit in a sequence or under three units, 'no-variation'
 *   where within-unit differences or sums do not vary, 'domain' for a sequence that is neither 1 nor -1
 */
export function twoSequenceCrossover(input: CrossoverInput, level: number): Crossover {
  requireUnits(input)
  const { base, treatment } = input
  const differences = bySequence(
    input,
    treatment.map((value, i) => value - base[i]!),
  )
  const sums = bySequence(
    input,
    treatment.map((value, i) => value + base[i]!),
  )
  const { baseFirst, treatmentFirst, error, df } = differences
  const effect = (baseFirst.mean + treatmentFirst.mean) / 2
  const period = (baseFirst.mean - treatmentFirst.mean) / 2
  return {
    treatment: tTestOf(effect, error / 2, df, level),
    period: tTestOf(period, error / 2, df, level),
    carryOver: tTestOf(sums.treatmentFirst.mean - sums.baseFirst.mean, sums.error, df, level),
    influence: influenceOf(input, differences),
  }
}

interface Sequences {
  readonly values: Float64Array
  readonly baseFirst: { readonly n: number; readonly mean: number; readonly m2: number }
  readonly treatmentFirst: { readonly n: number; readonly mean: number; readonly m2: number }
  /** Of the sum or difference of the two sequences' means, pooled variance. */
  readonly error: number
  readonly df: number
}

function bySequence({ sequence }: CrossoverInput, values: Float64Array): Sequences {
  const baseFirst = momentsOf(values.filter((_, i) => sequence[i] === 1))
  const treatmentFirst = momentsOf(values.filter((_, i) => sequence[i] === -1))
  const df = values.length - 2
  const pooled = (baseFirst.m2 + treatmentFirst.m2) / df
  const error = Math.sqrt(pooled * (1 / baseFirst.n + 1 / treatmentFirst.n))
  return { values, baseFirst, treatmentFirst, error, df }
}

function influenceOf({ sequence }: CrossoverInput, differences: Sequences): Float64Array {
  const raw = differences.values.map((value, i) => {
    const group = sequence[i] === 1 ? differences.baseFirst : differences.treatmentFirst
    return (value - group.mean) / (2 * group.n)
  })
  const size = Math.sqrt(raw.reduce((sum, u) => sum + u * u, 0))
  return raw.map((u) => (u * differences.error) / 2 / size)
}

function requireUnits({ base, treatment, sequence }: CrossoverInput): void {
  requireSameLength(base, treatment)
  requireSameLength(base, sequence)
  requireSample(base, 3)
  requireSample(treatment, 3)
  let baseFirst = 0
  for (let i = 0; i < sequence.length; i++) {
    if (sequence[i] !== 1 && sequence[i] !== -1)
      throw new StatisticsError('domain', `Which came first for unit ${i + 1} is not known.`, {
        index: i,
      })
    if (sequence[i] === 1) baseFirst++
  }
  if (baseFirst === 0 || baseFirst === sequence.length)
    throw new StatisticsError(
      'too-few',
      'All units had the same order: the period cannot be told apart.',
    )
}
