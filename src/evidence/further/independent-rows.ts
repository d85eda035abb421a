import type { BlockContext } from '#evidence/context'
import type { Design } from '#evidence/estimate'
import type { MeasuredNeed } from '#evidence/metric-family'
import type { NeedRows } from '#evidence/rows/need-rows'
import { needRows } from '#evidence/rows/need-rows'
import type { UnitsView } from '#evidence/rows/units-view'

/** Designs whose arms hold different rows. */
const INDEPENDENT: readonly Design[] = ['randomized', 'before-after', 'non-randomized', 'usage']

/** The rows of two arms that hold different rows, each row for itself; absent in every other case. */
export function independentRows(
  { block, view }: BlockContext,
  need: MeasuredNeed,
): { readonly view: UnitsView; readonly rows: NeedRows } | undefined {
  const grouped = block.cluster ?? block.unit
  if (view === undefined || grouped !== undefined || block.treatment === undefined) return undefined
  if (!INDEPENDENT.includes(block.design)) return undefined
  return { view, rows: needRows(view, need) }
}
