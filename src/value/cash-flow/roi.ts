import { StatisticsError } from '#stats/error'

/**
 * What does each unit of money spent bring beyond itself? (PV benefits - PV costs) / PV costs:
 * 0 is even, -1 is all lost. Both are present values over the same years.
 *
 * @throws StatisticsError `domain` where there are no costs to divide by (0 or less).
 * Source: Phillips and Phillips, Show Me the Money (2007).
 */
export function roi(benefits: number, costs: number): number {
  if (!(costs > 0)) {
    throw new StatisticsError('domain', 'A return on nothing spent is not defined.', { costs })
  }
  return (benefits - costs) / costs
}
