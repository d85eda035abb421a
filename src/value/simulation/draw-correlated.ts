import { spearmanToPearson } from '#stats/linear-algebra/spearman-to-pearson'
import { scale } from '#stats/machine/column-arithmetic'
import type { ValueModel } from '#value/model'
import { copulaTriangle } from './copula-triangle.ts'
import { correlatedGroups } from './correlated-groups.ts'
import { createCopulaDraws, type DrawSource } from './draw-copula.ts'
import type { InputDraws } from './draw-inputs.ts'

/**
 * Draws of the assumptions between which correlations are given, in base units. A rank
 * correlation rho becomes 2 sin(pi rho / 6) between the normal scores.
 */
export function createCorrelatedDraws(
  model: ValueModel,
  columns: ReadonlyMap<string, Float64Array>,
  source: DrawSource,
): InputDraws & { readonly ids: ReadonlySet<string> } {
  const pairs = model.correlations.map(({ of }) => of)
  const groups = correlatedGroups(pairs)
  const drawn = groups
    .filter((group) => group.some((id) => columns.has(id)))
    .map((group) => drawGroup(group, { model, columns, source }))
  return {
    ids: new Set(groups.flat()),
    findings: drawn.flatMap(({ findings }) => findings),
    draw(block, length) {
      for (const { draw } of drawn) draw(block, length)
    },
  }
}

function drawGroup(
  ids: readonly string[],
  context: {
    readonly model: ValueModel
    readonly columns: ReadonlyMap<string, Float64Array>
    readonly source: DrawSource
  },
): InputDraws {
  const { model, columns, source } = context
  const assumptions = ids.flatMap((id) => model.assumptions.filter((each) => each.id === id))
  const { triangle, findings } = copulaTriangle(scoreCorrelations(ids, model), {
    words: ids.join(', '),
    place: { path: 'correlations' },
  })
  const members = assumptions.map(({ id, distribution }) => {
    const column = columns.get(id)
    const member = { key: `assumption ${id}`, distribution }
    return column === undefined ? member : { ...member, column }
  })
  const draw = createCopulaDraws(members, triangle, source)
  return {
    findings,
    draw(block, length) {
      draw(block, length)
      for (const { id, unit } of assumptions) {
        const column = columns.get(id)
        if (column === undefined || unit.factor === 1) continue
        scale(column, column, unit.factor, length)
      }
    },
  }
}

function scoreCorrelations(ids: readonly string[], model: ValueModel): readonly number[][] {
  const matrix = ids.map((_, row) => ids.map((_, column): number => (row === column ? 1 : 0)))
  for (const { of, rank } of model.correlations) {
    const [row, column] = of.map((id) => ids.indexOf(id)) as [number, number]
    if (row < 0 || column < 0 || row === column) continue
    matrix[row]![column] = spearmanToPearson(rank)
    matrix[column]![row] = spearmanToPearson(rank)
  }
  return matrix
}
