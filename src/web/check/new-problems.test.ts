import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { DocumentEdit, Json } from '#contract/edit'
import { newProblems } from './new-problems.ts'

const study = parse(`
worthline: 1
title: Permits
currency: EUR
performers: [{ id: clerk, name: clerk, role: end-user }]
job:
  performer: clerk
  statement: { verb: decide, object: a permit }
  needs:
    - id: wait
      outcome: { direction: minimize, measure: time, focus: until it is decided }
      metric: { kind: speed, type: duration, unit: h }
solutions:
  - { id: paper, name: Paper, role: status-quo }
  - { id: portal, name: Portal, role: ours }
assumptions:
  - { id: volume, value: 100 to 200, unit: execution/year }
  - { id: hour, value: 40 to 50, unit: EUR/h }
value:
  ours: portal
  reference: paper
  horizon: 5 year
  discount-rate: 0.05
  drivers:
    - { id: time, kind: time-savings, class: cash, formula: volume * hour * 1 h/execution }
`) as Json

const adding = (list: readonly string[], entry: Json): readonly DocumentEdit[] => [
  { kind: 'insert', path: list, new: entry },
]

describe('newProblems', () => {
  it('finds nothing wrong with an entry that belongs there', () => {
    const test = { of: 'volume', fixed: '5000 EUR' }
    expect(newProblems(study, adding(['value', 'tests'], test))).toEqual([])
  })

  it('says what an entry lacks that the schema alone does not know', () => {
    const [lacking] = newProblems(study, adding(['value', 'tests'], { of: 'volume' }))
    expect(lacking!.message).toContain('says nothing of what it costs')
  })

  it('says what an entry names that is not there, and what may be meant', () => {
    const [unknown, ...others] = newProblems(
      study,
      adding(['value', 'groups'], { id: 'all', of: ['volume', 'hours'] }),
    )
    expect(others).toEqual([])
    expect(unknown!.hint).toContain('hour')
  })

  it('leaves out what was wrong before', () => {
    const broken = { ...(study as object), currency: 'Euro' } as Json
    expect(newProblems(broken, adding(['units'], 'page'))).toEqual([])
    const [form] = newProblems(broken, adding(['value', 'tests'], { of: 'volume', costs: 3 }))
    expect(form!.code).toBe('unknown-key')
  })

  it('holds the figures of a customer against the study that they lie over', () => {
    const beside = { 'study.yaml': JSON.stringify(study) }
    const model = { worthline: 1, extends: 'study.yaml', customer: 'ACME', title: 'Permits (ACME)' }
    const given = (value: string) => adding(['assumptions'], { id: 'hour', value })
    expect(newProblems(model, given('38 to 52'), beside)).toEqual([])
    const [unread] = newProblems(model, given('38 -'), beside)
    expect(unread!.code).toBe('formula')
    const [unknown] = newProblems(
      model,
      adding(['assumptions'], { id: 'hours', value: 40 }),
      beside,
    )
    expect(unknown!.hint).toContain('hour')
  })

  it('takes published figures from the file beside the study', () => {
    const entry = {
      id: 'elsewhere',
      design: 'benchmark',
      from: 'waits',
      need: 'wait',
      solution: 'paper',
    }
    const asked = adding(['evidence'], entry)
    const [missing] = newProblems(study, asked)
    expect(missing!.code).toBe('no-file')
    const library = `
- { id: waits, what: waits elsewhere, unit: h, min: 2, median: 4, max: 9,
    source: { kind: benchmark, cite: a report, date: 2026-01-01 } }`
    expect(newProblems(study, asked, { 'benchmarks.yaml': library })).toEqual([])
  })

  it('does not hold against an edit what it makes visible', () => {
    const broken = { ...(study as object), currency: 'Euro', joins: [] } as Json
    const joined = { ...(broken as object), joins: [{ data: 'a', with: 'b', by: 'c' }] } as Json
    const mended: DocumentEdit = { kind: 'set', path: ['currency'], old: 'Euro', new: 'EUR' }
    expect(newProblems(joined, [mended])).toEqual([])
  })
})
