import type { ValueModel } from '#value/model'
import { discountRateExpression } from '#value/model-expressions'
import { priceKinds } from '#value/price-kinds'
import type { CashFlowParts, FlowRows } from '#reports/spreadsheet/cash-flow-rows'
import { costCell } from '#reports/spreadsheet/cost-plan'
import type { DatedFlows } from '#reports/spreadsheet/dated-flows'
import { driverCell } from '#reports/spreadsheet/driver-plan'
import { currencyFormat, formats } from '#reports/spreadsheet/looks'
import { internalRateByDay } from '#reports/spreadsheet/internal-rate'
import type { SheetContext } from '#reports/spreadsheet/model-sheets'
import { sheetTitles } from '#reports/spreadsheet/sheet-draft'
import type { Workings } from '#reports/spreadsheet/workings-sheet'
import {
  aPeriod,
  cellsTo,
  grownBy,
  halfGrown,
  yearCell,
  yearRange,
} from '#reports/spreadsheet/year-columns'

/** One result of the sheet: it may take those before it. */
export interface ResultFormula {
  /** That of the figure. */
  readonly id: string
  readonly words: string
  readonly unit: 'money' | 'share' | 'years' | 'ratio'
  readonly written: (cell: (id: string) => string) => string
  readonly note?: string
}

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

interface ResultParts extends CashFlowParts {
  readonly rows: FlowRows
  readonly presentValues: ReadonlyMap<string, string>
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

function paybackResults(model: ValueModel, { rows, cells }: ResultParts): readonly ResultFormula[] {
  const row = model.paybackBasis === 'cash' ? rows.cash : rows.all
  const basis = model.paybackBasis === 'cash' ? 'Cash alone' : 'All that counts'
  const plain = (year: number): string => yearCell(sheet, row, year)
  const discounted = (year: number): string =>
    rows.byDay?.[model.paybackBasis].presentOf(year) ??
    `${yearCell(sheet, row, year)}*${yearCell(sheet, rows.factor, year)}`
  return [
    {
      id: 'value.payback',
      words: 'Payback, years',
      unit: 'years',
      written: paybackFormula(cells.workings, 'payback', plain),
      note: `${basis}: first crossing of the running total, linear inside the ${model.period}.`,
    },
    {
      id: 'value.payback.discounted',
      words: 'Payback, discounted, years',
      unit: 'years',
      written: paybackFormula(cells.workings, 'discounted payback', discounted),
    },
  ]
}

/** Rows of workings: the running total, whether money has moved, and the year of the first crossing. */
function paybackFormula(
  workings: Workings,
  words: string,
  flow: (year: number) => string,
): () => string {
  const at = (row: number, year: number): string => workings.at(row, year)
  const total = workings.series(`Running total for the ${words}`, 'money', (year, row) =>
    year === 0 ? flow(0) : `${at(row, year - 1)}+${flow(year)}`,
  )
  const begun = workings.series(`Money has moved (${words})`, 'sign', (year, row) => {
    const moved = `${at(total, year)}<>0`
    return `IF(${year === 0 ? moved : `OR(${at(row, year - 1)}=1,${moved})`},1,0)`
  })
  const crossing = workings.series(`Crossing in the period (${words})`, 'year', (year, row) => {
    const back = `${at(begun, year)}=1,${at(total, year)}>=0`
    if (year === 0) return `IF(AND(${back}),0,"")`
    const before = cellsTo(at(row, 0), at(row, year - 1))
    const inside = `${year - 1}-${at(total, year - 1)}/(${flow(year)})`
    return `IF(AND(${back},COUNT(${before})=0),IF(${at(begun, year - 1)}=1,${inside},0),"")`
  })
  const all = workings.all(crossing, 0)
  return () => `IF(COUNT(${all})=0,"never",SUM(${all})${aPeriod(workings.perYear)})`
}

function rateResults(model: ValueModel, parts: ResultParts): readonly ResultFormula[] {
  const { rows, cells } = parts
  const { changes, rate, values, power } = rows.byDay
    ? ratesByDay(parts, rows.byDay.all)
    : ratesByPeriod(model, parts)
  const end = yearCell(sheet, rows.end, cells.workings.horizon)
  return [
    {
      id: 'value.irr',
      words: 'Internal rate of return, a year',
      unit: 'share',
      written: () =>
        `IF(${changes}=0,"none",IF(${changes}=1,IFERROR(${rate},"not found"),"several may be"))`,
      note: `${rows.byDay ? 'The rate of XIRR(), by the last steps of the sheet Workings. ' : ''}With several changes of sign there may be several rates: look at MIRR.`,
    },
    {
      id: 'value.mirr',
      words: 'Modified internal rate of return, a year',
      unit: 'share',
      written: () =>
        `IF(SUMIF(${values},"<0")<0,(SUMIF(${values},">0")/-SUMIF(${values},"<0")/${end})^(${power})-1,"none")`,
      note: 'Financed and reinvested at the discount rate.',
    },
  ]
}

/** What the rates of return are made of. */
interface RateParts {
  /** How often the flows change their sign. */
  readonly changes: string
  /** The internal rate a year. */
  readonly rate: string
  /** The range of present values. */
  readonly values: string
  /** One by the years of the plan. */
  readonly power: string
}

function signChanges(before: string, after: string): string {
  return `SUMPRODUCT(--(${before}*${after}<0))`
}

/** A rate a period near that of flows: what comes in by what goes out. */
function firstGuess(flows: string, power: string): string {
  return `(SUMIF(${flows},">0")/-SUMIF(${flows},"<0"))^(${power})-1`
}

function ratesByPeriod({ midPeriod }: ValueModel, { rows, cells }: ResultParts): RateParts {
  const { workings } = cells
  const { horizon, perYear } = workings
  const flows = yearRange(sheet, rows.all, [0, horizon])
  const sign = workings.series('Sign of the flow, or of the one before', 'sign', (year, row) => {
    const flow = yearCell(sheet, rows.all, year)
    return year === 0
      ? `SIGN(${flow})`
      : `IF(${flow}=0,${workings.at(row, year - 1)},SIGN(${flow}))`
  })
  const signs = (from: number, to: number): string =>
    yearRange(sheetTitles.workings, sign, [from, to])
  const steps = midPeriod ? halfPeriods(rows.all, workings) : flows
  const guess = firstGuess(flows, `1/${horizon}`)
  const step = midPeriod ? `IRR(${steps},SQRT(1+(${guess}))-1)` : `IRR(${steps},${guess})`
  const power = perYear * (midPeriod ? 2 : 1)
  const present = workings.series(
    'Present value of the flow',
    'money',
    (year) => `${yearCell(sheet, rows.all, year)}*${yearCell(sheet, rows.factor, year)}`,
  )
  return {
    changes: signChanges(signs(0, horizon - 1), signs(1, horizon)),
    rate: power === 1 ? step : `(1+${step})^${power}-1`,
    values: workings.all(present, 0),
    power: `${perYear}/${horizon}`,
  }
}

function ratesByDay({ rows, cells }: ResultParts, { flows, days, factors }: DatedFlows): RateParts {
  const { workings } = cells
  const { horizon } = workings
  const last = flows.count - 1
  const signs = workings.column('Sign of the flow, or of the one before', 'sign', [
    flows.count,
    (index, at) => {
      const sign = `SIGN(${flows.at(index)})`
      return index === 0 ? sign : `IF(${flows.at(index)}=0,${at(index - 1)},${sign})`
    },
  ])
  const present = workings.column('Present value of the flow', 'money', [
    flows.count,
    (index) => `${flows.at(index)}*${factors.at(index)}`,
  ])
  const ends = rows.days!.ends
  const changes = workings.single(
    'Changes of sign',
    'sign',
    signChanges(signs.range(0, last - 1), signs.range(1, last)),
  )
  return {
    changes,
    rate: internalRateByDay(workings, { flows, days }, `${changes}=1`),
    values: present.all,
    power: `365/(${yearCell(sheet, ends, horizon)}-${yearCell(sheet, ends, 0)})`,
  }
}

/** Flows in the middle of periods, by half periods: period k stands at k - 0.5. One row below the other. */
function halfPeriods(row: number, workings: Workings): string {
  const flow = (step: number): string => {
    if (step === 0) return yearCell(sheet, row, 0)
    return step % 2 === 1 ? yearCell(sheet, row, (step + 1) / 2) : '0'
  }
  return workings.column('Flows by half periods', 'money', [2 * workings.horizon, flow]).all
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
