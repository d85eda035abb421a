import { daysOfText } from '#evidence/panel/calendar'
import type { EvolutionBlock } from '#market/evolution/evolution-block'
import type { BlockBasics } from '#market/row-block'
import { plainNumber } from '#quantity/unit-algebra'
import type { Unit } from '#quantity/unit'
import type { DocumentPath } from '#study/document/document-text'
import { elementAt } from '#study/document/resolve/market/elements'
import { resolveEvents } from '#study/document/resolve/market/evolution-events'
import {
  betterAt,
  declares,
  holdsShares,
  unitOfColumn,
} from '#study/document/resolve/market/measured-column'
import { quantityAt } from '#study/document/resolve/measure'
import { refuse, type Resolution } from '#study/document/resolve/resolution'
import type { EvolutionDocument } from '#study/document/schema/study'

/** A value element over time, where its references hold. */
export function resolveEvolution(
  resolution: Resolution,
  written: EvolutionDocument,
  [basics, path]: readonly [BlockBasics, DocumentPath],
): EvolutionBlock | undefined {
  const element = elementAt(resolution, written.element, [...path, 'element'])
  if (element === undefined) return undefined
  const { need, at, every, statistic, season = 1 } = written
  const better = betterAt(resolution, [need, written.better], [element.needs, path])
  const until = dayAt(resolution, written.until, [...path, 'until'])
  if (statistic === 'median' && written.weight !== undefined) refuseWeight(resolution, path)
  if (better === undefined || until === undefined) return undefined
  const measure = measureOf(resolution, basics.data, need)
  const { bySolution, rest } = withoutSolution(basics)
  const floor = floorAt(resolution, written, { ...measure, bySolution, path })
  return {
    ...rest,
    kind: 'evolution',
    element: { id: element.id, name: element.name },
    need,
    unit: measure.share ? '%' : measure.unit.text,
    share: measure.share,
    better,
    at,
    every,
    statistic,
    bySolution,
    ...solutionWith(resolution, 'ours'),
    ...solutionWith(resolution, 'status-quo'),
    until,
    season,
    ...(floor === undefined ? {} : { floor }),
    breaks: breaksAt(resolution, written, path),
    events: resolveEvents(resolution, written, {
      unit: measure.unit,
      bySolution,
      path,
      id: basics.id,
    }),
    strata: strataOf(resolution, written, bySolution),
  }
}

/** Solutions have series of their own; by other columns the block is looked at once more each. */
function withoutSolution({ by = [], ...basics }: BlockBasics): {
  readonly bySolution: boolean
  readonly rest: BlockBasics
} {
  const others = by.filter((column) => column !== 'solution')
  return {
    bySolution: others.length < by.length,
    rest: { ...basics, ...(others.length === 0 ? {} : { by: others }) },
  }
}

function measureOf(
  resolution: Resolution,
  data: string,
  need: string,
): { readonly unit: Unit; readonly share: boolean } {
  const share = holdsShares(resolution, need)
  const own = share ? undefined : unitOfColumn(resolution, data, need)
  return { unit: own ?? plainNumber, share }
}

function breaksAt(
  resolution: Resolution,
  { breaks = [] }: EvolutionDocument,
  path: DocumentPath,
): EvolutionBlock['breaks'] {
  return breaks.flatMap(({ date, why }, i) => {
    const day = dayAt(resolution, date, [...path, 'breaks', i, 'date'])
    return day === undefined ? [] : [{ at: day, why }]
  })
}

function dayAt(resolution: Resolution, text: string, path: DocumentPath): number | undefined {
  const day = daysOfText(text)
  if (day !== undefined) return day
  const message = `\`${text}\` is no day of the calendar.`
  refuse(resolution, ['wrong-value', path], message, 'Write it like 2027-12-31.')
  return undefined
}

function refuseWeight(resolution: Resolution, path: DocumentPath): void {
  const message = 'Rows are not weighed for a median.'
  const hint = 'Write `statistic: mean`, or take `weight` out.'
  refuse(resolution, ['not-supported', [...path, 'weight']], message, hint)
}

function solutionWith(
  { document }: Resolution,
  role: 'ours' | 'status-quo',
): Pick<EvolutionBlock, 'ours'> | Pick<EvolutionBlock, 'statusQuo'> {
  const id = document.solutions.find((solution) => solution.role === role)?.id
  if (id === undefined) return {}
  return role === 'ours' ? { ours: id } : { statusQuo: id }
}

interface Around {
  readonly unit: Unit
  readonly share: boolean
  readonly bySolution: boolean
  readonly path: DocumentPath
}

function floorAt(
  resolution: Resolution,
  { floor }: EvolutionDocument,
  { unit, share, bySolution, path }: Around,
): EvolutionBlock['floor'] {
  if (floor === undefined) return undefined
  const place = [...path, 'floor']
  const improvement = typeof floor === 'string' && /%\s*$/.test(floor) && !share
  const value = quantityAt(resolution, floor, [improvement ? plainNumber : unit, place])
  if (value === undefined) return undefined
  if (!improvement) return { as: 'level', value }
  const roles = resolution.document.solutions.map(({ role }) => role)
  if (bySolution && roles.includes('ours') && roles.includes('status-quo'))
    return { as: 'improvement', value }
  const message = `A floor of \`${floor}\` is an improvement of ours over the status quo, and there are not both.`
  const hint = `Write \`by: [solution]\` with solutions of both roles, or a level in ${unit.text}.`
  refuse(resolution, ['wrong-value', place], message, hint)
  return undefined
}

/** Columns that divide the population, where the data set has them; solutions too, where they share one series. */
function strataOf(
  resolution: Resolution,
  { data, strata = [] }: EvolutionDocument,
  bySolution: boolean,
): readonly string[] {
  const known = ['strata', 'group', 'segment', ...(bySolution ? [] : ['solution'])]
  return [...new Set([...strata, ...known.filter((id) => declares(resolution, data, id))])]
}
