import { readUnit } from '#quantity/read-unit'
import type { Unit } from '#quantity/unit'
import { needOf } from '#study/document/resolve/columns'
import { documentNeeds, type NeedDocument } from '#study/document/resolve/document-needs'
import { ownUnit } from '#study/document/resolve/metric'
import type { Resolution } from '#study/document/resolve/resolution'
import type { DataDocument } from '#study/document/schema/study'

/** Columns of a data set by their id, those of the parts of a wide row included. */
function declaredColumns(resolution: Resolution, data: string): DataDocument['columns'] {
  const set = (resolution.document.data ?? []).find(({ id }) => id === data)
  return Object.assign({}, set?.columns, ...(set?.unpivot ?? [])) as DataDocument['columns']
}

/** Whether a data set declares a column. */
export function declares(resolution: Resolution, data: string, column: string): boolean {
  return declaredColumns(resolution, data)[column] !== undefined
}

/** What the numbers of a column are in: as its need has it, else as the column says; undefined where neither does. */
export function unitOfColumn(
  resolution: Resolution,
  data: string,
  column: string,
): Unit | undefined {
  const need = needOf(resolution, column)
  if (need?.metric !== undefined) return ownUnit(resolution, column)
  const written = declaredColumns(resolution, data)[column]?.unit
  return written === undefined ? undefined : readUnit(written).value
}

/** Which way is better: that of the column's own need, else of the one way that needs of an element agree on. */
export function betterOfColumn(
  resolution: Resolution,
  column: string,
  needs: readonly string[],
): 'lower' | 'higher' | undefined {
  const own = needOf(resolution, column)
  if (own !== undefined) return betterOf(own)
  const named = documentNeeds(resolution.document).filter(({ need }) => needs.includes(need.id))
  const ways = new Set(named.map(({ need }) => betterOf(need)))
  return ways.size === 1 ? [...ways][0] : undefined
}

function betterOf({ outcome: { direction } }: NeedDocument): 'lower' | 'higher' {
  return direction === 'minimize' || direction === 'reduce' ? 'lower' : 'higher'
}
