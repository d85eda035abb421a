/**
 * Exported workbooks, computed by LibreOffice from their formulas alone, against the model evaluated
 * at the same fixed values.
 */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { english } from '#quantity/locale'
import { referenceModel } from '#value/reference-model-fixture'
import { centralResult, heldGains } from '#value/central-result'
import { centralValues } from '#value/central-model'
import { costCategories } from '#value/cost-categories'
import type { CostCategory } from '#value/model'
import type { Summary, ValueResult } from '#value/result'
import type { PricedAssessment } from '#reports/spreadsheet/model-sheets'
import { chosenValues, scenarioPlan, withShare } from '#reports/spreadsheet/scenario-plan'
import { writeSpreadsheet } from '#reports/spreadsheet/write-spreadsheet'
import { describeReal, realData } from '../real/real-data.ts'
import {
  bookCells,
  emptied,
  hasLibreOffice,
  recalculated,
  type BookCells,
} from '../spreadsheet/libre-office.ts'
import {
  everything,
  everythingByMonths,
  everythingOnDays,
  inDollars,
  inScenarios,
  monthsOnDays,
  onCurve,
  onRamp,
  onTable,
  priced,
  pricedStudy,
} from '../spreadsheet/priced-model.ts'

const within = 1e-9

type Expected = Readonly<Record<string, number | string>>

const mean = (summary: Summary | { readonly reason: string }): number | undefined =>
  'mean' in summary ? summary.mean : undefined

/**
 * Every figure of money, by its id or by the row and column where it stands; the flows of a plan by
 * months, whose columns are months, by their present values alone.
 */
function figuresOf(result: ValueResult, period: 'year' | 'month'): Expected {
  const some: Record<string, number | string | undefined> = {
    'value.annual': result.annual.mean,
    'value.annual.cash': result.annualByClass.cash.mean,
    'value.annual.capacity': result.annualByClass.capacity.mean,
    'value.annual.soft': result.annualByClass.soft.mean,
    'value.benefit.cash': result.benefit.cash.mean,
    'value.benefit.capacity': result.benefit.capacity.mean,
    'value.benefit.soft': result.benefit.soft.mean,
    'value.cost': result.cost.mean,
    'value.npv': result.npv.mean,
    'value.npv.cash': result.npvCash.mean,
    'value.roi': mean(result.roi),
    'value.to-price': mean(result.valueToPrice),
    'value.payback': result.payback.median ?? 'never',
    'value.payback.discounted': result.paybackDiscounted.median ?? 'never',
    'value.irr': result.irr.median,
    'value.mirr': mean(result.mirr),
    'value.cost-of-delay': result.costOfDelay.mean,
  }
  for (const [year, { all, cash }] of period === 'year' ? result.cashFlow.entries() : []) {
    some[`Net cash flow|all that counts|${year}`] = all.mean
    some[`Net cash flow|cash|${year}`] = cash.mean
    some[`Running total|all that counts|${year}`] = result.cumulative[year]!.all.mean
    some[`Running total|cash|${year}`] = result.cumulative[year]!.cash.mean
  }
  for (const { id, beforeHaircuts, annual, presentValue } of result.drivers) {
    some[`driver ${id} F`] = beforeHaircuts.mean
    some[`driver ${id} K`] = annual.mean
    some[`driver ${id} O`] = presentValue.mean
  }
  for (const { id, amount, presentValue } of result.costs) {
    some[`cost ${id} F`] = amount.mean
    some[`cost ${id} M`] = presentValue.mean
  }
  for (const [solution, { mean }] of Object.entries(result.tco)) {
    some[`cost ${solution} M`] = mean
    some[`total cost ${solution}|in all`] = mean
    some[`total cost ${solution}|of it hours of own people`] =
      result.tcoInternal[solution]?.mean ?? 0
    for (const [category, { mean }] of Object.entries(result.tcoByCategory[solution] ?? {}))
      some[`total cost ${solution}|${costCategories[category as CostCategory]}`] = mean
  }
  const known = Object.entries(some).filter((entry) => entry[1] !== undefined)
  return Object.fromEntries(known) as Expected
}

/** The same figures as the sheets have them. */
function shownBy(cells: BookCells): ReadonlyMap<string, string> {
  const shown = new Map<string, string>()
  for (let row = 1; row < 200; row++) {
    const at = (cell: string): string => cells.get(`${cell}${row}`) ?? ''
    shown.set(at('Cash flow!B'), at('Cash flow!C'))
    for (let year = 0; year < 20; year++) {
      const column = String.fromCharCode('D'.charCodeAt(0) + year)
      const key = `${at('Cash flow!A')}|${at('Cash flow!B')}|${year}`
      shown.set(key, at(`Cash flow!${column}`))
    }
    for (const column of ['F', 'K', 'O'])
      shown.set(`driver ${at('Drivers!A')} ${column}`, at(`Drivers!${column}`))
    for (const column of ['F', 'M'])
      shown.set(`cost ${at('Costs!A')} ${column}`, at(`Costs!${column}`))
    for (const column of ['B', 'C', 'D'])
      shown.set(
        `total cost ${cells.get(`Total cost!${column}5`) ?? ''}|${at('Total cost!A')}`,
        at(`Total cost!${column}`),
      )
  }
  return shown
}

/** What the sheets show otherwise than expected, with both. */
function wrongs(cells: BookCells, expected: Expected): readonly string[] {
  const shown = shownBy(cells)
  const size = Math.abs(Number(expected['value.npv'])) * 1e-3
  return Object.entries(expected).flatMap(([key, value]) => {
    const text = shown.get(key) ?? ''
    const line = `${key}: ${text} for ${value}`
    if (typeof value === 'string' || text === '') return text === value ? [] : [line]
    // What is nothing but rounding beside the flows is compared with their size.
    const scale = key.includes('|') ? Math.max(Math.abs(value), size) : Math.abs(value)
    return Math.abs(Number(text) - value) <= within * scale ? [] : [line]
  })
}

function check(assessment: PricedAssessment, changes: Readonly<Record<string, number>>) {
  const { model } = assessment
  const bytes = writeSpreadsheet(assessment, { locale: english, date: '2026-11-22' })!
  const { scenarios, held } = scenarioPlan(assessment)
  const evaluate = (chosen: Readonly<Record<string, number>>, share = 1): Expected =>
    figuresOf(centralResult(withShare(model, share), chosen, held).value!, model.period)
  const rows = new Map(
    [...bookCells(bytes)].flatMap(([cell, id]) => {
      const row = /^Assumptions!A(\d+)$/.exec(cell)?.[1]
      return row === undefined ? [] : [[id, row] as const]
    }),
  )
  const set = Object.fromEntries(
    Object.entries(changes).map(([id, changed]) => [`Assumptions!C${rows.get(id)}`, changed]),
  )
  const switched = scenarios.map(({ id }) => emptied(bytes, { 'Scenarios!B5': id }))
  const [cells = none, changed = none, ...computed] = recalculated([
    emptied(bytes),
    emptied(bytes, set),
    ...switched,
  ])
  return {
    saved: strays(bookCells(bytes), cells),
    errors: [...cells].filter(([, text]) => /^#|^Err:/.test(text)),
    exported: wrongs(cells, evaluate({})),
    changed: wrongs(changed, evaluate(changes)),
    scenarios: scenarios.flatMap(({ id, set, share }, index) =>
      wrongs(computed[index] ?? none, evaluate(chosenValues(model, set), share)).map(
        (line) => `${id} ${line}`,
      ),
    ),
  }
}

const none: BookCells = new Map()

/** Cells that we saved with another value than LibreOffice computes. */
function strays(saved: BookCells, computed: BookCells): readonly string[] {
  const names = new Set([...saved.keys(), ...computed.keys()])
  return [...names].filter((name) => {
    const [ours, theirs] = [saved.get(name), computed.get(name)]
    if (ours === theirs) return false
    const difference = Math.abs(Number(ours) - Number(theirs))
    return !(difference <= within * Math.max(Math.abs(Number(theirs)), 1e-6))
  })
}

const agreed = { saved: [], errors: [], exported: [], changed: [], scenarios: [] }

describe('the values that are saved in a workbook', () => {
  const models = {
    'the reference model': referenceModel,
    'every part': everything,
    'every part by months': everythingByMonths,
    'every part on days': everythingOnDays,
    'every part by months on days': monthsOnDays,
    'a straight ramp': onRamp,
    'an S-curve by months': onCurve,
    'a table by months': onTable,
    'two currencies': inDollars,
  }
  test.each(Object.entries(models))('are those of the model: %s', (title, model) => {
    const assessment = priced(title, model)
    const bytes = writeSpreadsheet(assessment, { locale: english, date: '2026-11-22' })!
    const plain = centralResult(model, {}, {}).value!
    const held = heldGains(model, assessment.value, plain)
    const expected = figuresOf(centralResult(model, {}, held).value!, model.period)
    expect(wrongs(bookCells(bytes), expected)).toEqual([])
  })
})

describe.skipIf(!hasLibreOffice)('in LibreOffice a workbook computes what the model does', () => {
  test('the reference model: 24 assumptions, an adoption and a discount rate by formula', () => {
    const changes = { users: 150, discount: 0.12, 'adoption-speed': 0.7 }
    expect(check(priced('Reference model', referenceModel), changes)).toEqual(agreed)
  })

  test('every part of the formula language and of the plan', () => {
    const changes = { share: 0.25, delay: 13, weekly: 280 }
    expect(check(priced('Everything', everything), changes)).toEqual(agreed)
  })

  test('every part of the plan by months', () => {
    const changes = { share: 0.25, delay: 13, weekly: 280 }
    expect(check(priced('By months', everythingByMonths), changes)).toEqual(agreed)
  })

  test.each([
    ['by years', everythingOnDays],
    ['by months', monthsOnDays],
  ])('every part of a plan on days, %s', (title, model) => {
    const changes = { share: 0.25, delay: 13, weekly: 280, rate: 0.03 }
    expect(check(priced(`On days, ${title}`, model), changes)).toEqual(agreed)
  })

  test.each([
    ['a straight ramp', onRamp],
    ['an S-curve, by months', onCurve],
    ['a table, by months', onTable],
  ])('adoption by %s', (title, model) => {
    expect(check(priced(title, model), { top: 0.7, span: 20 })).toEqual(agreed)
  })

  test('scenarios that a study declares: ends, values, a range, a part of every gain', () => {
    expect(check(priced('Scenarios', inScenarios), { share: 0.25 })).toEqual(agreed)
  })

  test('money in two currencies', () => {
    expect(check(priced('Two currencies', inDollars), { euro: 1.2 })).toEqual(agreed)
  })

  test('the example that comes with the program', async () => {
    const study = join(import.meta.dirname, '../../examples/intake-portal')
    const assessment = await pricedStudy(study)
    const changes = { applications: 8000, 'hours-used': 0.05, 'set-up-price': 90000 }
    expect(check(assessment, changes)).toEqual(agreed)
  })
})

describeReal('laryngoscope-trial', () => {
  test.skipIf(!hasLibreOffice)('its workbook computes what the model does', async () => {
    const study = join(import.meta.dirname, '../real/laryngoscope-trial.yaml')
    const assessment = await pricedStudy(study, realData('laryngoscope-trial'))
    const costs = assessment.model.assumptions.find(({ id }) => id.startsWith('cost.'))!
    const changes = {
      intubations: 900,
      'failure-cost': 20,
      [costs.id]: 2 * centralValues(costs).central,
    }
    expect(check(assessment, changes)).toEqual(agreed)
  })
})
