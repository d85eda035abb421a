import type { PriceColumn, RowSolutions } from '#market/alternatives/row-solutions'
import { documentNeeds } from '#study/document/resolve/document-needs'
import { withoutGaps } from '#study/document/resolve/without-gaps'
import { moneyUnit } from '#study/document/resolve/market/prices'
import { unitAt } from '#study/document/resolve/measure'
import { refuseReference, type Resolution } from '#study/document/resolve/resolution'
import type { DocumentPath } from '#study/document/document-text'
import type { DataDocument, StudyDocument } from '#study/document/schema/study'

type RowSolutionsDocument = NonNullable<StudyDocument['solutions-from']>[number]

/** Solutions that are rows of a data set which is there. */
export function resolveRowSolutions(resolution: Resolution): readonly RowSolutions[] {
  const { document } = resolution
  return (document['solutions-from'] ?? []).flatMap((written, index) => {
    const path = ['solutions-from', index]
    const sets = document.data ?? []
    const set = sets.find(({ id }) => id === written.data)
    if (set !== undefined) return [rowSolutions(resolution, written, [set, path])]
    const known = sets.map(({ id }) => id)
    refuseReference(resolution, [...path, 'data'], 'data set', [written.data, known])
    return []
  })
}

function rowSolutions(
  resolution: Resolution,
  { data, name, role, price = {} }: RowSolutionsDocument,
  [set, path]: readonly [DataDocument, DocumentPath],
): RowSolutions {
  const { list, realized, 'not-known': notKnown = [], ...said } = price
  const priced = Object.entries({ list, realized }).flatMap(([kind, column]) => {
    const found =
      column === undefined
        ? undefined
        : priceColumn(resolution, column, [...path, 'price', kind, 'unit'])
    return found === undefined ? [] : [[kind, found] as const]
  })
  return {
    data,
    name,
    role,
    prices: Object.fromEntries(priced),
    notKnown: notKnown.flatMap(numberIn),
    said: withoutGaps({
      ...said,
      ...(price.source === undefined && set.source === undefined
        ? {}
        : { source: withoutGaps(price.source ?? set.source!) }),
    }),
    measured: measuredColumns(resolution, set),
    path: `solutions-from.${path[1]}`,
  }
}

/** The number that a value is; none where it is text: that is no price in any case. */
function numberIn(value: number | string): readonly number[] {
  const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value)
  return Number.isFinite(number) ? [number] : []
}

function priceColumn(
  resolution: Resolution,
  { from, unit: written }: { readonly from: string; readonly unit: string },
  path: DocumentPath,
): PriceColumn | undefined {
  const unit = unitAt(resolution, written, path)
  const home = unit === undefined ? undefined : moneyUnit(resolution, unit, path)
  return home === undefined ? undefined : { column: from, unit: home.unit, scale: home.rate }
}

/** The columns that a data set declares for needs: how each of its rows does on them. */
function measuredColumns({ document }: Resolution, { columns }: DataDocument): readonly string[] {
  return documentNeeds(document).flatMap(({ need: { id, metric } }) => {
    const column = columns[id]
    if (column === undefined || metric === undefined) return []
    if (metric.type === 'rate') return [`${id}.errors`, `${id}.opportunities`]
    if (column.share !== undefined) return [`${id}.share`, `${id}.of`]
    return metric.type === 'spread' || metric.type === 'time-to-event' ? [] : [id]
  })
}
