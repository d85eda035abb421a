import type { Opinion } from '#market/alternatives/need-level'
import { sameDimensions, convertFactor } from '#quantity/unit-algebra'
import { scaleDistribution } from '#stats/distributions/scale-distribution'
import type { DocumentPath } from '#study/document/document-text'
import { documentNeeds, type NeedDocument } from '#study/document/resolve/document-needs'
import { textPlace } from '#study/document/resolve/expressions'
import { withoutGaps } from '#study/document/resolve/without-gaps'
import { ownUnit } from '#study/document/resolve/metric'
import {
  doubt,
  refuse,
  refuseReference,
  take,
  type Resolution,
} from '#study/document/resolve/resolution'
import type { StudyDocument } from '#study/document/schema/study'
import { readAssumption } from '#value/formula/read-assumption'

type OpinionDocument = NonNullable<StudyDocument['ratings']>[number]

/** Single opinions on needs and solutions that are there. */
export function resolveOpinions(
  resolution: Resolution,
  solutions: readonly string[],
): readonly Opinion[] {
  const { document } = resolution
  const needs = documentNeeds(document).map(({ need }) => need)
  const open = document['solutions-from'] !== undefined
  return (document.ratings ?? []).flatMap((written, index) => {
    const path = ['ratings', index]
    const need = needs.find(({ id }) => id === written.need)
    if (need === undefined) {
      const known = needs.map(({ id }) => id)
      refuseReference(resolution, [...path, 'need'], 'need', [written.need, known])
    }
    if (!open && !solutions.includes(written.solution))
      refuseReference(resolution, [...path, 'solution'], 'solution', [written.solution, solutions])
    if (need === undefined) return []
    const value = written.value === 'none' ? 'none' : valueAt(resolution, written, [need, path])
    if (written.by === undefined && written.source === undefined)
      noSource(resolution, written, path)
    return value === undefined ? [] : [{ ...opinionOf(written, path), value }]
  })
}

function opinionOf(
  { need, solution, value, by, date, source }: OpinionDocument,
  path: DocumentPath,
): Omit<Opinion, 'value'> {
  const said = withoutGaps({ kind: 'judgement' as const, ...source, ...withoutGaps({ by, date }) })
  return { need, solution, text: String(value), source: said, path: `ratings.${path[1]}` }
}

function noSource(
  resolution: Resolution,
  { need, solution }: OpinionDocument,
  path: DocumentPath,
): void {
  const message = `Nobody stands behind the rating of \`${need}\` of \`${solution}\`.`
  doubt(resolution, ['no-source', path], message, 'Add `by: WHO` and `date: 2026-11-21`.')
}

function valueAt(
  resolution: Resolution,
  { value }: OpinionDocument,
  [need, path]: readonly [NeedDocument, DocumentPath],
): Opinion['value'] | undefined {
  if (need.metric === undefined) {
    const message = `The need \`${need.id}\` has no metric yet, and \`${value}\` is a figure of it.`
    refuse(resolution, ['missing-key', [...path, 'need']], message, 'Give it a `metric:`.')
    return undefined
  }
  const place = [...path, 'value']
  const wanted = ownUnit(resolution, need.id)
  const read = take(
    resolution,
    readAssumption(value, undefined, textPlace(resolution, String(value), place)),
  )
  if (read === undefined) return undefined
  const { unit, distribution } = read
  const plain = Object.keys(unit.dimensions).length === 0
  if (!sameDimensions(unit, wanted) && !plain) {
    const message = `\`${value}\` is no level of \`${need.id}\`, which is in ${wanted.text}.`
    refuse(resolution, ['unit', place], message, `Write it in ${wanted.text}.`)
    return undefined
  }
  const factor = plain ? unit.factor : convertFactor(unit, wanted)
  return scaleDistribution(distribution, factor) ?? distribution
}
