import type { Sheet, SheetCell } from '#formats/xlsx-write-book'
import type { Gains } from '#value/simulation/settings'
import {
  afterText,
  driverCell,
  firstDriver,
  type DriverPlan,
} from '#reports/spreadsheet/driver-plan'
import type { FormulaCells } from '#reports/spreadsheet/formula-cells'
import { formats, looks, moneyFormat } from '#reports/spreadsheet/looks'
import type { SheetContext } from '#reports/spreadsheet/model-sheets'
import { formula, headings, sheetTitles, SheetDraft, text } from '#reports/spreadsheet/sheet-draft'
import { periodMean } from '#reports/spreadsheet/year-columns'

const widths = [22, 38, 10, 18, 44, 15, 9, 10, 11, 10, 15, 10, 10, 10, 15]

/** What the sheet of drivers needs of the other sheets. */
export interface DriverSheetParts {
  readonly plans: readonly DriverPlan[]
  readonly cells: FormulaCells
  /** Drivers that keep the simulation's decision on their haircuts. */
  readonly held: Gains
  /** The present value of a driver, in the sheet of the cash flow. */
  readonly presentValue: (id: string) => string
}

/** Drivers, one a row: the formula of a year, what shrinks it, and what it is worth. */
export function driverSheet(context: SheetContext, parts: DriverSheetParts): Sheet {
  const { model } = context.assessment
  const draft = new SheetDraft(sheetTitles.drivers, widths)
  draft.open(
    'Drivers',
    `Money in ${model.currency}. A year at full adoption and the prices of year 1, undiscounted. Gains and losses are told apart before haircuts.`,
    model.losses === 'full'
      ? 'Haircuts (capture, attribution, execution risk, decay) shrink gains; a loss counts in full.'
      : 'Haircuts (capture, attribution, execution risk, decay) shrink gains and losses alike.',
  )
  const head = draft.add(
    headings(
      'Id',
      'What',
      'Class',
      'Kind',
      'Formula as written',
      '#A year before haircuts',
      'Sign',
      '#Capture',
      '#Attribution',
      '#Execution risk',
      '#A year after haircuts',
      '#Decay a year',
      '#Growth a year',
      '#Starts (years)',
      '#Present value',
    ),
  )
  if (head + 1 !== firstDriver) throw new RangeError('the table of drivers begins elsewhere')
  for (const plan of parts.plans) draft.add(driverRow(context, plan, parts))
  return draft.finish({ frozen: { rows: head, columns: 2 } })
}

function driverRow(
  { assessment }: SheetContext,
  plan: DriverPlan,
  { cells, held, presentValue }: DriverSheetParts,
): readonly (SheetCell | undefined)[] {
  const { driver, row, expressions, yearly } = plan
  const result = assessment.value.drivers.find(({ id }) => id === driver.id)
  const money = moneyFormat(result?.beforeHaircuts.mean ?? 0)
  const field = (name: keyof DriverPlan['fields'], format: string): SheetCell | undefined =>
    fieldCell(plan, name, [cells, format])
  const before = cells.usesYear(expressions.formula.expression)
    ? periodMean(plan.before, cells.workings.horizon)
    : cells.text(expressions.formula, 1)
  const after = yearly
    ? periodMean(plan.after, cells.workings.horizon)
    : afterText(plan, driverCell('before', row), 1)
  return [
    text(driver.id, looks.code),
    text(driver.label),
    text(driver.class),
    text(driver.kind),
    text(driver.text, looks.code),
    formula(before, money),
    gainsCell(plan, [assessment.model.losses, held[driver.id]]),
    field('capture', formats.share),
    field('attribution', formats.share),
    field('executionRisk', formats.share),
    formula(after, money, { bold: true }),
    field('decay', formats.share),
    field('growth', formats.share),
    field('starts', formats.years),
    formula(presentValue(driver.id), money),
  ]
}

/** With `losses: same` haircuts apply to all: "gains" stands for that. */
function gainsCell(
  { row }: DriverPlan,
  [losses, held]: readonly ['full' | 'same', boolean | undefined],
): SheetCell {
  if (losses === 'same') return text('gains')
  if (held !== undefined) {
    const note = `Held as the simulation decided it: over all draws this driver ${held ? 'gains' : 'is too near to zero to be called a gain'}.`
    return { ...text(held ? 'gains' : 'loses'), note }
  }
  return formula(`IF(${driverCell('before', row)}>0,"gains","loses")`, undefined, looks.text)
}

function fieldCell(
  { fields, row, expressions }: DriverPlan,
  name: keyof DriverPlan['fields'],
  [cells, format]: readonly [FormulaCells, string],
): SheetCell | undefined {
  const [byYear, source] = [fields[name], expressions[name]]
  if (byYear === undefined || source === undefined) return undefined
  const own = byYear(1) === driverCell(name, row)
  if (own) return formula(cells.text(source, 1), format)
  return formula(periodMean(byYear, cells.workings.horizon), format, looks.quiet)
}
