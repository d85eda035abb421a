/** In what money the prices of a block are. */
export interface PriceBasis {
  /** In the currency of the study: `EUR/piece`. */
  readonly unit: string
  /** What one unit of the file is in it: a rate where the rows are in another currency. */
  readonly scale: number
}

/** A column of prices in the currency of the study. */
export function inMoney(prices: Float64Array, { scale }: PriceBasis): Float64Array {
  return prices.map((price) => price * scale)
}
