import type { Finding, Outcome } from '#quantity/finding'
import type { ValueModel } from './model.ts'
import type { ValueResult } from './result.ts'
import { problemsOf, resultOf } from './simulate.ts'
import { keepDraws, type KeptBlock } from './simulation/keep-draws.ts'
import { createPlanRun, runNpv, type PlanRun } from './simulation/run-plan.ts'
import { createPlanSummarizer } from './simulation/summarize-plan.ts'
import { checkDraws, type SimulationSettings } from './simulation/settings.ts'
import { setAssumptions } from './set-assumptions.ts'

/** A model that is ready to be asked again and again. */
export interface Preview {
  /**
   * All outputs with some assumptions at a reader's own values, the others drawn as they are: the
   * bits that `simulate` gives of the model after `setAssumptions`, with the same settings.
   * No value where a formula gives no finite number. The result is a new one each time.
   *
   * @param values by id of the assumption, in its own unit; what is not an assumption is passed over
   */
  move(values: Readonly<Record<string, number>>): Outcome<ValueResult>
}

/**
 * What is the product worth while a slider moves? Binds a model once: draws are kept, and with them
 * the summaries of whatever a move leaves as it is, so that a move takes a fraction of the time of
 * `simulate`. For some ten thousand draws, as all columns are kept (some 860 bytes a draw with two dozen inputs).
 * For another formula, unit or distribution make another one.
 *
 * @param model one that `checkModel` finds no problem in
 * @param settings the gains of the result that the moves are compared with belong into them (`gainsOf`)
 * @throws StatisticsError `domain` as `simulate`.
 */
export function createPreview(model: ValueModel, settings: Required<SimulationSettings>): Preview {
  checkDraws(settings.draws)
  const problems = problemsOf(model)
  if (problems.length > 0) return { move: () => ({ findings: problems }) }
  const { seed, draws, gains } = settings
  const run = createPlanRun(model, { seed, draws, gains, bias: true })
  const prepared = run.values.prepare()
  const drawn = keepDraws(run.values, draws)
  const summarize = createPlanSummarizer(model, run)
  return {
    move(values) {
      const moved = movesOf(model, values)
      const met = runAgain(run, drawn, moved)
      const findings = [...prepared, ...met]
      if (findings.some(({ severity }) => severity === 'problem')) return { findings }
      const warnings = [...findings, ...run.values.ledger.warnings()]
      const set = setAssumptions(model, values)
      return {
        value: resultOf(set, {
          summary: summarize(),
          npv: () => run.of(run.outputs.npv),
          npvWithoutBias: () => runNpv(set, { seed, draws, gains, bias: false }),
          decided: { gains, findings: [] },
          findings: warnings,
        }),
        findings: warnings,
      }
    },
  }
}

interface Move {
  readonly id: string
  /** In base units. */
  readonly base: number
}

function movesOf(
  { assumptions }: ValueModel,
  values: Readonly<Record<string, number>>,
): readonly Move[] {
  return assumptions.flatMap(({ id, unit }) => {
    const value = Object.hasOwn(values, id) ? values[id] : undefined
    return value === undefined ? [] : [{ id, base: value * unit.factor }]
  })
}

/** Runs all blocks with the draws that were kept, but for what is moved; stops where a formula fails. */
function runAgain(
  run: PlanRun,
  drawn: readonly KeptBlock[],
  moved: readonly Move[],
): readonly Finding[] {
  const { values } = run
  values.ledger.clear()
  for (const { from, length, stand } of drawn) {
    stand()
    for (const { id, base } of moved) values.columns.get(id)?.fill(base, 0, length)
    const problems = run.compute(from, length)
    if (problems.length > 0) return problems
  }
  return []
}
