import { evaluate } from '../../evidence/evidence-rows.ts'
import { combineEvidence } from '#evidence/synthesis/combine-evidence'
import type { SynthesisEvaluation } from '#evidence/synthesis/combine-evidence'
import type { BlockEvaluation } from '#evidence/evaluate-block'
import type { Synthesis } from '#evidence/synthesis/synthesis'
import { jointArms } from '#evidence/joint-distribution'
import { measuredNeeds } from '#evidence/metric-family'
import type { Observed, Scenario } from '../scenario.ts'
import { time } from '../needs.ts'
import { observed, replication, savedRange } from '../observe.ts'
import type { Random } from '../random.ts'
import { armRows, rowsOf } from '../rows-of.ts'

const [measured] = measuredNeeds(['time'], [time])

/** Mean log ratio of all studies, and the SD between their true ones. */
const MEAN = -0.2
const BETWEEN = 0.1

/** Trials of 40 and 40, each with a true effect of its own. */
function trials(random: Random, studies: number): readonly BlockEvaluation[] {
  return Array.from({ length: studies }, (_, i) => {
    const ratio = Math.exp(random.normal(MEAN, BETWEEN))
    const rows = armRows([40, 40], (arm) => ({
      time: random.gamma(arm === 0 ? 40 : 40 * ratio, 5),
    }))
    return evaluate(rowsOf(rows), [time], { id: `trial-${i}`, data: `rows-${i}` })
  })
}

function combined(
  evaluations: readonly BlockEvaluation[],
  appliesTo: Synthesis['appliesTo'],
): SynthesisEvaluation {
  const of = evaluations.map(({ block }) => block.id)
  const synthesis = { need: 'time', of, method: 'random-effects' as const, appliesTo }
  return combineEvidence({ synthesis, need: measured!, evaluations, stated: [], level: 0.95 })
}

/** `saved()` from the drawn baseline of the first trial and the combined effect. */
function savedFrom(
  evaluations: readonly BlockEvaluation[],
  { arm }: SynthesisEvaluation,
  random: Random,
): Observed {
  const { arms } = jointArms('rows-0', [evaluations[0]!])
  const derived = arm!.arm
  const range = savedRange({ ...arms, derived: [derived] }, [derived.from, derived.id], {
    bias: false,
    random,
  })
  return { figure: 'saved()', claim: 'cautious', truth: 40 * (1 - Math.exp(MEAN)), ...range }
}

/** Several trials on one need, combined by random effects. */
export const synthesisScenarios: readonly Scenario[] = [3, 5, 10].map((studies) => ({
  id: `synthesis-of-${studies}`,
  design: 'synthesis',
  words: `${studies} trials of 40 and 40, true log ratios vary with a standard deviation of ${BETWEEN}`,
  replicate(random: Random) {
    const evaluations = trials(random, studies)
    const mean = combined(evaluations, 'these-customers')
    const { pooled, prediction } = mean.picture!
    const further = random.normal(MEAN, BETWEEN)
    return replication(
      mean,
      [
        observed('mean effect', 'cautious', MEAN, pooled),
        observed('effect with a further customer', 'cautious', further, {
          value: pooled.value,
          interval: prediction,
        }),
      ],
      [savedFrom(evaluations, mean, random)],
    )
  },
}))
