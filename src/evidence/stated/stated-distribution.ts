import type { MeasuredNeed } from '#evidence/metric-family'
import { domainOf } from '#evidence/metric-family'
import type { Opinion, StatedRange } from '#evidence/stated/stated-evidence'
import { checkDistribution } from '#stats/distributions/check-distribution'
import type { Distribution } from '#stats/distributions/distribution'

/**
 * What opinions on a figure amount to: the distribution through the quantiles of one, the linear
 * pool of several, inside what the metric can be. Or in words what is wrong with the first of them.
 */
export function statedDistribution(
  need: MeasuredNeed,
  opinions: readonly Opinion[],
): Distribution | { readonly wrong: string } {
  const parts = opinions.map(({ range }) => opinionDistribution(need, range))
  const wrong = parts.map(checkDistribution).find((words) => words !== undefined)
  if (wrong !== undefined) return { wrong }
  const [first] = parts
  if (parts.length === 1 && first !== undefined) return first
  return { family: 'mixture', parts, weights: parts.map(() => 1) }
}

/** Three equal quantiles are one value. */
function opinionDistribution(need: MeasuredNeed, range: StatedRange): Distribution {
  const { low, median, high } = range
  if (low === median && median === high) return { family: 'fixed', value: median }
  return { family: 'three-quantiles', ...range, ...boundsOf(need, low) }
}

function boundsOf(
  { metric }: MeasuredNeed,
  least: number,
): { readonly lower?: number; readonly upper?: number } {
  if (metric.type === 'scale') return { lower: metric.from, upper: metric.to }
  const domain = domainOf(metric.type, least < 0)
  if (domain === 'share') return { lower: 0, upper: 1 }
  return domain === 'positive' ? { lower: 0 } : {}
}
