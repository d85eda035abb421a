import { requireSameLength } from '#stats/descriptive/sample'
import { peopleInOrder, type PriceTies } from '#stats/pricing/price-answers'

/** How many people name their prices in one order of the questions. */
export interface PriceOrder {
  /** Places of the columns, from the lowest price to the highest: `[0, 1, 2, 3]` is the order as given. */
  readonly order: readonly number[]
  readonly people: number
}

/**
 * In which order of the questions most people name rising prices: all 24 orders of four columns, the most people
 * first, the order as given before others with as many. Another order with far more people than the one given says
 * that columns are swapped. Cost 24 x people.
 * @param columns too cheap, cheap, expensive, too expensive
 * @throws StatisticsError 'domain' where lengths differ
 */
export function priceOrders(
  columns: readonly Float64Array[],
  ties: PriceTies,
): readonly PriceOrder[] {
  for (const column of columns) requireSameLength(column, columns[0]!)
  return ordersOf(columns.map((_, place) => place))
    .map((order) => ({
      order,
      people: peopleInOrder(
        order.map((place) => columns[place]!),
        ties,
      ).length,
    }))
    .toSorted((a, b) => b.people - a.people)
}

/** All orders of some places, the given one first. */
function ordersOf(places: readonly number[]): readonly (readonly number[])[] {
  if (places.length <= 1) return [places]
  return places.flatMap((first) =>
    ordersOf(places.filter((place) => place !== first)).map((rest) => [first, ...rest]),
  )
}
