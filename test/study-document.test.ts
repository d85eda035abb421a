/** docs/study-document.md says of the study document what the code reads. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Figure } from '#quantity/figure'
import { studyJsonSchema, type SchemaNode } from '#study/document/json-schema'
import { readStudy } from '#study/document/resolve-study'
import { overlayJsonSchema } from '#study/document/read-overlay'
import { overlaySchema } from '#study/document/schema/overlay'
import { studySchema } from '#study/document/schema/study'
import { worthline } from './command.ts'
import { exampleDocument } from './documents/example-document.ts'
import { codeWords, fencedBlocks, sectionsOf, tableRows } from './documents/markdown.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const document = read('docs/study-document.md')
const sections = sectionsOf(document)

describe('its YAML', () => {
  const blocks = fencedBlocks(document, 'yaml')
  const [example = '', ...others] = blocks
  const value = studySchema.shape.value.unwrap().partial().optional()
  const pieces = studySchema.partial().extend({ value }).or(overlaySchema)

  test('begins with a whole study that reads without a problem', () => {
    const { value, findings } = readStudy(example, 'study.yaml')
    expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      'warning no-source',
    ])
    expect(value).toBeDefined()
  })

  test('begins with the study that the tests on real rows assess', () => {
    expect(parse(example)).toEqual(parse(read('test/real/laryngoscope-trial.yaml')))
  })

  test.each(others)('goes on with pieces of the schema: %s', (block) => {
    expect(pieces.safeParse(parse(block)).error).toBeUndefined()
  })
})

test('its pieces of a value hold what the schema knows', () => {
  const { value } = studySchema.shape
  const pieces = fencedBlocks(document, 'yaml part of value')
  expect(pieces.length).toBeGreaterThan(0)
  for (const piece of pieces) {
    const parsed = parse(piece) as { readonly value: unknown }
    expect(value.unwrap().partial().safeParse(parsed.value).error, piece).toBeUndefined()
  }
})

test('its table of an overlay names every key, and which are required', () => {
  const rows = tableRows(document, 'key of an overlay')
  const written = rows.map(([key = '', value = '']) => [
    codeWords(key)[0],
    value.includes('required'),
  ])
  const { properties = {}, required = [] } = overlayJsonSchema() as Schema
  expect(written).toEqual(Object.keys(properties).map((key) => [key, required.includes(key)]))
})

interface SchemaKey {
  /** Absent where the shapes of a block differ in it. */
  readonly required: boolean | undefined
  readonly choices: readonly string[]
}

type Schema = SchemaNode & { readonly required?: readonly string[] }

/** Every key that the schema knows, by its path, blocks that stand in several places once. */
function schemaKeys(node: Schema, path: readonly string[]): [string, SchemaKey][] {
  const own = Object.entries(node.properties ?? {}).flatMap(([key, child]) => [
    [
      canonical([...path, key]),
      { required: node.required?.includes(key) ?? false, choices: choicesOf(child) },
    ] satisfies [string, SchemaKey],
    ...schemaKeys(child, [...path, key]),
  ])
  const inner = [
    node.items,
    node.additionalProperties,
    ...(node.oneOf ?? []),
    ...(node.anyOf ?? []),
  ]
  return [...own, ...inner.flatMap((one) => (typeof one === 'object' ? schemaKeys(one, path) : []))]
}

function choicesOf(node: SchemaNode): readonly string[] {
  const named = [...(node.enum ?? []), ...(node.const === undefined ? [] : [node.const])]
  return named.filter((choice) => typeof choice === 'string')
}

/** Blocks with a section of their own, wherever they stand. */
const everywhere = ['source', 'statement', 'validation']

function canonical(path: readonly string[]): string {
  const shared = path.findLastIndex((key, i) => everywhere.includes(key) && i < path.length - 1)
  if (shared !== -1) return path.slice(shared).join('.')
  return path
    .join('.')
    .replace(/^jobs\./, 'job.')
    .replace(/^job\.steps\.needs\./, 'job.needs.')
    .replace(/^data\.unpivot\./, 'data.columns.')
    .replace(/^data\.columns\.(errors|opportunities|of)\./, 'data.columns.')
    .replace(/^data\.columns\.(within|time-to)\.(from|to|which)$/, 'data.columns.duration.$2')
}

/** One entry a key: where blocks stand in several shapes, the choices of all of them. */
function merged(keys: readonly [string, SchemaKey][]): ReadonlyMap<string, SchemaKey> {
  const groups = Map.groupBy(keys, ([path]) => path)
  return new Map(
    [...groups].map(([path, same]) => [
      path,
      {
        required: same.every(([, one]) => one.required === same[0]![1].required)
          ? same[0]![1].required
          : undefined,
        choices: same.flatMap(([, { choices }]) => choices),
      },
    ]),
  )
}

function documentKeys(): [string, string][] {
  return sections.flatMap(({ path, text }) =>
    tableRows(text, 'key').map(([key = '', value = '']): [string, string] => {
      const [name = ''] = codeWords(key)
      return [path === 'study' ? name : `${path}.${name}`, value]
    }),
  )
}

describe('its tables of keys', () => {
  const known = merged(schemaKeys(studyJsonSchema(), []))
  const written = new Map(documentKeys())

  test('name every key of the schema, and no other', () => {
    expect([...written.keys()].toSorted()).toEqual([...known.keys()].toSorted())
  })

  test('say which keys are required', () => {
    const union = 'job.needs.metric.'
    for (const [key, { required }] of known) {
      if (key.startsWith(union) || required === undefined) continue
      expect(written.get(key)?.includes('required'), key).toBe(required)
    }
  })

  test('name every choice of a key, designs only where they are there', () => {
    for (const [key, { choices }] of known) {
      const name = key.split('.').at(-1)
      const own = sections.filter(({ path, text }) => {
        const prefix = path === 'study' ? '' : `${path}.`
        const inside = key.startsWith(prefix) && tableRows(text, 'key').length > 0
        return inside && codeWords(text).includes(key.slice(prefix.length))
      })
      for (const choice of choices) {
        const named = own.some(({ text }) => codeWords(text).includes(choice))
        expect(named, `${name}: ${choice}`).toBe(key !== 'evidence.design' || isRead(choice))
      }
    }
  })

  function isRead(design: string): boolean {
    const text = exampleDocument.replace('design: randomized', `design: ${design}`)
    return readStudy(text, 'x').findings.every(({ code }) => code !== 'not-supported')
  }
})

test('the words that it calls reserved are refused as ids', () => {
  const [, after = ''] = document.split('- **Reserved**')
  const words = codeWords(after.split('\n- **')[0] ?? '')
  expect(words.length).toBeGreaterThan(20)
  for (const word of words) {
    const text = exampleDocument.replace('id: volume', `id: "${word}"`)
    expect(
      readStudy(text, 'x').findings.map(({ code }) => code),
      word,
    ).toContain('reserved-id')
  }
})

describe('its list of figures', () => {
  const patterns = fencedBlocks(document, 'text')
    .join('')
    .trim()
    .split('\n')
    .map((line) => ({ line, form: formOf(line) }))
  const figures: Figure[] = []
  let folder = ''

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'worthline-figures-'))
    const studies = [
      'examples/intake-portal',
      'examples/intake-evidence',
      'src/cli/templates/before-after',
      'src/cli/templates/competitor-comparison',
    ]
    const own = [
      timeline,
      rareShare,
      pairs,
      stays,
      overTime,
      processLog,
      needsAsked,
      choosing,
      panel,
      alternatives,
      bySegment,
      prices,
      alike,
    ].map(({ name, text, rows }) => {
      mkdirSync(join(folder, name))
      writeFileSync(join(folder, name, 'study.yaml'), text)
      writeFileSync(join(folder, name, 'rows.csv'), rows)
      return join(folder, name)
    })
    for (const study of [...studies.map((path) => join(root, path)), ...own]) {
      const { out } = worthline('assess', study, '--format', 'json', '--draws', '500')
      figures.push(...(JSON.parse(out) as { figures: Figure[] }).figures)
    }
  }, 300_000)

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('holds every figure', () => {
    expect(figures.length).toBeGreaterThan(300)
    const strange = figures.filter(({ id }) => !patterns.some(({ form }) => form.test(id)))
    expect(strange.map(({ id }) => id)).toEqual([])
  })

  test('holds nothing that is not there', () => {
    const idle = patterns.filter(({ form }) => !figures.some(({ id }) => form.test(id)))
    expect(idle.map(({ line }) => line)).toEqual([])
  })

  test('names every key of a figure', () => {
    const known = tableRows(document, 'key of a figure').flatMap(([keys = '']) => codeWords(keys))
    const found = new Set(figures.flatMap((figure) => Object.keys(figure)))
    expect([...known, 'reason'].toSorted()).toEqual([...found].toSorted())
  })
})

/** `value.cost.<cost>` as a pattern: a name is one word, of an assumption several with dots. */
function formOf(line: string): RegExp {
  const parts = line.split(/<([a-z]+)>/)
  const source = parts.map((part, i) => {
    if (i % 2 === 0) return part.replace(/[.[\]]/g, '\\$&')
    return part === 'assumption' ? '(?!evidence\\.)[a-z0-9.-]+' : '[a-z0-9-]+'
  })
  return new RegExp(`^${source.join('')}$`)
}

/** INVENTED: five ways to answer the phone, with prices, opinions and an economic value. */
const alternatives = {
  name: 'alternatives',
  text: `worthline: 1
title: Helpdesk
currency: EUR
performers: [{ id: agent, name: agent, role: end-user }]
job:
  performer: agent
  statement: { verb: answer, object: a question, context: of a customer }
  needs:
    - id: solved
      outcome: { direction: maximize, measure: likelihood, focus: of a question solved at once }
      metric: { kind: completion, type: yes-no }
solutions:
  - { id: new, name: Desk, role: ours, price: { list: 250 to 350 EUR/year, realized: 280 EUR/year, source: { by: sales } } }
  - { id: old, name: Phone, role: status-quo, price: { list: 200 EUR/year } }
  - { id: rival, name: Rival, role: competitor, price: { list: 240 EUR/year } }
  - { id: secret, name: Secret, role: competitor, price: not-known }
ratings:
  - { need: solved, solution: new, value: 70 % to 90 %, by: ann }
  - { need: solved, solution: old, value: 50 %, by: ann }
  - { need: solved, solution: rival, value: 60 %, by: ann }
segments: [{ id: desk, where: { channel: desk } }]
assumptions:
  - { id: calls, value: 80 to 120, unit: call/year, by-segment: { desk: 200 }, source: { by: ann } }
value:
  ours: new
  reference: old
  horizon: 3 year
  discount-rate: 0.05
  drivers: [{ id: fewer, kind: error-reduction, class: cash, formula: calls * 5 EUR/call }]
  costs: [{ id: training, solution: new, kind: training, amount: 300 EUR, at: start }]
economic-value: [{ id: worth, solution: new, reference: old }]
maps:
  - { id: one, x: price, y: solved, line: regression, frontier: true, expectations: [{ need: solved, solution: rival, date: 2027-01-01 to 2027-12-31 }] }
reconciliation: [{ id: price, economic-value: worth, floor: { value: 100 EUR/year, source: { by: ann } } }]
metric-candidates:
  - { need: solved, category: risk, move: new, need-to-improve: 8, chance-to-improve: 0.5, stakes: 1000 EUR/year, source: { by: ann } }
`,
  rows: '',
}

/** INVENTED: five kinds of guest, who wait less with an app and say what they would pay. */
const bySegment = {
  name: 'by-segment',
  text: `worthline: 1
title: Guests
currency: EUR
performers: [{ id: guest, name: guest, role: customer }]
job:
  performer: guest
  statement: { verb: check in, object: for an appointment, context: at the practice }
  steps:
    - id: queue
      statement: { verb: reach, object: the desk, context: after arriving }
      needs:
        - id: wait
          outcome: { direction: minimize, measure: time, focus: until being called }
          metric: { kind: speed, type: duration, unit: min }
    - id: tell
      statement: { verb: tell, object: who one is, context: at the desk }
      needs:
        - id: talk
          outcome: { direction: minimize, measure: time, focus: at the desk }
          metric: { kind: speed, type: duration, unit: min }
solutions: [{ id: app, name: App, role: ours }, { id: desk, name: Desk, role: status-quo }]
segments:
${['child', 'adult', 'senior', 'worker', 'tourist'].map((kind) => `  - { id: ${kind}, where: { kind: ${kind} } }`).join('\n')}
data:
  - { id: guests, file: rows.csv, row: execution, columns: { solution: {}, kind: {}, wait: { unit: min }, talk: { unit: min }, a: { unit: EUR }, b: { unit: EUR }, c: { unit: EUR }, d: { unit: EUR } } }
evidence:
  - { id: trial, data: guests, design: usage, baseline: desk, treatment: app, needs: [wait, talk], by: [segment] }
surveys:
  - { id: psm, data: guests, kind: van-westendorp, per: visit, too-cheap: a, cheap: b, expensive: c, too-expensive: d, by: [segment] }
paid-improvement: [{ id: wait-worth, need: wait, survey: psm }]
paid-by-person: [{ id: by-guest, data: guests, improvement: talk, paid: b }]
`,
  rows: [
    'solution,kind,wait,talk,a,b,c,d',
    ...Array.from({ length: 200 }, (_, i) => {
      const kind = i % 5
      const app = i % 10 < 5
      const wait = 20 - (app ? kind + 2 : 0) + ((7 * i) % 11)
      const price = 2 + kind + ((3 * i) % 7)
      const names = ['child', 'adult', 'senior', 'worker', 'tourist']
      return [
        app ? 'app' : 'desk',
        names[kind],
        wait,
        3 + ((5 * i) % 4),
        price,
        price + 3,
        price + 5,
        price + 9,
      ].join(',')
    }),
  ].join('\n'),
}

/** INVENTED: waits by month with and without an app, what people believe of them, and what may come. */
const timeline = {
  name: 'timeline',
  text: `worthline: 1
title: Waits
currency: EUR
performers: [{ id: guest, name: guest, role: customer }]
job:
  performer: guest
  statement: { verb: check in, object: for an appointment, context: at the practice }
  needs:
    - id: wait
      outcome: { direction: minimize, measure: time, focus: until being called }
      metric: { kind: speed, type: duration, unit: min }
solutions: [{ id: app, name: App, role: ours }, { id: desk, name: Desk, role: status-quo }]
data:
  - { id: waits, file: rows.csv, row: answer, columns: { customer: {}, solution: {}, day: {}, wait: { unit: min }, felt: { unit: min }, reason: {} } }
elements: [{ id: quick, needs: [wait] }]
perception:
  - { id: felt, element: quick, data: waits, measured: wait, perceived: felt, compare: unit, over: customer, cause: reason }
evolution:
  - { id: whole, element: quick, data: waits, need: wait, at: day, every: month, statistic: mean, until: 2026-03-31, breaks: [{ date: 2025-06-10, why: clock }] }
  - { id: apart, element: quick, data: waits, need: wait, at: day, every: month, statistic: mean, by: [solution], until: 2026-06-30, floor: 10 %, events: [{ date: 2026-02-01, effect: 5 %, probability: 0.5, source: { by: us } }] }
`,
  rows: [
    'customer,solution,day,wait,felt,reason',
    ...Array.from({ length: 48 }, (_, i) => {
      const month = `${2024 + Math.floor(i / 24)}-${String((Math.floor(i / 2) % 12) + 1).padStart(2, '0')}`
      const app = i % 4 < 2
      const wait = (app ? 10 : 20) + ((7 * i) % 5)
      return `c${i},${app ? 'app' : 'desk'},${month}-${i % 2 === 0 ? '05' : '20'},${wait},${wait + 3},${i % 3 === 0 ? 'unaware' : ''}`
    }),
  ].join('\n'),
}

/** INVENTED: twelve people on two needs, asked in three ways, and what goes with their satisfaction. */
const needsAsked = {
  name: 'needs-asked',
  text: `worthline: 1
title: Needs
currency: EUR
performers: [{ id: guest, name: guest, role: customer }]
job:
  performer: guest
  statement: { verb: cook, object: a meal, context: at home }
solutions: [{ id: red, name: Red, role: ours }]
data: [{ id: people, file: rows.csv, row: respondent, columns: {} }]
surveys:
  - { id: rated, data: people, kind: needs, importance: { scale: 1 to 5, columns: { calm: ia, taste: ib } }, satisfaction: { scale: 1 to 5, columns: { calm: sa, taste: sb } }, quality: { speeders: { seconds: sec } } }
  - { id: picked, data: people, kind: needs, importance: { picks: [pick], none: none }, satisfaction: { scale: 1 to 5, columns: { calm: sa, taste: sb } } }
  - { id: best, data: people, kind: needs, importance: { max-diff: { best: { calm: ba, taste: bb }, worst: { calm: bb, taste: ba }, shown: 2 } }, satisfaction: { scale: 1 to 5, columns: { calm: sa, taste: sb } } }
  - { id: drives, data: people, kind: satisfaction-drivers, overall: { mean-of: [y, z] }, drivers: { calm: sa, taste: { mean-of: [sb, ib] } }, scale: 1 to 5 }
  - { id: careful, data: people, kind: satisfaction-drivers, overall: y, drivers: [sa, sb], scale: 1 to 5, quality: { straight-line: { leave-out: true } } }
`,
  rows: [
    'ia,ib,sa,sb,sec,pick,ba,bb,y,z',
    ...Array.from({ length: 12 }, (_, i) =>
      [
        1 + (i % 5),
        5 - (i % 4),
        1 + ((3 * i) % 5),
        1 + ((2 * i) % 5),
        60 + i,
        ['calm', 'taste', 'none'][i % 3],
        i % 2,
        1 - (i % 2),
        1 + ((i * i) % 5),
        1 + ((i * i + (i % 2)) % 5),
      ].join(','),
    ),
  ].join('\n'),
}

const panel = {
  name: 'panel',
  text: `worthline: 1
title: Panel
currency: EUR
performers: [{ id: guest, name: guest, role: customer }]
job:
  performer: guest
  statement: { verb: cook, object: a meal, context: at home }
solutions: [{ id: red, name: Red, role: ours }, { id: white, name: White, role: competitor }]
data:
  - { id: wine, file: rows.csv, row: answer, columns: { judge: {}, wine: { as: category }, response: {} } }
surveys:
  - { id: panel, data: wine, kind: ratings, judge: judge, item: wine, solution: wine, scores: { bitterness: response } }
`,
  rows: 'judge,wine,response\n1,red,4\n1,white,2\n2,red,5\n2,white,4\n3,red,3\n3,white,3\n',
}

/** INVENTED: 40 customers in two clumps, by what they spend and by what they answer. */
const alike = {
  name: 'alike',
  text: `worthline: 1
title: Guests
currency: EUR
performers: [{ id: guest, name: guest, role: customer }]
job:
  performer: guest
  statement: { verb: cook, object: a meal, context: at home }
solutions: [{ id: ours, name: Ours, role: ours }]
data:
  - { id: people, file: rows.csv, row: respondent, columns: {} }
segments:
  - { id: early, where: { when: early } }
  - { id: late, where: { when: late } }
segmentation:
  - { id: spending, data: people, features: [{ of: spent }, { of: visits }], method: k-means, groups: 2, resamples: 10 }
  - { id: answering, data: people, features: [{ of: a }, { of: b }, { of: c }], method: latent-class, groups: 2, resamples: 10 }
  - { id: told, data: people, features: [{ of: spent }], method: given }
`,
  rows: [
    'spent,visits,a,b,c,when',
    ...Array.from({ length: 40 }, (_, i) => {
      const much = i % 2 === 0
      const answer = (of: number): string => (((i + of) % 9 === 0 ? !much : much) ? 'yes' : 'no')
      const numbers = [(much ? 90 : 10) + (i % 7), (much ? 9 : 2) + (i % 3)]
      return [...numbers, answer(1), answer(4), answer(6), i < 20 ? 'early' : 'late'].join(',')
    }),
  ].join('\n'),
}

/** INVENTED: what 40 people would pay, asked in four ways, and what was sold. */
const prices = {
  name: 'prices',
  text: `worthline: 1
title: Cheese
currency: EUR
performers: [{ id: guest, name: guest, role: customer }]
job:
  performer: guest
  statement: { verb: cook, object: a meal, context: at home }
solutions: [{ id: ours, name: Ours, role: ours }]
data:
  - { id: people, file: rows.csv, row: respondent, columns: {} }
surveys:
  - { id: meter, data: people, kind: van-westendorp, too-cheap: a, cheap: b, expensive: c, too-expensive: d, buys: { at-cheap: e, at-expensive: f } }
  - { id: tested, data: people, kind: gabor-granger, price: bid, answer: yes1, unit-cost: 2 }
  - { id: bids, data: people, kind: dichotomous-choice, bid: bid, higher: up, lower: down, answers: [yes1, yes2] }
attribute-prices:
  - { id: makes, data: people, price: c, attributes: { first: { from: sold }, place: { from: store, base: 0 } } }
demand:
  - { id: sales, data: people, quantity: sold, price: c, within: store }
`,
  rows: [
    'a,b,c,d,e,f,bid,up,down,yes1,yes2,sold,store',
    ...Array.from({ length: 40 }, (_, i) => {
      const bid = i % 2 === 0 ? 5 : 10
      const pays = 3 + ((i * 7) % 19)
      const first = Number(pays >= bid)
      const second = Number(pays >= (first === 1 ? 2 * bid : bid / 2))
      const four = [4, 8, 12, 16].map((price) => price + (i % 5))
      return [
        ...four,
        5,
        2,
        bid,
        2 * bid,
        bid / 2,
        first,
        second,
        90 - 3 * four[2]! + (i % 3),
        i % 4,
      ]
    }).map((cells) => cells.join(',')),
  ].join('\n'),
}

/** INVENTED: 30 people who take one offer of three, four times, and call one of three items the best. */
const choosing = {
  name: 'choosing',
  text: `worthline: 1
title: Bread
currency: EUR
performers: [{ id: guest, name: guest, role: customer }]
job:
  performer: guest
  statement: { verb: cook, object: a meal, context: at home }
solutions: [{ id: ours, name: Ours, role: ours }, { id: theirs, name: Theirs, role: competitor }]
data:
  - { id: offers, file: rows.csv, row: answer, columns: {} }
surveys:
  - id: bread
    data: offers
    kind: choice
    respondent: person
    task: task
    chosen: taken
    price: { from: price, per: loaf }
    attributes: { weight: { from: grams }, crust: { from: crust, base: soft } }
    solution: { from: baker, base: theirs }
    simulate: [{ id: today, offers: { ours: { price: 3, weight: 500, crust: hard }, theirs: { price: 4, weight: 700 } }, best-price: { offer: ours, unit-cost: 1 to 2 } }]
  - { id: own, data: offers, kind: choice, respondent: person, task: task, chosen: taken, price: { from: price, per: loaf }, attributes: { weight: { from: grams }, crust: { from: crust, base: soft } }, method: hierarchical-bayes, space: willingness-to-pay, chains: 2, burn-in: 100, draws: 100 }
  - { id: wishes, data: offers, kind: max-diff, respondent: person, best: best, worst: worst, items: [first, second, third] }
  - { id: wanted, data: offers, kind: needs, respondent: person, importance: { max-diff: { best: best, worst: worst, items: [first, second, third] } }, satisfaction: { scale: 1 to 5, columns: { crust: s1, taste: s2, scent: s3, price: s4 } } }
`,
  rows: [
    'person,task,price,grams,crust,baker,taken,best,worst,first,second,third,s1,s2,s3,s4',
    ...Array.from({ length: 120 }, (_, set) => {
      const offers = [0, 1, 2].map((offer) => {
        const price = 2 + ((set * 5 + offer * 7) % 6)
        const grams = 400 + 100 * ((set + offer * 2) % 5)
        const hard = (Math.floor(set / 2) + offer) % 2
        const ours = (set + offer) % 2
        const noise = ((set * 31 + offer * 17) % 23) / 4
        return { price, grams, hard, ours, worth: grams / 150 - price + hard + ours + noise }
      })
      const most = Math.max(...offers.map(({ worth }) => worth))
      const items = ['crust', 'taste', 'scent', 'price'].toSpliced(set % 4, 1)
      const [best, worst] = set % 3 === 0 ? [items[1], items[0]] : [items[0], items[2]]
      return offers.map(({ price, grams, hard, ours, worth }) => {
        const words = [hard === 1 ? 'hard' : 'soft', ours === 1 ? 'ours' : 'theirs']
        const asked = [Math.floor(set / 4), set, price, grams, ...words, Number(worth === most)]
        const met = [0, 1, 2, 3].map((need) => 1 + ((Math.floor(set / 4) * 3 + need) % 5))
        return [...asked, best, worst, ...items, ...met].join(',')
      })
    }).flat(),
  ].join('\n'),
}

const head = `worthline: 1
title: Small
currency: EUR
performers: [{ id: clerk, name: clerk, role: end-user }]
job:
  performer: clerk
  statement: { verb: confirm, object: the receipt, context: of an application }
  starts: the application arrives
  ends: the receipt is confirmed
  needs:
    - id: wait
      outcome: { direction: minimize, measure: time, focus: until the receipt is confirmed }
      metric: { kind: speed, type: duration, unit: min }
    - id: lost
      outcome: { direction: minimize, measure: likelihood, focus: that the application is lost }
      metric: { kind: accuracy, type: yes-no }
solutions:
  - { id: paper, name: Paper, role: status-quo }
  - { id: portal, name: Portal, role: ours }
`

/** A before/after study with a share that is too rare to be adjusted. */
const rareShare = {
  name: 'rare-share',
  text: `${head}
data:
  - id: applications
    file: rows.csv
    row: execution
    columns: { solution: {}, wait: { unit: min }, lost: {}, age: {} }
evidence:
  - { id: change, data: applications, design: before-after, baseline: paper, treatment: portal, needs: [wait, lost], covariates: [age] }
`,
  rows: [
    'solution,wait,lost,age',
    ...Array.from({ length: 60 }, (_, i) =>
      [
        i % 2 === 0 ? 'paper' : 'portal',
        20 + (i % 7),
        i % 19 === 0 ? 1 : 0,
        30 + ((i * 7) % 31),
      ].join(','),
    ),
  ].join('\n'),
}

/** Pairs that were selected because they were bad before. */
const pairs = {
  name: 'pairs',
  text: `${head}
data:
  - id: clerks
    file: rows.csv
    row: customer
    columns: { customer: { from: clerk } }
    unpivot:
      - { solution: { value: paper }, wait: { from: before, unit: min } }
      - { solution: { value: portal }, wait: { from: after, unit: min } }
evidence:
  - { id: pairs, data: clerks, design: paired, baseline: paper, treatment: portal, needs: [wait], selected-on: { need: wait, population-mean: 20 min } }
`,
  rows: [
    'clerk,before,after',
    ...Array.from({ length: 30 }, (_, i) => [i, 25 + (i % 5), 21 + (i % 4)].join(',')),
  ].join('\n'),
}

/** How long customers stay, and repairs of which some fail. */
const stays = {
  name: 'stays',
  text: `${head.replace(
    '    - id: lost',
    `    - id: leaving
      outcome: { direction: maximize, measure: time, focus: until the customer leaves }
      metric: { kind: completion, type: time-to-event, unit: month, until: 24 month }
    - id: repair
      outcome: { direction: minimize, measure: time, focus: of a repair }
      metric: { kind: speed, type: duration, unit: h, failures-at: 72 h }
    - id: repaired
      outcome: { direction: maximize, measure: likelihood, focus: that the line is repaired }
      metric: { kind: completion, type: yes-no }
    - id: lost`,
  )}
data:
  - id: customers
    file: rows.csv
    row: customer
    columns:
      solution: {}
      leaving: { from: months, unit: month, event: { from: left, is: 1 } }
      repair: { from: hours, unit: h }
      repaired: { is: 1 }
evidence:
  - { id: stay, data: customers, design: randomized, baseline: paper, treatment: portal, needs: [leaving, repair, repaired] }
`,
  rows: [
    'solution,months,left,hours,repaired',
    ...Array.from({ length: 60 }, (_, i) =>
      [
        i % 2 === 0 ? 'paper' : 'portal',
        (i * 7) % 41,
        i % 3 === 0 ? 0 : 1,
        2 + (i % 9),
        i % 5 === 0 ? 0 : 1,
      ].join(','),
    ),
  ].join('\n'),
}

/** Shops over dates: a group against others, one long series, customers in waves. */
const overTime = {
  name: 'over-time',
  text: `${head}
data:
  - id: shops
    file: rows.csv
    row: execution
    columns:
      customer: { from: shop }
      solution: {}
      group: {}
      day: {}
      wait: { unit: min }
evidence:
  - { id: chain, data: shops, design: difference-in-differences, cluster: customer, at: day, every: month, from: 2026-02-01, until: 2026-05-01, group: { from: group, treated: ours }, baseline: paper, treatment: portal, needs: [wait] }
  - { id: series, data: shops, design: interrupted-time-series, at: day, from: 2026-02-01, baseline: paper, treatment: portal, needs: [wait] }
  - { id: waves, data: shops, design: longitudinal, unit: customer, at: day, every: month, baseline: paper, treatment: portal, needs: [wait] }
`,
  rows: [
    'shop,group,solution,day,wait',
    ...Array.from({ length: 520 }, (_, i) => {
      const day = new Date(Date.UTC(2025, 9, 1 + i)).toISOString().slice(0, 10)
      const treated = i % 8 < 4
      const portal = treated && day >= '2026-02-01'
      const wait = 30 + ((i * 7) % 11) + (i % 8) - (portal ? 6 : 0)
      return [i % 8, treated ? 'ours' : 'other', portal ? 'portal' : 'paper', day, wait].join(',')
    }),
  ].join('\n'),
}

/** Applications as a log: some are lost, given up or done again, before and after a change. */
const processLog = {
  name: 'process-log',
  text: `${head}
periods:
  - { id: early, until: 2026-02-01 }
  - { id: late, from: 2026-02-01 }
data:
  - id: events
    file: rows.csv
    row: event
    log:
      case: case
      activity: [activity]
      at: at
      lifecycle: { from: state, start: start, complete: complete }
      steps: { receive: [Received], check: [Checked] }
      finished: { reaches: check }
      failed: { activity: [Lost] }
      abandoned: { any: [{ idle: 20 day }] }
    columns:
      solution: { by: period, map: { early: paper, late: portal } }
      wait: { duration: { from: start, to: check } }
evidence:
  - { id: change, data: events, design: before-after, baseline: paper, treatment: portal, needs: [wait] }
`,
  rows: [
    'case,activity,state,at',
    ...Array.from({ length: 90 }, (_, i) => {
      const at = (hours: number): string => new Date(Date.UTC(2026, 0, 1 + i, hours)).toISOString()
      const ways = [
        [
          ['Received', 'complete'],
          ['Checked', 'start'],
          ['Checked', 'complete'],
        ],
        [
          ['Received', 'complete'],
          ['Received', 'complete'],
          ['Checked', 'complete'],
        ],
        [
          ['Received', 'complete'],
          ['Lost', 'complete'],
        ],
        [['Received', 'complete']],
      ] as const
      return ways[i % 4]!.map(([activity, state], hour) =>
        [`case ${i}`, activity, state, at(1 + hour * ((i % 5) + 1))].join(','),
      )
    }).flat(),
  ].join('\n'),
}
