import type { AskedColumns } from '#market/asked-columns'
import type { BlockBasics } from '#market/row-block'

/** What customers value, in words of the study. */
export interface ValueElement {
  readonly id: string
  readonly name: string
  /** Needs that it is felt in. */
  readonly needs: readonly string[]
  /** Drivers of the value model that turn it into money. */
  readonly drivers: readonly string[]
}

type Better = 'lower' | 'higher'

/** How far perceived and measured may lie apart and still agree. */
export type AlignedWithin =
  | { readonly share: number }
  /** In the unit of the gap: of the element, ranks, or standard deviations. */
  | { readonly distance: number }

/** How good a value element is, held against how good people believe it to be. */
export interface PerceptionBlock extends BlockBasics {
  readonly kind: 'perception'
  readonly element: Pick<ValueElement, 'id' | 'name'>
  /** Columns of numbers. */
  readonly measured: string
  readonly perceived: string
  readonly compare: 'unit' | 'ranks' | 'standardized'
  /** Column of what gives one pair each: `customer`, `solution`, or another. */
  readonly over: string
  /** What the figures are in: the unit of what was measured, `rank` or `SD`. */
  readonly unit: string
  /** Turns perceived values into the unit of the measured ones. */
  readonly perceivedScale: number
  readonly better: { readonly measured: Better; readonly perceived: Better }
  readonly alignedWithin: AlignedWithin
  /** Columns that the data set has besides. */
  readonly solution?: string
  readonly customer?: string
  /** Column with why people believe less than there is: `unaware`, `disbelieve`, `dont-care`. */
  readonly cause?: string
}

/** The columns that a comparison of perceived and measured reads. */
export function perceptionColumns(block: PerceptionBlock): AskedColumns {
  const { measured, perceived, over, solution, customer, cause } = block
  const names = [over, solution, customer, cause].filter((column) => column !== undefined)
  return { numbers: [measured, perceived], names: [...new Set(names)] }
}
