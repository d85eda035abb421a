import { describe, expect, test } from 'vitest'
import { readStudy } from '#study/document/resolve-study'

const base = `
worthline: 1
title: Shop
currency: EUR
performers: [{ id: guest, name: guest, role: customer }]
job:
  performer: guest
  statement: { verb: buy, object: a meal, context: at home }
  starts: the table is set
  ends: the table is cleared
solutions: [{ id: red, name: Red, role: ours }]
data:
  - { id: sales, file: sales.csv, row: deal, columns: { spent: { unit: EUR }, kind: {} } }
  - { id: wine, file: wine.csv, row: answer, columns: {} }
segments: [{ id: web, where: { kind: web } }]
segmentation:
  - SEGMENTATION
`

const read = (written: string) => readStudy(base.replace('SEGMENTATION', written), 'study.yaml')
const said = (written: string) =>
  read(written).findings.map(({ code, message, place, hint }) => [code, message, place.path, hint])

const features = 'features: [{ of: spent, as: sum }]'

describe('a segmentation', () => {
  test('is read with what is usual where nothing is said', () => {
    const { value, findings } = read(
      `{ id: who, data: sales, per: who, ${features}, method: k-means }`,
    )
    expect(findings).toEqual([])
    expect(value?.study.market).toEqual([
      {
        kind: 'segmentation',
        id: 'who',
        data: 'sales',
        path: 'segmentation.who',
        per: 'who',
        features: [
          {
            id: 'spent-sum',
            name: 'spent, sum',
            place: 'features.1',
            column: 'spent',
            as: 'sum',
            log: false,
            unit: 'EUR',
          },
        ],
        standardize: true,
        method: 'k-means',
        groups: [2, 3, 4, 5, 6],
        given: [],
        resamples: 100,
        targeting: [{ part: 'size', weight: 1, more: 'better' }],
        prefix: '',
      },
    ])
  })

  test('of given segments takes those of the study', () => {
    const { value } = read(`{ id: who, data: sales, ${features}, method: given }`)
    expect(value?.study.market[0]).toMatchObject({
      groups: [],
      given: [{ id: 'web', name: 'web', where: { kind: ['web'] } }],
    })
  })

  test('knows where the segment stands in the figures of its targeting', () => {
    const targeting =
      "targeting: [{ part: a, figure: value.annual }, { part: b, figure: 'market.x[segment={segment}, groups=2]' }]"
    const { value } = read(`{ id: who, data: sales, ${features}, method: given, ${targeting} }`)
    expect(value?.study.market[0]).toMatchObject({
      targeting: [
        { part: 'a', figure: 'value.annual[segment={segment}]' },
        { part: 'b', figure: 'market.x[segment={segment}, groups=2]' },
      ],
    })
  })

  test.each([
    ['method: k-means, groups: 6 to 2', 'wrong-value', 'segmentation.who.groups'],
    ['method: k-means, groups: some', 'wrong-value', 'segmentation.who.groups'],
    ['method: k-means, groups: 2 to 200', 'wrong-value', 'segmentation.who.groups'],
    ['method: latent-class', 'wrong-value', 'segmentation.who.features.1.as'],
    ['method: k-means, within: correlated', 'wrong-value', 'segmentation.who.within'],
    [
      'method: k-means, targeting: [{ part: value }]',
      'missing-key',
      'segmentation.who.targeting.1',
    ],
    [
      'method: k-means, targeting: [{ part: value, of: kind, as: most-common }]',
      'wrong-value',
      'segmentation.who.targeting.1.as',
    ],
    [
      'method: k-means, targeting: [{ part: value, of: kind, figure: value.annual }]',
      'wrong-value',
      'segmentation.who.targeting.1',
    ],
    [
      'method: k-means, targeting: [{ part: value, figure: "market.share.x[solution=a]" }]',
      'wrong-value',
      'segmentation.who.targeting.1.figure',
    ],
  ])('of %s is refused', (written, code, path) => {
    const [found] = said(`{ id: who, data: sales, ${features}, ${written} }`)
    expect(found).toEqual([code, expect.any(String), path, expect.any(String)])
  })

  test.each([
    ['{ of: kind, as: most-common }', 'wrong-value', 'segmentation.who.features.1.as'],
    ['{ as: sum }', 'missing-key', 'segmentation.who.features.1'],
    ['{ of: spent }, { of: spent }', 'duplicate-id', 'segmentation.who.features.2'],
  ])('of the features %s is refused', (written, code, path) => {
    const [found] = said(`{ id: who, data: sales, features: [${written}], method: k-means }`)
    expect(found).toEqual([code, expect.any(String), path, expect.any(String)])
  })

  test('of a mixture may have features that hang together', () => {
    const mixture = `{ id: who, data: sales, ${features}, method: mixture, within: `
    const methodOf = (within: string) => read(`${mixture}${within} }`).value?.study.market[0]
    expect(methodOf('correlated')).toMatchObject({ method: 'mixture', correlated: true })
    expect(methodOf('independent')).not.toHaveProperty('correlated')
  })

  test('lends its groups to blocks on the same rows only', () => {
    const who = `{ id: who, data: sales, ${features}, method: k-means }\nsurveys:\n  - `
    const survey = (data: string) =>
      `{ id: panel, data: ${data}, kind: ratings, judge: judge, item: bottle, scores: { taste: taste }, by: [who] }`
    const { value, findings } = read(who + survey('sales'))
    expect(findings).toEqual([])
    expect(value?.study.market[1]).toMatchObject({ id: 'panel', found: [{ id: 'who' }] })
    expect(said(who + survey('wine'))).toEqual([
      [
        'unknown-reference',
        'The groups of `who` are of the rows of `sales`, and `panel` is on `wine`.',
        'surveys.panel.by',
        'Put both on one data set, or join the columns (`joins`).',
      ],
    ])
  })

  test('that is not the first has groups of its own name', () => {
    const first = `{ id: who, data: sales, ${features}, method: k-means }`
    const { value } = read(`${first}\n  - { id: how, data: sales, ${features}, method: k-means }`)
    expect(value?.study.market.map((block) => 'prefix' in block && block.prefix)).toEqual([
      '',
      'how-',
    ])
    const given = `{ id: who, data: sales, ${features}, method: given }`
    const both = read(`${given}\n  - { id: how, data: sales, ${features}, method: given }`)
    expect(both.value?.study.market.map((block) => 'prefix' in block && block.prefix)).toEqual([
      '',
      'how-',
    ])
  })

  test('names every part of its targeting once', () => {
    const targeting = 'targeting: [ { part: value, of: price }, { part: value, of: amount } ]'
    const wanted = `{ id: who, data: sales, ${features}, method: k-means, ${targeting} }`
    expect(said(wanted)).toMatchObject([
      ['duplicate-id', expect.any(String), expect.any(String), expect.any(String)],
    ])
  })
})
