import { readFileSync } from 'node:fs'

interface Sure {
  readonly errors: readonly number[]
  readonly low: readonly number[]
  readonly high: readonly number[]
  readonly df: readonly number[]
}

/** Values of `attribute-prices.R`: memory, disk, a double drive and a single one against none. */
export const attributePricesReference = JSON.parse(
  readFileSync(new URL('attribute-prices.json', import.meta.url), 'utf8'),
) as {
  readonly rows: {
    readonly price: readonly number[]
    readonly memory: readonly number[]
    readonly disk: readonly number[]
    readonly drive: readonly string[]
    readonly maker: readonly string[]
  }
  readonly coefficients: readonly number[]
  readonly rSquared: number
  /** CR2 by offer and by maker, and CR3. */
  readonly alone: Sure
  readonly clustered: Sure
  readonly aloneWider: Sure
  readonly clusteredWider: Sure
}
