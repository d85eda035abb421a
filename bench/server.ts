/**
 * The server under load: small reads against bare Fastify, in turns, and many people reading and editing
 * at once. `node bench/server.ts`; prints each number beside its goal, writes nothing that stays.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StudyDocument } from '#contract/study'
import { sampleStudy, startServer, type RunningServer } from '../test/server/server.ts'

const seconds = 4
const rounds = 5
const connections = 32

/** Answers a second of one address, over connections that stay open. */
async function rate(port: number, path: string, key: string): Promise<number> {
  const text = `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${key}\r\n\r\n`
  const counts = { answers: 0, wrong: 0 }
  const sockets = Array.from({ length: connections }, () => asking(port, text, counts))
  await pause(500)
  counts.answers = 0
  const start = performance.now()
  await pause(seconds * 1_000)
  const result = counts.answers / ((performance.now() - start) / 1_000)
  for (const socket of sockets) socket.destroy()
  if (counts.wrong > 0) throw new Error(`${counts.wrong} answers were refused`)
  return result
}

/** Asks again as soon as the answer is there. */
function asking(port: number, text: string, counts: { answers: number; wrong: number }): Socket {
  const socket = connect(port, '127.0.0.1', () => socket.write(text))
  let got = ''
  socket.on('data', (part) => {
    got += part.toString('latin1')
    const head = got.indexOf('\r\n\r\n')
    const length = Number(/content-length: (\d+)/i.exec(got)?.[1] ?? 0)
    if (head < 0 || got.length < head + 4 + length) return
    if (!got.startsWith('HTTP/1.1 200')) counts.wrong += 1
    counts.answers += 1
    got = ''
    socket.write(text)
  })
  return socket
}

/** Fastify with one route that answers the same, in a process of its own. */
function startBare(
  body: unknown,
): Promise<{ readonly process: ChildProcess; readonly port: number }> {
  const script = `import fastify from 'fastify'
const server = fastify()
const body = ${JSON.stringify(body)}
server.get('/api/session', () => body)
console.log(await server.listen({ port: 0, host: '127.0.0.1' }))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: join(import.meta.dirname, '..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve) => {
    child.stdout.once('data', (part: Buffer) => {
      resolve({ process: child, port: Number(new URL(part.toString().trim()).port) })
    })
  })
}

async function smallReads(server: RunningServer): Promise<void> {
  const { body } = await server.ask('GET', '/api/session')
  const bare = await startBare(body)
  const port = Number(new URL(server.address).port)
  const ratios: number[] = []
  for (let round = 0; round < rounds; round++) {
    const ours = await rate(port, '/api/session', server.key)
    const theirs = await rate(bare.port, '/api/session', server.key)
    ratios.push(ours / theirs)
    console.log(`small reads: ${ours.toFixed(0)}/s, bare Fastify ${theirs.toFixed(0)}/s`)
  }
  bare.process.kill()
  const middle = ratios.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
  console.log(`small reads: ${middle.toFixed(2)} of bare Fastify's rate (at least 0.5)`)
}

/** 200 people reading and 20 editing one study each other sees, for some seconds. */
async function crowd(server: RunningServer): Promise<void> {
  const rows = Array.from({ length: 20 }, (_, index) => `  - { id: a-${index}, value: 0 }`)
  const text = `${sampleStudy.replace(/value:\n[\s\S]*$/, '')}\nabout: many\n`.replace(
    'assumptions:\n',
    `assumptions:\n${rows.join('\n')}\n`,
  )
  const { body } = await server.ask<StudyDocument>('POST', '/api/studies', { from: 'text', text })
  const end = performance.now() + 15_000
  const times: number[] = []
  const saves: number[] = []
  const wrong: string[] = []
  const timed = async (
    list: number[],
    method: string,
    path: string,
    sent?: unknown,
  ): Promise<void> => {
    const start = performance.now()
    const { status, body: given } = await server.ask(method, path, sent)
    list.push(performance.now() - start)
    if (status !== 200)
      wrong.push(`${method} ${path}: ${status} ${JSON.stringify(given).slice(0, 200)}`)
  }
  const reader = async (index: number): Promise<void> => {
    const paths = [`/api/studies/${body.id}`, '/api/studies', `/api/studies/${body.id}/revisions`]
    while (performance.now() < end) {
      await timed(times, 'GET', paths[index % paths.length] ?? '/api/session')
      await pause(1_000 + (index % 10) * 100)
    }
  }
  const editor = async (index: number): Promise<void> => {
    for (let value = 0; performance.now() < end; value++) {
      const edits = [
        { kind: 'set', path: ['assumptions', `a-${index}`, 'value'], old: value, new: value + 1 },
      ]
      await timed(saves, 'POST', `/api/studies/${body.id}/edits`, { base: 1, edits })
      await pause(1_000)
    }
  }
  await Promise.all([
    ...Array.from({ length: 200 }, (_, index) => reader(index)),
    ...rows.map((_, index) => editor(index)),
  ])
  const late = (list: number[]): string =>
    (list.toSorted((a, b) => a - b)[Math.floor(list.length * 0.95)] ?? 0).toFixed(0)
  console.log(
    `200 reading, 20 editing: ${times.length} reads (95 % within ${late(times)} ms), ${saves.length} edits (95 % within ${late(saves)} ms), ${wrong.length} errors (0)`,
  )
  for (const words of new Set(wrong.slice(0, 5))) console.log(`  ${words}`)
}

/** A home page of 1,000 studies. */
async function manyStudies(server: RunningServer): Promise<void> {
  for (let index = 0; index < 1_000; index++)
    await server.ask('POST', '/api/studies', {
      from: 'text',
      text: `worthline: 1\ntitle: Study ${index}\n`,
    })
  const times: number[] = []
  for (let round = 0; round < 20; round++) {
    const start = performance.now()
    await server.ask('GET', '/api/studies')
    times.push(performance.now() - start)
  }
  const middle = times.toSorted((a, b) => a - b)[10] ?? 0
  console.log(`the list of 1,000 studies: ${middle.toFixed(0)} ms`)
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((go) => {
    setTimeout(go, milliseconds)
  })
}

const data = mkdtempSync(join(tmpdir(), 'worthline-bench-'))
const server = await startServer(data)
try {
  await smallReads(server)
  await crowd(server)
  await manyStudies(server)
} finally {
  await server.stop()
  rmSync(data, { recursive: true, force: true })
}
