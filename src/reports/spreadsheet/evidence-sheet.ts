import { designWords, gradeWords } from '#charts/wording'
import { contrastsBehind } from '#charts/contrasts-behind'
import type { Contrast } from '#evidence/joint-arms'
import type { Sheet, SheetCell } from '#formats/xlsx-write-book'
import { columnLetters } from '#formats/xlsx-range'
import { centralArms, type CentralArm } from '#value/central-model'
import type { NeedFunction } from '#value/formula/expression'
import { everythingIn } from '#value/check/model-check'
import type { ValueModel } from '#value/model'
import { modelExpressions } from '#value/model-expressions'
import { contrastOf, needArms } from '#value/need-arms'
import type { NeedUse } from '#value/formula/variables'
import { cellTerm, type Term } from '#reports/spreadsheet/formula-text'
import { looks, plainFormat } from '#reports/spreadsheet/looks'
import type { SheetContext } from '#reports/spreadsheet/model-sheets'
import {
  formula,
  headings,
  number,
  sheetTitles,
  SheetDraft,
  text,
} from '#reports/spreadsheet/sheet-draft'

const widths = [18, 34, 12, 10, 10, 18, 10, 8, 22, 26, 9, 46]

/** Where each function of a need stands. */
const columns: Readonly<Record<NeedFunction, number>> = { before: 4, after: 5, saved: 7, ratio: 8 }

/** The sheet of measurements, and where formulas find what they take of them. */
export interface EvidenceSheet {
  readonly sheet: Sheet
  readonly term: (use: NeedUse) => Term
}

/** What was measured of the needs that money hangs on: values, not to be changed by hand. */
export function evidenceSheet(context: SheetContext): EvidenceSheet {
  const { assessment, names } = context
  const { model } = assessment
  const draft = new SheetDraft(sheetTitles.evidence, widths)
  draft.open(
    'Evidence',
    'Measurements: each arm at the mean of its distribution, adjusted where the study adjusts. They change with the rows, not by hand.',
    'Saved and ratio are computed from them; saved is positive where it is better.',
  )
  const head = draft.add(
    headings(
      'Need',
      'What',
      'Evidence',
      '#Before',
      '#After',
      'Unit',
      '#Saved',
      '#Ratio',
      'From, to',
      'Design',
      '#n',
      'Figures',
    ),
  )
  const arms = centralArms(model)
  const rows = new Map<Contrast, { row: number; factor: number }>()
  for (const contrast of contrastsBehind(model)) {
    rows.set(contrast, addContrast(draft, contrast, [context, arms]))
  }
  if (rows.size === 0) draft.add([text('No formula takes a measurement.', looks.quiet)])
  const named = new Map<string, string>()
  const term = (use: NeedUse): Term => {
    const contrast = contrastOf(model, use)
    const found = contrast && rows.get(contrast)
    if (found === undefined) throw new RangeError(`there is no evidence on ${use.need}`)
    const cell = draft.at(columns[use.name], found.row)
    const wanted = [use.name, use.need, ...(use.block === undefined ? [] : [use.block])].join('_')
    const name = named.get(cell) ?? names.give(wanted, cell)
    named.set(cell, name)
    return cellTerm(name, use.name === 'ratio' ? 1 : found.factor)
  }
  for (const use of usesOf(context)) term(use)
  return { sheet: draft.finish({ frozen: { rows: head, columns: 1 } }), term }
}

function usesOf({ assessment: { model } }: SheetContext): readonly NeedUse[] {
  return modelExpressions(model).flatMap(({ expression }) => everythingIn(model, expression).needs)
}

function addContrast(
  draft: SheetDraft,
  contrast: Contrast,
  [{ assessment, needs }, arms]: readonly [SheetContext, ReadonlyMap<string, CentralArm>],
): { readonly row: number; readonly factor: number } {
  const { need, block, better } = contrast
  const { ours, reference } = assessment.model
  const measured = measuredArms(assessment.model, contrast, arms)
  const row = draft.next
  draft.add([
    text(need, looks.code),
    text(needs.get(need) ?? need),
    text(block),
    ...armCells(measured, row),
    text(`${reference} to ${ours}; ${better} is better`),
    ...designCells(assessment, contrast),
  ])
  return { row, factor: measured.factor }
}

/** Both arms in one unit. */
interface MeasuredArms {
  readonly before: number | undefined
  readonly after: number | undefined
  readonly unit: string
  readonly factor: number
  readonly sign: 1 | -1
}

function measuredArms(
  model: ValueModel,
  contrast: Contrast,
  arms: ReadonlyMap<string, CentralArm>,
): MeasuredArms {
  const { before, after, sign } = needArms(model, contrast)
  const [was, is] = [arms.get(before ?? ''), arms.get(after ?? '')]
  const { unit = '1', factor = 1 } = was ?? is ?? {}
  const alike = is && (is.value * is.factor) / factor
  return { before: was?.value, after: alike, unit, factor, sign }
}

function armCells({ before, after, unit, sign }: MeasuredArms, row: number): readonly SheetCell[] {
  const format = plainFormat(before ?? after ?? 0)
  const cell = (name: NeedFunction): string => `${columnLetters(columns[name])}${row}`
  const [more, less] = sign === 1 ? (['before', 'after'] as const) : (['after', 'before'] as const)
  const both = before !== undefined && after !== undefined
  const none = text('not measured', looks.code)
  return [
    number(before, format),
    number(after, format),
    text(unit),
    both ? formula(`${cell(more)}-${cell(less)}`, format) : none,
    both ? formula(`${cell('after')}/${cell('before')}`, '0.000') : none,
  ]
}

function designCells(
  { estimates, figures }: SheetContext['assessment'],
  { need, block }: Contrast,
): readonly SheetCell[] {
  const estimate = estimates.find((each) => each.need === need && each.block === block)
  const ids = ['baseline', 'difference'].map((part) => `evidence.${block}.${need}.${part}`)
  const known = ids.filter((id) => figures.some((figure) => figure.id === id))
  if (estimate === undefined) return [text(''), text(''), text(known.join('\n'), looks.code)]
  return [
    text(`${designWords(estimate.design)}, ${gradeWords(estimate.grade)}`),
    number(rowsOf(estimate), '#,##0'),
    text(known.join('\n'), looks.code),
  ]
}

function rowsOf(estimate: SheetContext['assessment']['estimates'][number]): number {
  return estimate.baseline.n + (estimate.treatment?.n ?? 0)
}
