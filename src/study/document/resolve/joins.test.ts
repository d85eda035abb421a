/** Documents with data sets that lend columns to others; places are read in the text below. */
import { describe, expect, test } from 'vitest'
import { readStudy } from '#study/document/resolve-study'

const log = `- { id: log, file: log.csv, row: execution, columns: { customer: {}, wait: { unit: min } } }`
const accounts = `- { id: accounts, file: accounts.csv, row: customer, columns: { customer: {}, solution: { map: { a: paper, b: portal } }, region: {}, age: { unit: year } } }`
const regions = `- { id: regions, file: regions.csv, row: customer, columns: { region: {}, size: {} } }`

function study(joins: string, data: readonly string[] = [log, accounts, regions]): string {
  return `worthline: 1
title: A shorter wait
currency: EUR
performers: [ { id: clerk, name: clerk, role: end-user } ]
job:
  performer: clerk
  statement: { verb: confirm, object: the receipt, context: after handing in }
  needs:
    - id: wait
      outcome: { direction: minimize, measure: time, focus: until the receipt }
      metric: { kind: speed, type: duration, unit: min }
solutions: [ { id: paper, name: Paper, role: status-quo }, { id: portal, name: Portal, role: ours } ]
data:
${data.map((line) => `  ${line}`).join('\n')}
joins: ${joins}
evidence:
  - { id: trial, data: log, design: randomized, baseline: paper, treatment: portal, needs: [wait], covariates: [age] }
`
}

function problems(text: string): readonly string[] {
  return readStudy(text, 'study.yaml')
    .findings.filter(({ severity }) => severity === 'problem')
    .map(({ code, place }) => `${code} ${place.path}`)
}

describe('joins', () => {
  test('lend columns, the solution and covariates too, over several data sets', () => {
    const text = study(
      '[ { data: log, with: accounts, by: customer }, { data: accounts, with: regions, by: region } ]',
    )
    expect(problems(text)).toEqual([])
    const set = readStudy(text, 'study.yaml').data.find(({ id }) => id === 'log')
    expect(set?.joins).toEqual([{ with: 'accounts', by: 'customer' }])
    expect(set?.columns.map(({ id, read }) => `${id} ${read}`)).toEqual([
      'customer category',
      'wait number',
      'solution joined',
      'region joined',
      'age joined',
      'size joined',
    ])
  })

  test.each([
    [
      'a data set that is not there',
      '[ { data: log, with: acounts, by: customer } ]',
      'unknown-reference joins.1.with',
    ],
    [
      'a key that one does not declare',
      '[ { data: log, with: regions, by: region } ]',
      'unknown-reference joins.1.by',
    ],
    ['itself', '[ { data: log, with: log, by: customer } ]', 'circular-reference joins.1.with'],
    [
      'a circle',
      '[ { data: accounts, with: regions, by: region }, { data: regions, with: accounts, by: region } ]',
      'circular-reference joins.2.with',
    ],
  ])('with %s are refused', (_, joins, expected) => {
    expect(problems(study(joins))).toContain(expected)
  })

  test('name the nearest data set', () => {
    const { findings } = readStudy(study('[ { data: log, with: acounts, by: customer } ]'), 'a')
    expect(findings.find(({ code }) => code === 'unknown-reference')?.hint).toBe(
      'Did you mean `accounts`?',
    )
  })

  test('with a column of one id in both are refused', () => {
    const twice = accounts.replace('region: {}', 'wait: {}')
    const text = study('[ { data: log, with: accounts, by: customer } ]', [log, twice])
    expect(problems(text)).toContain('duplicate-id joins.1')
  })

  test('cannot be filtered by', () => {
    const kept = log.replace('row: execution', 'row: execution, keep: { region: north }')
    const text = study('[ { data: log, with: accounts, by: customer } ]', [kept, accounts])
    expect(problems(text)).toContain('not-supported data.log.keep.region')
  })
})
