import type { Figure } from '#quantity/figure'
import { warning, type Finding } from '#quantity/finding'
import { hashOf } from '#quantity/hash'
import type { AssessmentSettings } from '#study/evaluation/assessment'
import { checkValue, completeModel } from '#study/evaluation/check-value'
import type { EvidenceEvaluation } from '#study/evaluation/evaluate-evidence'
import type { Evaluation } from '#study/evaluation/evaluate-study'
import { valueFigures } from '#study/evaluation/figures/value-figures'
import { valueOfModel, type Valued } from '#study/evaluation/value-of-model'
import type { Study } from '#study/study'
import { enoughDraws } from '#value/enough-draws'
import type { ValueModel } from '#value/model'
import type { ValueResult } from '#value/result'

/** What a study is worth: the complete model, its simulation, and the figures. */
export interface ValueEvaluation {
  readonly model?: ValueModel
  readonly result?: ValueResult
  /** Of the simulation. */
  readonly draws?: number
  readonly figures: readonly Figure[]
  readonly findings: readonly Finding[]
}

/** Checks the value model against what the rows brought, simulates it, and names its figures. */
export async function evaluateValue(
  study: Study,
  evidence: EvidenceEvaluation,
  evaluation: Evaluation,
): Promise<ValueEvaluation> {
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
  const plan = study.information ?? { groups: [], tests: [], serves: 1 }
  return simulated({ model, plan, rows: rowsBehind(evidence) }, checked, evaluation)
}

/** Rows of both arms behind each piece of evidence, by the id that it has as an input. */
function rowsBehind({ estimates }: EvidenceEvaluation): Readonly<Record<string, number>> {
  return Object.fromEntries(
    estimates.flatMap(({ block, need, baseline, treatment }) => {
      const n = baseline.n + (treatment?.n ?? 0)
      return n > 0 ? [[`evidence.${block}.${need}`, n]] : []
    }),
  )
}

const nothingBroken = { unread: new Set<string>(), unmeasured: new Set<string>() }

async function simulated(
  asked: Valued,
  checked: readonly Finding[],
  { settings, memory, ...ports }: Evaluation,
): Promise<ValueEvaluation> {
  const { model, plan, rows } = asked
  const { seed } = settings
  const { draws, findings: short } = drawsFor(model, settings)
  const further =
    plan.groups.length + plan.tests.length > 0 || plan.serves !== 1 ? { plan, rows } : {}
  const hash = hashOf({ model, ...further, seed, draws })
  const outcome = await memory.recall(hash, () => valueOfModel(asked, { seed, draws }, ports))
  const findings = [...checked, ...short, ...outcome.findings]
  const result = outcome.value
  if (result === undefined) return { model, figures: [], findings }
  const figures = valueFigures({ model, result, hash, settings: { seed, draws } })
  return { model, result, draws, figures, findings }
}

/** The draws that the settings ask for, or as many as the headline's digits need. */
function drawsFor(
  model: ValueModel,
  { seed, draws: least, upTo: most }: AssessmentSettings,
): { readonly draws: number; readonly findings: readonly Finding[] } {
  if (most === undefined) return { draws: least, findings: [] }
  const { draws, short } = enoughDraws(model, { seed, least, most })
  if (short === undefined) return { draws, findings: [] }
  const [error, wanted] = [short.error, short.wanted].map((each) => Number(each.toPrecision(2)))
  const message = `After ${draws} draws, the limit, ${short.words} has a simulation error of ${error}; for the digits that are shown it should be ${wanted} at most.`
  const hint = 'Take its last digit with care, or set more draws.'
  return { draws, findings: [warning('draws-limit', { path: 'value' }, message, hint)] }
}
