import type { ValueElement } from '#market/perception/perception-block'
import type { DocumentPath } from '#study/document/document-text'
import { documentNeeds } from '#study/document/resolve/document-needs'
import { refuseReference, type Resolution } from '#study/document/resolve/resolution'

/** References of value elements to needs and drivers that are not there. */
export function checkElements(resolution: Resolution): void {
  const { elements = [], value } = resolution.document
  const needs = documentNeeds(resolution.document).map(({ need }) => need.id)
  const drivers = (value?.drivers ?? []).map(({ id }) => id)
  for (const [index, element] of elements.entries()) {
    const path = ['elements', index]
    known(resolution, element.needs, ['need', needs, [...path, 'needs']])
    known(resolution, element.drivers, ['driver', drivers, [...path, 'drivers']])
  }
}

function known(
  resolution: Resolution,
  named: readonly string[] | undefined,
  [what, ids, path]: readonly [string, readonly string[], DocumentPath],
): void {
  for (const [index, id] of (named ?? []).entries())
    if (!ids.includes(id)) refuseReference(resolution, [...path, index], what, [id, ids])
}

/** A value element by its id; undefined, and refused, where there is none. */
export function elementAt(
  resolution: Resolution,
  id: string,
  path: DocumentPath,
): ValueElement | undefined {
  const elements = resolution.document.elements ?? []
  const element = elements.find((one) => one.id === id)
  if (element === undefined) {
    const known = elements.map((one) => one.id)
    refuseReference(resolution, path, 'value element', [id, known])
    return undefined
  }
  const { name = id, needs = [], drivers = [] } = element
  return { id, name, needs, drivers }
}
