/** From files to the answer as a person runs it: joined workbooks, missing values, rows kept out. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Finding } from '#quantity/finding'
import { worthline } from './command.ts'

const document = `worthline: 1
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
solutions: [ { id: old, name: Old, role: status-quo }, { id: new, name: New, role: ours } ]
data:
  - { id: visits, file: visits.csv, row: execution, columns: { customer: {}, solution: { from: arm, map: { 0: old, 1: new } }, wait: { unit: min } }, exclude: [ { where: { customer: c3 }, why: a test } ] }
  - { id: accounts, file: trial.xlsx, row: customer, read: { sheet: Accounts }, columns: { customer: {}, segment: {} } }
joins: [ { data: visits, with: accounts, by: customer } ]
evidence:
  - { id: trial, data: visits, design: randomized, baseline: old, treatment: new, needs: [wait], covariates: [segment] }
`

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'worthline-kept-out-'))
  copyFileSync(
    join(import.meta.dirname, 'contract/rows/fixtures/trial.xlsx'),
    join(folder, 'trial.xlsx'),
  )
  writeFileSync(join(folder, 'study.yaml'), document)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** 100 visits, arms in turn; `missing` says which of them have no wait. */
function assess(missing: (visit: number) => boolean): {
  readonly problems: readonly Finding[]
  readonly rejected: string
} {
  const visits = Array.from({ length: 100 }, (_, visit) => {
    const wait = missing(visit) ? '' : 10 + ((visit * 7) % 13)
    return `c${1 + (Math.floor(visit / 2) % 2)},${visit % 2},${wait}`
  })
  writeFileSync(
    join(folder, 'visits.csv'),
    ['customer,arm,wait', ...visits, 'c3,0,1', 'c1,2,9', ''].join('\n'),
  )
  const list = join(folder, 'rejected.csv')
  const said = worthline('assess', folder, '--format', 'json', '--draws', '100', '--rejected', list)
  expect(said.code).toBe(0)
  const { problems } = JSON.parse(said.out) as { problems: readonly Finding[] }
  return { problems, rejected: readFileSync(list, 'utf8') }
}

function missingWords(problems: readonly Finding[]): readonly string[] {
  return problems.filter(({ code }) => code === 'missing-value').map(({ message }) => message)
}

test('missing values are said once a column, and rows kept out are listed', () => {
  const { problems, rejected } = assess((visit) => visit % 10 < 2)
  expect(missingWords(problems)).toEqual([
    '`wait` is missing in 20 of 101 rows of `visits.csv` (19.8 %).',
  ])
  const found = problems.find(({ code }) => code === 'missing-value')
  expect(found?.place).toMatchObject({ file: 'study.yaml', path: 'data.visits.columns.wait' })
  expect(problems.map(({ code }) => code)).not.toContain('no-partner')
  expect(rejected.split('\n')).toEqual([
    'data,file,line,column,value,reason',
    'visits,visits.csv,102,,,a test',
    'visits,visits.csv,103,solution,2,not in the map',
    '',
  ])
})

test('up to 5 % missing is no warning', () => {
  expect(missingWords(assess((visit) => visit < 4).problems)).toEqual([])
})

test('an unequal loss is said by the comparison alone', () => {
  const words = missingWords(assess((visit) => visit % 2 === 1 && visit < 40).problems)
  expect(words).toHaveLength(1)
  expect(words[0]).toContain('heavy or unequal')
})
