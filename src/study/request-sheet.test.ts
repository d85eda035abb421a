import { expect, test } from 'vitest'
import { readStudy } from '#study/document/resolve-study'
import type { Assessment } from '#study/evaluation/assessment'
import { requestSheet } from '#study/request-sheet'
import { exampleDocument } from '../../test/documents/example-document.ts'

const overlay =
  'worthline: 1\nextends: study.yaml\ncustomer: ACME\nassumptions: [{ id: hourly, value: 30 to 50 }]\n'
const { study } = readStudy(exampleDocument, 'study.yaml', undefined, [
  { text: overlay, file: 'acme.yaml' },
]).value!

function sensitivity(input: string, swing: number) {
  const ends = { low: { input: 1, npv: 10 }, high: { input: 2, npv: 10 + swing } }
  return { input, label: input, ...ends, unit: '1', swing, simulationError: 0 }
}

const sensitivities = [
  sensitivity('evidence.trial.wait', 90),
  sensitivity('hourly', 80),
  sensitivity('volume', 70),
  sensitivity('cost.licence.amount', 60),
  sensitivity('used', 0),
]
const assessment = {
  study,
  model: study.model,
  value: { sensitivities },
} as unknown as Assessment

const ids = (customer: string | undefined, top = 9): readonly string[] =>
  requestSheet(assessment, { top, ...(customer === undefined ? {} : { customer }) }).figures.map(
    ({ id }) => id,
  )

test('assumptions that move the money are asked for, but not what the customer gave', () => {
  expect(ids(undefined)).toEqual(['volume'])
  expect(ids('ACME')).toEqual(['volume'])
  expect(ids('Another')).toEqual(['hourly', 'volume'])
})

test('the default is the middle and the range as it was written', () => {
  const sheet = requestSheet(assessment, { top: 1 })
  expect(sheet).toMatchObject({ customer: 'ACME', currency: 'EUR', left: 0 })
  // sqrt(1500 x 2500) = 1936.49
  expect(sheet.figures[0]).toMatchObject({ central: 1936, low: 1500, high: 2500, npv: [10, 80] })
})
