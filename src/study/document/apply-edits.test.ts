import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { applyEdits } from '#study/document/apply-edits'
import type { DocumentEdit, Json } from '#study/document/document-edit'

const text = `# A study of the counter.
worthline: 1
title: Counter   # in words

assumptions:
  # wages of the counter
  - { id: hourly, value: 38 to 52, unit: EUR/hour }   # asked twice
  - id: volume   # from the ledger
    value: "1200"
    unit: execution/year
    source: { kind: judgement, by: Kim }
  # how much of it
  - { id: capture, value: 0.2 }

value:
  ours: new
  discount-rate: 0.08
  drivers: [ { id: time, formula: saved(wait) * volume }, { id: calls, formula: "min(a, b)" } ]
data:
`

const set = (path: string[], old: Json | undefined, next: Json): DocumentEdit =>
  old === undefined ? { kind: 'set', path, new: next } : { kind: 'set', path, old, new: next }

function edited(
  from: string,
  ...edits: DocumentEdit[]
): { text: string; inverse: readonly DocumentEdit[] } {
  const outcome = applyEdits(from, edits)
  if (outcome.kind !== 'edited') throw new Error(JSON.stringify(outcome))
  return outcome
}

describe('applyEdits', () => {
  it('changes one value and nothing else of the text', () => {
    const { text: after, inverse } = edited(
      text,
      set(['assumptions', 'hourly', 'value'], '38 to 52', '40 to 55'),
    )
    expect(after).toBe(text.replace('38 to 52', '40 to 55'))
    expect(edited(after, ...inverse).text).toBe(text)
  })

  it('keeps quotes, comments and the form of entries', () => {
    const edits = [
      set(['assumptions', 'volume', 'value'], '1200', '1500 to 2500'),
      set(['assumptions', 'volume', 'source', 'by'], 'Kim', 'Ann: desk'),
      set(['assumptions', 'capture', 'source'], undefined, { kind: 'interview', by: 'x, y' }),
      set(['title'], 'Counter', 'Desk # 2'),
    ]
    const { text: after, inverse } = edited(text, ...edits)
    expect(after).toContain('    value: "1500 to 2500"\n')
    expect(after).toContain('by: "Ann: desk"')
    expect(after).toContain('{ id: capture, value: 0.2, source: { kind: interview, by: "x, y" } }')
    expect(after).toContain('title: "Desk # 2"   # in words')
    expect(parse(edited(after, ...inverse).text)).toEqual(parse(text))
  })

  it('inserts entries in the form of their neighbours', () => {
    const after = edited(
      text,
      { kind: 'insert', path: ['assumptions'], new: { id: 'rate', value: '1 to 2' } },
      { kind: 'insert', path: ['assumptions'], new: { id: 'first', value: 3 }, before: 'hourly' },
      {
        kind: 'insert',
        path: ['value', 'drivers'],
        new: { id: 'more', formula: 'volume' },
        before: 'calls',
      },
    ).text
    expect(after).toContain(
      '  - { id: first, value: 3 }\n  # wages of the counter\n  - { id: hourly',
    )
    expect(after).toContain('value: 0.2 }\n  - { id: rate, value: 1 to 2 }\n\nvalue:')
    expect(after).toContain('saved(wait) * volume }, { id: more, formula: volume }, { id: calls')
  })

  it('begins lists and blocks that are missing', () => {
    const { text: after, inverse } = edited(
      text,
      { kind: 'insert', path: ['solutions'], new: { id: 'new', name: 'Portal', role: 'ours' } },
      { kind: 'insert', path: ['data'], new: { id: 'rows', file: 'rows.csv' } },
      set(['job', 'statement', 'verb'], undefined, 'confirm'),
    )
    expect(parse(after)).toMatchObject({
      solutions: [{ id: 'new', name: 'Portal', role: 'ours' }],
      data: [{ id: 'rows', file: 'rows.csv' }],
      job: { statement: { verb: 'confirm' } },
    })
    expect(edited(after, ...inverse).text).toBe(text.replace('data:\n', 'data: null\n'))
  })

  it('moves entries with the comments above them', () => {
    const { text: after, inverse } = edited(text, {
      kind: 'move',
      path: ['assumptions', 'capture'],
      before: 'hourly',
    })
    expect(after).toContain(
      'assumptions:\n  # how much of it\n  - { id: capture, value: 0.2 }\n  # wages',
    )
    expect(edited(after, ...inverse).text).toBe(text)
    const flow = edited(text, { kind: 'move', path: ['value', 'drivers', 'time'] })
    expect(flow.text).toContain(
      '[ { id: calls, formula: "min(a, b)" }, { id: time, formula: saved(wait) * volume } ]',
    )
    expect(edited(flow.text, ...flow.inverse).text).toBe(text)
  })

  it('takes entries away and leaves the comments of others', () => {
    const gone = {
      id: 'volume',
      value: '1200',
      unit: 'execution/year',
      source: { kind: 'judgement', by: 'Kim' },
    }
    const { text: after } = edited(text, {
      kind: 'remove',
      path: ['assumptions', 'volume'],
      old: gone,
    })
    expect(after).toContain('# asked twice\n  # how much of it\n  - { id: capture')
  })

  it('says what stands in the place of what an edit began from', () => {
    const stale = set(['assumptions', 'hourly', 'value'], '30 to 40', '1 to 2')
    const twin: DocumentEdit = { kind: 'insert', path: ['assumptions'], new: { id: 'hourly' } }
    const outcome = applyEdits(text, [stale, twin, set(['assumptions', 'gone', 'value'], 1, 2)])
    expect(outcome).toEqual({
      kind: 'conflict',
      conflicts: [
        { edit: stale, theirs: '38 to 52' },
        { edit: twin, theirs: { id: 'hourly', value: '38 to 52', unit: 'EUR/hour' } },
        { edit: set(['assumptions', 'gone', 'value'], 1, 2) },
      ],
    })
  })

  it('follows a new id of an entry when it is taken back', () => {
    const { text: after, inverse } = edited(
      text,
      set(['assumptions', 'hourly', 'id'], 'hourly', 'wage'),
    )
    expect(edited(after, ...inverse).text).toBe(text)
  })

  it('leaves JSON as JSON', () => {
    const json = JSON.stringify(parse(text), undefined, 2)
    const { text: after } = edited(
      json,
      set(['assumptions', 'hourly', 'value'], '38 to 52', 40),
      { kind: 'insert', path: ['assumptions'], new: { id: 'rate', value: '1 to 2' } },
      set(['value', 'horizon'], undefined, '5 year'),
    )
    expect(JSON.parse(after)).toEqual(
      parse(
        edited(
          text,
          set(['assumptions', 'hourly', 'value'], '38 to 52', 40),
          { kind: 'insert', path: ['assumptions'], new: { id: 'rate', value: '1 to 2' } },
          set(['value', 'horizon'], undefined, '5 year'),
        ).text,
      ),
    )
  })

  it('refuses a text that is no YAML', () => {
    expect(applyEdits('a: [1', [set(['a'], 1, 2)]).kind).toBe('unreadable')
  })

  it('makes a thousand edits of values in one go', () => {
    const rows = Array.from(
      { length: 1000 },
      (_, index) => `  - { id: a-${index}, value: ${index} }`,
    )
    const long = `worthline: 1\nassumptions:\n${rows.join('\n')}\n`
    const edits = rows.map((_, index) =>
      set(['assumptions', `a-${index}`, 'value'], index, index + 1),
    )
    expect(edited(long, ...edits).text).toContain('{ id: a-999, value: 1000 }')
  })
})

const scalar = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    '38 to 52',
    'a: b',
    '# no',
    '- x',
    'yes',
    'null',
    '1',
    '',
    ' pad ',
    'two\nlines',
    '{',
    "it's",
    '"',
  ),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
)
const key = fc.constantFrom('value', 'unit', 'source', 'map', 'is', 'a b', '0', 'é')
const json: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(key, tie('json'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).json

const someEdit = fc.oneof(
  fc
    .record({ at: fc.nat(), next: json })
    .map(({ at, next }) => ({ what: 'set' as const, at, next })),
  fc.record({ at: fc.nat(), key, next: json }).map((each) => ({ what: 'add' as const, ...each })),
  fc.record({ at: fc.nat(), next: json }).map((each) => ({ what: 'insert' as const, ...each })),
  fc.record({ at: fc.nat() }).map((each) => ({ what: 'remove' as const, ...each })),
  fc.record({ at: fc.nat(), to: fc.nat() }).map((each) => ({ what: 'move' as const, ...each })),
)
type SomeEdit = typeof someEdit extends fc.Arbitrary<infer T> ? T : never

/** Every place of a document: its path and what stands there. */
function places(value: Json, path: string[] = []): [string[], Json][] {
  const below = Array.isArray(value)
    ? value.map((each: Json, index): [string, Json] => [idOf(each) ?? String(index), each])
    : typeof value === 'object' && value !== null
      ? Object.entries(value as Record<string, Json>)
      : []
  return [[path, value], ...below.flatMap(([word, each]) => places(each, [...path, word]))]
}

function idOf(value: Json): string | undefined {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value['id'] : undefined
  return typeof id === 'string' ? id : undefined
}

/** An edit of a place that is there, chosen by the numbers in `some`. */
function editOf(document: Json, some: SomeEdit): DocumentEdit | undefined {
  const all = places(document).filter(([path]) => path.length > 0)
  switch (some.what) {
    case 'set':
      return replacementOf(all, some)
    case 'add':
      return additionOf(all, some)
    case 'insert': {
      const [path] = pick(listsOf(all), some.at) ?? []
      return path && { kind: 'insert', path, new: some.next }
    }
    case 'remove': {
      const [path, old] = pick(all, some.at) ?? []
      return path && { kind: 'remove', path, old: old ?? null }
    }
    case 'move':
      return moveOf(all, some)
  }
}

type Place = [string[], Json]

function pick<T>(from: T[], at: number): T | undefined {
  return from[at % Math.max(1, from.length)]
}

function replacementOf(
  all: Place[],
  { at, next }: Extract<SomeEdit, { what: 'set' }>,
): DocumentEdit | undefined {
  const [path, old] = pick(all, at) ?? []
  return path && set(path, old, next)
}

function listsOf(all: Place[]): Place[] {
  return all.filter(([, value]) => Array.isArray(value))
}

function additionOf(
  all: Place[],
  { at, key: name, next }: Extract<SomeEdit, { what: 'add' }>,
): DocumentEdit | undefined {
  const isMap = (value: Json): boolean =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
  const maps = all.filter(([, value]) => isMap(value))
  const [path, map] = pick(maps, at) ?? []
  const taken = path === undefined || name in (map as object)
  return taken ? undefined : set([...path, name], undefined, next)
}

function moveOf(
  all: Place[],
  { at, to }: Extract<SomeEdit, { what: 'move' }>,
): DocumentEdit | undefined {
  const entries = listsOf(all).flatMap(([path, list]) =>
    places(list, path).filter(([each]) => each.length === path.length + 1),
  )
  const [path] = pick(entries, at) ?? []
  const before = pick(entries, to)?.[0].at(-1)
  return path && { kind: 'move', path, ...(before === undefined ? {} : { before }) }
}

describe('applyEdits over all kinds of edits', () => {
  const start = parse(text) as Json

  it('takes every edit back to the document that it began from', () => {
    fc.assert(
      fc.property(fc.array(someEdit, { minLength: 1, maxLength: 4 }), (some) => {
        let now = text
        const back: DocumentEdit[] = []
        for (const each of some) {
          const edit = editOf(parse(now) as Json, each)
          const outcome = edit && applyEdits(now, [edit])
          if (outcome?.kind !== 'edited') continue
          now = outcome.text
          back.unshift(...outcome.inverse)
        }
        expect(parse(edited(now, ...back).text)).toEqual(start)
      }),
      { numRuns: 400 },
    )
  })

  it('gives the same text back where one value was put for another', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.oneof(fc.stringMatching(/^[a-z]{1,8}( to [a-z]{3})?$/), fc.integer()),
        (at, next) => {
          const plain = places(start).filter(([, value]) => typeof value !== 'object')
          const [path, old] = plain[at % plain.length] ?? [[], null]
          if (typeof next !== typeof old) return
          const { text: after, inverse } = edited(text, set(path, old, next))
          expect(edited(after, ...inverse).text).toBe(text)
        },
      ),
    )
  })

  it('does not mind the order of edits of different parts', () => {
    fc.assert(
      fc.property(scalar, scalar, json, (one, two, entry) => {
        const a = set(['assumptions', 'hourly', 'value'], '38 to 52', one)
        const b = set(['value', 'discount-rate'], 0.08, two)
        const c: DocumentEdit = { kind: 'insert', path: ['assumptions'], new: { id: 'new', entry } }
        const [first, second] = [
          [a, b, c],
          [c, b, a],
        ].map((edits) => edited(text, ...edits).text)
        expect(first).toBe(second)
        const apart = edited(edited(text, b).text, a).text
        expect(parse(apart)).toEqual(parse(edited(edited(text, a).text, b).text))
      }),
    )
  })

  it('keeps every comment outside of what it takes away', () => {
    const said = (from: string): string[] => from.match(/# [a-z].*/gi) ?? []
    fc.assert(
      fc.property(fc.constantFrom('hourly', 'capture'), json, (id, next) => {
        const entry = (start as { assumptions: { id: string }[] }).assumptions.find(
          (one) => one.id === id,
        )
        const after = edited(
          text,
          { kind: 'remove', path: ['assumptions', id], old: entry as Json },
          set(['title'], 'Counter', JSON.stringify(next)),
        ).text
        const lost = said(text).filter((comment) => !after.includes(comment))
        expect(lost.filter((comment) => comment !== '# asked twice')).toEqual([])
      }),
    )
  })
})
