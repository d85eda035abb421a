import { expectedCost, type UnitCost } from '#market/price/unit-cost'
import type { FigureInput } from '#quantity/figure'

/** The assumption that a unit cost is; nothing where it is written as a number, or there is none. */
export function costInputs(cost: UnitCost | undefined): readonly FigureInput[] {
  if (cost?.assumption === undefined) return []
  const { assumption, written, source, review } = cost
  return [
    {
      assumption,
      written,
      ...(source === undefined ? {} : { source }),
      ...(review === undefined ? {} : { review }),
    },
  ]
}

/** The cost that a value was computed with. */
export function costSettings(cost: UnitCost | undefined): Readonly<Record<string, number>> {
  return cost === undefined ? {} : { 'unit-cost': expectedCost(cost) }
}
