import type { Domain } from '#evidence/metric-family'
import type { Distribution } from '#stats/distributions/distribution'

/** One arm figure with what its marginal is made from. */
export interface ArmFigure {
  readonly domain: Domain
  readonly value: number
  readonly standardError: number
  /** The arm's n - 1 (clusters - 1). */
  readonly df: number
  /** What a share, count or rate is counted over. */
  readonly exposure: number
  /** Cases or events where the figure is raw and its rows independent, or where there is no event. */
  readonly events?: number
  /** A share of rows that are yes or no, rather than of shares. */
  readonly yesNo: boolean
}

/**
 * The marginal of an arm figure (study.md, What is random): positive figures lognormal with the estimate
 * as mean and sd = se sqrt(df / (df - 2)); raw shares beta of Jeffreys; adjusted or clustered shares beta
 * with n = p (1 - p) / se^2, kept inside by half a case; counts without an event gamma(1/2, exposure);
 * others normal. At df of 2 or less, which cannot become money, the sd is the standard error. A reason
 * where a positive figure came out at zero or below.
 */
export function armMarginal(figure: ArmFigure): Distribution | { readonly reason: string } {
  const { domain, events, exposure, yesNo } = figure
  if (domain === 'share') {
    if (yesNo && events !== undefined)
      return { family: 'beta', alpha: events + 0.5, beta: exposure - events + 0.5 }
    return adjustedShare(figure)
  }
  if (domain === 'positive' && events === 0)
    return { family: 'gamma', shape: 0.5, scale: 1 / exposure }
  return continuous(figure)
}

function continuous({
  domain,
  value,
  standardError,
  df,
}: ArmFigure): ReturnType<typeof armMarginal> {
  if (standardError === 0) return { family: 'fixed', value }
  if (domain === 'positive' && value <= 0)
    return { reason: 'The figure came out at zero or below, where it cannot be.' }
  const sd = df > 2 ? standardError * Math.sqrt(df / (df - 2)) : standardError
  if (domain === 'real') return { family: 'normal', mean: value, sd }
  const variance = Math.log1p((sd / value) ** 2)
  return { family: 'lognormal', mu: Math.log(value) - variance / 2, sigma: Math.sqrt(variance) }
}

function adjustedShare({ value, standardError, exposure }: ArmFigure): Distribution {
  const least = 0.5 / exposure
  const share = Math.min(Math.max(value, least), 1 - least)
  const n = standardError === 0 ? exposure : (share * (1 - share)) / standardError ** 2
  return { family: 'beta', alpha: share * n, beta: (1 - share) * n }
}
