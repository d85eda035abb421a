import type { SubgroupEffect } from '#evidence/further/subgroups'
import type { Figure } from '#quantity/figure'
import { effectFigure } from '#study/evaluation/figures/draft'
import type { EvidenceContext } from '#study/evaluation/figures/evidence-figures'

/** The effect among the rows of one level of a column: `evidence.trial.wait.difference[channel=desk]`, of a group that was found `[segment=by-use-group-1]`. */
export function subgroupFigure(
  { block, need, type, unit, column, level, segment, n, difference }: SubgroupEffect,
  context: EvidenceContext,
): Figure {
  const where = segment === undefined ? `${column}=${level}` : `segment=${segment}`
  const draft = {
    id: `evidence.${block}.${need}.difference[${where}]`,
    label: `${context.needLabel(need)}: difference where ${column} is ${level}`,
    unit,
    inputs: context.origin(`${column} = ${level}`, n),
    hash: context.hash,
    n,
    settings: { metric: type },
  }
  return effectFigure(draft, difference)
}
