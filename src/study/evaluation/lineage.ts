import type { Figure, FigureInput, RowSet, Source } from '#quantity/figure'

/** One line of a lineage tree: a figure with what it rests on, or an end of the chain. */
export type LineageNode =
  | {
      readonly kind: 'figure'
      readonly figure: Figure
      readonly inputs: readonly LineageNode[]
      /** The figure stands in full elsewhere in the tree. */
      readonly repeated: boolean
    }
  | { readonly kind: 'rows'; readonly rows: RowSet }
  | {
      readonly kind: 'assumption'
      readonly id: string
      readonly written?: string
      readonly source?: Source
      readonly review?: string
      readonly customer?: string
    }
  | { readonly kind: 'absent'; readonly id: string }

/** The tree from a figure down to row sets and assumptions; undefined where there is no such figure. */
export function lineageOf(figures: readonly Figure[], id: string): LineageNode | undefined {
  const byId = new Map(figures.map((figure) => [figure.id, figure]))
  const figure = byId.get(id)
  return figure === undefined ? undefined : figureNode(figure, byId, new Set())
}

function figureNode(
  figure: Figure,
  byId: ReadonlyMap<string, Figure>,
  seen: Set<string>,
): LineageNode {
  const repeated = seen.has(figure.id)
  seen.add(figure.id)
  const inputs = repeated ? [] : figure.inputs.map((input) => inputNode(input, byId, seen))
  return { kind: 'figure', figure, inputs, repeated }
}

function inputNode(
  input: FigureInput,
  byId: ReadonlyMap<string, Figure>,
  seen: Set<string>,
): LineageNode {
  if ('rows' in input) return { kind: 'rows', rows: input.rows }
  if ('assumption' in input) {
    const { assumption, ...rest } = input
    return { kind: 'assumption', id: assumption, ...rest }
  }
  const figure = byId.get(input.figure)
  return figure === undefined
    ? { kind: 'absent', id: input.figure }
    : figureNode(figure, byId, seen)
}

/** Everything a figure rests on, itself included: `figure id`, `assumption:id`, `rows:data`. */
export function restsOn(figures: ReadonlyMap<string, Figure>, id: string): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [id]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue
    found.add(next)
    for (const input of figures.get(next)?.inputs ?? []) {
      if ('figure' in input) open.push(input.figure)
      else found.add('rows' in input ? `rows:${input.rows.data}` : `assumption:${input.assumption}`)
    }
  }
  return found
}
