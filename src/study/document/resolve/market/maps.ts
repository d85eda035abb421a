import type { Expectation, Performance, ValueMap } from '#market/alternatives/value-map'
import { readInstant } from '#quantity/instant'
import type { DocumentPath } from '#study/document/document-text'
import { documentNeeds } from '#study/document/resolve/document-needs'
import { withoutGaps } from '#study/document/resolve/without-gaps'
import { doubt, refuse, refuseReference, type Resolution } from '#study/document/resolve/resolution'
import type { StudyDocument } from '#study/document/schema/study'

type MapDocument = NonNullable<StudyDocument['maps']>[number]

/** Maps whose needs and solutions are there. */
export function resolveMaps(resolution: Resolution): readonly ValueMap[] {
  return (resolution.document.maps ?? []).flatMap((map, index) => {
    const path = ['maps', index]
    const y = performanceAt(resolution, map, path)
    checkSolutions(resolution, map, path)
    checkUnused(resolution, map, path)
    if (y === undefined) return []
    const line = map.line ?? 'none'
    if (line === 'equal-ratio') checkRatio(resolution, y, [...path, 'line'])
    return [
      {
        kind: 'map' as const,
        id: map.id,
        path: `maps.${map.id}`,
        ...(map.title === undefined ? {} : { title: map.title }),
        x: map.x,
        price: map.price ?? 'list',
        y,
        line,
        frontier: map.frontier ?? false,
        ...standpoint(resolution, map),
        ...(map.solutions === undefined ? {} : { solutions: map.solutions }),
        expectations: expectationsOf(resolution, map, path),
      },
    ]
  })
}

/** Keys that say something this map does not ask for. */
function checkUnused(resolution: Resolution, map: MapDocument, path: DocumentPath): void {
  const unused = [
    ...(map.needs !== undefined && map.y !== 'improvement' ? ['needs' as const] : []),
    ...(map.price !== undefined && map.x === 'tco' ? ['price' as const] : []),
    ...(map.expectations !== undefined && standpoint(resolution, map).ours === undefined
      ? ['expectations' as const]
      : []),
  ]
  for (const key of unused) {
    const message = `The map \`${map.id}\` does not use its \`${key}\`.`
    doubt(resolution, ['unused', [...path, key]], message, unusedHints[key])
  }
}

const unusedHints = {
  needs: '`needs` are those of `y: improvement`.',
  price: '`price` is said of `x: price`.',
  expectations: 'Say which solution is ours: `ours: ID`, or `role: ours`.',
}

/** What is ours, and what it is an improvement on. */
function standpoint(
  { document }: Resolution,
  map: MapDocument,
): Pick<ValueMap, 'ours' | 'statusQuo'> {
  const ofRole = (role: string): string | undefined =>
    document.solutions.find((solution) => solution.role === role)?.id
  const ours = map.ours ?? document.value?.ours ?? ofRole('ours')
  const statusQuo = ofRole('status-quo') ?? document.value?.reference
  return {
    ...(ours === undefined ? {} : { ours }),
    ...(statusQuo === undefined ? {} : { statusQuo }),
  }
}

function performanceAt(
  resolution: Resolution,
  { y, needs }: MapDocument,
  path: DocumentPath,
): Performance | undefined {
  if (y === 'economic-value') return { of: 'economic-value' }
  const measured = documentNeeds(resolution.document).map(({ need }) => need)
  const known = measured.map(({ id }) => id)
  const strange = (needs ?? []).filter((id) => !known.includes(id))
  for (const id of strange) refuseReference(resolution, [...path, 'needs'], 'need', [id, known])
  if (y === 'improvement') return { of: 'improvement', ...(needs === undefined ? {} : { needs }) }
  const need = measured.find(({ id }) => id === y)
  if (need === undefined) {
    const choices = ['improvement', 'economic-value', ...known]
    refuseReference(resolution, [...path, 'y'], 'need', [y, choices])
    return undefined
  }
  if (need.metric !== undefined) return { of: 'need', need: y }
  const message = `The need \`${y}\` has no metric yet: nothing can be drawn of it.`
  refuse(resolution, ['missing-key', [...path, 'y']], message, 'Give it a `metric:`.')
  return undefined
}

/** Equal value for money needs a performance whose zero is none of it, and more of which is better. */
function checkRatio(resolution: Resolution, y: Performance, path: DocumentPath): void {
  const need = documentNeeds(resolution.document).find(
    (one) => y.of === 'need' && one.need.id === y.need,
  )?.need
  const less = need !== undefined && /^(minimize|reduce)$/.test(need.outcome.direction)
  if (y.of !== 'improvement' && need?.metric?.type !== 'scale' && !less) return
  const message =
    y.of === 'improvement'
      ? 'An index of improvement has no true zero: no price belongs to each unit of it.'
      : `\`${need!.id}\` ${less ? 'is better the less there is of it' : 'has an arbitrary zero'}: no price belongs to each unit of it.`
  refuse(resolution, ['wrong-value', path], message, 'Write `line: regression`.')
}

function checkSolutions(resolution: Resolution, map: MapDocument, path: DocumentPath): void {
  const { document } = resolution
  const known = document.solutions.map(({ id }) => id)
  const open = document['solutions-from'] !== undefined
  const named = [
    ...(map.ours === undefined ? [] : [['ours', map.ours] as const]),
    ...(open ? [] : (map.solutions ?? []).map((id) => ['solutions', id] as const)),
    ...(open
      ? []
      : (map.expectations ?? []).map(({ solution }) => ['expectations', solution] as const)),
  ]
  for (const [key, id] of named) {
    if (!known.includes(id)) refuseReference(resolution, [...path, key], 'solution', [id, known])
  }
}

const datesForm = /^(\d{4}-\d{2}-\d{2})(?:\s+to\s+(\d{4}-\d{2}-\d{2}))?$/

function expectationsOf(
  resolution: Resolution,
  { expectations = [] }: MapDocument,
  path: DocumentPath,
): readonly Expectation[] {
  const known = documentNeeds(resolution.document).map(({ need }) => need.id)
  return expectations.flatMap(({ need, solution, date, probability, source }, index) => {
    const place = [...path, 'expectations', index]
    if (!known.includes(need))
      refuseReference(resolution, [...place, 'need'], 'need', [need, known])
    const [, earliest = '', latest = earliest] = datesForm.exec(date.trim()) ?? []
    const read = [earliest, latest].map((day) => readInstant(day)?.at)
    if (read[0] === undefined || read[1] === undefined || read[0] > read[1]) {
      const message = `\`${date}\` is no range of days.`
      const hint = 'Write the earliest day first: `2027-03-01 to 2028-09-01`.'
      refuse(resolution, ['wrong-value', [...place, 'date']], message, hint)
      return []
    }
    return [
      {
        need,
        solution,
        earliest,
        latest,
        probability: probability ?? 1,
        ...(source === undefined ? {} : { source: withoutGaps(source) }),
      },
    ]
  })
}
