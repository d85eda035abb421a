import type { BlockContext } from '#evidence/context'
import type { Design } from '#evidence/estimate'
import type { MeasuredNeed } from '#evidence/metric-family'
import type { NeedRows } from '#evidence/rows/need-rows'
import { needRows } from '#evidence/rows/need-rows'
import type { UnitsView } from '#evidence/rows/units-view'

/** Designs whose arms hold different rows. */
export const independentDesigns: readonly Design[] = [
  'randomized',
  'before-after',
  'non-randomized',
  'usage',
]

/** The rows of two arms that hold different rows, each for itself and counting alike; absent in every other case. */
export function independentRows(
  { block, view }: BlockContext,
  need: MeasuredNeed,
): { readonly view: UnitsView; readonly rows: NeedRows } | undefined {
  const grouped = block.cluster ?? block.unit
  const alike = grouped === undefined && view?.weights === undefined
  if (view === undefined || !alike || block.treatment === undefined) return undefined
  if (!independentDesigns.includes(block.design)) return undefined
  return { view, rows: needRows(view, need) }
}
