import { assumptionHeadings } from '#formats/assumption-table'
import type { Sheet, SheetCell } from '#formats/xlsx-write-book'
import type { Source } from '#quantity/figure'
import { isDimensionless } from '#quantity/unit-algebra'
import { centralValues, type CentralValues } from '#value/central-model'
import type { Assumption } from '#value/model'
import { planNumbers } from '#value/plan-numbers'
import type { Sensitivity } from '#value/result'
import { cellTerm, type Term } from '#reports/spreadsheet/formula-text'
import { changedFill, formats, looks, plainFormat } from '#reports/spreadsheet/looks'
import type { SheetContext } from '#reports/spreadsheet/model-sheets'
import {
  formula,
  headings,
  number,
  sheetTitles,
  SheetDraft,
  text,
} from '#reports/spreadsheet/sheet-draft'

/** Headings over numbers. */
const numeric = /^(Central|Used|Low|High|Influence)/

const widths = [20, 34, 12, 12, 17, 11, 11, 8, 20, 32, 16, 12, 12, 10, 11, 11, 11]
const printed = 14

/** Columns, counted from 1. */
const usedColumn = 4

/** The sheet of assumptions, and where formulas find each of them. */
export interface AssumptionSheet {
  readonly sheet: Sheet
  readonly term: (id: string) => Term
  /** Where numbers of the plan stand, by their place in the study. */
  readonly plan: ReadonlyMap<string, Term>
  /** The number of the row of an assumption. */
  readonly rows: ReadonlyMap<string, number>
}

/** Assumptions, one a row: what may be changed, with who stands behind it. */
export function assumptionSheet(
  context: SheetContext,
  scenarioValue: (index: number) => string,
): AssumptionSheet {
  const { assessment, names } = context
  const { model, value } = assessment
  const draft = new SheetDraft(sheetTitles.assumptions, widths)
  draft.open(
    'Assumptions',
    'Blue on cream may be changed: every sheet computes anew, and `worthline import`, or “Bring values back” in the application, brings what changed into the study. Ids stay as they are.',
    'The central value is the mean. Low and high are the ends of the scenarios: one in ten lies below the low end, one in ten above the high one.',
  )
  const head = draft.add(
    headings(
      ...Object.values(assumptionHeadings).map((name) => (numeric.test(name) ? `#${name}` : name)),
    ),
  )
  const terms = new Map<string, Term>()
  const rows = new Map<string, number>()
  for (const [index, assumption] of model.assumptions.entries()) {
    const rank = value.sensitivities.findIndex(({ input }) => input === assumption.id)
    const influence = value.sensitivities[rank]
    const row = draft.next
    const used = scenarioValue(index)
    draft.add(assumptionRow(assumption, row, { used, rank: rank + 1, influence }))
    const name = names.give(assumption.id, draft.at(usedColumn, row))
    terms.set(assumption.id, cellTerm(name, assumption.unit.factor))
    rows.set(assumption.id, row)
  }
  const plan = new Map<string, Term>()
  for (const number of planNumbers(model)) {
    const row = draft.next
    const used = { used: `C${row}`, rank: 0, influence: undefined }
    draft.add(assumptionRow(number, row, used))
    const name = names.give(number.id.replace(/^value\./, 'plan.'), draft.at(usedColumn, row))
    plan.set(number.id, cellTerm(name, number.unit.factor))
  }
  const last = draft.next - 1
  const [first, end] = [head + 1, Math.max(last, head + 1)]
  return {
    sheet: draft.finish({
      frozen: { rows: head, columns: 2 },
      tab: '1A5FD0',
      printed,
      marks: [
        { range: `C${first}:C${end}`, formula: `C${first}<>O${first}`, fill: changedFill },
        { range: `F${first}:G${end}`, formula: `F${first}<>P${first}`, fill: changedFill },
      ],
    }),
    term: (id) => terms.get(id) ?? missing(id),
    plan,
    rows,
  }
}

function missing(id: string): never {
  throw new RangeError(`there is no assumption ${id}`)
}

interface Standing {
  /** The formula of the value used now. */
  readonly used: string
  readonly rank: number
  readonly influence: Sensitivity | undefined
}

function assumptionRow(
  assumption: Assumption,
  row: number,
  { used, rank, influence }: Standing,
): readonly (SheetCell | undefined)[] {
  const { id, label, unit, source, owner, review, text: written } = assumption
  const values = centralValues(assumption)
  const format = valueFormat(assumption, values)
  const note = noteOf(assumption)
  const worse = worseEnd(influence)
  return [
    text(id, looks.code),
    text(label),
    { ...number(values.central, format, looks.input), note },
    formula(used, format),
    text(isDimensionless(unit) && unit.factor === 1 ? '1' : unit.text),
    endCell(values.low, `C${row}`, [assumption, format]),
    endCell(values.high, `C${row}`, [assumption, format]),
    text(worse ?? '–', { align: 'center' }),
    text(written === '' ? assumption.distribution.family : written, looks.code),
    text(sourceText(source)),
    text(owner ?? ''),
    text(source?.date ?? ''),
    text(review ?? ''),
    number(rank > 0 ? rank : undefined, '0'),
    number(values.central, format, looks.quiet),
    number(values.low, format, looks.quiet),
    number(values.high, format, looks.quiet),
  ]
}

/** What is certain has no ends of its own. */
function endCell(
  value: number,
  central: string,
  [assumption, format]: readonly [Assumption, string],
): SheetCell {
  if (assumption.distribution.family === 'fixed') return formula(central, format, looks.quiet)
  return number(value, format, looks.input)
}

/** The end of an assumption at which the net present value is smaller; none where it hardly moves it. */
function worseEnd(influence: Sensitivity | undefined): 'low' | 'high' | undefined {
  if (influence === undefined || influence.low.npv === influence.high.npv) return undefined
  return influence.low.npv < influence.high.npv ? 'low' : 'high'
}

/** How the values of an assumption are shown: a share in percent. */
export function assumptionFormat(assumption: Assumption): string {
  return valueFormat(assumption, centralValues(assumption))
}

function valueFormat({ unit }: Assumption, { central, low, high }: CentralValues): string {
  const share = isDimensionless(unit) && unit.factor === 1 && low >= 0 && high <= 1 && high > 0
  return share ? formats.share : plainFormat(central)
}

function sourceText(source: Source | undefined): string {
  if (source === undefined) return 'no source'
  const { kind, by, cite, population } = source
  const parts = [kind?.replace('-', ' '), by, cite, population].filter((part) => part !== undefined)
  return parts.length === 0 ? 'no source' : parts.join(', ')
}

function noteOf({ id, source, owner, review, text: written, generated }: Assumption): string {
  return [
    `${id}: ${written === '' ? 'as given' : written}`,
    `Source: ${sourceText(source)}${source?.date === undefined ? '' : `, ${source.date}`}`,
    ...(owner === undefined ? [] : [`Owner: ${owner}`]),
    ...(review === undefined ? [] : [`To be reviewed: ${review}`]),
    ...(generated
      ? ['Stands in a formula or the plan of the study, where no source can stand.']
      : []),
  ].join('\n')
}
