import { comparable, gapOf } from '#market/perception/perceived-gap'
import type { Observation } from '#market/perception/observed-pairs'
import type { PerceptionBlock } from '#market/perception/perception-block'
import type { PerceivedItem } from '#market/perception/perception-view'
import type { SureValue } from '#market/sure-value'
import { momentsOf, standardDeviation, varies } from '#stats/descriptive/moments'
import { quantiles } from '#stats/descriptive/quantile'
import { midRanks } from '#stats/descriptive/ranks'
import { studentTCritical } from '#stats/intervals/critical-value'
import { createGenerator } from '#stats/random/generator'
import { normalQuantile } from '#stats/special/normal'

type Side = 'measured' | 'perceived'
type Rule = Pick<PerceptionBlock, 'compare' | 'better'>

/**
 * Values of one side as they are compared: as they are, as ranks (1 = best, ties shared), or in standard deviations
 * from the mean, turned so that more is better.
 */
function scaled(
  values: readonly number[],
  { compare, better }: Rule,
  side: Side,
): readonly number[] {
  if (compare === 'unit' || values.length === 0) return values
  const up = better[side] === 'higher' ? 1 : -1
  if (compare === 'ranks') return [...midRanks(values.map((value) => -up * value)).ranks]
  const moments = momentsOf(values)
  const sd =
    moments.n > 1 && varies(moments) ? standardDeviation(moments) : Number.POSITIVE_INFINITY
  return values.map((value) => (up * (value - moments.mean)) / sd)
}

/** The observations on the scale of the comparison, one beside the other. */
export function onOneScale(
  observations: readonly Observation[],
  rule: Rule,
): readonly Observation[] {
  if (rule.compare === 'unit') return observations
  const sides = (['measured', 'perceived'] as const).map((side) => {
    const at = observations.flatMap((one, i) => (Number.isNaN(one[side]) ? [] : [i]))
    const values = scaled(
      at.map((i) => observations[i]![side]),
      rule,
      side,
    )
    return new Map(at.map((i, k) => [i, values[k]!]))
  })
  return observations.map((one, i) => ({
    ...one,
    measured: sides[0]!.get(i) ?? Number.NaN,
    perceived: sides[1]!.get(i) ?? Number.NaN,
  }))
}

/** A mean with its standard error. */
interface Spot {
  readonly mean: number
  readonly error: number
}

interface SolutionSpots {
  readonly solution: string
  readonly n: number
  readonly measured: Spot
  readonly perceived: Spot
}

/**
 * Solutions held against each other by ranks or standard deviations of their means. Intervals: the means are drawn
 * anew from normal distributions with their standard errors, solution by solution and side by side, and ranked again;
 * that the same people judge several solutions is not looked at.
 */
export function solutionsOnOneScale(
  bySolution: ReadonlyMap<string, readonly Observation[]>,
  block: PerceptionBlock,
  settings: { readonly level: number; readonly seed: number; readonly resamples: number },
): readonly Omit<PerceivedItem, 'rows'>[] {
  const spots = [...bySolution].flatMap(([solution, own]) => spotsOf(solution, own))
  const values = (side: Side): readonly number[] =>
    scaled(
      spots.map((spot) => spot[side].mean),
      block,
      side,
    )
  const drawn = redrawn(spots, block, settings)
  const [measured, perceived] = [values('measured'), values('perceived')]
  return spots.map(({ solution, n }, i) => ({
    solution,
    n,
    measured: around(measured[i]!, drawn?.measured[i], settings.level),
    perceived: around(perceived[i]!, drawn?.perceived[i], settings.level),
    gap: around(
      perceived[i]! - measured[i]!,
      drawn?.perceived[i]?.map((value, k) => value - drawn.measured[i]![k]!),
      settings.level,
    ),
  }))
}

function spotsOf(solution: string, own: readonly Observation[]): readonly SolutionSpots[] {
  const { kept } = comparable(own)
  const { n, measured, perceived } = gapOf(kept, 0.95)
  const spot = (found: SureValue, side: Side): Spot | undefined => {
    if ('reason' in found) return undefined
    const { value: mean, interval } = found
    if (interval === undefined) return { mean, error: 0 }
    const count = kept.filter((one) => !Number.isNaN(one[side])).length
    return { mean, error: (interval.high - mean) / studentTCritical(interval.level, count - 1) }
  }
  const [m, p] = [spot(measured, 'measured'), spot(perceived, 'perceived')]
  return m === undefined || p === undefined ? [] : [{ solution, n, measured: m, perceived: p }]
}

/** Scaled values by solution over all redraws; undefined where no solution has people behind it. */
function redrawn(
  spots: readonly SolutionSpots[],
  block: PerceptionBlock,
  { seed, resamples }: { readonly seed: number; readonly resamples: number },
): Record<Side, number[][]> | undefined {
  if (spots.every(({ n }) => n < 2)) return undefined
  const generator = createGenerator(seed, `${block.id} perception`)
  const out: Record<Side, number[][]> = {
    measured: spots.map(() => []),
    perceived: spots.map(() => []),
  }
  for (let k = 0; k < resamples; k++) {
    for (const side of ['measured', 'perceived'] as const) {
      const means = spots.map(
        ({ [side]: { mean, error } }) => mean + error * normalQuantile(generator.next()),
      )
      scaled(means, block, side).forEach((value, i) => out[side][i]!.push(value))
    }
  }
  return out
}

function around(value: number, draws: readonly number[] | undefined, level: number): SureValue {
  if (draws === undefined) return { value }
  const tail = (1 - level) / 2
  const [low, high] = quantiles(draws, [tail, 1 - tail])
  return { value, interval: { low: low!, high: high!, level } }
}
