import { describe, expect, test } from 'vitest'
import { daysOfText } from '#evidence/panel/calendar'
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
    - id: kept
      outcome: { direction: maximize, measure: likelihood, focus: of being called in time }
      metric: { kind: completion, type: yes-no }
solutions:
  - { id: desk, name: Desk, role: status-quo }
  - { id: app, name: App, role: ours }
data:
  - id: waits
    file: waits.csv
    row: answer
    columns:
      day: {}
      wait: { from: minutes, unit: min }
      kept: { is: 1 }
      solution: {}
      segment: {}
elements: [{ id: quick, name: Quick, needs: [wait] }]
evolution:
  - { id: speed, element: quick, data: waits, need: NEED, at: day, every: month, statistic: STATISTIC, until: UNTIL, MORE }
`

interface Written {
  readonly need?: string
  readonly statistic?: string
  readonly until?: string
  readonly more?: string
}

const read = ({
  need = 'wait',
  statistic = 'median',
  until = '2027-12-31',
  more = '',
}: Written = {}) =>
  readStudy(
    base
      .replace('NEED', need)
      .replace('STATISTIC', statistic)
      .replace('UNTIL', until)
      .replace(', MORE', more === '' ? '' : `, ${more}`),
    'study.yaml',
  )
const problems = (written: Written) =>
  read(written)
    .findings.filter(({ severity }) => severity === 'problem')
    .map(({ code, place }) => [code, place.path])
const day = (text: string) => daysOfText(text)
const event = (keys: string) => `by: [solution], events: [{ ${keys}, source: { by: us } }]`

describe('evolution', () => {
  test('is read with the direction and unit of the need, dates as days, and the mix of solutions watched', () => {
    expect(read().value?.study.market).toEqual([
      {
        kind: 'evolution',
        id: 'speed',
        path: 'evolution.speed',
        data: 'waits',
        element: { id: 'quick', name: 'Quick' },
        need: 'wait',
        unit: 'min',
        share: false,
        better: 'lower',
        at: 'day',
        every: 'month',
        statistic: 'median',
        bySolution: false,
        ours: 'app',
        statusQuo: 'desk',
        until: day('2027-12-31'),
        season: 1,
        breaks: [],
        events: [],
        strata: ['segment', 'solution'],
      },
    ])
  })

  test('solutions have series of their own, and other columns are looked at once more each', () => {
    const { value } = read({ more: 'by: [solution, channel]' })
    expect(value?.study.market[0]).toMatchObject({
      bySolution: true,
      by: ['channel'],
      strata: ['segment'],
    })
  })

  test('events: dates, effects in percent or in the unit, and a source that is missed', () => {
    const more = event(
      'solution: desk, date: 2027-03-01 to 2028-09-01, effect: -60 % to -20 %, probability: 0.6',
    )
    expect(read({ more }).value?.study.market[0]).toMatchObject({
      events: [
        {
          path: 'evolution.speed.events.1',
          name: 'A change of desk',
          solution: 'desk',
          from: day('2027-03-01'),
          until: day('2028-09-01'),
          effect: { as: 'factor', low: 0.4, high: 0.8 },
          probability: 0.6,
          source: { by: 'us' },
        },
      ],
    })
    const shift = 'events: [{ date: 2027-03-01, effect: -120 s to 1 min, probability: 1 }]'
    const { value, findings } = read({ more: shift })
    expect(value?.study.market[0]).toMatchObject({
      events: [
        {
          from: day('2027-03-01'),
          until: day('2027-03-01'),
          effect: { as: 'shift', low: -2, high: 1 },
        },
      ],
    })
    expect(findings.map(({ code, place }) => [code, place.path])).toEqual([
      ['no-source', 'evolution.speed.events.1'],
    ])
  })

  test('a floor is a level in the unit, or an improvement over the status quo', () => {
    const floor = (written: Written) => read(written).value?.study.market[0]
    expect(floor({ more: 'floor: 90 s' })).toMatchObject({ floor: { as: 'level', value: 1.5 } })
    expect(floor({ more: 'by: [solution], floor: 10 %' })).toMatchObject({
      floor: { as: 'improvement', value: 0.1 },
    })
    expect(floor({ need: 'kept', statistic: 'share', more: 'floor: 90 %' })).toMatchObject({
      floor: { as: 'level', value: 0.9 },
      share: true,
      unit: '%',
    })
    expect(problems({ more: 'floor: 10 %' })).toEqual([['wrong-value', 'evolution.speed.floor']])
    expect(problems({ more: 'floor: 3 km' })).toEqual([['unit', 'evolution.speed.floor']])
  })

  test('dates that are none, ranges upside down, effects that cannot be', () => {
    const at = (key: string) => `evolution.speed.events.1.${key}`
    expect(problems({ until: '2027-02-30' })).toEqual([['wrong-value', 'evolution.speed.until']])
    expect(problems({ more: 'breaks: [{ date: 2026-13-01, why: x }]' })).toEqual([
      ['wrong-value', 'evolution.speed.breaks.1.date'],
    ])
    expect(problems({ more: event('date: soon, effect: 5 %, probability: 1') })).toEqual([
      ['wrong-value', at('date')],
    ])
    expect(
      problems({ more: event('date: 2028-03-01 to 2027-03-01, effect: 5 %, probability: 1') }),
    ).toEqual([['range', at('date')]])
    expect(
      problems({ more: event('date: 2027-03-01, effect: 5 % to -5 %, probability: 1') }),
    ).toEqual([['range', at('effect')]])
    expect(problems({ more: event('date: 2027-03-01, effect: -100 %, probability: 1') })).toEqual([
      ['range', at('effect')],
    ])
    expect(problems({ more: event('date: 2027-03-01, effect: 2 km, probability: 1') })).toEqual([
      ['unit', at('effect')],
    ])
  })

  test('solutions that are not there, or share one series', () => {
    const keys = 'date: 2027-03-01, effect: 5 %, probability: 1'
    const at = 'evolution.speed.events.1.solution'
    expect(problems({ more: event(`solution: rival, ${keys}`) })).toEqual([
      ['unknown-reference', at],
    ])
    expect(problems({ more: `events: [{ solution: desk, ${keys} }]` })).toEqual([
      ['wrong-value', at],
    ])
  })

  test('which way is better has to be known, and medians are not weighed', () => {
    const columns = base.replace(', needs: [wait] }]', ' }]').replace('need: NEED', 'need: minutes')
    const found = readStudy(
      columns.replace('STATISTIC', 'mean').replace('UNTIL', '2027-12-31').replace(', MORE', ''),
      'study.yaml',
    ).findings
    expect(found).toMatchObject([{ code: 'missing-key', place: { path: 'evolution.speed' } }])
    expect(problems({ more: 'weight: w' })).toEqual([['not-supported', 'evolution.speed.weight']])
  })
})
