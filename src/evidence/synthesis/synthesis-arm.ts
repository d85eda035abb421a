import type { ArmSummary } from '#evidence/estimate'
import { baselineId } from '#evidence/joint/arm-draft'
import type { Contrast, DerivedArm } from '#evidence/joint-arms'
import type { SynthesisInput } from '#evidence/synthesis/combine-evidence'
import { distributionMean } from '#stats/distributions/distribution-mean'

/** The level that a combined effect acts on: the raw baseline of the best piece of evidence that has one. */
export interface SynthesisBaseline {
  /** The block that it is taken from. */
  readonly block: string
  readonly value: number
  readonly summary: ArmSummary
  /** Id of its arm parameter, and of the joint distribution that draws it. */
  readonly parameter: string
  readonly data: string
  readonly treatment: string
}

/** How a combined effect enters the money: an arm made of the baseline's draws and the effect's. */
export interface SynthesisArm {
  /** Of the joint distribution to which the arm is added. */
  readonly data: string
  readonly arm: DerivedArm
  readonly contrast: Contrast
}

/** The baseline of the piece with the highest grade, the first among equals. */
export function baselineOf(input: SynthesisInput): SynthesisBaseline | undefined {
  const candidates = input.synthesis.of.flatMap((block) => candidateOf(input, block))
  const best = Math.max(...candidates.map(({ grade }) => grade))
  return candidates.find(({ grade }) => grade === best)
}

type Candidate = SynthesisBaseline & { readonly grade: number }

function candidateOf(input: SynthesisInput, block: string): readonly Candidate[] {
  const need = input.need.id
  const measured = input.evaluations
    .find((one) => one.block.id === block)
    ?.evaluated.find(({ estimate }) => estimate.need === need)
  if (measured !== undefined) {
    const { baseline, treatment, data, grade } = measured.estimate
    if (treatment === undefined) return []
    const parameter = baselineId(measured)
    const to = treatment.solution
    const common = { block, parameter, data, grade }
    return [{ ...common, value: baseline.value, summary: baseline, treatment: to }]
  }
  const stated = input.stated.find((one) => one.stated.id === block && one.need.id === need)
  const [first, second] = stated?.levels ?? []
  if (stated?.estimate === undefined || first === undefined || second === undefined) return []
  return [
    {
      block,
      value: distributionMean(first.distribution),
      summary: stated.estimate.baseline,
      parameter: `${block}.${need}.${first.solution}`,
      data: block,
      grade: -1,
      treatment: second.solution,
    },
  ]
}
