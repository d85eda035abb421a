import type { Book } from '#formats/xlsx-write-book'
import { writeXlsx } from '#formats/xlsx-write'
import type { Assessment } from '#study/evaluation/assessment'
import { centralResult, heldGains } from '#value/central-result'
import type { ValueResult } from '#value/result'
import type { Gains } from '#value/simulation/settings'
import { assumptionSheet, scenarioValues } from '#reports/spreadsheet/assumption-sheet'
import { cashFlowSheet } from '#reports/spreadsheet/cash-flow-sheet'
import { computeBook } from '#reports/spreadsheet/compute-book'
import { CellNames } from '#reports/spreadsheet/cell-names'
import { costPlan } from '#reports/spreadsheet/cost-plan'
import { costSheet } from '#reports/spreadsheet/cost-sheet'
import { driverPlan } from '#reports/spreadsheet/driver-plan'
import { driverSheet } from '#reports/spreadsheet/driver-sheet'
import { evidenceSheet } from '#reports/spreadsheet/evidence-sheet'
import { createFormulaCells } from '#reports/spreadsheet/formula-cells'
import { lineageSheet } from '#reports/spreadsheet/lineage-sheet'
import { sheetContext, type PricedAssessment } from '#reports/spreadsheet/model-sheets'
import {
  scenarioCell,
  scenarioSheet,
  scenarios,
  type Scenario,
} from '#reports/spreadsheet/scenario-sheet'
import { sensitivitySheet } from '#reports/spreadsheet/sensitivity-sheet'
import { summarySheet, type SummaryOptions } from '#reports/spreadsheet/summary-sheet'
import { Workings } from '#reports/spreadsheet/workings-sheet'

/**
 * An assessment as a workbook whose money is computed live, from assumptions and measurements to the
 * net present value; undefined where it has no money.
 */
export function writeSpreadsheet(
  assessment: Assessment,
  options: SummaryOptions,
): Uint8Array | undefined {
  const { model, value } = assessment
  if (model === undefined || value === undefined) return undefined
  return writeXlsx(computeBook(spreadsheetBook({ ...assessment, model, value }, options)))
}

/** The sheets of an assessment with money, and their names. */
function spreadsheetBook(assessment: PricedAssessment, options: SummaryOptions): Book {
  const { model } = assessment
  const names = new CellNames()
  const context = sheetContext(assessment, names)
  const assumptions = assumptionSheet(context, scenarioCell)
  const evidence = evidenceSheet(context)
  const workings = new Workings(model.horizon)
  const inputs = { assumption: assumptions.term, need: evidence.term }
  const cells = createFormulaCells(model, inputs, [workings, names])
  const drivers = model.drivers.map((driver) => driverPlan(model, driver, cells))
  const costs = model.costs.map((cost) => costPlan(model, cost, cells))
  const flow = cashFlowSheet(context, { cells, drivers, costs })
  for (const [id, cell] of flow.results.cells) names.give(id.replace(/^value\./, ''), cell)
  const presentValue = (id: string): string => flow.presentValues.get(id) ?? '0'
  const { outcomes, held } = scenarioResults(assessment)
  return {
    title: assessment.study.title,
    creator: `Worthline ${assessment.version}`,
    sheets: [
      summarySheet(context, flow.results, options),
      assumptions.sheet,
      evidence.sheet,
      driverSheet(context, { plans: drivers, cells, held, presentValue }),
      costSheet(context, costs, [cells, presentValue]),
      flow.sheet,
      workings.finish(),
      scenarioSheet(context, flow.results, [outcomes, assumptions.rows]),
      sensitivitySheet(context),
      lineageSheet(context),
    ],
    names: names.list,
  }
}

/** What the model gives in each scenario, computed as the workbook computes, and what is held for that. */
function scenarioResults({ model, value }: PricedAssessment): {
  readonly outcomes: Readonly<Record<Scenario, ValueResult>>
  readonly held: Gains
} {
  const { sensitivities } = value
  const of = (scenario: Scenario, held: Gains): ValueResult => {
    const chosen = scenarioValues(model, sensitivities, scenario)
    return centralResult(model, chosen, held).value ?? value
  }
  const held = heldGains(model, value, of('expected', {}))
  const entries = scenarios.map((scenario) => [scenario, of(scenario, held)] as const)
  return { outcomes: Object.fromEntries(entries) as Record<Scenario, ValueResult>, held }
}
