/** Stored studies over the API of a server that was started as a person would start it. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeAssessment } from '#contract/assessment-text'
import type { RevisionComparison, RevisionEntry } from '#contract/revision'
import type { StudyDocument, StudySummary } from '#contract/study'
import type { Problem } from '#contract/problem'
import {
  assessmentOf,
  beginStudy,
  newFolder,
  removeFolders,
  sampleRows,
  sampleStudy,
  sendFile,
  startServer,
  type RunningServer,
} from './server.ts'

let server: RunningServer

beforeAll(async () => {
  server = await startServer(newFolder())
}, 180_000)

afterAll(async () => {
  await server.stop()
  removeFolders()
})

const set = (path: string[], old: unknown, next: unknown) => ({ kind: 'set', path, old, new: next })
const wage = ['assumptions', 'hourly', 'value']

async function edit(study: string, base: number, ...edits: object[]) {
  return server.ask<StudyDocument & Problem>('POST', `/api/studies/${study}/edits`, { base, edits })
}

/** The net present value of the newest revision. */
async function npvOf(study: string): Promise<number> {
  const { assessment = '' } = await assessmentOf(server, study)
  const { figures } = decodeAssessment(assessment)
  return figures.find(({ id }) => id === 'value.npv')!.value as number
}

describe('a stored study', () => {
  it('is begun from a template, with its rows', async () => {
    const templates = await server.ask<{ id: string }[]>('GET', '/api/templates')
    expect(templates.body.map(({ id }) => id)).toContain('before-after')
    const { body } = await server.ask<StudyDocument>('POST', '/api/studies', {
      from: 'template',
      template: 'before-after',
    })
    expect(body.files.map(({ name }) => name)).toEqual(['visits.csv'])
    expect(body.findings.filter(({ severity }) => severity === 'problem')).toEqual([])
    const copy = await server.ask<StudyDocument>('POST', '/api/studies', {
      from: 'copy',
      study: body.id,
    })
    expect(copy.body.title).toBe(`${body.title} (copy)`)
    const untitled = (text: string) => text.replace(/^title: .*$/mu, '')
    expect(untitled(copy.body.text)).toBe(untitled(body.text))
    expect(copy.body.files.map(({ hash }) => hash)).toEqual(body.files.map(({ hash }) => hash))
  })

  it('lies under the figures of a customer as it stood, until its newest revision is taken over', async () => {
    const base = await beginStudy(server)
    const asked = { from: 'customer', study: base, customer: 'ACME: north' }
    const { body } = await server.ask<StudyDocument>('POST', '/api/studies', asked)
    expect(body.title).toBe('Counter (ACME: north)')
    expect(body.missing).toEqual([])
    const document = body.document as { extends: string; base: object }
    expect(document).toMatchObject({ base: { study: base, revision: 2 }, customer: 'ACME: north' })
    expect(body.files.map(({ name }) => name)).toContain(document.extends)
    const npv = await npvOf(base)
    expect(await npvOf(body.id)).toBe(npv)

    await edit(base, 2, set(wage, '38 to 52', '60 to 70'))
    expect(await npvOf(base)).toBeGreaterThan(npv)
    expect(await npvOf(body.id)).toBe(npv)
    const own = { id: 'volume', value: '500', unit: 'execution/year' }
    await edit(body.id, 1, { kind: 'insert', path: ['assumptions'], new: own })
    const given = await npvOf(body.id)
    expect(given).toBeLessThan(npv)

    const way = `/api/studies/${body.id}/base`
    const taken = await server.ask<StudyDocument>('POST', way, { base: 2 })
    expect(taken.body.document).toMatchObject({ base: { study: base, revision: 3 } })
    expect(await npvOf(body.id)).toBeGreaterThan(given)
    expect((await server.ask('POST', way, { base: 3 })).status).toBe(409)
    await server.ask('POST', `/api/studies/${body.id}/undo`, { base: 3 })
    expect(await npvOf(body.id)).toBe(given)
    expect((await server.ask('POST', way, { base: 4 })).status).toBe(200)
  })

  it('leaves a customer the files that were put in the place of those of the study', async () => {
    const base = await beginStudy(server)
    const asked = { from: 'customer', study: base, customer: 'ACME' }
    const { body } = await server.ask<StudyDocument>('POST', '/api/studies', asked)
    expect(body.findings).toMatchObject([{ severity: 'warning', code: 'missing-key' }])
    const rows = (more: string): Buffer => Buffer.concat([sampleRows, Buffer.from(more)])
    const [theirs, ours, other] = [rows('old,30\n'), rows('old,31\n'), rows('old,32\n')]
    await sendFile(server, body.id, 'rows.csv', theirs)
    await sendFile(server, base, 'rows.csv', ours)
    await sendFile(server, base, 'other.csv', other)
    const way = `/api/studies/${body.id}/base`
    const taken = await server.ask<StudyDocument>('POST', way, { base: 2 })
    const hashes = new Map(taken.body.files.map(({ name, hash }) => [name, hash]))
    expect(hashes.size).toBe(taken.body.files.length)
    expect(hashes.get('rows.csv')).toBe(createHash('sha256').update(theirs).digest('hex'))
    expect(hashes.get('other.csv')).toBe(createHash('sha256').update(other).digest('hex'))
  })

  it('is no base of a customer where it is a customer’s itself', async () => {
    const base = await beginStudy(server)
    const asked = { from: 'customer', customer: 'ACME' }
    const { body } = await server.ask<StudyDocument>('POST', '/api/studies', {
      ...asked,
      study: base,
    })
    const again = await server.ask('POST', '/api/studies', { ...asked, study: body.id })
    expect(again.status).toBe(422)
    expect((await server.ask('POST', `/api/studies/${base}/base`, { base: 2 })).status).toBe(422)
  })

  it.each(['../out.yaml', 'study.yaml'])(
    'puts no base of a customer where no file of a study lies: %s',
    async (name) => {
      const base = await beginStudy(server)
      const asked = { from: 'customer', customer: 'ACME', study: base }
      const { body } = await server.ask<StudyDocument>('POST', '/api/studies', asked)
      await sendFile(server, base, 'other.csv', sampleRows)
      const text = body.text.replace(/^extends: .*$/mu, `extends: ${name}`)
      await server.ask('PUT', `/api/studies/${body.id}/text`, { base: 1, text })
      const { status } = await server.ask('POST', `/api/studies/${body.id}/base`, { base: 2 })
      expect(status).toBe(422)
      const after = await server.ask<StudyDocument>('GET', `/api/studies/${body.id}`)
      expect(after.body.files).toEqual(body.files)
    },
  )

  it('says what an empty one lacks', async () => {
    const { body } = await server.ask<StudyDocument>('POST', '/api/studies', {
      from: 'empty',
      title: 'Queue: "why" #1',
    })
    expect(body.title).toBe('Queue: "why" #1')
    expect(body.missing.map(({ room }) => room)).toEqual([
      'job',
      'job',
      'evidence',
      'evidence',
      'value',
      'value',
    ])
  })

  it('keeps comments, merges edits of different parts, and shows conflicts of the same part', async () => {
    const study = await beginStudy(server)
    const first = await edit(study, 2, set(wage, '38 to 52', '40 to 55'))
    expect(first.body.text).toBe(sampleStudy.replace('38 to 52', '40 to 55'))
    const second = await edit(study, 2, set(['title'], 'Counter', 'Desk'))
    expect(second.status).toBe(200)
    expect(second.body.revision).toBe(4)
    expect(second.body.text).toContain('40 to 55')
    const stale = await edit(study, 2, set(wage, '38 to 52', '1 to 2'))
    expect(stale.status).toBe(409)
    expect(stale.headers.get('content-type')).toContain('application/problem+json')
    expect(stale.body).toMatchObject({
      type: 'conflict',
      revision: 4,
      conflicts: [{ theirs: '40 to 55' }],
    })
  })

  it('loses none of 60 edits that are made at once', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => `  - { id: a-${index}, value: ${index} }`)
    const text = `worthline: 1\ntitle: Many\nassumptions:\n${rows.join('\n')}\n`
    const { body } = await server.ask<StudyDocument>('POST', '/api/studies', { from: 'text', text })
    const all = await Promise.all(
      rows.map((_, index) =>
        edit(body.id, 1, set(['assumptions', `a-${index}`, 'value'], index, index + 1000)),
      ),
    )
    expect(all.map(({ status }) => status)).toEqual(rows.map(() => 200))
    const after = await server.ask<StudyDocument>('GET', `/api/studies/${body.id}`)
    expect(after.body.revision).toBe(61)
    for (const index of rows.keys()) expect(after.body.text).toContain(`value: ${index + 1000} }`)
  })

  it('takes changes back and makes them again, to the very text', async () => {
    const study = await beginStudy(server)
    const ask = (what: string, base: number) =>
      server.ask<StudyDocument & Problem>('POST', `/api/studies/${study}/${what}`, { base })
    const { text: begun } = (await server.ask<StudyDocument>('GET', `/api/studies/${study}`)).body
    const one = await edit(study, 2, set(wage, '38 to 52', '40 to 55'))
    const entry = {
      id: 'volume',
      value: '1000 to 2000',
      unit: 'execution/year',
      source: { kind: 'judgement', by: 'Kim', date: '2026-11-01' },
      review: '2026-01-01',
    }
    const two = await edit(study, 3, {
      kind: 'remove',
      path: ['assumptions', 'volume'],
      old: entry,
    })
    expect((await ask('undo', 4)).body.text).toBe(one.body.text)
    expect((await ask('undo', 5)).body.text).toBe(begun)
    expect((await ask('redo', 6)).body.text).toBe(one.body.text)
    expect((await ask('redo', 7)).body.text).toBe(two.body.text)
    expect((await ask('redo', 8)).body).toMatchObject({ type: 'not-ready', status: 409 })
    await ask('undo', 8)
    await ask('undo', 9)
    const noFile = await ask('undo', 10)
    expect(noFile.body.files).toEqual([])
    expect((await ask('redo', 11)).body.files.map(({ name }) => name)).toEqual(['rows.csv'])
    const { body: history } = await server.ask<RevisionEntry[]>(
      'GET',
      `/api/studies/${study}/revisions`,
    )
    expect(history.map(({ kind }) => kind)).toEqual([
      'redo',
      'undo',
      'undo',
      'undo',
      'redo',
      'redo',
      'undo',
      'undo',
      'edit',
      'edit',
      'files',
      'create',
    ])
    expect(history.at(-3)?.paths).toEqual([wage])
  })

  it('restores an earlier revision as a new one, and compares two', async () => {
    const study = await beginStudy(server)
    await edit(study, 2, set(wage, '38 to 52', '80 to 110'))
    await server.ask('PUT', `/api/studies/${study}/text`, { base: 3, text: 'worthline: 1\n' })
    const refused = await server.ask<Problem>('PUT', `/api/studies/${study}/text`, {
      base: 3,
      text: 'x: 1\n',
    })
    expect(refused.body).toMatchObject({ type: 'conflict', revision: 4 })
    const { body } = await server.ask<StudyDocument>('POST', `/api/studies/${study}/restore`, {
      base: 4,
      revision: 2,
    })
    expect(body).toMatchObject({ text: sampleStudy, revision: 5 })
    await assessmentOf(server, study)
    await edit(study, 5, set(wage, '38 to 52', '80 to 110'))
    await assessmentOf(server, study)
    const { body: compared } = await server.ask<RevisionComparison>(
      'GET',
      `/api/studies/${study}/comparison?from=5&to=6`,
    )
    expect(compared.before).toBe(sampleStudy)
    const annual = compared.moved?.find(({ id }) => id === 'value.annual')
    expect(annual?.because).toEqual(['assumption hourly'])
    expect(annual?.before).not.toBe(annual?.after)
    expect(compared.moved?.some(({ id }) => id === 'evidence.trial.wait.difference')).toBe(false)
  })

  it('gives the figures of the command line, byte for byte', async () => {
    const study = await beginStudy(server)
    const { assessment, state } = await assessmentOf(server, study)
    expect(state).toBe('fresh')
    const folder = mkdtempSync(join(server.data, 'by-hand-'))
    writeFileSync(join(folder, 'study.yaml'), sampleStudy)
    writeFileSync(join(folder, 'rows.csv'), sampleRows)
    const root = join(import.meta.dirname, '../..')
    const printed = execFileSync(
      join(root, 'bin/worthline'),
      ['assess', folder, '--format', 'json', '--quiet'],
      { encoding: 'utf8' },
    )
    const exported = await server.ask<object>('GET', `/api/studies/${study}/export/json`)
    expect(exported.body).toEqual(JSON.parse(printed))
    const { figures } = JSON.parse(printed) as { figures: unknown }
    expect(JSON.parse(JSON.stringify(decodeAssessment(assessment ?? '').figures))).toEqual(figures)
    const given = await server.ask<{ figures: unknown }>('GET', `/api/studies/${study}/figures`)
    expect(given.body.figures).toEqual(figures)
  })

  it('keeps its answer for lists, and says when it is out of date', async () => {
    const study = await beginStudy(server)
    await assessmentOf(server, study)
    const listed = async () =>
      (await server.ask<StudySummary[]>('GET', '/api/studies?search=count')).body.find(
        ({ id }) => id === study,
      )
    expect(await listed()).toMatchObject({
      revision: 2,
      reviewsDue: 1,
      missing: [],
      answer: { revision: 2 },
    })
    expect((await listed())?.answer?.headline).toMatch(/^€/)
    await edit(study, 2, set(wage, '38 to 52', '1 to 2'))
    expect(await listed()).toMatchObject({ revision: 3, answer: { revision: 2 } })
  })

  it('says in lists which study holds the figures of a customer over those of another', async () => {
    const study = await beginStudy(server)
    const body = { from: 'customer', study, customer: 'ACME' }
    const model = await server.ask<StudyDocument>('POST', '/api/studies', body)
    const { body: all } = await server.ask<StudySummary[]>('GET', '/api/studies')
    const said = new Map(all.map(({ id, customerModel }) => [id, customerModel]))
    expect(said.get(study)).toBe(false)
    expect(said.get(model.body.id)).toBe(true)
    const text = `${sampleStudy}\n`
    const written = { base: model.body.revision, text, why: 'a study of its own' }
    expect((await server.ask('PUT', `/api/studies/${model.body.id}/text`, written)).status).toBe(
      200,
    )
    const { body: now } = await server.ask<StudySummary[]>('GET', '/api/studies')
    expect(now.find(({ id }) => id === model.body.id)?.customerModel).toBe(false)
  })

  it('says what is wrong with it, and where, in place of an answer', async () => {
    const study = await beginStudy(server, sampleStudy.replace('saved(wait)', 'saved(wat)'))
    const { state, findings } = await assessmentOf(server, study)
    expect(state).toBe('broken')
    expect(findings.map(({ message }) => message).join()).toContain('wat')
    const noRows = await server.ask<{ id: string }>('POST', '/api/studies', {
      from: 'text',
      text: sampleStudy,
    })
    const without = await assessmentOf(server, noRows.body.id)
    expect(without.findings.map(({ code }) => code)).toContain('no-file')
  })

  it('refuses what an overlay cannot reach', async () => {
    const text = 'worthline: 1\nextends: portal.yaml\ncustomer: acme\n'
    const { body } = await server.ask<{ id: string }>('POST', '/api/studies', {
      from: 'text',
      text,
    })
    const { state, findings } = await assessmentOf(server, body.id)
    expect(state).toBe('broken')
    expect(findings.map(({ message }) => message)).toEqual([
      'There is no `portal.yaml` beside this document.',
    ])
  })

  it('is put away, and deleted only when its title says so', async () => {
    const study = await beginStudy(server)
    const purge = (title: string) =>
      server.ask<Problem>('DELETE', `/api/studies/${study}`, { title })
    expect((await purge('Counter')).body).toMatchObject({ type: 'not-ready' })
    await server.ask('PUT', `/api/studies/${study}/archived`, { archived: true })
    const ids = async (query: string) =>
      (await server.ask<StudySummary[]>('GET', `/api/studies${query}`)).body.map(({ id }) => id)
    expect(await ids('')).not.toContain(study)
    expect(await ids('?archived=true')).toContain(study)
    expect((await purge('Other')).body).toMatchObject({ type: 'invalid', place: 'title' })
    expect((await purge('Counter')).status).toBe(200)
    expect((await server.ask('GET', `/api/studies/${study}`)).status).toBe(404)
  })

  it.each(['html', 'markdown', 'xlsx', 'yaml', 'csv'])('goes out as %s', async (format) => {
    const study = await beginStudy(server)
    await assessmentOf(server, study)
    const { status, headers } = await server.ask('GET', `/api/studies/${study}/export/${format}`)
    expect(status).toBe(200)
    expect(headers.get('content-disposition')).toContain('attachment; filename="Counter.')
  })

  it.skipIf(!existsSync('/usr/bin/chromium'))(
    'goes out as PDF (needs /usr/bin/chromium)',
    async () => {
      const study = await beginStudy(server)
      await assessmentOf(server, study)
      const { status, headers } = await server.ask('GET', `/api/studies/${study}/export/pdf`)
      expect(status).toBe(200)
      expect(headers.get('content-type')).toBe('application/pdf')
      expect(headers.get('content-disposition')).toContain('filename="Counter.pdf"')
    },
  )

  it('plans a test as the command line does, and says what it cannot read', async () => {
    const study = await beginStudy(server)
    const folder = mkdtempSync(join(server.data, 'plan-'))
    const root = join(import.meta.dirname, '../..')
    writeFileSync(join(folder, 'study.yaml'), sampleStudy)
    writeFileSync(join(folder, 'rows.csv'), sampleRows)
    const words = ['plan', folder, '--effect', '2 min', '--per-week', '50', '--format', 'json']
    const printed = JSON.parse(
      execFileSync(join(root, 'bin/worthline'), words, { encoding: 'utf8' }),
    ) as { needs: { sample: object; weeks: number; detectable: object[] }[] }
    const asked = { power: 0.8, level: 0.95, treatmentShare: 0.5, perWeek: 50, paired: false }
    const plan = (body: object) =>
      server.ask<Problem & { plan: { planned: typeof printed.needs } }>(
        'POST',
        `/api/studies/${study}/plan`,
        { ...asked, ...body },
      )
    const { status, body } = await plan({ effect: '2 min' })
    expect(status).toBe(200)
    const [{ sample, weeks, detectable }] = body.plan.planned as [(typeof printed.needs)[0]]
    expect({ sample, weeks, detectable }).toEqual({
      sample: printed.needs[0]!.sample,
      weeks: printed.needs[0]!.weeks,
      detectable: printed.needs[0]!.detectable,
    })
    expect(await plan({ effect: 'much' })).toMatchObject({
      status: 422,
      body: { type: 'invalid', place: 'effect' },
    })
    expect(await plan({ effect: '2 min', sd: '3 min' })).toMatchObject({
      status: 422,
      body: { type: 'invalid', place: 'sd' },
    })
    expect(await plan({ effect: '2 min', correlation: 0.5 })).toMatchObject({
      status: 422,
      body: { type: 'invalid', place: 'correlation' },
    })
    expect(await plan({ effect: '2 min', need: 'waits' })).toMatchObject({
      status: 422,
      body: { findings: [{ code: 'unknown-reference' }] },
    })
  }, 120_000)

  it('shows the rows behind a figure, and those that were kept out', async () => {
    const study = await beginStudy(server)
    const rows = await server.ask<{ total: number; rows: unknown[] }>(
      'GET',
      `/api/studies/${study}/rows/rows?filter=solution%20%3D%20old`,
    )
    expect(rows.body).toMatchObject({ total: 60, columns: ['solution', 'wait'] })
    const rejected = await server.ask<string>('GET', `/api/studies/${study}/rejected`)
    expect(rejected.body).toBe('data,file,line,column,value,reason\n')
  })
})
