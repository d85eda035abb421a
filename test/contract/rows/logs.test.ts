import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { LogColumn } from '#evidence/log/log-column'
import type { LogRules } from '#evidence/log/log-rules'
import type { Column, DataSet } from '#evidence/rows/data-set'
import type { ProcessAnswer } from '#evidence/rows/question'
import { codesOf, columnOf, header, labels, number, stores, withBench } from './row-bench.ts'

const rules: LogRules = {
  case: 'case:concept:name',
  activity: ['concept:name'],
  at: 'time:timestamp',
  resource: 'org:resource',
  steps: [
    { id: 'receive', activities: ['receive'] },
    { id: 'decide', activities: ['decide'] },
  ],
  finished: { step: 'decide' },
}

const ofLog: readonly LogColumn[] = [
  { id: 'execution', read: 'case' },
  {
    id: 'wait',
    read: 'duration',
    duration: { from: 'start', to: 'decide', which: 'first' },
    scale: 1 / 60,
  },
  { id: 'done', read: 'reaches', goal: { step: 'decide' } },
  { id: 'hands', read: 'changes' },
  {
    id: 'solution',
    read: 'period',
    periods: [
      { id: 'before', until: '2024-02-01' },
      { id: 'after', from: '2024-02-01' },
    ],
  },
]

const columns: readonly Column[] = [
  { id: 'execution', read: 'category', from: header('execution') },
  number('wait'),
  number('done'),
  number('hands'),
  {
    id: 'solution',
    read: 'category',
    from: header('solution'),
    map: [
      ['before', 'old'],
      ['after', 'new'],
    ],
  },
  { id: 'channel', read: 'category', from: header('case:channel') },
  { id: 'cost', read: 'number', from: header('cost'), scale: 1 },
]

const names = [
  'case:concept:name',
  'concept:name',
  'time:timestamp',
  'org:resource',
  'case:channel',
  'cost',
]
const events = [
  ['one', 'receive', '2024-01-31T23:30:00+00:00', 'ann', 'Desk', ''],
  ['two', 'receive', '2024-02-01T08:00:00+00:00', 'bob', 'Post', '2.5'],
  ['one', 'other', '2024-02-01T00:00:00+00:00', 'bob', 'Desk', '7'],
  ['one', 'decide', '2024-02-01T01:00:00+00:00', 'ann', 'Desk', '9'],
  ['three', 'receive', '2024-02-02T00:00:00+00:00', '', 'Desk', ''],
  ['', 'receive', '2024-02-02T00:00:00+00:00', '', 'Desk', ''],
  ['two', 'decide', '2024-02-01T09:00:00+00:00', 'bob', 'Post', ''],
  ['two', 'decide', 'yesterday', 'bob', 'Post', ''],
  ['NA', 'decide', '2024-02-03T00:00:00+00:00', 'cy', '', '4'],
]

const csv = [names, ...events].map((row) => row.join(',')).join('\n')
const jsonLines = events
  .map((row) => JSON.stringify(Object.fromEntries(row.map((cell, i) => [names[i]!, cell]))))
  .join('\n')

function xes(): string {
  const cases = [...new Set(events.map(([name = '']) => name))]
  const attribute = (kind: string, key: string, value: string): string =>
    value === '' ? '' : `<${kind} key="${key}" value="${value}"/>`
  const event = ([, activity = '', time = '', who = '', , cost = '']: readonly string[]): string =>
    `<event>${attribute('string', 'concept:name', activity)}${attribute('date', 'time:timestamp', time)}${attribute('string', 'org:resource', who)}${attribute('float', 'cost', cost)}</event>\n`
  const trace = (name: string): string => {
    const own = events.filter(([of]) => of === name)
    return `<trace>${attribute('string', 'concept:name', name)}${attribute('string', 'channel', own[0]![4]!)}\n${own.map(event).join('')}</trace>\n`
  }
  return `<?xml version="1.0"?>\n<log>\n${cases
    .filter((name) => name !== '')
    .map(trace)
    .join('')}</log>\n`
}

function asLog(more: Partial<DataSet> = {}, timezone?: string): Partial<DataSet> {
  const zone = timezone === undefined ? {} : { timezone }
  return {
    files: ['log.csv'],
    read: { missing: [''] },
    log: { rules, columns: ofLog, ...zone },
    ...more,
  }
}

describe.each(stores)('%s', (_, create) => {
  const bench = withBench(create)

  describe('a process log', () => {
    test.each([
      ['CSV', 'log.csv', csv, [2, 3, 6, 10]],
      ['TSV', 'log.tsv', csv.replaceAll(',', '\t'), [2, 3, 6, 10]],
      ['CSV packed by gzip', 'log.csv.gz', gzipSync(csv), [2, 3, 6, 10]],
      ['JSON Lines', 'log.jsonl', jsonLines, [1, 2, 5, 9]],
      ['XES', 'log.xes', xes(), [4, 9, 14, 17]],
      ['XES packed by gzip', 'log.xes.gz', gzipSync(xes()), [4, 9, 14, 17]],
    ])('of %s becomes executions', async (_format, name, content, lines) => {
      bench.write(name, content)
      const { reading, findings } = await bench.open(columns, asLog({ files: [name] }))
      const answer = await bench.units(
        ['wait', 'done', 'hands', 'cost'],
        ['execution', 'solution', 'channel'],
      )
      expect([...answer.lines]).toEqual(lines)
      expect(labels(answer, 'execution')).toEqual(['one', 'two', 'three', 'NA'])
      expect(labels(answer, 'solution')).toEqual(['old', 'new', 'new', 'new'])
      expect(labels(answer, 'channel')).toEqual(['Desk', 'Post', 'Desk', undefined])
      expect([...answer.numbers['wait']!]).toEqual([90, 60, NaN, 0])
      expect([...answer.numbers['done']!]).toEqual([1, 1, NaN, 1])
      expect([...answer.numbers['hands']!]).toEqual([2, 0, NaN, 0])
      expect([...answer.numbers['cost']!]).toEqual([7, 2.5, NaN, 4])
      expect(reading).toMatchObject({
        rowsRead: 4,
        rows: 4,
        log: {
          events: 7,
          cases: 4,
          outcomes: { finished: 3, failed: 0, abandoned: 0, open: 1 },
          openCases: { count: 1, places: [{ line: lines[2] }] },
          inNoStep: [{ activity: 'other', events: 1 }],
        },
      })
      expect(codesOf(findings)).toContain('varying-attribute')
      expect(codesOf(findings)).toContain('in-no-step')
    })

    test('lists the events that are left out, with their lines', async () => {
      bench.write('log.csv', csv)
      const { reading, findings } = await bench.open(columns, asLog())
      expect(reading.log).toMatchObject({
        eventsRead: 9,
        leftOut: {
          'missing-case': { count: 1, places: [{ line: 7 }] },
          'unreadable-time': { count: 1, places: [{ line: 9 }] },
        },
      })
      expect(findings.find(({ code }) => code === 'unreadable-value')).toMatchObject({
        place: { file: 'log.csv', path: 'data.rows.log', row: 9, field: 'time:timestamp' },
      })
    })

    test('hands over the events that are left out', async () => {
      bench.write('log.csv', csv)
      await bench.open(columns, asLog({ keep: { channel: ['Desk'] } }))
      const lines: string[] = []
      const count = await bench.store.rejected('rows', (text) => lines.push(text))
      expect(count).toBe(lines.length)
      expect(lines.map((line) => line.trim())).toEqual([
        'rows,log.csv,7,,,event: missing-case',
        'rows,log.csv,9,,,event: unreadable-time',
        'rows,log.csv,3,,,kept only where channel is Desk',
        'rows,log.csv,10,,,kept only where channel is Desk',
      ])
    })

    test('takes a case called NA for a missing one unless the study says otherwise', async () => {
      bench.write('log.csv', csv)
      const { reading, findings } = await bench.open(columns, asLog({ read: {} }))
      expect(reading.log).toMatchObject({ cases: 3, leftOut: { 'missing-case': { count: 2 } } })
      expect(codesOf(findings)).toContain('missing-value')
    })

    test('says what its columns are made of', async () => {
      bench.write('log.csv', csv)
      const { reading } = await bench.open(columns, asLog())
      expect(columnOf(reading, 'wait').from).toBe('time from start to decide')
      expect(columnOf(reading, 'channel').from).toBe('case:channel')
    })

    test('shows executions with the name of their case', async () => {
      bench.write('log.csv', csv)
      await bench.open(columns, asLog())
      const sample = await bench.store.rows('rows', { channel: ['Desk'] }, 5)
      expect(sample.total).toBe(2)
      expect(sample.rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
        [2, 'one'],
        [6, 'three'],
      ])
    })

    test('leaves executions out by `keep` and `exclude`, and shows those that stay', async () => {
      bench.write('log.csv', csv)
      const { reading } = await bench.open(
        columns,
        asLog({
          keep: { channel: ['Desk', 'Post'] },
          exclude: [{ where: { execution: ['two'] }, why: 'a test' }],
        }),
      )
      expect(reading).toMatchObject({ rowsRead: 4, rows: 2, log: { cases: 4 } })
      const asked = { kind: 'process', data: 'rows', by: ['solution', 'nothing'] } as const
      const { executions, categories } = (await bench.ask(asked)) as ProcessAnswer
      expect(executions.log.cases).toEqual(['one', 'three'])
      expect(executions.log.times).toHaveLength(4)
      expect(Object.keys(categories)).toEqual(['solution'])
      const { codes, labels: solutions } = categories['solution']!
      expect([...codes].map((code) => solutions[code])).toEqual(['old', 'new'])
    })

    test('makes several rows of an execution, and is one execution all the same', async () => {
      bench.write('log.csv', csv)
      const part = (value: string): readonly Column[] => [{ id: 'part', read: 'constant', value }]
      const { reading } = await bench.open(columns, asLog({ unpivot: [part('a'), part('b')] }))
      expect(reading.rows).toBe(8)
      const answer = (await bench.ask({
        kind: 'process',
        data: 'rows',
        by: ['solution'],
      })) as ProcessAnswer
      expect(answer.executions.log.cases).toEqual(['one', 'two', 'three', 'NA'])
    })

    test('cuts bands from a column of the log', async () => {
      bench.write('log.csv', csv)
      const bands = [
        { name: 'quick', below: 75 },
        { name: 'slow', from: 75 },
      ]
      const pace: Column = { id: 'pace', read: 'bands', from: header('wait'), bands }
      await bench.open([...columns, pace], asLog())
      expect(labels(await bench.units([], ['pace']), 'pace')).toEqual([
        'slow',
        'quick',
        undefined,
        'quick',
      ])
    })

    test('goes through the time zone of the place', async () => {
      const local = csv.replaceAll('+00:00', '')
      bench.write('log.csv', local)
      await bench.open(columns, asLog({}, 'America/New_York'))
      expect(labels(await bench.units([], ['solution']), 'solution')[0]).toBe('old')
      const { findings } = await bench.open(columns, asLog())
      expect(codesOf(findings)).toContain('no-offset')
      const [refused] = await bench.refuse(columns, asLog({}, 'America/New_Yrk'))
      expect(refused).toMatchObject({
        code: 'wrong-value',
        place: { path: 'data.rows.read.timezone' },
        hint: 'Did you mean `America/New_York`?',
      })
    })

    test('refuses columns that the file does not have, in rules and columns alike', async () => {
      for (const [name, content] of [
        ['log.csv', csv],
        ['log.xes', xes()],
      ] as const) {
        bench.write(name, content)
        const wrong = { ...rules, case: 'concept:nam', at: 'time:timestam' }
        const log = { rules: wrong, columns: ofLog }
        const inRules = await bench.refuse(columns, asLog({ files: [name], log }))
        expect(inRules.map(({ code, place, hint }) => [code, place.path, hint])).toEqual([
          ['no-column', 'data.rows.log.case', expect.stringContaining('`concept:name`')],
          ['no-column', 'data.rows.log.at', expect.stringContaining('`time:timestamp`')],
        ])
        const column: Column = { id: 'c', read: 'category', from: header('case:chanel') }
        const [inColumns] = await bench.refuse([...columns, column], asLog({ files: [name] }))
        expect(inColumns).toMatchObject({
          code: 'no-column',
          place: { path: 'data.rows.columns.c', field: 'case:chanel' },
          hint: expect.stringContaining('Did you mean `case:channel`?') as string,
        })
      }
    })

    test('places what is wrong with a step or an activity', async () => {
      bench.write('log.csv', csv)
      const steps = [...rules.steps!, { id: 'check', activities: ['recieve'] }]
      const { findings } = await bench.open(
        columns,
        asLog({ log: { rules: { ...rules, steps }, columns: ofLog } }),
      )
      expect(findings.find(({ code }) => code === 'not-in-log')).toMatchObject({
        place: { path: 'data.rows.log.steps.check' },
        hint: 'Did you mean `receive`?',
      })
      const counts: LogColumn = { id: 'hands', read: 'counts', step: 'recieve' }
      const log = { rules, columns: ofLog.map((one) => (one.id === 'hands' ? counts : one)) }
      const refused = await bench.refuse(columns, asLog({ log }))
      expect(refused.filter(({ severity }) => severity === 'problem')).toMatchObject([
        { code: 'unknown-reference', place: { path: 'data.rows.columns.hands' } },
      ])
    })

    test('that is cut off is refused', async () => {
      bench.write('log.xes', xes().slice(0, 900))
      const findings = await bench.refuse(columns, asLog({ files: ['log.xes'] }))
      expect(codesOf(findings)).toContain('broken-file')
    })

    test('without a `log` block is no table, and the hint says what to write', async () => {
      bench.write('rows.csv', xes())
      const [refused] = await bench.refuse([number('cost')])
      expect(refused).toMatchObject({ code: 'not-a-table' })
      expect(refused!.message).toContain('a process log (XES)')
      expect(refused!.hint).toContain('log:')
    })
  })
})
