import type { EvidenceBlock } from '#evidence/estimate'
import type { Contrast } from '#evidence/joint-arms'
import { synthesisBlock } from '#evidence/synthesis/synthesis'
import { betterDirection, type Need } from '#job/job'
import { needsOf, type Study } from '#study/study'
import type { ValueModel } from '#value/model'

/**
 * What the evidence of a study will measure, before a row is read: enough to check the formulas of
 * the value model, not to draw from.
 */
export function expectedContrasts(
  study: Pick<Study, 'jobs' | 'evidence' | 'stated' | 'syntheses'>,
): readonly Contrast[] {
  const needs = new Map(needsOf(study).map(({ need }) => [need.id, need]))
  const placed = <Block>(id: string, make: (need: Need) => Block): readonly Block[] => {
    const need = needs.get(id)
    return need === undefined ? [] : [make(need)]
  }
  return [
    ...study.evidence.flatMap((block) =>
      block.needs.flatMap((id) => placed(id, (need) => expected(block, need))),
    ),
    ...study.stated.flatMap((stated) => {
      const [baseline, treatment] = stated.levels.map(({ solution }) => solution)
      if (baseline === undefined) return []
      const block = { id: stated.id, data: stated.id, baseline, ...named(treatment) }
      return placed(stated.need, (need) => expected(block, need))
    }),
    ...study.syntheses.flatMap(({ need: id, of }) => {
      const part = study.evidence.find(({ id: block }) => of.includes(block))
      const levels = study.stated.find(({ id: block }) => of.includes(block))?.levels
      const baseline = part?.baseline ?? levels?.[0]?.solution
      const treatment = part?.treatment ?? levels?.[1]?.solution
      if (baseline === undefined || treatment === undefined) return []
      const block = { id: synthesisBlock, data: synthesisBlock, baseline, treatment }
      return placed(id, (need) => expected(block, need))
    }),
  ]
}

function named(treatment: string | undefined): { readonly treatment?: string } {
  return treatment === undefined ? {} : { treatment }
}

type Compared = Pick<EvidenceBlock, 'id' | 'data' | 'baseline' | 'treatment'> & {
  readonly design?: EvidenceBlock['design']
}

/** Designs with a control group: what would have happened without ours is already out. */
const CONTROLLED: readonly EvidenceBlock['design'][] = [
  'randomized',
  'crossover',
  'difference-in-differences',
]

function expected(block: Compared, need: Need): Contrast {
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
    controlled: design !== undefined && CONTROLLED.includes(design),
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
    const all = contrasts.filter((contrast) => contrast.need === need)
    const combined = all.filter(({ block }) => block === synthesisBlock)
    const of = combined.length > 0 ? combined : all
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
