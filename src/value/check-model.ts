import type { Finding } from '#quantity/finding'
import { checkCycles } from './check/check-cycles.ts'
import { checkDoubleCounting } from './check/check-double-counting.ts'
import { checkExpressionUnits } from './check/check-expression-units.ts'
import { checkHaircuts } from './check/check-haircuts.ts'
import { checkNeeds } from './check/check-needs.ts'
import { checkPlan } from './check/check-plan.ts'
import { checkRanges } from './check/check-ranges.ts'
import type { ModelCheck, ModelSurroundings } from './check/model-check.ts'
import type { ValueModel } from './model.ts'

const checks: readonly ModelCheck[] = [
  checkPlan,
  checkCycles,
  checkNeeds,
  checkExpressionUnits,
  checkRanges,
  checkHaircuts,
  checkDoubleCounting,
]

/**
 * What keeps a value model from being money, and what is doubtful about it? All at once: units of
 * every formula against what it stands for, circular formulas, needs without evidence or without
 * money, shares and rates out of range, haircuts that count twice, attribution beside a control
 * group, drivers that count the same, more adoption than years. A model without a problem can be
 * simulated. The arms need not be drawn yet; `contrasts` say what is measured.
 */
export function checkModel(model: ValueModel, surroundings: ModelSurroundings): readonly Finding[] {
  return checks.flatMap((check) => check(model, surroundings))
}
