import { describe, expect, it } from 'vitest'
import type { Finding } from '#quantity/finding'
import { readStudy, type StudyReading } from '../resolve-study.ts'

const needs = `
    - { id: wait, outcome: { direction: minimize, measure: time, focus: until the decision }, metric: { kind: speed, type: duration, unit: h } }
    - { id: in-time, outcome: { direction: maximize, measure: likelihood, focus: of a decision in a day }, metric: { kind: reliability, type: share-within, of: wait, at-most: 1 day } }
    - { id: done, outcome: { direction: maximize, measure: likelihood, focus: of a decision }, metric: { kind: completion, type: yes-no } }
    - { id: again, outcome: { direction: minimize, measure: number, focus: of repetitions }, metric: { kind: accuracy, type: count, unit: repetition } }
    - { id: until, outcome: { direction: minimize, measure: time, focus: until a decision comes }, metric: { kind: completion, type: time-to-event, unit: day } }`

const log = `case: id, activity: [step], at: time, resource: who, steps: { confirm: [Received], decide: [Decided] }`
const columns = `
      channel: { from: "case:channel", take: first, map: { Desk: desk }, else: other }
      solution: { by: period, map: { before: old, after: new } }
      wait: { duration: { from: start, to: decide, which: last }, only-if: finishes }
      done: { reaches: decide }
      again: { repeats: any }
      until: { time-to: decide }
      hands: { changes: resource }
      quick: { within: { from: confirm, to: decide, at-most: 90 min } }
      worked: { work: confirm, unit: min }
      waited: { waiting: confirm, unit: min }
      taken: { takes: any, unit: min }
      pace: { duration: { from: confirm.complete, to: decide.start }, unit: min, bands: { quick: below 30, slow: from 30 } }
      region: {}`

interface Parts {
  readonly row?: string
  readonly log?: string
  readonly columns?: string
  readonly periods?: string
  readonly read?: string
}

function read(parts: Parts = {}): StudyReading {
  const block = parts.log === '' ? '' : `    log: { ${parts.log ?? log} }\n`
  return readStudy(
    `worthline: 1
title: Log
currency: EUR
units: [repetition]
performers: [{ id: clerk, name: clerk, role: end-user }]
job:
  performer: clerk
  statement: { verb: confirm, object: the receipt, context: of an application }
  starts: the application arrives
  ends: the decision is sent
  needs: ${needs}
solutions: [{ id: old, name: Old, role: status-quo }, { id: new, name: New, role: ours }]
periods: ${parts.periods ?? '[{ id: before, until: 2011-04-01 }, { id: after, from: 2011-07-01 }]'}
data:
  - id: cases
    file: log.csv
    row: ${parts.row ?? 'event'}
    source: { kind: measurement, cite: made }
${parts.read === undefined ? '' : `    read: ${parts.read}\n`}${block}    columns: ${parts.columns ?? columns}
evidence:
  - { id: change, data: cases, design: before-after, baseline: old, treatment: new, needs: [wait, in-time, done, again] }
`,
    'study.yaml',
  )
}

function found(parts: Parts): readonly (readonly unknown[])[] {
  return read(parts)
    .findings.filter(({ severity }: Finding) => severity === 'problem')
    .map(({ code, place, hint }) => [code, place.path, place.line === undefined, hint])
}

describe('a data set that is a log', () => {
  const [data] = read({ read: '{ timezone: Europe/Amsterdam, missing: [""] }' }).data

  it('has executions for rows, with the rules of its block', () => {
    expect(read().findings).toEqual([])
    expect(data).toMatchObject({
      row: 'execution',
      log: {
        timezone: 'Europe/Amsterdam',
        rules: {
          case: 'id',
          activity: ['step'],
          at: 'time',
          resource: 'who',
          steps: [
            { id: 'confirm', activities: ['Received'] },
            { id: 'decide', activities: ['Decided'] },
          ],
        },
      },
    })
  })

  it('has the columns of its executions, in the unit of the need or of the column', () => {
    const whole = { from: 'start', to: 'decide', which: 'last' }
    const first = { from: 'start', to: 'decide', which: 'first' }
    expect(data!.log!.columns).toEqual([
      { id: 'execution', read: 'case' },
      { id: 'channel', read: 'attribute', from: 'case:channel', take: 'first' },
      {
        id: 'solution',
        read: 'period',
        periods: [
          { id: 'before', until: '2011-04-01' },
          { id: 'after', from: '2011-07-01' },
        ],
      },
      { id: 'wait', read: 'duration', duration: whole, scale: 1 / 3600, onlyFinished: true },
      { id: 'done', read: 'reaches', goal: { step: 'decide' } },
      { id: 'again', read: 'repeats', as: 'count' },
      { id: 'until.time', read: 'time-to', duration: first, gives: 'time', scale: 1 / 86_400 },
      { id: 'until.event', read: 'time-to', duration: first, gives: 'event', scale: 1 },
      { id: 'hands', read: 'changes' },
      {
        id: 'quick',
        read: 'within',
        duration: { from: 'confirm', to: 'decide', which: 'first' },
        atMost: 5400,
      },
      { id: 'worked', read: 'work', step: 'confirm', scale: 1 / 60 },
      { id: 'waited', read: 'waiting', step: 'confirm', scale: 1 / 60 },
      { id: 'taken', read: 'takes', scale: 1 / 60 },
      {
        id: 'pace',
        read: 'duration',
        duration: { from: 'confirm.complete', to: 'decide.start', which: 'first' },
        scale: 1 / 60,
      },
      { id: 'in-time', read: 'within', duration: whole, atMost: 86_400 },
    ])
  })

  it('reads its columns from those as from any table', () => {
    const from = (name: string): object => ({ name, occurrence: 1 })
    expect(data!.columns).toEqual([
      { id: 'execution', read: 'category', from: from('execution') },
      {
        id: 'channel',
        read: 'category',
        from: from('channel'),
        map: [['Desk', 'desk']],
        otherwise: 'other',
      },
      {
        id: 'solution',
        read: 'category',
        from: from('solution'),
        map: [
          ['before', 'old'],
          ['after', 'new'],
        ],
      },
      ...[
        'wait',
        'done',
        'again',
        'until.time',
        'until.event',
        'hands',
        'quick',
        'worked',
        'waited',
        'taken',
      ].map((id) => ({ id, read: 'number', from: from(id), scale: 1 })),
      {
        id: 'pace',
        read: 'bands',
        from: from('pace'),
        bands: [
          { name: 'quick', below: 30 },
          { name: 'slow', from: 30 },
        ],
      },
      { id: 'region', read: 'auto', from: from('region') },
      { id: 'in-time', read: 'number', from: from('in-time'), scale: 1 },
    ])
  })

  it('measures needs per execution', () => {
    const { value } = read()
    expect(value!.study.jobs[0]!.needs[0]!.metric!.unit.text).toBe('h/execution')
  })

  it('says what finishes, abandons and fails an execution', () => {
    const ends = `finished: { reaches: decide }, abandoned: { any: [{ activity: [Gone] }, { idle: 90 day }] }, failed: { activity: [Lost] }, order: place, open-at: 2012-01-23, lifecycle: { from: state, start: S, complete: C }`
    const [cases] = read({ log: `${log}, ${ends}` }).data
    expect(cases!.log!.rules).toMatchObject({
      finished: { step: 'decide' },
      abandoned: [{ activity: ['Gone'] }, { idle: 7_776_000 }],
      failed: ['Lost'],
      order: 'place',
      openAt: '2012-01-23',
      lifecycle: { from: 'state', start: 'S', complete: 'C' },
    })
  })
})

describe('what is wrong with the log block', () => {
  const path = 'data.cases.log'
  it.each([
    ['finished: { reaches: decied }', 'unknown-reference', `${path}.finished.reaches`, 'decide'],
    ['finished: { reaches: decide, activity: [x] }', 'wrong-value', `${path}.finished`, 'reaches'],
    ['finished: {}', 'wrong-value', `${path}.finished`, 'reaches'],
    ['open-at: soon', 'wrong-value', `${path}.open-at`, '2011-04-01'],
    ['abandoned: { any: [{ idle: 90 }] }', 'unit', `${path}.abandoned.any.1.idle`, '90 min'],
    ['abandoned: { any: [{}] }', 'wrong-value', `${path}.abandoned.any.1`, 'idle: 90 day'],
    ['abandoned: { any: [{ idle: 3 EUR }] }', 'unit', `${path}.abandoned.any.1.idle`, 's'],
    ['finshed: { reaches: decide }', 'unknown-key', `${path}.finshed`, 'finished'],
  ])('%s', (more, code, place, hint) => {
    expect(found({ log: `${log}, ${more}` })).toEqual([
      [code, place, false, expect.stringContaining(hint)],
    ])
  })

  it.each([
    ['start: [Received]', 'reserved-id', 'start-1'],
    ['confirm: [Received], decide: [Decided, Received]', 'wrong-value', 'one of'],
  ])('steps: %s', (steps, code, hint) => {
    const [first] = found({
      log: `case: id, activity: [step], at: time, resource: who, steps: { ${steps} }`,
      columns: '{ region: {} }',
    })
    expect([first![0], first![3]]).toEqual([code, expect.stringMatching(hint.split(' ')[0]!)])
  })

  it('is said of other rows, several files and time zones without a log', () => {
    expect(found({ row: 'execution' })[0]).toEqual([
      'wrong-value',
      'data.cases.row',
      false,
      'Write `row: event`.',
    ])
    const plain = { log: '', row: 'execution', columns: '{ wait: {}, done: { is: 1 }, again: {} }' }
    expect(found({ ...plain, read: '{ timezone: UTC }' })).toEqual([
      ['wrong-value', 'data.cases.read.timezone', false, 'Take it out.'],
    ])
    expect(
      found({
        ...plain,
        columns: '{ wait: { duration: { from: start, to: x } }, done: { is: 1 }, again: {} }',
      }),
    ).toEqual([
      [
        'wrong-value',
        'data.cases.columns.wait.duration',
        false,
        expect.stringContaining('`log` block'),
      ],
    ])
  })
})

describe('what is wrong with a column', () => {
  const path = 'data.cases.columns'
  it.each([
    ['wait: { duration: { from: start, to: decied } }', 'unknown-reference', 'wait.duration.to'],
    ['wait: { duration: { from: strat, to: decide } }', 'unknown-reference', 'wait.duration.from'],
    ['done: { reaches: decied }', 'unknown-reference', 'done.reaches'],
    ['again: { counts: decied }', 'unknown-reference', 'again.counts'],
    ['again: { repeats: decied }', 'unknown-reference', 'again.repeats'],
    ['solution: { by: period, map: { befor: old } }', 'unknown-reference', 'solution.map.befor'],
    ['solution: { by: period, map: { before: odl } }', 'unknown-reference', 'solution.map.before'],
    ['wait: { reaches: decide }', 'wrong-value', 'wait.reaches'],
    ['done: { duration: { from: start, to: decide } }', 'wrong-value', 'done.duration'],
    ['again: { counts: decide, work: decide }', 'wrong-value', 'again.work'],
    ['again: { counts: decide, from: x }', 'wrong-value', 'again.from'],
    ['again: { counts: decide, only-if: finishes }', 'wrong-value', 'again.only-if'],
    ['part: { time-to: decide }', 'wrong-value', 'part.time-to'],
    ['part: { work: decide, unit: EUR }', 'unit', 'part'],
    ['part: { takes: deside, unit: min }', 'unknown-reference', 'part.takes'],
    ['part: { within: { from: start, to: decide } }', 'missing-key', 'part.within'],
    ['part: { within: { from: start, to: decide, at-most: 5 } }', 'unit', 'part.within.at-most'],
  ])('%s', (column, code, place) => {
    const codes = found({ columns: `{ ${column} }` }).map(([found, at]) => [found, at])
    expect(codes).toContainEqual([code, `${path}.${place}`])
  })

  it('is said with the nearest name', () => {
    const [first] = found({ columns: '{ wait: { duration: { from: start, to: decied } } }' })
    expect(first![3]).toBe('Did you mean `decide`?')
  })

  it('is not known of activities where the log names no steps', () => {
    const plain = 'case: id, activity: [step], at: time'
    expect(
      found({
        log: plain,
        columns:
          '{ wait: { duration: { from: A, to: B } }, done: { reaches: B }, again: { repeats: B }, solution: { by: period, map: { before: old } } }',
      }),
    ).toEqual([])
  })
})

describe('periods', () => {
  it('that overlap are doubtful where a column takes both', () => {
    const periods = '[{ id: before, until: 2011-04-01 }, { id: after, from: 2011-03-01 }]'
    const doubts = read({ periods }).findings.filter(({ code }) => code === 'range')
    expect(doubts).toMatchObject([
      { severity: 'warning', place: { path: 'data.cases.columns.solution.by' } },
    ])
    const touching = '[{ id: before, until: 2011-04-01 }, { id: after, from: 2011-04-01 }]'
    expect(read({ periods: touching }).findings).toEqual([])
  })

  it.each([
    ['[{ id: a, from: soon }]', 'wrong-value', 'periods.a.from'],
    ['[{ id: a, from: 2011-04-01, until: 2011-01-01 }]', 'range', 'periods.a.until'],
    ['[{ id: a }, { id: a }]', 'duplicate-id', 'periods.a.id'],
  ])('%s', (periods, code, place) => {
    const codes = found({ periods, columns: '{ region: {} }' }).map(([each, at]) => [each, at])
    expect(codes).toContainEqual([code, place])
  })
})
