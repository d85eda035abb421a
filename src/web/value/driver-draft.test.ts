import { expect, it } from 'vitest'
import { applyEdits } from '../save/apply-edits.ts'
import { valueAt } from '../save/document-place.ts'
import { documentNeeds } from '../job/document-jobs.ts'
import { asked, driverEdits, pricedNeeds } from './driver-draft.ts'

const need = (id: string, metric: { [key: string]: string }) => ({
  id,
  outcome: { direction: 'minimize', measure: id, focus: 'of it' },
  metric,
})

const begun = {
  currency: 'EUR',
  job: {
    needs: [
      need('minutes', { type: 'duration', unit: 'min' }),
      need('discarded', { type: 'money', unit: 'EUR' }),
      need('alarms', { type: 'count', unit: 'alarm' }),
      need('felt', { type: 'scale' }),
    ],
  },
  solutions: [
    { id: 'paper', role: 'status-quo' },
    { id: 'logger', role: 'ours' },
  ],
}
const blank = { asOftenAs: '', often: '', worthAs: '', worth: '', used: '' }
const needOf = (id: string) => documentNeeds(begun).find((one) => one.id === id)!

it('takes needs whose improvement can be counted', () => {
  expect(pricedNeeds(begun).map(({ id }) => id)).toEqual(['minutes', 'discarded', 'alarms'])
})

it('begins the value model with the first driver', () => {
  const said = { ...blank, often: '300', worth: '30 to 45', used: '0.4' }
  const document = applyEdits(begun, driverEdits(needOf('minutes'), said, begun))
  expect(valueAt(document, ['value', 'ours'])).toBe('logger')
  expect(valueAt(document, ['value', 'reference'])).toBe('paper')
  expect(valueAt(document, ['value', 'drivers', 'value-of-minutes'])).toMatchObject({
    class: 'capacity',
    formula: 'saved(minutes) * executions-a-year * worth-of-one-hour',
    capture: 'share-that-is-used',
  })
})

it('asks of money neither a worth nor a share, and takes how often from what is there', () => {
  expect(asked(needOf('discarded'), {}, begun)).toMatchObject({ unit: undefined, time: false })
  const said = { ...blank, often: '300', worth: '30 to 45', used: '0.4' }
  const first = applyEdits(begun, driverEdits(needOf('minutes'), said, begun))
  const again = asked(needOf('discarded'), {}, first)
  expect(again.often).toEqual([['executions-a-year', 'How often a year']])
  const edits = driverEdits(needOf('discarded'), again.draft, first)
  expect(edits).toHaveLength(1)
  const driver = valueAt(applyEdits(first, edits), ['value', 'drivers', 'value-of-discarded'])
  expect(driver).toMatchObject({ class: 'cash', formula: 'saved(discarded) * executions-a-year' })
})

it('takes what one is worth from an assumption in its unit', () => {
  const assumed = { ...begun, assumptions: [{ id: 'per-alarm', unit: 'EUR/alarm', value: 12 }] }
  const said = asked(needOf('alarms'), { often: '52' }, assumed).draft
  const document = applyEdits(assumed, driverEdits(needOf('alarms'), said, assumed))
  expect(valueAt(document, ['value', 'drivers', 'value-of-alarms', 'formula'])).toBe(
    'saved(alarms) * executions-a-year * per-alarm',
  )
  expect(valueAt(document, ['assumptions'])).toHaveLength(2)
})
