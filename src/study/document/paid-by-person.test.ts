import { describe, expect, test } from 'vitest'
import { readStudy } from '#study/document/resolve-study'

const base = `
worthline: 1
title: Waits
currency: EUR
performers: [{ id: guest, name: guest, role: customer }]
job:
  performer: guest
  statement: { verb: check in, object: for an appointment, context: at the practice }
  starts: the guest arrives
  ends: the guest is called
  needs:
    - id: wait
      outcome: { direction: minimize, measure: time, focus: until being called }
      metric: { kind: speed, type: duration, unit: min }
solutions: [{ id: desk, name: Desk, role: ours }]
data:
  - id: waits
    file: waits.csv
    row: answer
    columns: { customer: {}, wait: { from: seconds, unit: s }, then: { unit: s }, hours: { unit: h }, distance: { unit: km }, plain: {}, pays: {} }
paid-by-person:
  - { id: worth, data: waits, BLOCK }
`

const read = (written: string) => readStudy(base.replace('BLOCK', written), 'study.yaml')
const blockOf = (written: string) => {
  const { value, findings } = read(written)
  expect(findings.filter(({ severity }) => severity === 'problem')).toEqual([])
  return value?.study.market[0]
}

describe('improvement and what is paid, by person', () => {
  test('takes the direction of a need, and brings both columns to one unit', () => {
    expect(blockOf('person: customer, before: wait, after: hours, paid: pays, per: month')).toEqual(
      {
        kind: 'paid-by-person',
        id: 'worth',
        path: 'paid-by-person.worth',
        data: 'waits',
        per: 'customer',
        improvement: { before: 'wait', after: 'hours', afterScale: 60, better: 'lower' },
        paid: 'pays',
        paidScale: 1,
        units: { improvement: 'min', paid: 'EUR/month', slope: 'EUR/month/min' },
      },
    )
  })

  test('takes one column of improvement, and money in thousands', () => {
    expect(blockOf('improvement: hours, paid: pays, unit: 1000 EUR')).toMatchObject({
      improvement: { column: 'hours' },
      paidScale: 1000,
      units: { improvement: 'h', paid: 'EUR', slope: 'EUR/hour' },
    })
  })

  test('says that a column without a unit is taken to be in that of the other', () => {
    const { findings } = read('before: wait, after: plain, paid: pays')
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'unit',
        severity: 'warning',
        message: 'Only one of `wait` and `plain` has a unit: both are taken to be in min.',
      }),
    )
  })

  test.each([
    ['paid: pays', 'wrong-value', 'paid-by-person.worth'],
    [
      'improvement: hours, before: wait, after: then, paid: pays',
      'wrong-value',
      'paid-by-person.worth',
    ],
    ['before: wait, paid: pays', 'wrong-value', 'paid-by-person.worth'],
    ['improvement: pays, paid: pays', 'wrong-value', 'paid-by-person.worth'],
    ['improvement: hours, better: lower, paid: pays', 'wrong-value', 'paid-by-person.worth'],
    ['before: then, after: hours, paid: pays', 'missing-key', 'paid-by-person.worth'],
    ['before: wait, after: distance, paid: pays', 'unit', 'paid-by-person.worth.after'],
    ['improvement: hours, paid: pays, unit: USD', 'currency', 'paid-by-person.worth.unit'],
  ])('of %s is refused', (written, code, path) => {
    const [found] = read(written).findings.filter(({ severity }) => severity === 'problem')
    expect(found).toMatchObject({ code, place: { path } })
  })
})
