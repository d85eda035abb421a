import { normalNodes } from '#evidence/joint/normal-nodes'
import type { Distribution } from '#stats/distributions/distribution'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'

/**
 * The mean c of a logit shift b ~ N(c, tau^2) of a share P under which the mean share stays:
 * E logit^-1(logit P + b) = E P (study.md, What is random). To 1e-12.
 * @param share distribution of P, inside 0 to 1
 */
export function logitCentre(share: Distribution, tau: number): number {
  const points = normalNodes(0.15).map(({ p, weight }) => ({
    share: distributionQuantile(share, p),
    weight,
  }))
  const mean = points.reduce((sum, point) => sum + point.weight * point.share, 0)
  let low = -tau * tau - 1
  let high = tau * tau + 1
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (shiftedMean(points, tau, middle) < mean) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function shiftedMean(
  points: readonly { readonly share: number; readonly weight: number }[],
  tau: number,
  centre: number,
): number {
  const factors = normalNodes(0.5).map(({ z, weight }) => ({
    factor: Math.exp(centre + tau * z),
    weight,
  }))
  return points.reduce((sum, { share, weight }) => {
    const shifted = factors.reduce(
      (inner, one) =>
        inner + one.weight * ((share * one.factor) / (1 - share + share * one.factor)),
      0,
    )
    return sum + weight * shifted
  }, 0)
}
