import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const runtime = join(root, 'node_modules/.bin/node')

/** A server that was started as a person would start it, on a port that was free. */
export interface RunningServer {
  readonly address: string
  readonly key: string
  readonly data: string
  readonly pid: number
  /** Asks as a program with the key; a body goes as JSON. */
  ask<T = unknown>(method: string, path: string, body?: unknown): Promise<Answer<T>>
  send(path: string, bytes: Uint8Array | ReadableStream): Promise<Answer>
  /** What it said so far, besides its address. */
  said(): string
  /** Ends it as the power would. */
  kill(): Promise<void>
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>
}

export interface Answer<T = unknown> {
  readonly status: number
  readonly body: T
  readonly headers: Headers
}

const folders: string[] = []

/** A new folder for stored studies. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'worthline-server-'))
  folders.push(folder)
  return folder
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** Starts `worthline serve`; rejects with what it said where it does not begin to serve. */
export function startServer(data: string, ...words: string[]): Promise<RunningServer> {
  const main = join(root, 'src/cli/main.ts')
  const child = spawn(runtime, [main, 'serve', '--port', '0', '--data', data, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  })
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr.on('data', (part: Buffer) => (said += part.toString()))
    child.stdout.on('data', (part: Buffer) => {
      const [, address, key] = /(http:\/\/[\d.:]+)\/open\?key=(\S+)/.exec(part.toString()) ?? []
      if (address !== undefined && key !== undefined)
        resolve(running(child, { address, key, data, said: () => said }))
    })
    child.once('exit', () => reject(new Error(said)))
  })
}

function running(
  child: ChildProcess,
  { address, key, data, said }: Pick<RunningServer, 'address' | 'key' | 'data' | 'said'>,
): RunningServer {
  const authorization = `Bearer ${key}`
  const end = (signal: NodeJS.Signals): Promise<void> =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve()
      child.once('exit', () => resolve())
      child.kill(signal)
    })
  return {
    address,
    key,
    data,
    pid: child.pid ?? 0,
    said,
    ask: async <T>(method: string, path: string, body?: unknown) =>
      answerOf<T>(
        await fetch(address + path, {
          method,
          headers: {
            authorization,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      ),
    send: async (path, bytes) =>
      answerOf(
        await fetch(address + path, {
          method: 'PUT',
          headers: { authorization, 'content-type': 'application/octet-stream' },
          body: bytes as BodyInit,
          duplex: 'half',
        } as RequestInit),
      ),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

async function answerOf<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text()
  const json = response.headers.get('content-type')?.includes('json') === true
  return {
    status: response.status,
    body: (json ? JSON.parse(text) : text) as T,
    headers: response.headers,
  }
}

/** A text of a small study that can be evaluated with the rows of `sampleRows`. */
export const sampleStudy = `# What a counter is worth.
worthline: 1
title: Counter
currency: EUR
performers: [ { id: clerk, name: clerk, role: end-user } ]
job:
  performer: clerk
  statement: { verb: confirm, object: an application, context: at the counter }
  steps:
    - id: confirm
      statement: { verb: confirm, object: the receipt, context: of an application }
      needs:
        - id: wait
          outcome: { direction: minimize, measure: time, focus: until the receipt is confirmed }
          metric: { kind: speed, type: duration, unit: min }
solutions:
  - { id: old, name: Paper, role: status-quo }
  - { id: new, name: Portal, role: ours }
data:
  - id: rows
    file: rows.csv
    row: execution
    source: { kind: measurement, by: desk, date: 2026-11-01 }
    columns:
      solution: { from: solution }
      wait: { from: wait, unit: min }
evidence:
  - { id: trial, data: rows, design: randomized, baseline: old, treatment: new, needs: [wait] }
assumptions:
  # wages of the counter
  - { id: hourly, value: 38 to 52, unit: EUR/hour, source: { kind: judgement, by: Kim, date: 2026-11-01 } }   # asked twice
  - { id: volume, value: 1000 to 2000, unit: execution/year, source: { kind: judgement, by: Kim, date: 2026-11-01 }, review: 2026-01-01 }
value:
  ours: new
  reference: old
  horizon: 3 year
  discount-rate: 0.08
  drivers:
    - { id: time, kind: time-savings, class: capacity, formula: saved(wait) * volume * hourly }
  costs:
    - { id: licence, solution: new, kind: purchase, amount: 2000 EUR, at: start }
`

/** Rows for it: 120 executions, half with each solution. */
export const sampleRows = Buffer.from(
  `solution,wait\n${Array.from({ length: 120 }, (_, index) =>
    index % 2 === 0 ? `old,${20 + (index % 17)}` : `new,${12 + (index % 13)}`,
  ).join('\n')}\n`,
)

/** Begins a study with its rows; gives its id. */
export async function beginStudy(
  server: RunningServer,
  text = sampleStudy,
  rows = sampleRows,
): Promise<string> {
  const { body } = await server.ask<{ id: string }>('POST', '/api/studies', { from: 'text', text })
  await sendFile(server, body.id, 'rows.csv', rows)
  return body.id
}

/** Sends a file in one part. */
export async function sendFile(
  server: RunningServer,
  study: string,
  name: string,
  content: Uint8Array,
): Promise<Answer> {
  const begun = await server.ask<{ id: string }>('POST', '/api/uploads', {
    study,
    name,
    bytes: content.length,
  })
  if (begun.status !== 200) return begun
  return server.send(`/api/uploads/${begun.body.id}?offset=0`, content)
}

interface Assessed {
  readonly state: string
  readonly revision: number
  readonly assessment?: string
  readonly job?: string
  readonly findings: readonly { readonly code: string; readonly message: string }[]
}

/** The assessment of the newest revision, once it is made. */
export async function assessmentOf(server: RunningServer, study: string): Promise<Assessed> {
  for (;;) {
    const { body } = await server.ask<Assessed>('GET', `/api/studies/${study}/assessment`)
    if (body.state !== 'running') return body
    await new Promise((go) => setTimeout(go, 100))
  }
}
