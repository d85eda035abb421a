import { describe, expect, it } from 'vitest'
import type { Json } from '#contract/edit'
import { applyEdits } from '../save/apply-edits.ts'
import { confirmedEdits, givenEdits, givenFigures, takenBackEdits } from './customer-figures.ts'

const begun = { worthline: 1, extends: 'portal.yaml', customer: 'ACME' }
const source = { kind: 'customer-record', by: 'ACME' }
const given = (document: Json, id: string, said: string, unit = '1'): Json =>
  applyEdits(document, givenEdits(document, { id, unit }, said))
const confirmed = (document: Json, id: string, written: string): Json =>
  applyEdits(document, confirmedEdits(document, { id, unit: 'EUR/year', written }))

describe('givenEdits', () => {
  it('put a figure with its source, and change it where it stands', () => {
    const once = given(begun, 'volume', '12000')
    expect(once).toEqual({ ...begun, assumptions: [{ id: 'volume', value: 12000, source }] })
    const twice = given(once, 'volume', '9000 to 11000')
    expect(givenFigures(twice).map(({ id, said }) => [id, said])).toEqual([
      ['volume', '9000 to 11000'],
    ])
  })

  it('tell how many people there say it', () => {
    const experts = [
      { by: 'ann', value: 10 },
      { by: 'ben', value: '12 to 14' },
    ]
    const [several, one] = givenFigures({
      ...begun,
      assumptions: [
        { id: 'volume', experts },
        { id: 'share', value: 0.4 },
      ],
    })
    expect(several).toMatchObject({ id: 'volume', said: '', people: 2 })
    expect(one).toMatchObject({ id: 'share', said: '0.4', people: 0 })
  })

  it('put parts of a labour cost into one entry', () => {
    const both = given(given(begun, 'hourly.wage', '60000 EUR/year'), 'hourly.on-costs', '0.25')
    expect(both).toMatchObject({
      assumptions: [{ id: 'hourly', wage: '60000 EUR/year', 'on-costs': 0.25 }],
    })
    expect(givenFigures(both).map(({ id }) => id)).toEqual(['hourly.wage', 'hourly.on-costs'])
  })

  it.each([
    ['60000 to 70000', '60000 to 70000 EUR/year'],
    ['60000 EUR/year', '60000 EUR/year'],
    ['5000 EUR/month', '5000 EUR/month'],
  ])('write the unit of a part of a labour cost into it: %s', (said, wage) => {
    expect(given(begun, 'hourly.wage', said, 'EUR/year')).toMatchObject({
      assumptions: [{ id: 'hourly', wage }],
    })
  })
})

describe('confirmedEdits', () => {
  it('name the figure alone', () => {
    expect(confirmed(begun, 'volume', '1000 to 1200')).toEqual({
      ...begun,
      assumptions: [{ id: 'volume', source }],
    })
  })

  it('confirm one part of a labour cost, also beside another that was given', () => {
    const other = given(begun, 'hourly.on-costs', '0.25')
    for (const document of [begun, other])
      expect(confirmed(document, 'hourly.wage', '48000 to 56000 EUR/year')).toMatchObject({
        assumptions: [{ id: 'hourly', wage: '48000 to 56000 EUR/year' }],
      })
    expect(givenFigures(confirmed(other, 'hourly.wage', '48000 EUR/year'))).toHaveLength(2)
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
