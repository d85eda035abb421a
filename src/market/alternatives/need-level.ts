import type { ArmSummary, Estimate } from '#evidence/estimate'
import type { FigureInput, Interval, Source } from '#quantity/figure'
import type { Distribution } from '#stats/distributions/distribution'
import { distributionMean } from '#stats/distributions/distribution-mean'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'

/** How well a solution does on a need, in the unit of the need's metric. */
export interface NeedLevel {
  readonly need: string
  readonly solution: string
  readonly value: number
  /** Absent where one number was published. */
  readonly interval?: Interval
  readonly n?: number
  /** Evidence of a design, a row of a file, or what somebody says. */
  readonly origin: 'evidence' | 'rows' | 'opinion'
  readonly inputs: readonly FigureInput[]
}

/** What one person says of how a solution does on a need. */
export interface Opinion {
  readonly need: string
  readonly solution: string
  /** In the unit of the need's metric; `none` where the solution does not serve the need. */
  readonly value: Distribution | 'none'
  readonly text: string
  readonly source?: Source
  readonly path: string
}

/** The levels that evidence has for the arms of its designs, the highest grade first. */
export function levelsOfEvidence(estimates: readonly Estimate[]): readonly NeedLevel[] {
  return estimates
    .toSorted((a, b) => b.grade - a.grade)
    .flatMap((estimate) => [
      levelOfArm(estimate, estimate.baseline, 'baseline'),
      ...(estimate.treatment === undefined
        ? []
        : [levelOfArm(estimate, estimate.treatment, 'treatment')]),
    ])
}

function levelOfArm(
  { block, need }: Estimate,
  { solution, value, interval, n }: ArmSummary,
  arm: 'baseline' | 'treatment',
): NeedLevel {
  return {
    need,
    solution,
    value,
    ...(interval === undefined ? {} : { interval }),
    ...(n > 0 ? { n } : {}),
    origin: 'evidence',
    inputs: [{ figure: `evidence.${block}.${need}.${arm}` }],
  }
}

/** What people say, pooled over those who speak of one need of one solution: each counts alike. */
export function levelsOfOpinions(
  opinions: readonly Opinion[],
  level: number,
): readonly NeedLevel[] {
  const said = opinions.filter(({ value }) => value !== 'none')
  const pairs = Map.groupBy(said, ({ need, solution }) => `${need} ${solution}`)
  return [...pairs.values()].map((group) => {
    const { need, solution } = group[0]!
    const pooled = poolOf(group.map(({ value }) => value as Distribution))
    const [low, high] = [(1 - level) / 2, (1 + level) / 2].map((p) =>
      distributionQuantile(pooled, p),
    ) as [number, number]
    return {
      need,
      solution,
      value: distributionMean(pooled),
      ...(low < high ? { interval: { low, high, level } } : {}),
      n: group.length,
      origin: 'opinion' as const,
      inputs: group.map(({ path, text, source }) => ({
        assumption: path,
        written: text,
        ...(source === undefined ? {} : { source }),
      })),
    }
  })
}

function poolOf(parts: readonly Distribution[]): Distribution {
  const [only] = parts
  if (parts.length === 1) return only!
  return { family: 'mixture', parts, weights: parts.map(() => 1) }
}

/** Levels by need and solution. */
export type NeedLevels = ReadonlyMap<string, NeedLevel>

/** Of each need and solution the level that counts: the first in a list in which the best origins come first. */
export function levelsThatCount(ordered: readonly NeedLevel[]): NeedLevels {
  const first = new Map<string, NeedLevel>()
  for (const level of ordered) {
    const key = keyOf(level.need, level.solution)
    if (!first.has(key)) first.set(key, level)
  }
  return first
}

/** How well a solution does on a need; undefined where nobody knows. */
export function levelOf(levels: NeedLevels, need: string, solution: string): NeedLevel | undefined {
  return levels.get(keyOf(need, solution))
}

function keyOf(need: string, solution: string): string {
  return `${need} ${solution}`
}
