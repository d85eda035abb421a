/** A backup goes from one kind of database to the other and back, and is held against its hashes. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backupHouse, examineHouse, restoreHouse } from '#app/keep'
import { openStore, type StorePlace } from '#storage/database/open-store'
import { storeKinds } from './stores.ts'

const bytes = Buffer.from('a,b\n1,2\n')
const hash = createHash('sha256').update(bytes).digest('hex')

async function fill(place: StorePlace): Promise<void> {
  const { store } = await openStore(place)
  const base = {
    study: 'study1',
    at: '2026-11-22T05:40:27.000Z',
    by: 'Ann',
    actor: 'ann',
    why: 'ü',
    paths: [],
  }
  const facts = {
    title: 'Counter',
    simulated: true,
    customerModel: false,
    missing: [],
    reviews: [],
  }
  const files = [{ name: 'a.csv', hash, bytes: bytes.length, addedAt: base.at }]
  await store.append('w', { ...base, revision: 1, kind: 'create', text: 'x: 1\n', facts, files })
  for (let revision = 2; revision <= 620; revision++)
    await store.append('w', { ...base, revision, kind: 'text', text: `x: ${revision}\n`, facts })
  await store.keepPromise('w', 'study1', {
    id: 'a1b2',
    title: 'Counter',
    to: 'ACME “ü”',
    by: 'Ann',
    on: '2026-11-22',
    note: '',
    keptAt: base.at,
    keptBy: 'Ann',
    content: '{ "worthline-promise": 1 }\n',
  })
  await store.close()
  mkdirSync(join(place.data, 'blobs'), { recursive: true })
  writeFileSync(join(place.data, 'blobs', hash), bytes)
}

const ready = storeKinds.filter(({ skipped }) => !skipped)

describe('a backup', () => {
  beforeAll(async () => {
    for (const kind of ready) await kind.start()
  }, 120_000)

  afterAll(() => {
    for (const kind of ready) kind.stop()
  })

  it('goes round through every kind of database, unchanged', async () => {
    const places = [...ready, ready[0]!].map(({ place }) => place())
    await fill(places[0]!)
    const texts: string[] = []
    const all = { rows: 623, files: 1 }
    for (const [index, place] of places.entries()) {
      const file = join(place.data, 'backup.worthline')
      const from = join(places[Math.max(0, index - 1)]!.data, 'backup.worthline')
      const restored = index === 0 ? all : await restoreHouse(place, from)
      expect(restored).toEqual(all)
      expect(await backupHouse(place, file)).toEqual(all)
      const [, ...rest] = gunzipSync(readFileSync(file)).toString().split('\n')
      texts.push(rest.slice(0, -2).toSorted().join('\n'))
      expect(
        (await examineHouse(place)).filter(({ good, what }) => !good && what !== 'disk'),
      ).toEqual([])
    }
    expect(new Set(texts).size).toBe(1)
    expect(readFileSync(join(places.at(-1)!.data, 'blobs', hash))).toEqual(bytes)
    const { store } = await openStore(places.at(-1)!)
    const promise = await store.promise('w', 'study1', 'a1b2')
    expect(promise?.content).toBe('{ "worthline-promise": 1 }\n')
    await store.close()
  }, 120_000)

  it.each([
    ['cut off', (whole: Buffer) => whole.subarray(0, whole.length - 20)],
    [
      'changed inside',
      (whole: Buffer) => gzipSync(gunzipSync(whole).toString().replace('x: 7\\n', 'x: 8\\n')),
    ],
    [
      'without its end',
      (whole: Buffer) =>
        gzipSync(
          gunzipSync(whole)
            .toString()
            .replace(/\{"end".*\n$/, ''),
        ),
    ],
    [
      'with something behind its end',
      (whole: Buffer) => gzipSync(`${gunzipSync(whole).toString()}x`),
    ],
    ['something else', () => Buffer.from('hello')],
  ])('that is %s is refused, and nothing is written', async (_what, harm) => {
    const [from, to] = [storeKinds[0]!.place(), storeKinds[0]!.place()]
    await fill(from)
    const file = join(from.data, 'backup.worthline')
    await backupHouse(from, file)
    writeFileSync(file, harm(readFileSync(file)))
    await expect(restoreHouse(to, file)).rejects.toThrow('no whole backup')
    const { store } = await openStore(to)
    expect(await store.studies('w', false)).toEqual([])
    await store.close()
  })

  it('is not made of a place where no studies are kept, and nothing is put there', async () => {
    const { data } = storeKinds[0]!.place()
    await expect(backupHouse({ data }, join(data, 'backup.worthline'))).rejects.toThrow(
      'No studies are kept',
    )
    await expect(examineHouse({ data })).rejects.toThrow('No studies are kept')
    expect(readdirSync(data)).toEqual([])
  })

  it('is not restored over studies that are there', async () => {
    const place = storeKinds[0]!.place()
    await fill(place)
    const file = join(place.data, 'backup.worthline')
    await backupHouse(place, file)
    await expect(restoreHouse(place, file)).rejects.toThrow('There are studies here already')
  })

  it('is a state of one moment while others write', async () => {
    const place = storeKinds[0]!.place()
    await fill(place)
    const { store } = await openStore(place)
    const state = { writes: true }
    const writing = (async () => {
      for (let revision = 621; state.writes; revision++) {
        const facts = {
          title: `${revision}`,
          simulated: true,
          customerModel: false,
          missing: [],
          reviews: [],
        }
        await store.append('w', {
          study: 'study1',
          at: '',
          by: '',
          actor: '',
          why: '',
          paths: [],
          revision,
          kind: 'text',
          text: '',
          facts,
        })
        await new Promise((go) => setTimeout(go, 1))
      }
    })()
    const file = join(place.data, 'backup.worthline')
    await backupHouse(place, file)
    state.writes = false
    await writing
    await store.close()
    const elsewhere = storeKinds[0]!.place()
    await restoreHouse(elsewhere, file)
    const words = (await examineHouse(elsewhere)).find(({ what }) => what === 'studies')
    expect(words).toEqual({ what: 'studies', words: '1 studies', good: true })
  })
})
