import type { Interval } from '#stats/intervals/interval'
import { requireLevel } from '#stats/intervals/interval'
import { chiSquareQuantile, chiSquareTail } from '#stats/special/chi-square'
import { type Effect, requireEffects } from '#stats/synthesis/effect'
import { generalizedQ, varianceAtQ } from '#stats/synthesis/generalized-q'

/** How much effects differ beyond chance. */
export interface Heterogeneity {
  /** Cochran's Q. */
  readonly q: number
  readonly df: number
  /** Of no difference between the true effects; weak with few studies. */
  readonly pValue: number
  /** Share of the variation of the effects that chance does not explain, from 0 to below 1. */
  readonly iSquared: number
  /** Of the variance between studies; both ends 0 where effects lie closer together than chance explains. */
  readonly betweenVarianceInterval: Interval
}

/**
 * Whether and by how much true effects differ between studies. I^2 says how large that is against the
 * studies' own errors, not how large it is: the prediction interval says that.
 * Source: Cochran, Biometrics 1954;10:101; Higgins and Thompson, Stat Med 2002;21:1539 (I^2);
 * Viechtbauer, Stat Med 2007;26:37 (Q-profile interval).
 * @throws StatisticsError as `requireEffects`, from two effects on, 'domain' for a bad level
 */
export function heterogeneity(effects: readonly Effect[], level: number): Heterogeneity {
  requireEffects(effects, 2)
  requireLevel(level)
  const df = effects.length - 1
  const q = generalizedQ(effects, 0)
  const low = varianceAtQ(effects, chiSquareQuantile((1 + level) / 2, df))
  const high = varianceAtQ(effects, chiSquareQuantile((1 - level) / 2, df))
  return {
    q,
    df,
    pValue: chiSquareTail(q, df),
    iSquared: q > df ? (q - df) / q : 0,
    betweenVarianceInterval: { low, high, level },
  }
}
