import { type Effect, inverseVarianceMean, requireEffects } from '#stats/synthesis/effect'
import { type PooledEffect, pooledEffect } from '#stats/synthesis/pooled-effect'

/**
 * The one effect behind several studies, weighted by their precision: for studies that differ by chance
 * alone, or for just these studies' average. Where true effects differ it is too sure of itself for
 * anything beyond them: take `randomEffects`. One study is legal.
 * Source: Borenstein et al., Introduction to Meta-Analysis (2009), chapter 11.
 * @throws StatisticsError as `requireEffects`, 'domain' for a bad level
 * @example fixedEffect([{ value: 1, standardError: 1 }, { value: 3, standardError: 1 }], 0.95).value // 2
 */
export function fixedEffect(effects: readonly Effect[], level: number): PooledEffect {
  requireEffects(effects, 1)
  const mean = inverseVarianceMean(effects, 0)
  return pooledEffect(mean, { standardError: 1 / Math.sqrt(mean.precision), df: Infinity }, level)
}
