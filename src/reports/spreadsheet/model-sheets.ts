import { needsInWords } from '#charts/wording'
import type { Assessment } from '#study/evaluation/assessment'
import type { ValueModel } from '#value/model'
import type { ValueResult } from '#value/result'
import type { CellNames } from '#reports/spreadsheet/cell-names'

/** An assessment that has money in it. */
export interface PricedAssessment extends Assessment {
  readonly model: ValueModel
  readonly value: ValueResult
}

/** What every sheet is made from. */
export interface SheetContext {
  readonly assessment: PricedAssessment
  readonly names: CellNames
  /** Words of needs by id. */
  readonly needs: ReadonlyMap<string, string>
}

/** The context of the sheets of an assessment. */
export function sheetContext(assessment: PricedAssessment, names: CellNames): SheetContext {
  return { assessment, names, needs: needsInWords(assessment) }
}
