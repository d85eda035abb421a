/** Expected values: Python and numpy, test/reference/profile.py. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { worthline } from './command.ts'
import { exampleDocument } from './documents/example-document.ts'

const { csv, rows } = JSON.parse(
  readFileSync(new URL('reference/profile.json', import.meta.url), 'utf8'),
) as { readonly csv: string; readonly rows: number }

let folder = ''
let file = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'worthline-profile-'))
  file = join(folder, 'visits.csv')
  writeFileSync(file, csv)
  writeFileSync(join(folder, 'study.yaml'), exampleDocument)
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('worthline profile', () => {
  test('a line a column, what is worth a look, a block to paste', () => {
    const { code, out, err } = worthline('profile', file, '--quiet')
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain(`${rows} rows · 7 columns`)
    expect(out).toMatch(/1 row\s+repeats\s+an\s+earlier\s+one/)
    expect(out).toMatch(/wait_s +number +s +30 \(NA\) +364 +7\.38 · 35\.5 · 56\.1 · 89\.9 · 4,000/)
    expect(out).toMatch(/arm +category +2 +paper 268, portal 133/)
    expect(out).toContain('wait_s: far out: 3 above')
    expect(out).toContain(
      '\n      solution: { from: arm }\n      customer: { from: customer_id }\n',
    )
    expect(out).toContain('\n      wait-s: { from: wait_s, unit: s }\n')
    expect(out).toContain('\n      done: { from: done, is: "Yes" }\n')
  })

  test('as JSON, with the block as text', () => {
    const { out } = worthline('profile', file, '--format', 'json')
    const json = JSON.parse(out) as {
      rows: number
      keys: string[]
      columns: { header: string; type: string; unit?: { unit: string } }[]
      proposal: string
    }
    expect(json.rows).toBe(rows)
    expect(json.keys).toEqual([])
    expect(json.columns.map(({ type }) => type)).toEqual([
      'id',
      'number',
      'number',
      'category',
      'yes-no',
      'time',
      'category',
    ])
    expect(json.columns[1]?.unit?.unit).toBe('s')
    expect(json.proposal).toMatch(/^data:\n/)
  })

  test('the block that is proposed for a study can be pasted into it', () => {
    const said = worthline('profile', file, '--study', folder, '--format', 'json')
    const { proposal } = JSON.parse(said.out) as { proposal: string }
    expect(proposal).toContain('wait: { from: wait_s, unit: s }')
    const study = readFileSync(join(folder, 'study.yaml'), 'utf8')
    const block = proposal.replace('id: visits', 'id: trial')
    const pasted = study
      .replace(/data:\n[\s\S]*?\nevidence:/, `${block}evidence:`)
      .replace('covariates: [age]', 'covariates: [amount]')
    writeFileSync(join(folder, 'study.yaml'), pasted)
    const { code, out } = worthline('check', folder)
    expect(out).toContain('0 problems')
    expect(code).toBe(0)
  })

  test.each([
    ['no file', ['none.csv'], 'no-file'],
    ['a study that is not there', ['visits.csv', '--study', 'none.yaml'], 'no-file'],
    ['a sheet of what has none', ['visits.csv', '--sheet', 'A'], 'wrong-value'],
  ])('%s is a problem of the input: 2', (_, words, finding) => {
    const [name = '', ...rest] = words
    const { code, out, err } = worthline('profile', join(folder, name), ...rest)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(finding)
  })

  test('an event log names the block that reads it', () => {
    const log = '<?xml version="1.0"?>\n<log xes.version="1.0"><trace></trace></log>\n'
    writeFileSync(join(folder, 'log.xes'), log)
    const { code, err } = worthline('profile', join(folder, 'log.xes'))
    expect(code).toBe(2)
    expect(err).toContain('log:')
  })

  test('says what it does, with examples', () => {
    expect(worthline('profile', '--help').out).toMatch(/Examples:\n {2}worthline profile/)
  })
})

describe('worthline check --profile', () => {
  test('a line for each declared column, then what is doubtful', () => {
    const lines = Array.from({ length: 40 }, (_, i) => `${i % 2},${600 + i},${25 + (i % 9)}`)
    writeFileSync(join(folder, 'trial.csv'), `arm,seconds,age\n${lines.join('\n')}\n`)
    const { code, out } = worthline('check', folder, '--profile')
    expect(code).toBe(0)
    expect(out).toContain('trial  trial.csv · 40 rows')
    expect(out).toMatch(/wait +seconds +numbers +min +40 +10 to 10\.7/)
    expect(out).toMatch(/solution +arm +categories +40/)
    expect(worthline('check', folder).out).not.toContain('40 rows')
  })
})
