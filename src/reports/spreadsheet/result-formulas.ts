import type { ValueModel } from '#value/model'
import { discountRateExpression } from '#value/model-expressions'
import { priceKinds } from '#value/price-kinds'
import { costCell } from '#reports/spreadsheet/cost-plan'
import { driverCell } from '#reports/spreadsheet/driver-plan'
import { currencyFormat, formats } from '#reports/spreadsheet/looks'
import type { SheetContext } from '#reports/spreadsheet/model-sheets'
import { paybackResults } from '#reports/spreadsheet/payback-results'
import { rateResults } from '#reports/spreadsheet/rate-results'
import type { ResultFormula, ResultParts } from '#reports/spreadsheet/result-formula'
import { sheetTitles } from '#reports/spreadsheet/sheet-draft'
import { grownBy, halfGrown, yearCell, yearRange } from '#reports/spreadsheet/year-columns'

/** The results with where they stand. */
export interface ResultCells {
  readonly list: readonly ResultFormula[]
  readonly cells: ReadonlyMap<string, string>
}

/** The format of a result: money with its currency, shares in percent. */
export function resultFormat(
  { unit }: Pick<ResultFormula, 'unit'>,
  { model, value }: SheetContext['assessment'],
): string {
  if (unit === 'money') return currencyFormat(model.currency, value.npv.mean)
  return { share: formats.share, years: formats.years, ratio: formats.ratio }[unit]
}

const sheet = sheetTitles.cashFlow

/** What finance asks of the flows, each as a formula. */
export function resultFormulas(context: SheetContext, parts: ResultParts): ResultCells {
  const { model } = context.assessment
  const list = [
    ...annualResults(parts),
    ...presentValueResults(parts),
    ...npvResults(model, parts),
    ...ratioResults(model, parts),
    ...paybackResults(model, parts),
    ...rateResults(model, parts),
    delayResult(parts),
  ]
  return { list, cells: new Map() }
}

function sumOf(cells: readonly (string | undefined)[]): string {
  const known = cells.filter((cell) => cell !== undefined)
  return known.length === 0 ? '0' : known.join('+').replaceAll('+-', '-')
}

const classes = ['cash', 'capacity', 'soft'] as const

function annualResults({ drivers, costs }: ResultParts): readonly ResultFormula[] {
  const ofClass = (name: string): string =>
    sumOf(
      drivers.flatMap(({ driver, row }) =>
        driver.class === name ? [driverCell('after', row)] : [],
      ),
    )
  const recurring = costs
    .filter(({ cost, sign }) => !cost.timing.once && sign !== 0)
    .map(({ row }) => costCell('net', row))
  return [
    ...classes.map((name): ResultFormula => ({
      id: `value.annual.${name}`,
      words: `Benefits a year at full adoption: ${name}`,
      unit: 'money',
      written: () => ofClass(name),
    })),
    {
      id: 'value.annual',
      words: 'A year at full adoption, less recurring costs',
      unit: 'money',
      written: (cell) =>
        sumOf([cell('value.annual.cash'), cell('value.annual.capacity'), ...recurring]),
    },
  ]
}

function presentValueResults({
  drivers,
  costs,
  presentValues,
}: ResultParts): readonly ResultFormula[] {
  const ofClass = (name: string): string =>
    sumOf(
      drivers.flatMap(({ driver }) =>
        driver.class === name ? [presentValues.get(driver.id)] : [],
      ),
    )
  const counted = costs.filter(({ sign }) => sign !== 0)
  const signed = counted.map(({ cost, sign }) => {
    const value = presentValues.get(cost.id) ?? '0'
    return sign === -1 ? value : `-${value}`
  })
  return [
    ...classes.map((name): ResultFormula => ({
      id: `value.benefit.${name}`,
      words: `Present value of benefits: ${name}`,
      unit: 'money',
      written: () => ofClass(name),
    })),
    {
      id: 'value.cost',
      words: 'Present value of costs, ours less the reference’s',
      unit: 'money',
      written: () => sumOf(signed),
    },
  ]
}

function npvResults(model: ValueModel, { rows, cells }: ResultParts): readonly ResultFormula[] {
  const constant = !cells.usesYear(discountRateExpression(model).expression)
  const { perYear, horizon: last } = cells.workings
  const npvOf = (kind: 'all' | 'cash'): string => {
    const byDay = rows.byDay?.[kind]
    const row = rows[kind]
    if (byDay !== undefined) return `SUMPRODUCT(${byDay.flows.all},${byDay.factors.all})`
    const all = yearRange(sheet, row, [0, last])
    const factors = yearRange(sheet, rows.factor, [0, last])
    if (!constant) return `SUMPRODUCT(${all},${factors})`
    const rate = yearCell(sheet, rows.rate, 1)
    const step = perYear === 1 ? rate : `${grownBy(rate, perYear)}-1`
    const later = `NPV(${step},${yearRange(sheet, row, [1, last])})`
    return `${yearCell(sheet, row, 0)}+${later}${model.midPeriod ? `*${halfGrown(rate, perYear)}` : ''}`
  }
  const fixed = rows.byDay
    ? 'Flows by day in the sheet Workings times (1 + rate)^(-days / 365), as XNPV() has it.'
    : 'NPV() discounts its first value too: the flow of time 0 stands before it.'
  const note = constant ? fixed : 'The rate differs by time: flows times discount factors.'
  return [
    {
      id: 'value.npv',
      words: 'Net present value',
      unit: 'money',
      written: () => npvOf('all'),
      note,
    },
    {
      id: 'value.npv.cash',
      words: 'Net present value, cash alone',
      unit: 'money',
      written: () => npvOf('cash'),
    },
  ]
}

function ratioResults(
  model: ValueModel,
  { drivers, costs, presentValues }: ResultParts,
): readonly ResultFormula[] {
  const ours = costs.filter(({ sign }) => sign === -1)
  const price = ours.filter(({ cost }) => priceKinds.includes(cost.kind) && !cost.internal)
  const total = (of: typeof costs): string =>
    sumOf(of.map(({ cost }) => presentValues.get(cost.id)))
  const benefits = sumOf([
    ...drivers
      .filter(({ driver }) => driver.class !== 'soft')
      .map(({ driver }) => presentValues.get(driver.id)),
    ...costs.filter(({ sign }) => sign === 1).map(({ cost }) => presentValues.get(cost.id)),
  ])
  const quotient = (over: string, under: string): string =>
    `IF((${under})>0,(${over})/(${under}),"nothing to divide by")`
  return [
    {
      id: 'value.roi',
      words: 'Return on investment',
      unit: 'share',
      written: (cell) => quotient(cell('value.npv'), total(ours)),
      note: `Net present value by the present value of the costs of ${model.ours}.`,
    },
    {
      id: 'value.to-price',
      words: 'Value to price',
      unit: 'ratio',
      written: () => quotient(benefits, total(price)),
    },
  ]
}

function delayResult({ rows, cells }: ResultParts): ResultFormula {
  const { horizon, perYear } = cells.workings
  const byDay = rows.byDay?.all.presentOf(horizon)
  const last = byDay
    ? `(${byDay})`
    : `${yearCell(sheet, rows.all, horizon)}*${yearCell(sheet, rows.factor, horizon)}`
  const month = `(1+${yearCell(sheet, rows.rate, 1)})^(-1/12)`
  return {
    id: 'value.cost-of-delay',
    words: 'Cost of a month of delay',
    unit: 'money',
    written: (cell) =>
      `${cell('value.npv')}-${month}*(${cell('value.npv')}-${last}${perYear === 12 ? '' : '/12'})`,
  }
}
