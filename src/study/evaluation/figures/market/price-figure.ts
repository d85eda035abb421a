import type { SureValue } from '#market/sure-value'
import { marketFigureId } from '#market/figure-id'
import type { Figure, FigureInput } from '#quantity/figure'
import type { Finding } from '#quantity/finding'
import { rowsOf } from '#study/evaluation/figures/evidence-figures'
import type { MarketContext } from '#study/evaluation/figures/market/market-figures'

/** What one figure on prices says, besides what all of its block share. */
interface PriceFigure {
  /** Id without `market.`: `price.psm.pmc`. */
  readonly name: string
  readonly label: string
  readonly found: SureValue
  readonly unit: string
  readonly method: string
  readonly n: number
  /** How many rows stand behind it; as many as `n` where absent. */
  readonly rows?: number
  readonly price?: number
  readonly settings?: Readonly<Record<string, string | number>>
  readonly series?: Readonly<Record<string, readonly number[]>>
  readonly inputs?: readonly FigureInput[]
  /** Whether rows were drawn anew for the interval. */
  readonly resampled?: boolean
}

/** What the figures of one block share. */
interface PriceFigures {
  readonly context: MarketContext
  readonly warnings: readonly Finding[]
  /** What was kept of the rows, in words. */
  readonly filter: string
}

/** A figure on prices with its lineage. */
export function priceFigure(
  { context, warnings, filter }: PriceFigures,
  { name, label, found, unit, method, n, ...more }: PriceFigure,
): Figure {
  const { reading, hash, segment, settings } = context
  const { price, series, inputs = [], resampled = false, rows = n } = more
  const sure = 'value' in found && found.interval !== undefined
  const drawn = resampled && sure ? { resamples: settings.resamples, seed: settings.seed } : {}
  return {
    id: marketFigureId(name, { segment: segment?.id, price }),
    label,
    unit,
    ...found,
    n,
    method,
    inputs: [rowsOf(reading, filter, rows), ...inputs],
    settings: { ...(sure ? { level: settings.level } : {}), ...drawn, ...more.settings },
    ...(series === undefined ? {} : { series }),
    ...(warnings.length === 0 ? {} : { warnings }),
    hash,
  }
}
