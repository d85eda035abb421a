import { describe, expect, test } from 'vitest'
import { readStudy } from '#study/document/resolve-study'

const base = `
worthline: 1
title: Residents
currency: EUR
performers: [{ id: resident, name: resident, role: customer }]
job:
  performer: resident
  statement: { verb: run, object: a household, context: in the city }
  starts: the household moves in
  ends: the household moves away
  needs:
    - { id: streets, outcome: { direction: minimize, measure: likelihood, focus: of a hole in the street } }
    - { id: parks, outcome: { direction: minimize, measure: time, focus: to reach a park } }
solutions: [{ id: city, name: City, role: ours }]
data: [{ id: residents, file: residents.csv, row: respondent, columns: {} }]
surveys:
  - SURVEY
`

const satisfaction = 'satisfaction: { scale: 1 to 5, columns: { streets: s1, parks: s2 } }'
const survey = (importance: string, rest = satisfaction): string =>
  `{ id: all, data: residents, kind: needs, importance: { ${importance} }, ${rest} }`
/** Without what is said of the statements of the job. */
const read = (text: string) => {
  const { value, findings } = readStudy(base.replace('SURVEY', text), 'study.yaml')
  return { value, findings: findings.filter(({ code }) => code !== 'statement') }
}
const blockOf = (text: string) => {
  const { value, findings } = read(text)
  expect(findings).toEqual([])
  return value!.study.market[0]!
}
const said = (text: string) =>
  read(text).findings.map(({ code, message, hint }) => [code, message, hint])

const scales = 'scale: 1 to 5, columns: { streets: i1, parks: i2 }'

describe('a survey of needs', () => {
  test('has what is usual where nothing is said, and the words of the outcomes', () => {
    expect(blockOf(survey(scales))).toEqual({
      id: 'all',
      data: 'residents',
      path: 'surveys.all',
      kind: 'needs',
      needs: [
        { id: 'streets', label: 'Likelihood of a hole in the street' },
        { id: 'parks', label: 'Time to reach a park' },
      ],
      importance: {
        form: 'scale',
        scale: { worst: 1, best: 5, top: 2, missing: [] },
        columns: { streets: 'i1', parks: 'i2' },
      },
      satisfaction: {
        scale: { worst: 1, best: 5, top: 2, missing: [] },
        columns: { streets: 's1', parks: 's2' },
      },
      thresholds: [10, 12, 15],
      quality: { straightLine: { atLeast: 3, leaveOut: false } },
    })
  })

  test('fills a pattern with the needs of the jobs, or with those that it names', () => {
    const both = (star: string, needs = '') =>
      survey(
        `scale: 5 to 1, columns: "imp-${star}"`,
        `${needs} satisfaction: { scale: 1 to 5, columns: "sat-*" }`,
      )
    expect(blockOf(both('*'))).toMatchObject({
      importance: {
        scale: { worst: 5, best: 1 },
        columns: { streets: 'imp-streets', parks: 'imp-parks' },
      },
      satisfaction: { columns: { streets: 'sat-streets', parks: 'sat-parks' } },
    })
    expect(blockOf(both('*', 'needs: [calm],'))).toMatchObject({
      needs: [{ id: 'calm', label: 'Calm' }],
      importance: { columns: { calm: 'imp-calm' } },
    })
    expect(said(both('1'))).toEqual([
      [
        'wrong-value',
        'A pattern of columns has one `*` for the need, unlike `imp-1`.',
        'Write it like `important-*`, or name the column of each need.',
      ],
    ])
  })

  test('reads picks, ranks and best and worst', () => {
    expect(blockOf(survey('picks: [p1], codes: { 1: streets, 2: parks }, none: 99'))).toMatchObject(
      {
        importance: {
          form: 'picks',
          columns: ['p1'],
          codes: { 1: 'streets', 2: 'parks' },
          none: ['99'],
          base: 'all',
        },
      },
    )
    expect(blockOf(survey('ranks: { streets: r1, parks: r2 }, top: 1'))).toMatchObject({
      importance: { form: 'ranks', of: 2, top: 1 },
    })
    expect(blockOf(survey('max-diff: { best: b, worst: w, items: [x, y] }'))).toMatchObject({
      importance: { form: 'choices', best: 'b', worst: 'w', items: ['x', 'y'] },
    })
    const counts = 'best: { streets: b1, parks: b2 }, worst: { streets: w1, parks: w2 }, shown: 3'
    expect(blockOf(survey(`max-diff: { ${counts} }`))).toMatchObject({
      importance: { form: 'counts', shown: 3 },
    })
  })

  test('asks in one way', () => {
    const hint = 'Give one of `picks`, `scale`, `ranks` and `max-diff`.'
    expect(said(survey('top: 1'))).toEqual([
      ['missing-key', 'Importance says nothing of how it was asked.', hint],
    ])
    expect(said(survey('picks: [p1], scale: 1 to 5'))).toEqual([
      ['missing-key', 'Importance was asked in one way, not by `picks` and `scale`.', hint],
    ])
    expect(said(survey(`${scales}, base: all`))).toEqual([
      ['wrong-value', '`base` says nothing where importance is asked by `scale`.', 'Remove it.'],
    ])
    expect(said(survey('scale: 1 to 5'))[0]?.[1]).toBe(
      'A scale of importance needs the column of each need.',
    )
    expect(said(survey('max-diff: { best: b, worst: w }'))[0]?.[0]).toBe('missing-key')
  })

  test('has scales with two ends, and a top that is not all of them', () => {
    expect(said(survey('scale: 5, columns: { streets: i1, parks: i2 }'))[0]?.[0]).toBe(
      'wrong-value',
    )
    expect(said(survey('scale: "5 to 5", columns: { streets: i1, parks: i2 }'))).toEqual([
      [
        'wrong-value',
        'A scale has two ends, not `5 to 5`.',
        'Write it like `1 to 5`, or `5 to 1` where 1 says the most.',
      ],
    ])
    expect(said(survey(`${scales}, top: 5`))).toEqual([
      [
        'wrong-value',
        'The top 5 of `1 to 5` are all of it: everybody would count.',
        'Give a smaller `top`.',
      ],
    ])
    expect(said(survey('ranks: { streets: r1, parks: r2 }'))[0]?.[1]).toBe(
      'The first 2 of 2 ranks are all of them: everything would be important.',
    )
  })

  test('proposes the pair where importance and satisfaction name a need otherwise', () => {
    expect(said(survey('scale: 1 to 5, columns: { street: i1, parks: i2 }'))).toEqual([
      [
        'missing-key',
        '`streets` has satisfaction, and no importance.',
        'Is it what `street` is under `importance`? Give both one name.',
      ],
      [
        'missing-key',
        '`street` has importance, and no satisfaction.',
        'Is it what `streets` is under `satisfaction`? Give both one name.',
      ],
    ])
    expect(said(survey(`${scales.replace('parks: i2', 'parks: i2, calm: i3')}`))).toEqual([
      [
        'missing-key',
        '`calm` has importance, and no satisfaction.',
        'Name its column under `satisfaction`, or leave the need out.',
      ],
    ])
  })
})

describe('a survey of drivers', () => {
  const drivers = (rest: string): string =>
    `{ id: all, data: residents, kind: satisfaction-drivers, overall: q1, scale: 1 to 10, ${rest} }`

  test('names its drivers by columns or by names of its own', () => {
    expect(blockOf(drivers('drivers: [q2, Q 3]'))).toMatchObject({
      overall: { id: 'overall', columns: ['q1'] },
      drivers: [
        { id: 'q2', label: 'Q2', columns: ['q2'] },
        { id: 'q-3', label: 'Q 3', columns: ['Q 3'] },
      ],
      scale: { low: 1, high: 10, reversed: false, missing: [] },
      straightLine: { atLeast: 3, leaveOut: false },
    })
    expect(blockOf(drivers('drivers: { streets: { mean-of: [q2, q3] } }'))).toMatchObject({
      drivers: [
        { id: 'streets', label: 'Likelihood of a hole in the street', columns: ['q2', 'q3'] },
      ],
    })
  })

  test('tells apart what gives one id, and keeps that of the whole', () => {
    expect(blockOf(drivers('drivers: [Price!, Price?, Overall]'))).toMatchObject({
      drivers: [{ id: 'price' }, { id: 'price-2' }, { id: 'overall-2' }],
    })
    expect(said(drivers('drivers: { overall: q2 }'))).toEqual([
      [
        'reserved-id',
        '`overall` is the whole, and none of its drivers.',
        'Call the driver otherwise.',
      ],
    ])
  })

  test('does not let a question drive itself', () => {
    expect(said(drivers('drivers: [q2, q1]'))).toEqual([
      [
        'wrong-value',
        '`q1` stands behind `overall` and `q1`: a question drives itself.',
        'Name every column once.',
      ],
    ])
  })

  test('has at most twenty', () => {
    const many = Array.from({ length: 21 }, (_, at) => `d${at}`)
    expect(said(drivers(`drivers: [${many.join(', ')}]`))[0]?.[1]).toBe(
      '21 drivers have too many orders to look at; 20 are the most.',
    )
  })
})
