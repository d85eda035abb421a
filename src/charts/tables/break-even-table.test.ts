import { expect, it } from 'vitest'
import { breakEvenTable, withoutBreakEven } from '#charts/tables/break-even-table'
import { valueView } from '#charts/value-view'
import { english } from '#quantity/locale'
import { assessmentFixture } from '#reports/assessment-fixture'
import type { InputInfluence } from '#value/result'

const bare = valueView(assessmentFixture)!
const at = (input: string, breakEven: InputInfluence['breakEven']): InputInfluence => {
  const { label, unit } = bare.value.sensitivities.find((one) => one.input === input)!
  const nothing = { reason: 'not asked here' }
  const information = { value: 0, simulationError: 0 }
  return { input, label, unit, information, first: nothing, total: nothing, breakEven }
}
const exactly = (value: number) => ({ value, simulationError: 0 })
const inputs = [
  at('hourly', exactly(12)),
  at('capture', exactly(0.1)),
  at('evidence.quarters.wait', exactly(108)),
  at('volume', { reason: 'no value of it makes the mean NPV zero' }),
]
const influence = { information: exactly(0), inputs }
const view = { ...bare, value: { ...bare.value, influence } }

it('puts what is nearest to its range first, and says where it lies', () => {
  const table = breakEvenTable(view, english)
  expect(table.caption).toBe('What would push the result below zero')
  const rows = table.rows.map((row) => row.map(({ text }) => text.replaceAll('\u2009', ' ')))
  // Capture 0.07 to 0.41, wait 75 to 101: 7 beyond 26; hourly 39 to 50: 27 below 11.
  expect(rows).toEqual([
    ['Share of freed time used', '7 % to 41 %', '10 %', 'inside its range'],
    ['Time until the receipt is confirmed', '75 h to 101 h', '108 h', 'above its P90'],
    ['Value of a clerk’s hour', '39.0 to 50.0 EUR/hour', expect.any(String), 'below its P10'],
  ])
  expect(table.rows[0]![2]!.figure).toBe('value.sensitivity.capture.break-even')
  expect(withoutBreakEven(view)).toEqual([
    'No value that it can have brings the mean net present value to zero: Applications a year',
  ])
})

it('speaks the other way round of a loss', () => {
  const npv = { ...view.value.npv, mean: -1 }
  const table = breakEvenTable({ ...view, value: { ...view.value, npv } }, english)
  expect(table.caption).toBe('What would bring the result above zero')
})

it('is empty without influence', () => {
  expect(breakEvenTable(bare, english).rows).toEqual([])
  expect(withoutBreakEven(bare)).toEqual([])
})
