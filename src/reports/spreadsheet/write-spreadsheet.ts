import type { Book } from '#formats/xlsx-write-book'
import { writeXlsx } from '#formats/xlsx-write'
import type { Assessment } from '#study/evaluation/assessment'
import { assumptionSheet } from '#reports/spreadsheet/assumption-sheet'
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
import { scenarioPlan } from '#reports/spreadsheet/scenario-plan'
import { scenarioValue } from '#reports/spreadsheet/scenario-cells'
import { scenarioSheet } from '#reports/spreadsheet/scenario-sheet'
import { sensitivitySheet } from '#reports/spreadsheet/sensitivity-sheet'
import { summarySheet, type SummaryOptions } from '#reports/spreadsheet/summary-sheet'
import { totalCostSheet } from '#reports/spreadsheet/total-cost-sheet'
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
  const { scenarios, held } = scenarioPlan(assessment)
  const assumptions = assumptionSheet(context, (index) => scenarioValue(index, scenarios.length))
  const evidence = evidenceSheet(context)
  const workings = new Workings(model)
  const { plan } = assumptions
  const inputs = { assumption: assumptions.term, plan, need: evidence.term }
  const cells = createFormulaCells(model, inputs, [workings, names])
  const drivers = model.drivers.map((driver) => driverPlan(model, driver, cells))
  const costs = model.costs.map((cost) => costPlan(model, cost, cells))
  const flow = cashFlowSheet(context, { cells, drivers, costs })
  for (const [id, cell] of flow.results.cells) names.give(id.replace(/^value\./, ''), cell)
  const presentValue = (id: string): string => flow.presentValues.get(id) ?? '0'
  return {
    title: assessment.study.title,
    creator: `Worthline ${assessment.version}`,
    sheets: [
      summarySheet(context, flow.results, options),
      assumptions.sheet,
      evidence.sheet,
      driverSheet(context, { plans: drivers, cells, held, presentValue }),
      costSheet(context, costs, [cells, presentValue]),
      totalCostSheet(context, costs),
      flow.sheet,
      workings.finish(),
      scenarioSheet(context, flow.results, [scenarios, assumptions.rows]),
      sensitivitySheet(context),
      lineageSheet(context),
    ],
    names: names.list,
  }
}
