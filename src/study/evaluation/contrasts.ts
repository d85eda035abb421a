import type { EvidenceBlock } from '#evidence/estimate'
import type { Contrast } from '#evidence/joint-arms'
import { betterDirection, type Need } from '#job/job'
import { needsOf, type Study } from '#study/study'
import type { ValueModel } from '#value/model'

/**
 * What the evidence of a study will measure, before a row is read: enough to check the formulas of
 * the value model, not to draw from.
 */
export function expectedContrasts(study: Pick<Study, 'jobs' | 'evidence'>): readonly Contrast[] {
  const needs = new Map(needsOf(study).map(({ need }) => [need.id, need]))
  return study.evidence.flatMap((block) =>
    block.needs.flatMap((id) => {
      const need = needs.get(id)
      return need === undefined ? [] : [expected(block, need)]
    }),
  )
}

function expected(block: EvidenceBlock, need: Need): Contrast {
  const { id, baseline, treatment, design } = block
  const arm = (solution: string): Contrast['baseline'] => ({
    solution,
    parameter: `${block.data}.${need.id}.${solution}`,
  })
  const type = need.metric?.type
  const refused =
    type === 'scale' || type === 'spread'
      ? `The ${type} of \`${need.id}\` has no money of its own.`
      : undefined
  return {
    need: need.id,
    block: id,
    better: betterDirection(need),
    baseline: arm(baseline),
    ...(treatment === undefined ? {} : { treatment: arm(treatment) }),
    controlled: design === 'randomized' || design === 'crossover',
    ...(refused === undefined ? {} : { refused }),
  }
}

/**
 * Contrasts by the names that formulas have for them: always `need|block`, and the bare `need`
 * where one block alone can answer for it.
 */
export function contrastsByName(
  contrasts: readonly Contrast[],
  solutions: Pick<ValueModel, 'ours' | 'reference'>,
): ValueModel['contrasts'] {
  const named = contrasts.map((contrast) => [`${contrast.need}|${contrast.block}`, contrast])
  const needs = [...new Set(contrasts.map(({ need }) => need))]
  const bare = needs.flatMap((need) => {
    const of = contrasts.filter((contrast) => contrast.need === need)
    const fitting = of.filter((contrast) => comparesBoth(contrast, solutions))
    const [only, second] = fitting.length === 0 ? of : fitting
    return only === undefined || second !== undefined ? [] : [[need, only]]
  })
  return Object.fromEntries([...named, ...bare]) as ValueModel['contrasts']
}

function comparesBoth(
  { baseline, treatment }: Contrast,
  { ours, reference }: Pick<ValueModel, 'ours' | 'reference'>,
): boolean {
  const measured = [baseline.solution, treatment?.solution]
  return measured.includes(ours) && measured.includes(reference)
}
