import { describe, expect, test } from 'vitest'
import { readStudy } from '#study/document/resolve-study'
import { surveyKinds } from '#study/document/schema/market/surveys'

const base = `
worthline: 1
title: Wine
currency: EUR
performers: [{ id: guest, name: guest, role: customer }]
job:
  performer: guest
  statement: { verb: cook, object: a meal, context: at home }
  starts: the table is set
  ends: the table is cleared
solutions: [{ id: red, name: Red, role: ours }]
data:
  - id: wine
    file: wine.csv
    row: answer
    columns: { judge: {}, bottle: { map: { R: red } }, response: {}, temperature: {} }
surveys:
  - SURVEY
`

const ratings =
  '{ id: panel, data: wine, kind: ratings, judge: judge, item: bottle, scores: { bitterness: response } }'

const read = (survey: string) => readStudy(base.replace('SURVEY', survey), 'study.yaml')
const said = (survey: string) =>
  read(survey).findings.map(({ code, message, hint }) => [code, message, hint])

describe('surveys', () => {
  test('read with both measures of agreement where none is named', () => {
    const { value, findings } = read(ratings)
    expect(findings).toEqual([])
    expect(value?.study.market).toEqual([
      {
        kind: 'ratings',
        id: 'panel',
        data: 'wine',
        path: 'surveys.panel',
        judge: 'judge',
        item: 'bottle',
        scores: [{ id: 'bitterness', column: 'response' }],
        agreement: ['kendall-w', 'icc'],
        dealings: { permutations: 10_000, seed: 1 },
      },
    ])
  })

  test('read columns of ratings as numbers, other undeclared ones by what they hold', () => {
    const columns = read(ratings).value?.study.data[0]?.columns ?? []
    expect(columns.map(({ id, read: how }) => [id, how])).toEqual([
      ['judge', 'auto'],
      ['bottle', 'category'],
      ['response', 'number'],
      ['temperature', 'auto'],
    ])
  })

  test('of a kind that nobody knows are told what there is', () => {
    const kinds = surveyKinds.join(', ')
    expect(said('{ id: psm, data: wine, kind: rating }')).toEqual([
      [
        'wrong-value',
        `\`kind\` must be one of ${kinds}, not \`rating\`.`,
        'Did you mean `ratings`?',
      ],
    ])
  })

  test('name data sets and columns that are there', () => {
    expect(said(ratings.replace('data: wine', 'data: wines'))).toEqual([
      ['unknown-reference', 'There is no data set `wines`.', 'Did you mean `wine`?'],
    ])
  })

  test('read a column that nobody declared by its header', () => {
    const { value } = read(ratings.replace('bitterness: response', 'bitterness: Bitter taste'))
    expect(value?.study.data[0]?.columns.at(-1)).toEqual({
      id: 'Bitter taste',
      read: 'number',
      from: { name: 'Bitter taste', occurrence: 1 },
      scale: 1,
    })
  })

  test('do not let judges rate themselves, nor names be ratings', () => {
    expect(said(ratings.replace('item: bottle', 'item: judge')).map(([code]) => code)).toEqual([
      'wrong-value',
    ])
    expect(said(ratings.replace('response }', 'bottle }'))).toEqual([
      [
        'wrong-value',
        '`bottle` names judges, items or solutions, and holds no ratings.',
        'Name the column that holds the ratings.',
      ],
    ])
  })

  test('rate something', () => {
    expect(said(ratings.replace('{ bitterness: response }', '{}')).map(([code]) => code)).toEqual([
      'wrong-value',
    ])
  })

  test('have ids of their own', () => {
    expect(said(`${ratings}\n  - ${ratings}`).map(([code]) => code)).toEqual(['duplicate-id'])
  })
})
