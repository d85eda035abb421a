import type { BlockContext } from '#evidence/context'
import type { Check, Estimate } from '#evidence/estimate'
import type { Comparison } from '#evidence/comparison'
import { alwaysValidCheck } from '#evidence/further/always-valid'
import { countModelCheck } from '#evidence/further/count-model'
import { falseDiscoveryChecks } from '#evidence/further/false-discovery'
import { notWorseCheck } from '#evidence/further/not-worse'
import { resampledChecks } from '#evidence/further/resampled'
import { spreadCheck } from '#evidence/further/spread-tests'
import { superiorityCheck } from '#evidence/further/superiority'

/** What is looked at beyond the checks of a design: some always, some where the block asks for it. */
export function furtherChecks(
  context: BlockContext,
  comparisons: readonly Comparison[],
  estimates: readonly Estimate[],
): readonly Check[] {
  return [
    ...comparisons.flatMap((comparison) => [
      superiorityCheck(context, comparison.need),
      countModelCheck(context, comparison.need),
      spreadCheck(context, comparison.need),
      notWorseCheck(context, comparison),
      alwaysValidCheck(context, comparison),
      ...resampledChecks(context, comparison.need),
    ]),
    ...falseDiscoveryChecks(estimates),
  ].filter((check) => check !== undefined)
}
