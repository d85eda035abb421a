/** What a careless or hostile program sends is refused with words, and nothing is half-done. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DocumentEdit } from '#contract/edit'
import type { Problem } from '#contract/problem'
import type { StudyDocument } from '#contract/study'
import type { Upload } from '#contract/upload'
import {
  beginStudy,
  newFolder,
  removeFolders,
  startServer,
  type Answer,
  type RunningServer,
} from './server.ts'

let server: RunningServer
let study = ''

beforeAll(async () => {
  server = await startServer(newFolder())
  study = await beginStudy(server)
}, 180_000)

afterAll(async () => {
  await server.stop()
  removeFolders()
})

const seen = async (): Promise<StudyDocument> =>
  (await server.ask<StudyDocument>('GET', `/api/studies/${study}`)).body

async function edited(...edits: readonly unknown[]): Promise<Answer<StudyDocument & Problem>> {
  const { revision: base } = await seen()
  return server.ask('POST', `/api/studies/${study}/edits`, { base, edits })
}

const titled = (old: unknown, next: unknown): object => ({
  kind: 'set',
  path: ['title'],
  old,
  new: next,
})

/** Lists in lists. */
function nested(depth: number): unknown {
  return JSON.parse('['.repeat(depth) + ']'.repeat(depth))
}

describe('an edit', () => {
  it.each([
    ['half a character', '\uD800'],
    ['half a character inside', { a: ['x', { b: 'a\uDC00b' }] }],
    ['half a character as a key', { '\uD800': 1 }],
    ['the character that ends texts', 'a\0b'],
    ['lists in lists, deeper than any document', nested(300)],
    ['lists in lists, deeper than any stack', nested(2_000)],
  ])('with %s is refused, and changes nothing', async (_, value) => {
    const before = await seen()
    const { status, body } = await edited(titled('Counter', value))
    expect({ status, type: body.type }).toEqual({ status: 422, type: 'invalid' })
    expect((await seen()).text).toBe(before.text)
  })

  it('with text of any other kind is kept to the letter', async () => {
    const odd = '\u202E: - # "\' \u200B😀 =cmd|x <b> \\n \n\t é'
    expect((await edited(titled('Counter', odd))).status).toBe(200)
    expect((await edited(titled(odd, 'Counter'))).status).toBe(200)
  })

  it('under a name of every object is a key like any other, and can be taken back', async () => {
    const { text } = await seen()
    for (const path of [
      ['__proto__', 'x'],
      ['constructor', 'prototype'],
      ['value', '__proto__'],
    ]) {
      expect((await edited({ kind: 'set', path, new: 'polluted' })).status).toBe(200)
      expect((await edited({ kind: 'remove', path, old: 'polluted' })).status).toBe(200)
    }
    expect((await server.ask('GET', '/api/session')).status).toBe(200)
    const { body } = await server.ask<Problem>('PUT', `/api/studies/${study}/text`, {
      base: (await seen()).revision,
      text,
    })
    expect(body.type).toBeUndefined()
  })

  it('of one place wins once, of 200 at once; of different places all stand', async () => {
    const { revision: base } = await seen()
    const send = (edit: DocumentEdit): Promise<Answer<Problem>> =>
      server.ask('POST', `/api/studies/${study}/edits`, { base, edits: [edit] })
    const rates = Array.from({ length: 200 }, (_, i) => (i + 1) / 1000)
    const same = await Promise.all(
      rates.map((rate) =>
        send({ kind: 'set', path: ['value', 'discount-rate'], old: 0.08, new: rate }),
      ),
    )
    // one of them sets what stands there
    expect(same.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(2)
    expect(same.filter(({ status }) => status === 409).length).toBeGreaterThanOrEqual(198)
    const source = { kind: 'judgement', by: 'Kim', date: '2026-11-01' }
    const entries = rates
      .slice(0, 40)
      .map((_, i) => ({ id: `new-${i}`, value: '1 to 2', unit: 'EUR', source }))
    const different = await Promise.all(
      entries.map((entry) => send({ kind: 'insert', path: ['assumptions'], new: entry })),
    )
    expect(new Set(different.map(({ status }) => status))).toEqual(new Set([200]))
    const { text } = await seen()
    for (const { id } of entries) expect(text).toContain(`id: ${id}`)
  }, 180_000)
})

describe('what changes', () => {
  it('is told to two hundred pages at once, and to others when some of them are gone', async () => {
    const streams: Response[] = []
    const listen = async (): Promise<number> => {
      const stream = await fetch(`${server.address}/api/events`, {
        headers: { authorization: `Bearer ${server.key}` },
      })
      streams.push(stream)
      return stream.status
    }
    const statuses = await Promise.all(Array.from({ length: 203 }, listen))
    expect(statuses.filter((status) => status === 200)).toHaveLength(200)
    expect(statuses.filter((status) => status === 429)).toHaveLength(3)
    await Promise.all(streams.map(({ body }) => body?.cancel()))
    await expect.poll(listen, { timeout: 10_000 }).toBe(200)
    await Promise.all(streams.splice(203).map(({ body }) => body?.cancel()))
  }, 60_000)
})

describe('a file', () => {
  it('that is broken off while it comes is gone, and leaves nothing', async () => {
    const bytes = Buffer.alloc(8_000_000, 'a,b\n')
    for (let round = 0; round < 5; round += 1) {
      const begun = { study, name: `gone-${round}.csv`, bytes: bytes.length }
      const { body } = await server.ask<Upload>('POST', '/api/uploads', begun)
      const [sent, broken] = await Promise.all([
        server.send(`/api/uploads/${body.id}?offset=0`, bytes),
        server.ask('DELETE', `/api/uploads/${body.id}`),
      ])
      // who was first
      expect([200, 410]).toContain(sent.status)
      expect([200, 410]).toContain(broken.status)
      expect(readdirSync(join(server.data, 'arriving'))).toEqual([])
      expect((await server.ask('GET', `/api/uploads/${body.id}`)).status).toBe(410)
    }
  }, 60_000)
})
