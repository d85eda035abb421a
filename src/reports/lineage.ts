import type { Figure } from '#quantity/figure'

/** The figures that some figures rest on, themselves included, in the order of the assessment. */
export function figuresBehind(
  figures: readonly Figure[],
  ids: Iterable<string>,
): readonly Figure[] {
  const byId = new Map(figures.map((figure) => [figure.id, figure]))
  const found = new Set<string>()
  const open = [...ids]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const figure = byId.get(id)
    if (figure === undefined || found.has(id)) continue
    found.add(id)
    for (const input of figure.inputs) if ('figure' in input) open.push(input.figure)
  }
  return figures.filter((figure) => found.has(figure.id))
}
