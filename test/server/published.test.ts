/** Published figures of other stored studies: looked into, taken over, and made of what several measured. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { PublishedElsewhere, TakenPublished } from '#contract/published'
import type { RevisionEntry } from '#contract/revision'
import type { StudyDocument } from '#contract/study'
import type { BenchmarkEntry } from '#study/document/schema/benchmarks'
import {
  assessmentOf,
  beginStudy,
  newFolder,
  removeFolders,
  sampleStudy,
  sendFile,
  startServer,
  type RunningServer,
} from './server.ts'

const minutes = [8, 11, 9, 14, 7, 10, 12, 9]
const factors = [1, 1.4, 0.8, 2, 1.1]

let server: RunningServer
let study = ''
let customers: readonly string[] = []

beforeAll(async () => {
  server = await startServer(newFolder())
  study = await beginStudy(server)
  for (const [i, factor] of factors.entries()) {
    const rows = minutes.flatMap((one) => [`old,${one * factor}`, `new,${one * factor * 0.7}`])
    const text = sampleStudy.replace('title: Counter', `title: Customer ${i + 1}`)
    const csv = Buffer.from(`solution,wait\n${rows.join('\n')}\n`)
    const id = await beginStudy(server, text, csv)
    await assessmentOf(server, id)
    customers = [...customers, id]
  }
}, 240_000)

afterAll(async () => {
  await server.stop()
  removeFolders()
})

const at = (id = study): string => `/api/studies/${id}/published`
const take = (body: object, id = study) => server.ask<TakenPublished>('POST', at(id), body)
const elsewhere = async (id = study) => (await server.ask<PublishedElsewhere[]>('GET', at(id))).body
const library = async (id = study): Promise<readonly BenchmarkEntry[]> => {
  const { body } = await server.ask<string>('GET', `/api/studies/${id}/files/benchmarks.yaml`)
  return parse(String(body)) as BenchmarkEntry[]
}
const pooled = {
  from: 'studies',
  of: { need: 'wait' },
  role: 'status-quo',
  population: 'municipal offices',
}

it('makes one of what five studies measured, as the command line does, and puts it into the library', async () => {
  const { status, body } = await take({ ...pooled, studies: customers })
  expect(status).toBe(200)
  const mean = minutes.reduce((sum, one) => sum + one, 0) / 8
  const middle = factors.reduce((sum, factor) => sum + Math.log(mean * factor), 0) / 5
  // As in test/benchmark-command.test.ts: the reach of P95, integrated with NumPy and SciPy 1.10.
  const reach = 0.86654779481
  expect(body.entry.median / Math.exp(middle)).toBeCloseTo(1, 3)
  expect(body.entry.min / Math.exp(middle - reach)).toBeCloseTo(1, 3)
  expect(body.entry.max / Math.exp(middle + reach)).toBeCloseTo(1, 3)
  expect(body).toMatchObject({ file: 'benchmarks.yaml', entry: { id: 'own-wait', unit: 'min' } })
  expect(body.entry.source).toMatchObject({ kind: 'benchmark', population: 'municipal offices' })
  expect(await library()).toEqual([body.entry])
  expect(JSON.stringify(body)).not.toContain('Customer')
  const { body: revisions } = await server.ask<RevisionEntry[]>(
    'GET',
    `/api/studies/${study}/revisions`,
  )
  expect(revisions[0]).toMatchObject({
    kind: 'files',
    why: 'published figure own-wait of 5 own studies',
  })
}, 120_000)

it('takes one of another study’s library, with its source, once; the history says whose it was', async () => {
  const [customer = ''] = customers
  expect(await elsewhere()).toEqual([])
  const [entry] = await library()
  expect(await elsewhere(customer)).toEqual([{ study, title: 'Counter', entry }])
  const wanted = { from: 'library', study, entry: 'own-wait' }
  const { status, body } = await take(wanted, customer)
  expect([status, body.entry]).toEqual([200, entry])
  expect(await library(customer)).toEqual([entry])
  const { body: revisions } = await server.ask<RevisionEntry[]>(
    'GET',
    `/api/studies/${customer}/revisions`,
  )
  expect(revisions[0]?.why).toBe('published figure own-wait of “Counter”, revision 3')
  expect((await take(wanted, customer)).body).toEqual(body)
  const { body: document } = await server.ask<StudyDocument>('GET', `/api/studies/${customer}`)
  expect(document.revision).toBe(revisions[0]?.revision)
  expect(await elsewhere(customer)).toEqual([])
})

it('gives another one of the same id an id of its own, in the library that the document names', async () => {
  const text = sampleStudy
    .replace('currency: EUR', 'currency: EUR\nbenchmarks: ours.yaml')
    .replace('title: Counter', 'title: Named')
  const named = await beginStudy(server, text)
  const [entry] = await library()
  const other = { ...entry, median: (entry?.median ?? 0) * 1.01 }
  await sendFile(server, named, 'ours.yaml', Buffer.from(JSON.stringify([other])))
  const refused = await take({ from: 'library', study, entry: 'own-wait' }, named)
  expect(refused.status).toBe(422)
  expect(refused.body).toMatchObject({ title: 'Nothing can be added at the end of `ours.yaml`.' })
  const lines = Object.entries({ ...other, source: undefined })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `  ${key}: ${String(value)}`)
  const yaml = `# ours\n- ${lines.join('\n').trimStart()}\n  source: { kind: benchmark, cite: X, date: 2026-01-01 }\n`
  await sendFile(server, named, 'ours.yaml', Buffer.from(yaml))
  const { status, body } = await take({ from: 'library', study, entry: 'own-wait' }, named)
  expect(status).toBe(200)
  expect(body).toEqual({ file: 'ours.yaml', entry: { ...entry, id: 'own-wait-2' } })
  const { body: written } = await server.ask<string>('GET', `/api/studies/${named}/files/ours.yaml`)
  expect(String(written)).toContain('# ours\n- id: own-wait\n')
  expect((await take({ from: 'library', study, entry: 'own-wait' }, named)).body).toEqual(body)
  expect(await elsewhere(named)).toEqual([])
}, 120_000)

it.each([
  ['a library that is too large', 'ours.yaml', 1_000_001, [413, 'a library may have 1 MB']],
  ['the document itself', 'study.yaml', 0, [422, 'the study document itself']],
  ['a file that no study can have', 'a|b.yaml', 0, [422, 'No file of a study']],
] as const)(
  'leaves %s alone',
  async (_what, name, bytes, [expected, words]) => {
    const text = sampleStudy.replace('currency: EUR', `currency: EUR\nbenchmarks: ${name}`)
    const named = await beginStudy(server, text)
    if (bytes > 0) await sendFile(server, named, name, Buffer.alloc(bytes, '#'))
    const document = async () =>
      (await server.ask<StudyDocument>('GET', `/api/studies/${named}`)).body
    const before = await document()
    const { status, body } = await server.ask<{ title: string }>('POST', at(named), {
      from: 'library',
      study,
      entry: 'own-wait',
    })
    expect(status).toBe(expected)
    expect(body.title).toContain(words)
    expect(await document()).toEqual(before)
  },
  120_000,
)

it('begins in an empty file', async () => {
  const text = sampleStudy.replace('currency: EUR', 'currency: EUR\nbenchmarks: ours.yaml')
  const named = await beginStudy(server, text)
  await sendFile(server, named, 'ours.yaml', Buffer.from('\n'))
  const { status, body } = await take({ from: 'library', study, entry: 'own-wait' }, named)
  expect([status, body.entry.id]).toEqual([200, 'own-wait'])
}, 120_000)

it('can be taken as evidence, and taken back as any file', async () => {
  const revision = async () =>
    (await server.ask<StudyDocument>('GET', `/api/studies/${study}`)).body.revision
  const { body } = await server.ask<StudyDocument>('POST', `/api/studies/${study}/edits`, {
    base: await revision(),
    edits: [
      {
        kind: 'insert',
        path: ['evidence'],
        new: {
          id: 'outside',
          design: 'benchmark',
          need: 'wait',
          solution: 'old',
          from: 'own-wait',
        },
      },
    ],
  })
  expect(body.findings.filter(({ severity }) => severity === 'problem')).toEqual([])
  expect((await assessmentOf(server, study)).state).toBe('fresh')
  for (const _ of [1, 2])
    await server.ask('POST', `/api/studies/${study}/undo`, { base: await revision() })
  const { body: after } = await server.ask<StudyDocument>('GET', `/api/studies/${study}`)
  expect(after.files.map(({ name }) => name)).toEqual(['rows.csv'])
}, 120_000)

it.each([
  ['fewer than five customers', pooled, 'at least 5 are needed'],
  ['a need that they do not have', { ...pooled, of: { need: 'none' } }, '0 of 5 studies'],
])('refuses %s in words', async (what, body, words) => {
  const studies = what.startsWith('fewer') ? customers.slice(0, 4) : customers
  const { status, body: said } = await server.ask<{ title: string }>('POST', at(), {
    ...body,
    studies,
  })
  expect([status, said.title.includes(words)]).toEqual([422, true])
})

it('takes no figure of a study that is simulated', async () => {
  const text = sampleStudy.replace('title: Counter', 'title: Invented\nsimulated: true')
  const invented = await beginStudy(server, text)
  const { status, body } = await server.ask<{ title: string }>('POST', at(), {
    ...pooled,
    studies: [...customers, invented],
  })
  expect([status, body.title]).toEqual([
    422,
    '“Invented” is simulated: nothing was measured in it.',
  ])
})

it('says which study is not evaluated yet, and what is not there', async () => {
  const { body } = await server.ask<StudyDocument>('POST', '/api/studies', {
    from: 'text',
    text: sampleStudy.replace('title: Counter', 'title: New one'),
  })
  const refused = await server.ask<{ title: string }>('POST', at(), {
    ...pooled,
    studies: [...customers, body.id],
  })
  expect([refused.status, refused.body.title]).toEqual([409, '“New one” is not evaluated yet.'])
  const [customer = ''] = customers
  const none = await take({ from: 'library', study: customer, entry: 'none' })
  expect(none.status).toBe(404)
  expect((await take({ from: 'library', study: '0000', entry: 'none' })).status).toBe(404)
})
