import type { AskedThing, DriversSurvey } from '#market/drivers/drivers-survey'
import type { BlockBasics } from '#market/row-block'
import { distinctIds } from '#quantity/id'
import type { DocumentPath } from '#study/document/document-text'
import { labelsOf, scaleOf, straightLineOf } from '#study/document/resolve/market/answer-rules'
import { refuse, type Resolution } from '#study/document/resolve/resolution'
import type { SurveyOfKind } from '#study/document/schema/study'

/** 2^p subsets: more drivers would take minutes. */
const mostDrivers = 20

type Written = SurveyOfKind<'satisfaction-drivers'>

/** A survey of drivers, where no question stands on both sides. */
export function resolveDrivers(
  resolution: Resolution,
  survey: Written,
  [basics, path]: readonly [BlockBasics, DocumentPath],
): DriversSurvey | undefined {
  const scale = scaleOf(resolution, survey.scale, [...path, 'scale'])
  const overall = {
    id: 'overall',
    label: 'overall satisfaction',
    columns: columnsOf(survey.overall),
  }
  const drivers = driversOf(resolution, survey)
  if (scale === undefined || !areApart(resolution, [overall, drivers], path)) return undefined
  const questions = [overall, ...drivers].flatMap(({ columns }) => columns).length
  return {
    ...basics,
    kind: survey.kind,
    overall,
    drivers,
    scale: {
      low: Math.min(scale.worst, scale.best),
      high: Math.max(scale.worst, scale.best),
      reversed: scale.best < scale.worst,
      missing: survey.missing ?? [],
    },
    straightLine: straightLineOf(survey.quality?.['straight-line'], questions),
  }
}

function columnsOf(asked: Written['overall']): readonly string[] {
  return typeof asked === 'string' ? [asked] : asked['mean-of']
}

function driversOf(resolution: Resolution, { drivers }: Written): readonly AskedThing[] {
  const labelOf = labelsOf(resolution)
  const named = Array.isArray(drivers) ? listedDrivers(drivers) : Object.entries(drivers)
  return named.map(([id, asked]) => ({ id, label: labelOf(id), columns: columnsOf(asked) }))
}

/** Drivers by ids of their own, none of them that of the whole. */
function listedDrivers(columns: readonly string[]): readonly (readonly [string, string])[] {
  const ids = distinctIds(['overall', ...columns]).slice(1)
  return columns.map((column, at) => [ids[at]!, column])
}

function areApart(
  resolution: Resolution,
  [overall, drivers]: readonly [AskedThing, readonly AskedThing[]],
  path: DocumentPath,
): boolean {
  const at = [...path, 'drivers']
  if (drivers.length > mostDrivers) {
    const message = `${drivers.length} drivers have too many orders to look at; ${mostDrivers} are the most.`
    const hint = 'Put questions on one thing together by `mean-of`, or leave some out.'
    refuse(resolution, ['wrong-value', at], message, hint)
    return false
  }
  if (drivers.some(({ id }) => id === overall.id)) {
    const message = `\`${overall.id}\` is the whole, and none of its drivers.`
    refuse(resolution, ['reserved-id', [...at, overall.id]], message, 'Call the driver otherwise.')
    return false
  }
  const seen = new Map(overall.columns.map((column) => [column, 'overall']))
  for (const { id, columns } of drivers)
    for (const column of columns) {
      const other = seen.get(column)
      seen.set(column, id)
      if (other === undefined) continue
      const message = `\`${column}\` stands behind \`${other}\` and \`${id}\`: a question drives itself.`
      refuse(resolution, ['wrong-value', at], message, 'Name every column once.')
      return false
    }
  return true
}
