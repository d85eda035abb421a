import { describe, expect, it } from 'vitest'
import type { Json } from '#contract/edit'
import { applyEdits } from '../save/apply-edits.ts'
import { givenEdits, givenFigures, takenBackEdits } from './customer-figures.ts'

const begun = { worthline: 1, extends: 'portal.yaml', customer: 'ACME' }
const source = { kind: 'customer-record', by: 'ACME' }
const given = (document: Json, id: string, said: string): Json =>
  applyEdits(document, givenEdits(document, id, said))

describe('givenEdits', () => {
  it('put a figure with its source, and change it where it stands', () => {
    const once = given(begun, 'volume', '12000')
    expect(once).toEqual({ ...begun, assumptions: [{ id: 'volume', value: 12000, source }] })
    const twice = given(once, 'volume', '9000 to 11000')
    expect(givenFigures(twice).map(({ id, said }) => [id, said])).toEqual([
      ['volume', '9000 to 11000'],
    ])
  })

  it('put parts of a labour cost into one entry', () => {
    const both = given(given(begun, 'hourly.wage', '60000 EUR/year'), 'hourly.on-costs', '0.25')
    expect(both).toMatchObject({
      assumptions: [{ id: 'hourly', wage: '60000 EUR/year', 'on-costs': 0.25 }],
    })
    expect(givenFigures(both).map(({ id }) => id)).toEqual(['hourly.wage', 'hourly.on-costs'])
  })

  it('confirm what the study says', () => {
    expect(given(begun, 'volume', '')).toEqual({
      ...begun,
      assumptions: [{ id: 'volume', source }],
    })
  })
})

describe('takenBackEdits', () => {
  const back = (document: Json, id: string): Json =>
    applyEdits(
      document,
      takenBackEdits(
        document,
        givenFigures(document).find((one) => one.id === id)!,
      ),
    )

  it('leave no empty list behind', () => {
    expect(back(given(begun, 'volume', '1'), 'volume')).toEqual(begun)
  })

  it('leave what else was said', () => {
    const two = given(given(begun, 'volume', '1'), 'used', '0.2')
    expect(givenFigures(back(two, 'volume')).map(({ id }) => id)).toEqual(['used'])
    const labour = given(given(begun, 'hourly.wage', '1 EUR/year'), 'hourly.on-costs', '0.25')
    expect(givenFigures(back(labour, 'hourly.wage')).map(({ id }) => id)).toEqual([
      'hourly.on-costs',
    ])
  })
})
