/** Expected values: base R, test/reference/planning.R. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { worthline } from './command.ts'
import { planning } from './reference/planning.ts'

const { rows, means, pairs, shares, rates } = planning

const document = `worthline: 1
title: A plan
currency: EUR
performers: [{ id: clerk, name: clerk, role: end-user }]
job:
  performer: clerk
  statement: { verb: confirm, object: the application, context: after it was handed in }
  starts: the application lies on the desk
  ends: the receipt is confirmed
  needs:
    - id: wait
      outcome: { direction: minimize, measure: time, focus: until the receipt is confirmed }
      metric: { kind: speed, type: duration, unit: s }
    - id: done
      outcome: { direction: maximize, measure: likelihood, focus: that it is done at once }
      metric: { kind: completion, type: yes-no }
    - id: slips
      outcome: { direction: minimize, measure: number, focus: of slips for each field }
      metric: { kind: accuracy, type: rate, unit: error/opportunity }
    - id: even
      outcome: { direction: minimize, measure: variation, focus: in the time until it is confirmed }
      metric: { kind: reliability, type: spread, of: wait }
    - id: calls
      outcome: { direction: minimize, measure: number, focus: of calls afterwards }
      metric: { kind: effort, type: count, unit: call }
solutions:
  - { id: old, name: Paper, role: status-quo }
  - { id: new, name: Portal One, role: ours }
data:
  - id: trial
    file: trial.csv
    row: execution
    columns:
      solution: { from: solution }
      customer: { from: customer }
      wait: { from: time, unit: s }
      done: { from: done, is: 1 }
      slips: { errors: { from: errors }, opportunities: { from: opportunities } }
      age: { from: age }
      channel: { from: channel }
evidence:
  - { id: pairs, data: trial, design: DESIGN, unit: customer, baseline: old, treatment: new, needs: [wait, done, slips] }
`

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'worthline-plan-'))
  const names = Object.keys(rows) as (keyof typeof rows)[]
  const lines = rows.time.map((_, row) => names.map((name) => rows[name][row]).join(','))
  writeFileSync(join(folder, 'trial.csv'), `${names.join(',')}\n${lines.join('\n')}\n`)
  const adjusted = document.replace('unit: customer,', 'covariates: [age, channel],')
  writeFileSync(join(folder, 'study.yaml'), adjusted.replace('DESIGN', 'randomized'))
  writeFileSync(join(folder, 'paired.yaml'), document.replace('DESIGN', 'paired'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface PlanJson {
  readonly needs: readonly {
    readonly need: string
    readonly sample: { readonly units: number; readonly groups: readonly number[] }
    readonly baseline: {
      readonly value: number
      readonly sd: number
      readonly correlation?: number
    }
    readonly effect: { readonly change: number }
    readonly weeks?: number
    readonly detectable: readonly { readonly weeks?: number; readonly units: number }[]
    readonly curve: { readonly units: readonly number[]; readonly power: readonly number[] }
  }[]
  readonly unplanned: readonly { readonly need: string; readonly reason: string }[]
}

function planned(study: string, ...words: string[]): PlanJson {
  const said = worthline('plan', join(folder, study), '--format', 'json', ...words)
  if (said.code !== 0) throw new Error(said.err)
  return JSON.parse(said.out) as PlanJson
}

describe('worthline plan', () => {
  test('takes levels from the rows, and says what each need takes', () => {
    const { needs, unplanned } = planned('study.yaml')
    const [wait, done, slips] = needs
    expect(wait?.baseline.value).toBeCloseTo(means.value, 9)
    expect(wait?.sample.groups).toEqual([means.perGroup, means.perGroup])
    expect(done?.sample.groups[0]).toBe(shares.perGroup)
    expect(slips?.baseline.value).toBeCloseTo(rates.value, 12)
    expect(unplanned.map(({ need }) => need)).toEqual(['even', 'calls'])
    expect(unplanned[1]?.reason).toContain('--baseline')
  })

  test('one need, an effect in a unit, arms, weeks', () => {
    const words = ['--need', 'slips', '--effect', '25 %', '--per-week', '20']
    const [slips] = planned('study.yaml', ...words).needs
    expect(slips?.sample.groups[0]).toBe(rates.perGroup)
    expect(slips?.weeks).toBeCloseTo((2 * rates.perGroup) / 20, 12)
    expect(slips?.detectable.map(({ weeks, units }) => [weeks, units])).toEqual([
      [1, 20],
      [2, 40],
      [4, 80],
      [8, 160],
    ])
    const [wait] = planned(
      'study.yaml',
      '--need',
      'wait',
      '--effect',
      '0.5 min',
      '--arms',
      '3:1',
    ).needs
    expect(wait?.effect.change).toBe(30)
    const [base = 0, treatment = 0] = wait?.sample.groups ?? []
    expect(base / treatment).toBeGreaterThan(2.5)
  })

  test('pairs: the correlation comes from the rows, or is given', () => {
    const words = ['--need', 'wait', '--effect', '20 s', '--power', '0.9', '--paired']
    const [wait] = planned('paired.yaml', ...words).needs
    expect(wait?.baseline.correlation).toBeCloseTo(pairs.correlation, 9)
    expect(wait?.sample.units).toBe(pairs.pairs)
    const [given] = planned('study.yaml', ...words, '--correlation', '0.5').needs
    expect(given?.baseline.correlation).toBe(0.5)
    const { code, err } = worthline(
      'plan',
      join(folder, 'study.yaml'),
      '--need',
      'slips',
      '--paired',
    )
    expect(code).toBe(2)
    expect(err).toContain('Pairs of rates are not planned')
  })

  test('a level that is given needs no rows', () => {
    const baseline = ['--baseline', String(means.value), '--sd', String(means.sd)]
    const [wait] = planned('study.yaml', '--need', 'wait', ...baseline).needs
    expect(wait?.sample.groups[0]).toBe(means.perGroupPlain)
    const [calls] = planned('study.yaml', '--need', 'calls', '--baseline', '2', '--sd', '1').needs
    expect(calls?.effect.change).toBeCloseTo(0.2, 12)
  })

  test('in words, with the curve as bars', () => {
    const { code, out, err } = worthline('plan', join(folder, 'study.yaml'), '--need', 'wait')
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('age, channel explain 57.5')
    expect(out).toMatch(/takes 46 units, 23 and\s+23 in the arms/)
    expect(out).toMatch(/46 {2}█+ +0\.8\d/)
    const paired = worthline('plan', join(folder, 'paired.yaml'), '--need', 'wait')
    expect(paired.err).toContain('hang together')
  })

  test.each([
    ['an unknown need', ['--need', 'wat'], 'Did you mean `wait`?'],
    ['a need that nothing measures', ['--need', 'calls'], '--baseline 30 --sd 12'],
    ['a mean without its SD', ['--need', 'wait', '--baseline', '8 min'], '--sd 12'],
    ['an effect in another unit', ['--need', 'wait', '--effect', '5 EUR'], 'is no change of wait'],
    ['a level for several needs', ['--baseline', '5'], '--need wait'],
    ['no room for the effect', ['--need', 'done', '--effect', '90 %'], 'no room'],
  ])('%s is a problem of the input: 2', (_, words, hint) => {
    const { code, out, err } = worthline('plan', join(folder, 'study.yaml'), ...words)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(hint)
  })

  test.each([
    ['an effect without a number', ['--effect', 'large']],
    ['arms that are no ratio', ['--arms', '1']],
    ['half a cluster', ['--cluster-size', '20']],
    ['clusters and pairs', ['--paired', '--cluster-size', '20', '--cluster-correlation', '0.1']],
    ['a correlation without pairs', ['--correlation', '0.5']],
    ['an SD without its mean', ['--sd', '5']],
    ['a power of 1', ['--power', '1']],
  ])('%s is a mistake of usage: 1', (_, words) => {
    const { code, out, err } = worthline('plan', join(folder, 'study.yaml'), ...words)
    expect([code, out]).toEqual([1, ''])
    expect(err).not.toBe('')
  })

  test('says what it does, with examples', () => {
    const { code, out } = worthline('plan', '--help')
    expect(code).toBe(0)
    expect(out).toMatch(/Examples:\n {2}worthline plan/)
  })
})
