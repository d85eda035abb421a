import type { Figure } from '#quantity/figure'
import type { Finding } from '#quantity/finding'
import { hashOf } from '#quantity/hash'
import { checkValue, completeModel } from '#study/evaluation/check-value'
import type { EvidenceEvaluation } from '#study/evaluation/evaluate-evidence'
import type { Evaluation } from '#study/evaluation/evaluate-study'
import { valueFigures } from '#study/evaluation/figures/value-figures'
import type { Study } from '#study/study'
import { influence } from '#value/influence'
import type { ValueModel } from '#value/model'
import type { ValueResult } from '#value/result'
import { sensitivity } from '#value/sensitivity'
import { gainsOf, simulate } from '#value/simulate'

/** What a study is worth: the complete model, its simulation, and the figures. */
export interface ValueEvaluation {
  readonly model?: ValueModel
  readonly result?: ValueResult
  readonly figures: readonly Figure[]
  readonly findings: readonly Finding[]
}

/** Checks the value model against what the rows brought, simulates it, and names its figures. */
export function evaluateValue(
  study: Study,
  evidence: EvidenceEvaluation,
  evaluation: Evaluation,
): ValueEvaluation {
  const refused = evidence.findings.some(({ severity }) => severity === 'problem')
  if (study.model === undefined || refused) return { figures: [], findings: [] }
  const model = completeModel(
    study.model,
    evidence.joint.flatMap(({ contrasts }) => contrasts),
    evidence.joint.map(({ arms }) => arms),
  )
  const { placeOf } = evaluation
  const checked = checkValue(study, model, { placeOf, broken: nothingBroken })
  if (checked.some(({ severity }) => severity === 'problem'))
    return { figures: [], findings: checked }
  return simulated(model, checked, evaluation)
}

const nothingBroken = { unread: new Set<string>(), unmeasured: new Set<string>() }

function simulated(
  model: ValueModel,
  checked: readonly Finding[],
  { settings, memory }: Evaluation,
): ValueEvaluation {
  const { seed, draws } = settings
  const hash = hashOf({ model, seed, draws })
  const outcome = memory.recall(hash, () => run(model, { seed, draws }))
  const findings = [...checked, ...outcome.findings]
  const result = outcome.value
  if (result === undefined) return { model, figures: [], findings }
  const figures = valueFigures({ model, result, hash, settings: { seed, draws } })
  return { model, result, figures, findings }
}

function run(
  model: ValueModel,
  settings: { readonly seed: number; readonly draws: number },
): ReturnType<typeof simulate> {
  const outcome = simulate(model, settings)
  if (outcome.value === undefined) return outcome
  const held = { ...settings, gains: gainsOf(outcome.value) }
  const sensitivities = sensitivity(model, held)
  const found = influence(model, held)
  const value = { ...outcome.value, sensitivities, ...(found && { influence: found }) }
  return { ...outcome, value }
}
