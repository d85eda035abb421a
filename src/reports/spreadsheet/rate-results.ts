import type { ValueModel } from '#value/model'
import type { DatedFlows } from '#reports/spreadsheet/dated-flows'
import { internalRateByDay } from '#reports/spreadsheet/internal-rate'
import type { ResultFormula, ResultParts } from '#reports/spreadsheet/result-formula'
import { sheetTitles } from '#reports/spreadsheet/sheet-draft'
import type { Workings } from '#reports/spreadsheet/workings-sheet'
import { yearCell, yearRange } from '#reports/spreadsheet/year-columns'

const sheet = sheetTitles.cashFlow

/** The internal rate of return and the modified one, a year. */
export function rateResults(model: ValueModel, parts: ResultParts): readonly ResultFormula[] {
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
