import { readUnit } from '#quantity/read-unit'
import type { Unit } from '#quantity/unit'
import { needOf } from '#study/document/resolve/columns'
import type { DocumentPath } from '#study/document/document-text'
import { documentNeeds, type NeedDocument } from '#study/document/resolve/document-needs'
import { isShare, ownUnit } from '#study/document/resolve/metric'
import { refuse, type Resolution } from '#study/document/resolve/resolution'
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

/** Whether a column holds shares: its need's values are fractions of 1. */
export function holdsShares(resolution: Resolution, column: string): boolean {
  return isShare(needOf(resolution, column)?.metric)
}

/** Which way is better, as it is said, else as the column or the needs of its element have it; refused where nobody says. */
export function betterAt(
  resolution: Resolution,
  [column, said]: readonly [string, 'lower' | 'higher' | undefined],
  [needs, path]: readonly [readonly string[], DocumentPath],
): 'lower' | 'higher' | undefined {
  const found = said ?? betterOfColumn(resolution, column, needs)
  if (found !== undefined) return found
  const message = `Which way \`${column}\` is better is not said: no need measures it.`
  const hint = 'Write `better: lower` or `better: higher`, or name the `needs` of the element.'
  refuse(resolution, ['missing-key', path], message, hint)
  return undefined
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
