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
    - id: rating
      outcome: { direction: maximize, measure: likelihood, focus: of a good mark }
      metric: { kind: effort, type: scale, from: 1, to: 5 }
    - id: mark
      outcome: { direction: maximize, measure: likelihood, focus: of a good mark of others }
      metric: { kind: effort, type: scale, from: 0, to: 100 }
solutions: [{ id: desk, name: Desk, role: ours }]
data:
  - id: waits
    file: waits.csv
    row: answer
    columns:
      customer: {}
      wait: { from: seconds, unit: s }
      felt: { unit: s }
      hours: { unit: h }
      distance: { unit: km }
      plain: {}
      rating: {}
      mark: {}
elements: [ELEMENT]
perception:
  - BLOCK
`

const element = '{ id: quick, name: Quick, needs: [wait] }'
const block = (changed: string, compare = 'unit') =>
  `{ id: felt, element: quick, data: waits, over: customer, compare: ${compare}, ${changed} }`
const read = (written: string, of = element) =>
  readStudy(base.replace('ELEMENT', of).replace('BLOCK', written), 'study.yaml')
const problems = (written: string, of = element) =>
  read(written, of)
    .findings.filter(({ severity }) => severity === 'problem')
    .map(({ code, place }) => [code, place.path])

describe('perception', () => {
  test('is read with the direction of the need, one unit and a stated distance', () => {
    const { value } = read(block('measured: wait, perceived: felt'))
    expect(value?.study.market).toEqual([
      {
        kind: 'perception',
        id: 'felt',
        path: 'perception.felt',
        data: 'waits',
        element: { id: 'quick', name: 'Quick' },
        measured: 'wait',
        perceived: 'felt',
        compare: 'unit',
        over: 'customer',
        customer: 'customer',
        unit: 'min',
        // Seconds into minutes.
        perceivedScale: 1 / 60,
        better: { measured: 'lower', perceived: 'lower' },
        alignedWithin: { share: 0.1 },
      },
    ])
  })

  test.each([
    ['5 %', { share: 0.05 }],
    ['30 s', { distance: 0.5 }],
    ['2', { distance: 2 }],
  ])('aligned within %s', (written, expected) => {
    const { value } = read(block(`measured: wait, perceived: felt, aligned-within: ${written}`))
    expect(value?.study.market[0]).toMatchObject({ alignedWithin: expected })
  })

  test('two units, or scales of different ends, are compared as ranks or not at all', () => {
    const path = ['unit', 'perception.felt.compare']
    expect(problems(block('measured: wait, perceived: distance'))).toEqual([path])
    expect(problems(block('measured: wait, perceived: plain'))).toEqual([path])
    expect(problems(block('measured: rating, perceived: mark'))).toEqual([path])
    expect(problems(block('measured: wait, perceived: rating'))).toEqual([path])
    expect(problems(block('measured: wait, perceived: rating', 'ranks'))).toEqual([])
    expect(problems(block('measured: wait, perceived: hours'))).toEqual([])
    const { value } = read(block('measured: wait, perceived: rating', 'ranks'))
    expect(value?.study.market[0]).toMatchObject({
      better: { measured: 'lower', perceived: 'higher' },
      unit: 'rank',
      alignedWithin: { distance: 1 },
    })
  })

  test('which way is better has to be known', () => {
    const plain = '{ id: quick }'
    const columns = 'measured: hours, perceived: felt'
    expect(problems(block(columns), plain)).toEqual([['missing-key', 'perception.felt']])
    expect(problems(block(`${columns}, better: higher`), plain)).toEqual([])
  })

  test('what is not there is named', () => {
    expect(problems(block('measured: wait, perceived: wait'))).toEqual([
      ['wrong-value', 'perception.felt.perceived'],
    ])
    expect(problems(block('measured: wait, perceived: felt').replace('quick', 'quik'))).toEqual([
      ['unknown-reference', 'perception.felt.element'],
    ])
    expect(problems(block('measured: wait, perceived: felt').replace('waits', 'wates'))).toEqual([
      ['unknown-reference', 'perception.felt.data'],
    ])
    expect(problems(block('measured: wait, perceived: felt, aligned-within: -1'))).toEqual([
      ['range', 'perception.felt.aligned-within'],
    ])
    expect(
      problems(
        block('measured: wait, perceived: felt'),
        '{ id: quick, needs: [wait, speed], drivers: [time] }',
      ),
    ).toEqual([
      ['unknown-reference', 'elements.quick.needs.2'],
      ['unknown-reference', 'elements.quick.drivers.1'],
    ])
  })
})
