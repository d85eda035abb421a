import { daysOfText } from '#evidence/panel/calendar'
import type { EvolutionBlock, EvolutionEvent } from '#market/evolution/evolution-block'
import { plainNumber } from '#quantity/unit-algebra'
import type { Unit } from '#quantity/unit'
import type { DocumentPath } from '#study/document/document-text'
import { withoutGaps } from '#study/document/resolve/without-gaps'
import { quantityAt } from '#study/document/resolve/measure'
import { doubt, refuse, refuseReference, type Resolution } from '#study/document/resolve/resolution'
import type { EvolutionDocument } from '#study/document/schema/study'

type EventDocument = NonNullable<EvolutionDocument['events']>[number]

interface Around {
  readonly unit: Unit
  readonly bySolution: boolean
  readonly path: DocumentPath
  /** Of the block. */
  readonly id: string
}

/** The events of a value element whose solution, dates and effect can be read. */
export function resolveEvents(
  resolution: Resolution,
  { events = [] }: EvolutionDocument,
  around: Around,
): EvolutionBlock['events'] {
  return events.flatMap((event, i) => {
    const path = [...around.path, 'events', i]
    const known = knownSolution(resolution, event, [around, path])
    const dates = datesAt(resolution, event.date, [...path, 'date'])
    const effect = effectAt(resolution, event.effect, [around.unit, [...path, 'effect']])
    if (!known || dates === undefined || effect === undefined) return []
    const { solution, probability, source } = event
    if (source === undefined) doubtSource(resolution, path)
    return [
      {
        path: `evolution.${around.id}.events.${i + 1}`,
        name:
          event.name ??
          (solution === undefined ? 'A change of the market' : `A change of ${solution}`),
        ...(solution === undefined ? {} : { solution }),
        ...dates,
        effect,
        probability,
        ...(source === undefined ? {} : { source: withoutGaps(source) }),
      },
    ]
  })
}

function knownSolution(
  resolution: Resolution,
  { solution }: EventDocument,
  [{ bySolution }, path]: readonly [Around, DocumentPath],
): boolean {
  if (solution === undefined) return true
  const known = resolution.document.solutions.map(({ id }) => id)
  const place = [...path, 'solution']
  if (!known.includes(solution)) {
    refuseReference(resolution, place, 'solution', [solution, known])
    return false
  }
  if (bySolution) return true
  const message = 'Solutions have no series of their own here, and an event changes that of one.'
  refuse(resolution, ['wrong-value', place], message, 'Write `by: [solution]`.')
  return false
}

function doubtSource(resolution: Resolution, path: DocumentPath): void {
  const message = 'The event has no source.'
  doubt(
    resolution,
    ['no-source', path],
    message,
    'Say who expects it: `source: { by: ..., date: ... }`.',
  )
}

/** One day, or two with `to` between them. */
function datesAt(
  resolution: Resolution,
  text: string,
  path: DocumentPath,
): Pick<EvolutionEvent, 'from' | 'until'> | undefined {
  const days = text.split(/\s+to\s+/).map((part) => daysOfText(part.trim()))
  const [from, until = from] = days
  if (from === undefined || until === undefined || days.length > 2 || days.includes(undefined)) {
    const message = `\`${text}\` is no date.`
    refuse(
      resolution,
      ['wrong-value', path],
      message,
      'Write `2027-03-01`, or `2027-03-01 to 2028-09-01`.',
    )
    return undefined
  }
  if (until >= from) return { from, until }
  refuse(
    resolution,
    ['range', path],
    `\`${text}\` ends before it begins.`,
    'Turn the two dates round.',
  )
  return undefined
}

/** Percent of the level, or a shift in its unit. */
function effectAt(
  resolution: Resolution,
  written: string | number,
  [unit, path]: readonly [Unit, DocumentPath],
): EvolutionEvent['effect'] | undefined {
  const parts = String(written).split(/\s+to\s+/)
  const relative = parts.every((part) => /%\s*$/.test(part))
  const ends = parts.map((part) =>
    quantityAt(resolution, part, [relative ? plainNumber : unit, path]),
  )
  const [low, high = low] = ends
  if (low === undefined || high === undefined || ends.length > 2) return undefined
  if (low > high) {
    refuse(
      resolution,
      ['range', path],
      `\`${written}\` is a range upside down.`,
      'Turn its ends round.',
    )
    return undefined
  }
  if (!relative) return { as: 'shift', low, high }
  if (low > -1) return { as: 'factor', low: 1 + low, high: 1 + high }
  const message = 'A level cannot fall by 100 % or more.'
  refuse(resolution, ['range', path], message, 'Write a smaller fall, such as `-60 % to -20 %`.')
  return undefined
}
