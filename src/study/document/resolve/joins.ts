import type { Column, DataSet } from '#evidence/rows/data-set'
import { nearestName } from '#quantity/nearest'
import type { DocumentPath } from '#study/document/document-text'
import { refuse, refuseReference, type Resolution } from '#study/document/resolve/resolution'
import type { StudyDocument } from '#study/document/schema/study'

type JoinDocument = NonNullable<StudyDocument['joins']>[number]

interface PlacedJoin {
  readonly join: JoinDocument
  readonly path: DocumentPath
}

/** The data sets with the columns that `joins` lend them. */
export function withJoins(resolution: Resolution, sets: readonly DataSet[]): readonly DataSet[] {
  const joins = (resolution.document.joins ?? [])
    .map((join, index) => ({ join, path: ['joins', index] }))
    .filter((placed) => knownSets(resolution, placed, sets))
  const done = new Map<string, DataSet>()
  const joined = (set: DataSet, above: readonly string[]): DataSet => {
    const found = done.get(set.id)
    if (found !== undefined) return found
    const own = joins.filter(({ join }) => join.data === set.id)
    const result = own.reduce((left, { join, path }) => {
      if ([...above, set.id].includes(join.with)) {
        refuseCircle(resolution, join, path)
        return left
      }
      const right = sets.find(({ id }) => id === join.with)!
      return joinedSet(resolution, left, [joined(right, [...above, set.id]), { join, path }])
    }, set)
    done.set(set.id, result)
    return result
  }
  return sets.map((set) => joined(set, []))
}

function knownSets(
  resolution: Resolution,
  { join, path }: PlacedJoin,
  sets: readonly DataSet[],
): boolean {
  const known = sets.map(({ id }) => id)
  const unknown = (['data', 'with'] as const).filter((key) => !known.includes(join[key]))
  for (const key of unknown) {
    refuseReference(resolution, [...path, key], 'data set', [join[key], known])
  }
  return unknown.length === 0
}

function refuseCircle(resolution: Resolution, join: JoinDocument, path: DocumentPath): void {
  const message = `\`${join.data}\` would get columns that it lends to \`${join.with}\`.`
  const hint = 'Take one of the joins out.'
  refuse(resolution, ['circular-reference', [...path, 'with']], message, hint)
}

function joinedSet(
  resolution: Resolution,
  set: DataSet,
  [other, { join, path }]: readonly [DataSet, PlacedJoin],
): DataSet {
  const { by } = join
  const missing = [set, other].filter((each) => !ownIds(each).includes(by))
  for (const each of missing) refuseKey(resolution, each, { join, path })
  const lent = lentColumns(resolution, other).filter(({ id }) => id !== by)
  const columns = withoutFiller(resolution, set, lent)
  const taken = lent.filter(({ id }) =>
    [...columns, ...set.unpivot.flat()].some((c) => c.id === id),
  )
  for (const { id } of taken) refuseTwice(resolution, id, { join, path })
  refuseFilters(resolution, set, lent)
  if (missing.length > 0 || taken.length > 0) return set
  const joined = lent.map((column): Column => {
    return { id: column.id, read: 'joined', with: other.id, column }
  })
  return {
    ...set,
    columns: [...columns, ...joined],
    joins: [...(set.joins ?? []), { with: other.id, by }],
  }
}

/** A key is read from the data set's own file. */
function ownIds({ columns, unpivot }: DataSet): readonly string[] {
  return [...columns.filter(({ read }) => read !== 'joined'), ...unpivot.flat()].map(({ id }) => id)
}

function lentColumns(resolution: Resolution, set: DataSet): readonly Column[] {
  return set.columns.filter((column) => !isFiller(resolution, set, column))
}

/** The solution of a data set that names none gives way to one that is joined. */
function withoutFiller(
  resolution: Resolution,
  set: DataSet,
  lent: readonly Column[],
): readonly Column[] {
  const ids = new Set(lent.map(({ id }) => id))
  return set.columns.filter((column) => !(ids.has(column.id) && isFiller(resolution, set, column)))
}

function isFiller(resolution: Resolution, { id }: DataSet, column: Column): boolean {
  if (column.id !== 'solution' || column.read !== 'constant') return false
  const document = resolution.document.data?.find((data) => data.id === id)
  return document?.columns['solution'] === undefined
}

function refuseKey(resolution: Resolution, set: DataSet, { join, path }: PlacedJoin): void {
  const nearest = nearestName(join.by, ownIds(set))
  const message = `\`${set.id}\` declares no column \`${join.by}\` of its own.`
  const hint =
    nearest === undefined
      ? `Declare it: \`columns: { ${join.by}: { from: HEADER } }\`.`
      : `Did you mean \`${nearest}\`? Both data sets must call the key alike.`
  refuse(resolution, ['unknown-reference', [...path, 'by']], message, hint)
}

function refuseTwice(resolution: Resolution, id: string, { join, path }: PlacedJoin): void {
  const message = `\`${id}\` is a column of \`${join.data}\` and of \`${join.with}\`.`
  const hint = 'Take it out of one of them, or give one another id.'
  refuse(resolution, ['duplicate-id', path], message, hint)
}

/** `keep` and `exclude` look at a row before anything is joined to it. */
function refuseFilters(resolution: Resolution, set: DataSet, lent: readonly Column[]): void {
  const index = (resolution.document.data ?? []).findIndex(({ id }) => id === set.id)
  const filters = [
    { filter: set.keep, path: ['keep'] },
    ...set.exclude.map(({ where }, place) => ({
      filter: where,
      path: ['exclude', place, 'where'],
    })),
  ]
  for (const { filter, path } of filters) {
    for (const { id } of lent.filter((column) => Object.hasOwn(filter, column.id))) {
      const message = `\`${id}\` is joined to \`${set.id}\`, and rows are kept or left out before that.`
      const hint = 'Make it a segment, or leave the rows out where the column stands.'
      refuse(resolution, ['not-supported', ['data', index, ...path, id]], message, hint)
    }
  }
}
