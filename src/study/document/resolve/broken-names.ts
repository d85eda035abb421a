import { isProblem, type Finding } from '#quantity/finding'
import type { DocumentPath } from '#study/document/document-text'
import { rowBlocks } from '#study/document/resolve/document-evidence'
import { documentNeeds } from '#study/document/resolve/document-needs'
import type { Resolution } from '#study/document/resolve/resolution'
import type { BrokenNames } from '#study/evaluation/check-value'

/**
 * Names that formulas may use and that are refused already: assumptions, formulas and needs with a
 * problem of their own, and needs whose evidence has one.
 */
export function brokenNames(resolution: Resolution): BrokenNames {
  const { document, findings, nearest } = resolution
  const needs = documentNeeds(document)
  const known = needs.map(({ need }) => need.id)
  const refused = pathsWithProblems(findings)
  const broken = (path: DocumentPath): boolean => refused.has(resolution.place(path).path ?? '')
  const named = (list: readonly { id: string }[] | undefined, key: string): string[] =>
    (list ?? []).flatMap(({ id }, index) => (broken([key, index]) ? [id] : []))
  const measured = rowBlocks(document).flatMap(({ block, path }) =>
    broken(path) ? block.needs.flatMap((id) => meant(id, known, nearest)) : [],
  )
  const unread = new Set([
    ...named(document.assumptions, 'assumptions'),
    ...named(document.formulas, 'formulas'),
    ...needs.flatMap(({ need, path }) => (broken(path) ? [need.id] : [])),
  ])
  return { unread, unmeasured: new Set(measured) }
}

/** The need that was meant; where that cannot be told, it may be any. */
function meant(
  id: string,
  known: readonly string[],
  search: Resolution['nearest'],
): readonly string[] {
  if (known.includes(id)) return [id]
  const nearest = search(id, known)
  return nearest === undefined ? known : [nearest]
}

/** Where problems stand, and all that these places stand in. */
function pathsWithProblems(findings: readonly Finding[]): ReadonlySet<string> {
  const paths = new Set<string>()
  for (const { place } of findings.filter(isProblem)) {
    for (let path = place.path ?? ''; path !== '' && !paths.has(path); path = above(path))
      paths.add(path)
  }
  return paths
}

function above(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('.')))
}
