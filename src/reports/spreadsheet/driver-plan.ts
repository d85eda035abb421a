import { columnLetters } from '#formats/xlsx-range'
import type { Driver, ValueModel } from '#value/model'
import { driverExpressions, type DriverExpressions } from '#value/model-expressions'
import type { FormulaCells } from '#reports/spreadsheet/formula-cells'
import { gainsLeft } from '#reports/spreadsheet/scenario-cells'
import { sheetTitles } from '#reports/spreadsheet/sheet-draft'
import { grownBy } from '#reports/spreadsheet/year-columns'

/** Columns of the sheet of drivers, counted from 1. */
export const driverColumns = {
  before: 6,
  gains: 7,
  capture: 8,
  attribution: 9,
  executionRisk: 10,
  after: 11,
  decay: 12,
  growth: 13,
  starts: 14,
  presentValue: 15,
} as const

/** The first row of its table. */
export const firstDriver = 6

/** Where the parts of a driver stand, by year. */
export interface DriverPlan {
  readonly driver: Driver
  readonly expressions: DriverExpressions
  readonly row: number
  /** Money a year before haircuts, after them, and what a year of the plan brings (without adoption). */
  readonly before: ByYear
  readonly after: ByYear
  readonly yearly: boolean
  readonly share: (year: number) => string
  /** The fields of the driver, where it has them. */
  readonly fields: Readonly<Partial<Record<HaircutField | 'decay' | 'growth' | 'starts', ByYear>>>
}

type ByYear = (year: number) => string
type HaircutField = 'capture' | 'attribution' | 'executionRisk'

/** A cell of the sheet of drivers. */
export function driverCell(column: keyof typeof driverColumns, row: number): string {
  return `${sheetTitles.drivers}!$${columnLetters(driverColumns[column])}$${row}`
}

/** The parts of a driver: those that differ by year get rows of workings. */
export function driverPlan(model: ValueModel, driver: Driver, cells: FormulaCells): DriverPlan {
  const row = firstDriver + model.drivers.indexOf(driver)
  const expressions = driverExpressions(driver)
  const fieldOf = (
    field: HaircutField | 'decay' | 'growth' | 'starts',
  ): Partial<DriverPlan['fields']> => {
    const source = expressions[field]
    const unit = field === 'starts' ? 'year' : '1'
    return source === undefined
      ? {}
      : { [field]: cells.byYear(source, unit, driverCell(field, row)) }
  }
  const fields: DriverPlan['fields'] = {
    ...fieldOf('capture'),
    ...fieldOf('attribution'),
    ...fieldOf('executionRisk'),
    ...fieldOf('decay'),
    ...fieldOf('growth'),
    ...fieldOf('starts'),
  }
  const before = cells.byYear(
    expressions.formula,
    `${model.currency}/year`,
    driverCell('before', row),
  )
  const used = [
    expressions.formula,
    expressions.capture,
    expressions.attribution,
    expressions.executionRisk,
  ]
  const yearly = used.some((source) => source !== undefined && cells.usesYear(source.expression))
  const after = afterPlan(cells, { driver, row, fields, before, yearly, currency: model.currency })
  const growth = growthPlan(cells, `Growth of the driver ${driver.id}`, fields.growth)
  const life = lifePlan(cells, { driver, row, fields })
  return {
    driver,
    expressions,
    row,
    before,
    after,
    yearly,
    fields,
    share: (year) =>
      [growth, life].flatMap((factor) => (factor ? [`*${factor(year)}`] : [])).join(''),
  }
}

/** What haircuts leave of a gain: `*capture*attribution*(1-risk)`; empty where there are none. */
function haircutText({ fields }: Pick<DriverPlan, 'fields'>, year: number): string {
  const { capture, attribution, executionRisk } = fields
  const shares = [capture, attribution].flatMap((field) => (field ? [field(year)] : []))
  return [...shares, ...(executionRisk ? [`(1-${executionRisk(year)})`] : [])].join('*')
}

/** Money after haircuts, and after what a scenario leaves of a gain, from money before them: a loss counts in full. */
export function afterText(
  plan: Pick<DriverPlan, 'fields' | 'row'>,
  before: string,
  year: number,
): string {
  const cut = [haircutText(plan, year), gainsLeft].filter((each) => each !== '').join('*')
  return `${before}*IF(${driverCell('gains', plan.row)}="gains",${cut},1)`
}

interface Parts {
  readonly driver: Driver
  readonly row: number
  readonly fields: DriverPlan['fields']
}

function afterPlan(
  cells: FormulaCells,
  parts: Parts & { readonly before: ByYear; readonly yearly: boolean; readonly currency: string },
): ByYear {
  if (!parts.yearly) return () => driverCell('after', parts.row)
  const { workings } = cells
  const words = `The driver ${parts.driver.id} after haircuts`
  const row = workings.series(words, `${parts.currency}/year`, (year) =>
    year === 0 ? undefined : afterText(parts, parts.before(year), year),
  )
  return (year) => workings.at(row, year)
}

/** 1 in year 1, then so much more each year; none without growth. */
export function growthPlan(
  { workings }: FormulaCells,
  words: string,
  rate: ByYear | undefined,
): ByYear | undefined {
  if (rate === undefined) return undefined
  const row = workings.series(words, '1', (year, row) => {
    if (year === 0) return undefined
    return year === 1
      ? '1'
      : `${workings.at(row, year - 1)}*${grownBy(rate(year), workings.perYear)}`
  })
  return (year) => workings.at(row, year)
}

/** Which part of its full value a driver brings in a year, when it starts late and fades. */
function lifePlan({ workings }: FormulaCells, { driver, row, fields }: Parts): ByYear | undefined {
  const { starts, decay } = fields
  if (starts === undefined && decay === undefined) return undefined
  const { perYear } = workings
  const [noun, inPeriods] = perYear === 1 ? ['year', ''] : ['month', `*${perYear}`]
  const ages = workings.series(`Age of the driver ${driver.id} in ${noun}s`, noun, (year) => {
    if (year === 0) return undefined
    return starts === undefined ? String(year) : `MAX(0,${year}-MAX(0,${starts(year)}${inPeriods}))`
  })
  const fading = (year: number): string =>
    decay === undefined ? '0' : `IF(${driverCell('gains', row)}="gains",${decay(year)},0)`
  const shares = workings.series(
    `Share of its full value that the driver ${driver.id} brings`,
    '1',
    (year) => {
      if (year === 0) return undefined
      const age = workings.at(ages, year)
      if (decay === undefined) return `MIN(1,${age})`
      const whole = `ROUNDUP(${age},0)`
      const part = `(${age}-${whole}+1)`
      const kept = (power: string): string =>
        `(1-${fading(year)})^(${perYear === 1 ? power : `(${power})/${perYear}`})`
      return `IF(${age}<=1,${age},${part}*${kept(`${whole}-1`)}+(1-${part})*IF(${whole}=2,1,${kept(`${whole}-2`)}))`
    },
  )
  return (year) => workings.at(shares, year)
}
