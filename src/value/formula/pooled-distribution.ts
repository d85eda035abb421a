import type { Unit } from '#quantity/unit'
import { convertFactor, plainNumber, sameDimensions } from '#quantity/unit-algebra'
import type { Distribution } from '#stats/distributions/distribution'
import { scaleDistribution } from '#stats/distributions/scale-distribution'
import { isShare } from '#value/formula/distribution-expression'

/** One of several beliefs about a quantity; without a unit it is a plain number or share. */
export interface WeightedPart {
  readonly distribution: Distribution
  readonly unit?: Unit | undefined
  readonly weight: number
}

/** What several beliefs amount to, in one unit; without it, a plain number or share. */
export interface PooledDistribution {
  readonly distribution: Distribution
  readonly unit?: Unit
}

/**
 * The mixture of several beliefs, each as likely as its weight (linear opinion pool). Values are
 * put into the unit of the last part, or, where a part is a share between 0 and 1, into plain
 * shares. Undefined where the units do not go together.
 */
export function pooledDistribution(parts: readonly WeightedPart[]): PooledDistribution | undefined {
  const shares = parts.some(({ distribution }) => isShare(distribution))
  const unit = shares ? plainNumber : parts.at(-1)?.unit
  const scaled = parts.map((part) => inUnit(part, unit ?? plainNumber))
  if (!scaled.every((part) => part !== undefined)) return undefined
  const distribution: Distribution = {
    family: 'mixture',
    parts: scaled,
    weights: parts.map(({ weight }) => weight),
  }
  return { distribution, ...(shares || unit === undefined ? {} : { unit }) }
}

function inUnit({ distribution, unit }: WeightedPart, wanted: Unit): Distribution | undefined {
  const own = isShare(distribution) ? plainNumber : (unit ?? plainNumber)
  if (!sameDimensions(own, wanted)) return undefined
  return scaleDistribution(distribution, convertFactor(own, wanted))
}
