import { normalCdf } from '../special/normal.ts'
import type { Distribution } from './distribution.ts'
import { familyOf } from './families.ts'
import type { Draw, Family, OfFamily, Support } from './family.ts'

type Mixture = OfFamily<'mixture'>

/**
 * Several distributions, each true with a share of the weight: what several people believe, pooled
 * (linear opinion pool). Draws are read from 4,801 quantiles at even steps of the normal score and
 * straight lines between them.
 * Source: M. Stone, Annals of Mathematical Statistics 32 (1961) 1339-1342; A. O'Hagan et al.,
 * Uncertain Judgements (2006), section 9.2.
 */
export const mixture: Family<Mixture> = {
  check({ parts, weights }) {
    if (parts.length === 0) return 'there are no parts'
    if (weights.length !== parts.length)
      return `${parts.length} parts need as many weights, not ${weights.length}`
    if (weights.some((weight) => !(weight >= 0 && weight < Infinity)))
      return 'a weight is a finite number from 0 on'
    if (!(sum(weights) > 0)) return 'the weights add up to 0'
    return parts.map((part) => familyOf(part).check(part)).find((wrong) => wrong !== undefined)
  },
  mean: (d) => weighted(d, (part) => familyOf(part).mean(part)),
  sd(d) {
    const centre = mixture.mean(d)
    return Math.sqrt(weighted(d, (part) => secondMoment(part, centre)))
  },
  support(d): Support {
    const ends = heavy(d).map((part) => familyOf(part).support(part))
    return {
      low: Math.min(...ends.map(({ low }) => low)),
      high: Math.max(...ends.map(({ high }) => high)),
    }
  },
  quantile: (d, p) => quantileOf(d, p),
  cdf: (d, x) => weighted(d, (part) => familyOf(part).cdf(part, x)),
  draw,
}

function secondMoment(part: Distribution, centre: number): number {
  const { mean, sd } = familyOf(part)
  return sd(part) ** 2 + (mean(part) - centre) ** 2
}

function weighted({ parts, weights }: Mixture, of: (part: Distribution) => number): number {
  const total = sum(weights)
  return parts.reduce((mean, part, i) => {
    const weight = weights[i]! / total
    return weight === 0 ? mean : mean + weight * of(part)
  }, 0)
}

function heavy({ parts, weights }: Mixture): readonly Distribution[] {
  return parts.filter((_, i) => weights[i]! > 0)
}

const HALVINGS = 120

/** Halving between the smallest and the largest quantile of the parts. */
function quantileOf(d: Mixture, p: number): number {
  const quantiles = heavy(d).map((part) => familyOf(part).quantile(part, p))
  let low = Math.min(...quantiles)
  let high = Math.max(...quantiles)
  if (!(Number.isFinite(low) && Number.isFinite(high))) return p < 0.5 ? low : high
  for (let i = 0; i < HALVINGS && low < high; i++) {
    const middle = low + (high - low) / 2
    if (middle === low || middle === high) break
    if (mixture.cdf(d, middle) < p) low = middle
    else high = middle
  }
  return high
}

const REACH = 6
const NODES = 4801

function draw(d: Mixture): Draw {
  const step = (2 * REACH) / (NODES - 1)
  const nodes = Float64Array.from({ length: NODES }, (_, i) =>
    quantileOf(d, normalCdf(-REACH + i * step)),
  )
  return {
    from: 'score',
    fill(input, out) {
      for (let k = 0; k < out.length; k++) {
        const position = ((input[k] ?? 0) + REACH) / step
        const i = Math.min(NODES - 2, Math.max(0, Math.floor(position)))
        const share = Math.min(1, Math.max(0, position - i))
        out[k] = nodes[i]! + share * (nodes[i + 1]! - nodes[i]!)
      }
    },
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
