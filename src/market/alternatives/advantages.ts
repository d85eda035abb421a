import type { Estimate } from '#evidence/estimate'
import { betterDirection, type Need } from '#job/job'
import { improvementBase } from '#market/alternatives/improvement-base'
import type { Advantage, NeedStanding } from '#market/alternatives/map-view'
import {
  levelOf,
  type NeedLevel,
  type NeedLevels,
  type Opinion,
} from '#market/alternatives/need-level'
import { sustainedUntil } from '#market/alternatives/sustained'
import type { ValueMap } from '#market/alternatives/value-map'
import { moverDifferenceInterval } from '#stats/intervals/mover-difference-interval'

/** What ours is compared by. */
export interface Comparison {
  readonly map: ValueMap
  readonly ours: string
  /** Everything else that is looked at, by id. */
  readonly others: readonly string[]
  readonly needs: readonly Need[]
  readonly levels: NeedLevels
  readonly estimates: readonly Estimate[]
  readonly opinions: readonly Opinion[]
}

/**
 * Ours against every alternative, need by need, in the unit of the need; positive is ours. Where one design measured
 * both, the difference is its own (adjusted, paired as the design has it); else it is that of two levels, with the
 * interval of independent estimates (MOVER), and none where one of them has none.
 */
export function advantagesOf(comparison: Comparison): readonly Advantage[] {
  return comparison.needs.flatMap((need) => {
    const found = comparison.others.flatMap((other) => advantageOver(need, other, comparison))
    const least = Math.min(...found.map(({ value }) => value))
    const best = found.find(({ value }) => value === least)
    return found.map((advantage) => ({ ...advantage, best: advantage === best }))
  })
}

function advantageOver(
  need: Need,
  solution: string,
  { ours, levels, estimates }: Comparison,
): readonly Omit<Advantage, 'best'>[] {
  const sign = betterDirection(need) === 'lower' ? -1 : 1
  const of = { need: need.id, solution }
  const direct = directDifference(estimates, need.id, [ours, solution])
  if (direct !== undefined) {
    const turned = sign * direct.sign
    return [
      {
        ...of,
        value: turned * direct.value,
        ...(direct.interval === undefined ? {} : { interval: scaled(direct.interval, turned) }),
        method: direct.method,
        inputs: [{ figure: `evidence.${direct.block}.${need.id}.difference` }],
      },
    ]
  }
  const [own, other] = [ours, solution].map((id) => levelOf(levels, need.id, id))
  if (own === undefined || other === undefined) return []
  const value = sign * (own.value - other.value)
  const interval =
    own.interval === undefined || other.interval === undefined
      ? undefined
      : moverDifferenceInterval(
          { estimate: other.value, interval: held(other) },
          { estimate: own.value, interval: held(own) },
        )
  return [
    {
      ...of,
      value,
      ...(interval === undefined ? {} : { interval: scaled(interval, sign) }),
      method: 'difference of two levels as independent estimates; MOVER',
      inputs: [...own.inputs, ...other.inputs],
    },
  ]
}

/** The interval of a level, which holds its value (that of a skewed opinion may not). */
function held({ value, interval }: NeedLevel): NonNullable<NeedLevel['interval']> {
  const { low, high, level } = interval!
  return { low: Math.min(low, value), high: Math.max(high, value), level }
}

interface Direct {
  readonly block: string
  readonly value: number
  readonly interval?: NonNullable<Advantage['interval']>
  readonly method: string
  /** 1 where ours is the treatment, -1 where it is the baseline. */
  readonly sign: 1 | -1
}

/** Ours less the other, from the design of the highest grade that measured both. */
function directDifference(
  estimates: readonly Estimate[],
  need: string,
  [ours, other]: readonly [string, string],
): Direct | undefined {
  const found = estimates
    .toSorted((a, b) => b.grade - a.grade)
    .find(({ need: of, baseline, treatment, difference }) => {
      const arms = [baseline.solution, treatment?.solution]
      const both = arms.includes(ours) && arms.includes(other)
      return of === need && both && difference !== undefined && !('reason' in difference)
    })
  if (found?.difference === undefined || 'reason' in found.difference) return undefined
  const { value, interval, method } = found.difference
  const sign = found.treatment?.solution === ours ? 1 : -1
  return { block: found.block, value, ...(interval && { interval }), method, sign }
}

function scaled(
  { low, high, level }: NonNullable<Advantage['interval']>,
  factor: number,
): NonNullable<Advantage['interval']> {
  const [a, b] = [low * factor, high * factor]
  return { low: Math.min(a, b), high: Math.max(a, b), level }
}

/** What ours has and lacks, need by need. */
export function standingsOf(
  comparison: Comparison,
  advantages: readonly Advantage[],
): readonly NeedStanding[] {
  const { needs, levels, ours, map } = comparison
  const served = needs.filter(({ id }) => levelOf(levels, id, ours) !== undefined)
  const weights = weightsOf(served)
  return served.map((need) => {
    const best = advantages.find((one) => one.need === need.id && one.best)
    const vulnerability = vulnerabilityOf(need, best, {
      weight: weights.get(need.id),
      own: levelOf(levels, need.id, ours)!,
    })
    const sustained = sustainedUntil(map.expectations.filter((one) => one.need === need.id))
    return {
      need: need.id,
      unique: uniqueOf(need.id, comparison),
      ...(vulnerability === undefined ? {} : { vulnerability }),
      ...(sustained === undefined ? {} : { sustained }),
    }
  })
}

/** Shares of all stated importance; equal ones where none is stated. */
export function weightsOf(needs: readonly Need[]): ReadonlyMap<string, number> {
  const stated = needs.flatMap(({ id, importance }) =>
    importance === undefined ? [] : [[id, importance.value / importance.of] as const],
  )
  const weights = stated.length === 0 ? needs.map(({ id }) => [id, 1] as const) : stated
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0)
  return new Map(total > 0 ? weights.map(([id, weight]) => [id, weight / total]) : [])
}

function vulnerabilityOf(
  need: Need,
  best: Advantage | undefined,
  { weight, own }: { readonly weight: number | undefined; readonly own: NeedLevel },
): NeedStanding['vulnerability'] {
  if (best === undefined || weight === undefined) return undefined
  const length = improvementBase(need) ?? Math.abs(own.value)
  if (!(length > 0)) return undefined
  const gap = (advantage: number): number => (weight * Math.max(0, -advantage)) / length
  const { interval } = best
  return {
    value: gap(best.value),
    ...(interval === undefined
      ? {}
      : { interval: { low: gap(interval.high), high: gap(interval.low), level: interval.level } }),
    weight,
    best: best.solution,
  }
}

/** Whether every alternative is said not to serve a need. */
function uniqueOf(need: string, { others, levels, opinions }: Comparison): NeedStanding['unique'] {
  if (others.some((other) => levelOf(levels, need, other) !== undefined)) return { value: 0 }
  const open = others.filter(
    (other) =>
      !opinions.some(
        ({ need: of, solution, value }) => of === need && solution === other && value === 'none',
      ),
  )
  if (others.length > 0 && open.length === 0) return { value: 1 }
  return {
    reason:
      others.length === 0
        ? 'there is no alternative to compare with'
        : `nobody says whether ${open.slice(0, 3).join(', ')}${open.length > 3 ? ` and ${open.length - 3} more` : ''} serve it`,
  }
}
