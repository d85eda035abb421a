/**
 * Kills a server at random moments while it saves, takes in files, evaluates, backs up and migrates, and
 * looks after every start whether all that it had acknowledged is there. `npm run torture` does it 200 times.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { sql } from 'kysely'
import type { StudyDocument } from '#contract/study'
import { examineHouse, restoreHouse } from '#app/keep'
import { openDatabase } from '#storage/database/open-store'
import { beginStudy, sampleRows, startServer, type RunningServer } from './server/server.ts'

export interface TortureOptions {
  readonly kills: number
  readonly seed: number
  readonly data: string
  readonly say?: (words: string) => void
}

export interface Tortured {
  readonly kills: number
  /** Edits, files, and backups that were acknowledged. */
  readonly acknowledged: number
  /** What was lost, or half there; one line each. */
  readonly wrong: readonly string[]
}

/** What the server has acknowledged so far. */
interface Known {
  study: string
  revision: number
  value: number
  readonly files: Map<string, string>
  acknowledged: number
}

/** Lets a server work and kills it, over and over. */
export async function torture({ kills, seed, data, say }: TortureOptions): Promise<Tortured> {
  const random = generator(seed)
  const known: Known = { study: '', revision: 0, value: 0, files: new Map(), acknowledged: 0 }
  const wrong: string[] = []
  for (let kill = 0; kill < kills; kill++) {
    const server = await startServer(data)
    if (kill === 0) await begin(server, known)
    wrong.push(...(await lost(server, known)).map((words) => `after kill ${kill}: ${words}`))
    const refused: string[] = []
    const worked = work(server, known, { random, refused })
    await Promise.all([killed(server, known, random), worked])
    wrong.push(...refused.map((words) => `refused: ${words}`))
    if (kill % 5 === 4) wrong.push(...(await migrationKilled(data, random)))
    say?.(
      `${kill + 1} of ${kills} kills, ${known.acknowledged} acknowledged, ${wrong.length} wrong`,
    )
  }
  const server = await startServer(data)
  wrong.push(...(await lost(server, known)))
  await server.stop()
  wrong.push(...(await unsound(data)))
  return { kills, acknowledged: known.acknowledged, wrong }
}

/** Kills it some time after it has acknowledged something, or at the latest after some seconds. */
async function killed(server: RunningServer, known: Known, random: () => number): Promise<void> {
  const before = known.acknowledged
  for (let waited = 0; waited < 5_000 && known.acknowledged === before; waited += 20)
    await after(20)
  await after(random() * 400)
  await server.kill()
}

async function begin(server: RunningServer, known: Known): Promise<void> {
  known.study = await beginStudy(server)
  known.files.set('rows.csv', sha(sampleRows))
  const edits = [{ kind: 'set', path: ['value', 'discount-rate'], old: 0.08, new: 0 }]
  const { body } = await server.ask<StudyDocument>('POST', `/api/studies/${known.study}/edits`, {
    base: 2,
    edits,
  })
  known.revision = body.revision
}

/** Works until the server is gone: edits, files, evaluations and backups, side by side. */
async function work(
  server: RunningServer,
  known: Known,
  { random, refused }: { readonly random: () => number; readonly refused: string[] },
): Promise<void> {
  const until = async (step: () => Promise<void>): Promise<void> => {
    try {
      for (;;) await step()
    } catch (error) {
      // the server was killed, or it refused what it should not
      if (error instanceof Refused) refused.push(error.message)
    }
  }
  await Promise.all([
    until(() => save(server, known)),
    until(() => sendOne(server, known, random)),
    until(async () => {
      await server.ask('GET', `/api/studies/${known.study}/assessment`)
      await after(50)
    }),
    backUp(server),
  ])
}

/** An answer that is no acknowledgement. */
class Refused extends Error {}

/** Changes one value to the next whole number, and notes it when that was acknowledged. */
async function save(server: RunningServer, known: Known): Promise<void> {
  const next = known.value + 1
  const edits = [{ kind: 'set', path: ['value', 'discount-rate'], old: known.value, new: next }]
  const path = `/api/studies/${known.study}/edits`
  const { status, body } = await server.ask<StudyDocument>('POST', path, {
    base: known.revision,
    edits,
  })
  if (status !== 200) throw new Refused(JSON.stringify(body))
  known.value = next
  known.revision = Math.max(known.revision, body.revision)
  known.acknowledged += 1
}

async function sendOne(server: RunningServer, known: Known, random: () => number): Promise<void> {
  const bytes = Buffer.alloc(10_000 + Math.floor(random() * 300_000), `x,${random()}\n`)
  const name = `file-${Math.floor(random() * 4)}.csv`
  const begun = await server.ask<{ id: string }>('POST', '/api/uploads', {
    study: known.study,
    name,
    bytes: bytes.length,
  })
  const half = Math.floor(bytes.length / 2)
  known.files.delete(name)
  await server.send(`/api/uploads/${begun.body.id}?offset=0`, bytes.subarray(0, half))
  const { status } = await server.send(
    `/api/uploads/${begun.body.id}?offset=${half}`,
    bytes.subarray(half),
  )
  if (status !== 200) throw new Refused(`file: ${status}`)
  known.files.set(name, sha(bytes))
  known.acknowledged += 1
}

/** A backup by a command beside the server, that is killed on its way as often as not. */
async function backUp({ data, pid }: RunningServer): Promise<void> {
  const root = join(import.meta.dirname, '..')
  const words = [
    join(root, 'src/cli/main.ts'),
    'backup',
    join(data, 'torture.worthline'),
    '--data',
    data,
  ]
  const child = spawn(process.execPath, words, { stdio: 'ignore' })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await Promise.race([ended, after((pid % 7) * 150 + 200).then(() => child.kill('SIGKILL'))])
  await ended
}

/** What is not as it was acknowledged. */
async function lost(server: RunningServer, known: Known): Promise<string[]> {
  const { status, body } = await server.ask<StudyDocument>('GET', `/api/studies/${known.study}`)
  if (status !== 200) return [`the study cannot be read: ${status}`]
  const wrong: string[] = []
  const value = Number(/discount-rate: ([\d.]+)/.exec(body.text)?.[1])
  if (value !== known.value && value !== known.value + 1)
    wrong.push(`the value is ${value}, ${known.value} was acknowledged`)
  known.value = value
  known.revision = body.revision
  for (const [name, hash] of known.files) {
    const file = body.files.find((each) => each.name === name)
    if (file?.hash !== hash) wrong.push(`${name} is ${file?.hash ?? 'gone'}, not ${hash}`)
  }
  for (const { name, hash } of body.files) {
    const bytes = readFileSync(join(server.data, 'blobs', hash))
    if (sha(bytes) !== hash) wrong.push(`${name} is not what its hash says`)
  }
  return wrong
}

/** Kills a server that has just begun to migrate a database of the first schema. */
async function migrationKilled(data: string, random: () => number): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'worthline-torture-'))
  const file = join(data, 'torture.worthline')
  try {
    await restoreHouse({ data: folder }, file)
  } catch {
    rmSync(folder, { recursive: true, force: true })
    return []
  }
  const { database } = openDatabase({ data: folder })
  const before = await counted(folder)
  for (const table of ['uploads', 'jobs', 'results'])
    await sql`DROP TABLE ${sql.table(table)}`.execute(database)
  await database.updateTable('meta').set({ value: '1' }).execute()
  await database.destroy()
  const main = join(import.meta.dirname, '../src/cli/main.ts')
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', '--data', folder], {
    stdio: 'ignore',
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await after(200 + random() * 1_500)
  child.kill('SIGKILL')
  await ended
  const server = await startServer(folder)
  await server.stop()
  const count = await counted(folder)
  const wrong =
    count === before ? [] : [`${count} of ${before} revisions are there after a migration`]
  wrong.push(...(await unsound(folder)))
  rmSync(folder, { recursive: true, force: true })
  return wrong
}

async function counted(data: string): Promise<number> {
  const { database } = openDatabase({ data })
  const rows = await database.selectFrom('revisions').select('revision').execute()
  await database.destroy()
  return rows.length
}

async function unsound(data: string): Promise<string[]> {
  const examined = await examineHouse({ data })
  const bad = examined.filter(({ good, what }) => !good && what !== 'disk')
  const work = readdirSync(join(data, 'work'))
  return [
    ...bad.map(({ what, words }) => `${what}: ${words}`),
    ...(work.length === 0 ? [] : [`${work.length} folders are left in the folder work`]),
  ]
}

function sha(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Numbers from 0 to 1 that look random (mulberry32). */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }
}

if (process.argv[1] === import.meta.filename) {
  const kills = Number(process.argv[2] ?? 200)
  const data = mkdtempSync(join(tmpdir(), 'worthline-torture-'))
  const say = (words: string): void => void process.stdout.write(`${words}\n`)
  const { acknowledged, wrong } = await torture({ kills, seed: Date.now() % 1e9, data, say })
  say([`${kills} kills, ${acknowledged} changes acknowledged.`, ...wrong].join('\n'))
  process.exitCode = wrong.length === 0 ? 0 : 1
  if (wrong.length === 0) rmSync(data, { recursive: true, force: true })
}
