/** Money of a small study by hand: 1,000 calls a year, 6 minutes each on average, 40 EUR an hour. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Figure } from '#quantity/figure'
import { worthline } from './command.ts'

const study = `worthline: 1
title: Fewer calls
currency: EUR
performers: [{ id: agent, name: agent, role: end-user }]
job:
  performer: agent
  statement: { verb: answer, object: the question, context: of a customer }
  starts: the phone rings
  ends: the customer knows
solutions:
  - { id: phone, name: Phone, role: status-quo }
  - { id: portal, name: Portal, role: ours }
data:
  - id: calls
    file: calls.csv
    row: execution
    source: { kind: measurement, cite: call records }
    columns: { length: { unit: min } }
assumptions:
  - { id: volume, value: 900 to 1100, unit: execution/year, source: { kind: judgement, by: office } }
  - { id: length-of-call, value: empirical(calls.length), unit: min/execution }
  - { id: hourly, basis: labour-cost, wage: 50000 EUR/year, on-costs: 20 %, productive-hours: 1500 hour/year, source: { kind: customer-record, by: finance } }
  - { id: saved-share, experts: [{ by: Ann, value: 0.2 to 0.4 }, { by: Bo, value: 0.3 to 0.6 }] }
correlations:
  - { of: [volume, saved-share], rank: 0.95 }
  - { of: [volume, length-of-call], rank: 0.95 }
  - { of: [saved-share, length-of-call], rank: -0.95 }
value:
  ours: portal
  reference: phone
  horizon: 1 year
  discount-rate: 0
  drivers:
    - { id: agents, kind: time-savings, class: cash, formula: volume * length-of-call * hourly }
    - { id: hope, kind: custom, class: soft, formula: saved-share * 10 EUR/year }
  costs:
    - { id: licence, solution: portal, kind: purchase, amount: 1000 EUR, at: start }
`

const overlay = `worthline: 1
extends: study.yaml
customer: ACME
assumptions:
  - { id: volume, value: 2000, source: { kind: customer-record, by: ACME finance, date: 2026-11-05 } }
`

let folder = ''
const path = (name: string): string => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'worthline-customer-'))
  writeFileSync(path('study.yaml'), study)
  writeFileSync(path('acme.yaml'), overlay)
  writeFileSync(path('calls.csv'), 'length\n3\n6\n9\n\n')
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function figure(file: string, id: string): Figure {
  const { out } = worthline('assess', path(file), '--format', 'json', '--draws', '4000')
  const { figures } = JSON.parse(out) as { figures: readonly Figure[] }
  return figures.find((one) => one.id === id)!
}

describe('a study with a column, experts and a labour cost', () => {
  test('comes out as by hand, within 4 simulation errors', () => {
    // mean of the lognormal with P5 900 and P95 1100: exp(mu + sigma^2 / 2); rank correlation 0.95 at
    // most adds 4 % (the two coefficients of variation are 0.061 and 0.408)
    const independent = worthline('assess', path('study.yaml'), '--format', 'json')
    const { figures } = JSON.parse(independent.out) as { figures: readonly Figure[] }
    const { value = 0 } = figures.find(({ id }) => id === 'value.driver.agents.annual')!
    expect(value).toBeGreaterThan(3950)
    expect(value).toBeLessThan(3990 * 1.03)
    const own = figure('acme.yaml', 'value.driver.agents.annual')
    expect(Math.abs(Number(own.value) - 8000)).toBeLessThan(4 * own['simulation-error']!)
  })

  test('warns of correlations that cannot hold together, with place and remedy', () => {
    const { out, code } = worthline('check', path('study.yaml'), '--draws', '1000')
    expect(code).toBe(0)
    expect(out).toMatch(/study\.yaml:25:\d+ +correlations +warning correlation/u)
    expect(out).toContain('Weaken the largest of them')
  })

  test('lists its variables with where they are used', () => {
    const { out } = worthline('check', path('study.yaml'), '--variables', '--draws', '1000')
    const lines = out.split('\n').map((line) => line.trim().replaceAll(/ {2,}/gu, ' | '))
    expect(lines).toContain('hourly | formula | EUR/year | agents')
    expect(lines).toContain('hourly.wage | assumption | EUR/year | 50000 EUR/year | hourly')
  })

  test('traces a figure to the rows of the column and to whose figures it takes', () => {
    const { out } = worthline('trace', path('acme.yaml'), 'value.driver.agents.annual')
    expect(out).toMatch(/rows calls {2}calls\.csv · length is there · 3 rows/u)
    expect(out).toContain(
      'assumption volume  2000 execution/year · figure of ACME · customer record',
    )
    expect(out).toContain('assumption hourly.on-costs  20 % · customer record · finance')
  })
})

test('the report says how unit values were found, and which figures are the customer\u2019s own', () => {
  const { out } = worthline('assess', path('acme.yaml'), '--format', 'markdown', '--draws', '1000')
  expect(out).toMatch(/\| Assumption \| Value \| Basis \| Source /u)
  expect(out).toMatch(
    /\| Hourly wage \| 50000 EUR\/year \| labour cost \| customer record, finance /u,
  )
  expect(out).toMatch(
    /\| Volume \| 2000 execution\/year \| – \| own figure of ACME: customer record/u,
  )
  expect(out).toContain('0.2 to 0.4 (Ann), 0.3 to 0.6 (Bo)')
})

describe('worthline request', () => {
  test('asks for what moves the money, as a table to fill in', () => {
    const { out, code } = worthline(
      'request',
      path('study.yaml'),
      '--format',
      'csv',
      '--draws',
      '1000',
    )
    expect(code).toBe(0)
    const [head, first = '', second = '', ...rest] = out.trim().split('\n')
    expect(head).toBe('id,value,unit,by,date,name,default,low,high,source,why')
    expect(first).toMatch(
      /^length-of-call,,min\/execution,,,Length of call,6,3,9,"measurement, call records",/u,
    )
    expect(second).toMatch(/^volume,,execution\/year,,,Volume,995,900,1100,"judgement, office",/u)
    expect(rest).toEqual([])
  })

  test('leaves out what the customer gave already', () => {
    const { out } = worthline('request', path('acme.yaml'), '--draws', '1000')
    expect(out).toMatch(/^# Figures to ask ACME for: /u)
    expect(out).toContain('`length-of-call`')
    expect(out).not.toContain('`volume`')
  })

  test('asks for the most important ones only, and says how many are left', () => {
    const file = path('figures.md')
    worthline('request', path('study.yaml'), '--top', '1', '--out', file, '--draws', '1000')
    const text = readFileSync(file, 'utf8')
    expect(text).toContain('| Length of call (`length-of-call`) | min/execution | 6 | 3 to 9 |')
    expect(text).toContain('move the result less: 1.')
    expect(text).not.toContain('`volume`')
  })

  test('refuses a number of figures that is none', () => {
    expect(worthline('request', path('study.yaml'), '--top', '0').code).toBe(1)
  })
})

describe('worthline assess --save --as promise', () => {
  const promise = (...words: readonly string[]) =>
    worthline('assess', path('acme.yaml'), '--draws', '1000', '--save', '--as', 'promise', ...words)

  test('freezes what was promised, to whom and when, and never writes over it', () => {
    expect(promise('--on', '2026-11-20', '--to', 'Acme Corp').err).toContain('Promise frozen in')
    promise('--on', '2026-11-20', '--to', 'Acme Corp')
    promise('--on', '2026-11-21')
    expect(readdirSync(path('promises'))).toEqual([
      '2026-11-20-acme-corp-2.json',
      '2026-11-20-acme-corp.json',
      '2026-11-21-acme.json',
    ])
    const text = readFileSync(path('promises/2026-11-20-acme-corp.json'), 'utf8')
    const frozen = JSON.parse(text) as Record<string, unknown> & { figures: Figure[] }
    expect(frozen).toMatchObject({
      'worthline-promise': 1,
      document: 'acme.yaml',
      to: 'Acme Corp',
      on: '2026-11-20',
      settings: { seed: 1, draws: 1000 },
      rows: { calls: expect.stringMatching(/^[\da-f]{64}$/u) },
    })
    const ids = frozen.figures.map(({ id }) => id)
    expect(ids).toContain('value.npv')
    expect(ids.filter((id) => id.startsWith('value.sensitivity'))).toEqual([])
  })

  test('is held against the study of today', () => {
    writeFileSync(path('acme.yaml'), overlay.replace('2000', '500'))
    const { out, code } = worthline(
      'compare',
      path('acme.yaml'),
      '--with',
      'promise',
      '--draws',
      '1000',
    )
    writeFileSync(path('acme.yaml'), overlay)
    expect(code).toBe(0)
    expect(out).toContain('Promised to ACME on 21 Nov 2026: Fewer calls (ACME)')
    // 500 x 4 EUR less 1,000 EUR
    expect(out).toMatch(/^Net present value over 1 +€\s7\.\d\sk .* €\s1,000 +−€\s6.* ▼ below$/mu)
  })

  test('is named by its file, or stands before the study', () => {
    const named = worthline(
      'compare',
      path('acme.yaml'),
      '--with',
      'promise:2026-11-20-acme-corp',
      '--draws',
      '1000',
    )
    expect(named.out).toContain('Promised to Acme Corp on 20 Nov 2026')
    const before = worthline(
      'compare',
      path('promises/2026-11-20-acme-corp.json'),
      path('acme.yaml'),
      '--draws',
      '1000',
    )
    expect(before.out).toBe(named.out)
  })

  test.each([
    [['compare', 'acme.yaml', '--with', 'promise:none'], 2, 'There are: 2026-11-20'],
    [['compare', 'study.yaml', '--with', 'promise'], 2, 'Nothing was promised with `study.yaml`'],
    [['compare', 'study.yaml', '--with', 'hope'], 1, '`promise:FILE`'],
    [['assess', 'study.yaml', '--as', 'promise'], 1, '--save'],
    [['assess', 'study.yaml', '--to', 'ACME'], 1, '--as promise'],
    [['assess', 'study.yaml', '--save', '--as', 'promise', '--on', '2026-02-30'], 1, '2026-11-21'],
  ])('%s', ([command = '', name = '', ...rest], exit, words) => {
    const { code, err } = worthline(command, path(name), ...rest)
    expect(code).toBe(exit)
    expect(err).toContain(words)
  })
})

describe('a customer’s file that is begun', () => {
  test('has the figures that matter most, counts when filled in, and is never written over', () => {
    const begin = ['init', '--overlay', path('study.yaml'), '--customer', 'Nord AG', '--top', '2']
    const { out, code } = worthline(...begin)
    expect(code).toBe(0)
    expect(out).toContain('nord-ag.yaml: 2 figures to ask Nord AG for')
    const file = path('nord-ag.yaml')
    const begun = readFileSync(file, 'utf8')
    expect(begun.match(/^ {2}# - \{ id: /gm)).toHaveLength(2)
    expect(worthline('check', file).code).toBe(2)
    writeFileSync(file, begun.replace(/# (- \{ id: volume, value: )THEIRS/, '$12000'))
    // 2,000 calls x 6 min x 40 EUR/hour less the licence.
    const { value = 0, 'simulation-error': error = 0 } = figure('nord-ag.yaml', 'value.npv')
    expect(Math.abs(Number(value) - (2000 * 0.1 * 40 - 1000))).toBeLessThan(4 * error)
    expect(worthline(...begin).code).toBe(2)
  })

  test('needs a name', () => {
    const { code, err } = worthline('init', '--overlay', path('study.yaml'))
    expect(code).toBe(1)
    expect(err).toContain('--customer')
  })
})
