import type { TwoProportions } from '#stats/intervals/counts'

/** A supposed difference this near to the observed one is the observed one. */
const ROUNDING = 1e-9

/**
 * The score statistic of a difference of two shares, p2 - p1, against a supposed one from -1 to 1: the
 * error is that of the shares most likely if the supposed difference were true. It falls as the supposed
 * difference rises, and is 0 at the observed one.
 * Source: Farrington and Manning, Stat Med 1990;9:1447, appendix I (the roots in closed form).
 */
export function shareScore(counts: TwoProportions, supposed: number): number {
  const { x1, n1, x2, n2 } = counts
  const excess = x2 / n2 - x1 / n1 - supposed
  const p2 = constrainedShare(counts, supposed)
  const p1 = Math.min(1, Math.max(0, p2 - supposed))
  const variance = (p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2
  if (Math.abs(excess) < ROUNDING) return 0
  return variance > 0 ? excess / Math.sqrt(variance) : excess * Infinity
}

/** The most likely share of the treatment where the difference is the supposed one. */
function constrainedShare({ x1, n1, x2, n2 }: TwoProportions, supposed: number): number {
  const [p1, p2] = [x1 / n1, x2 / n2]
  // Nobody or everybody in both groups: at the edge, where two roots are too near to tell them apart by the digits.
  if (p1 === p2 && (p1 === 0 || p1 === 1)) return Math.max(0, Math.min(p1, 1 + supposed), supposed)
  const theta = n1 / n2
  const a = 1 + theta
  const b = -(1 + theta + p2 + theta * p1 + supposed * (theta + 2))
  const c = supposed ** 2 + supposed * (2 * p2 + theta + 1) + p2 + theta * p1
  const d = -p2 * supposed * (1 + supposed)
  const third = b / (3 * a)
  const v = third ** 3 - (b * c) / (6 * a * a) + d / (2 * a)
  const size = Math.sqrt(Math.max(0, third ** 2 - c / (3 * a)))
  const u = v < 0 ? -size : size
  const cosine = u === 0 ? 0 : Math.min(1, Math.max(-1, v / u ** 3))
  const root = 2 * u * Math.cos((Math.PI + Math.acos(cosine)) / 3) - third
  return Math.min(1, Math.max(0, root, supposed), 1 + Math.min(0, supposed))
}
