import { estimateFor } from '../evidence/evidence-rows.ts'
import type { EffectOrReason } from '#evidence/estimate'
import type { BlockEvaluation } from '#evidence/evaluate-block'
import type { JointArms } from '#evidence/joint-arms'
import { jointArms } from '#evidence/joint-distribution'
import type { Interval } from '#quantity/figure'
import { readUnit } from '#quantity/read-unit'
import { quantiles } from '#stats/descriptive/quantile'
import { BLOCK_LENGTH } from '#stats/random/generator'
import { createPoints, type Points } from '#stats/random/points'
import { createArmDraws } from '#value/simulation/draw-arms'
import type { Random } from './random.ts'
import type { Claim, Observed, Replication } from './scenario.ts'

/** The interval of an effect beside its truth. */
export function observed(
  figure: string,
  claim: Claim,
  truth: number,
  effect: EffectOrReason | Level | undefined,
): Observed {
  if (effect === undefined || 'reason' in effect) return { figure, claim, truth }
  const { value, interval } = effect
  return { figure, claim, truth, value, ...(interval === undefined ? {} : { interval }) }
}

/** A figure of an arm or a check. */
interface Level {
  readonly value: number
  readonly interval?: Interval | undefined
}

/** What was observed, with the findings of the block. */
export function replication(
  { findings }: Pick<BlockEvaluation, 'findings'>,
  ...figures: readonly (readonly Observed[])[]
): Replication {
  return { observed: figures.flat(), codes: findings.map(({ code }) => code) }
}

/** Difference, ratio and `saved()` of one need. */
export function effectsOf(
  evaluation: BlockEvaluation,
  id: string,
  { old, now }: { readonly old: number; readonly now: number },
  { claim = 'nominal' as Claim, random }: { readonly claim?: Claim; readonly random: Random },
): readonly Observed[] {
  const estimate = estimateFor(evaluation, id)
  return [
    observed('difference', claim, now - old, estimate.difference),
    ...(estimate.ratio === undefined ? [] : [observed('ratio', claim, now / old, estimate.ratio)]),
    ...savedOf(evaluation, id, { truth: old - now, claim, random }),
  ]
}

const DRAWS = 2000

interface Saved {
  /** Baseline less treatment. */
  readonly truth: number
  readonly claim: Claim
  readonly random: Random
}

/**
 * The 95 % range of `saved()` over the draws of the joint distribution, as money takes it; where the design
 * has a bias term also without it, which is what a claim of 95 % concerns.
 */
export function savedOf(
  evaluation: BlockEvaluation,
  id: string,
  { truth, claim, random }: Saved,
): readonly Observed[] {
  const { arms, contrasts } = jointArms('rows', [evaluation])
  const contrast = contrasts.find(({ need }) => need === id)
  const figure = { figure: 'saved()', claim, truth }
  if (contrast?.treatment === undefined || contrast.refused !== undefined) return [figure]
  const range = (bias: boolean): Observed => ({
    ...figure,
    ...savedRange(arms, [contrast.baseline.parameter, contrast.treatment!.parameter], {
      bias,
      random,
    }),
  })
  const plain = range(false)
  if (arms.parameters.every(({ bias }) => bias === undefined)) return [plain]
  const cautious = claim === 'nominal' ? 'cautious' : claim
  return [plain, { ...range(true), figure: 'saved() with bias', claim: cautious }]
}

/** Mean and 95 % range of baseline less treatment over the draws. */
export function savedRange(
  arms: JointArms,
  [before, after]: readonly [string, string],
  { bias, random }: { readonly bias: boolean; readonly random: Random },
): { readonly value: number; readonly interval: Interval } {
  const columns = new Map([before, after].map((id) => [id, new Float64Array(BLOCK_LENGTH)]))
  const seed = random.oneOf(2 ** 31)
  const unit = arms.parameters.find(({ id }) => id === before)!.unit
  const factor = readUnit(unit).value?.factor ?? 1
  const draws = createArmDraws(arms, columns, { pointsOf: coordinates(seed), bias })
  const [base, ours] = [columns.get(before)!, columns.get(after)!]
  const saved = new Float64Array(DRAWS)
  for (let block = 0; block * BLOCK_LENGTH < DRAWS; block++) {
    const from = block * BLOCK_LENGTH
    const length = Math.min(BLOCK_LENGTH, DRAWS - from)
    draws.draw(block, length)
    for (let i = 0; i < length; i++) saved[from + i] = (base[i]! - ours[i]!) / factor
  }
  const [low, high] = quantiles(saved, [0.025, 0.975])
  const value = saved.reduce((sum, one) => sum + one, 0) / DRAWS
  return { value, interval: { low: low!, high: high!, level: 0.95 } }
}

/** A coordinate of the points for each key, in the order in which they are asked for. */
function coordinates(seed: number): (key: string) => Points {
  const points = new Map<string, Points>()
  return (key) => {
    const found = points.get(key) ?? createPoints(seed, points.size)
    points.set(key, found)
    return found
  }
}
