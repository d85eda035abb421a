/**
 * A process log to the rows of the matrix: `node bench/log.ts [events]`. A seeded XES log is
 * written, then read in turns by the scanner that builds nothing (the bare parse) and by the whole
 * way: events, executions, columns, variants and directly-follows graph, each time in a fresh
 * process. Goals for a million events: median ratio of the pairs at most 2.5, peak memory at most
 * 512 MiB.
 */
import { execFile } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { directlyFollows } from '#evidence/log/directly-follows'
import { eventLog } from '#evidence/log/event-log'
import { executionColumns } from '#evidence/log/execution-columns'
import { executionsOf } from '#evidence/log/executions'
import { failurePoints } from '#evidence/log/failure-points'
import type { LogColumn } from '#evidence/log/log-column'
import type { LogRules } from '#evidence/log/log-rules'
import { stepSequences } from '#evidence/log/step-sequences'
import { variantsOf } from '#evidence/log/variants'
import { XesReader } from '#formats/xes'
import { XesScanner, xesKinds } from '#formats/xes-scanner'

const pairs = 7
const goalRatio = 2.5
const goalBytes = 512 * 2 ** 20
const block = 1 << 18

interface Run {
  readonly seconds: number
  readonly peak: number
  readonly said: string
}

/** A small generator of its own, so that the log is the same everywhere. */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mix = Math.imul(state ^ (state >>> 15), state | 1)
    mix ^= mix + Math.imul(mix ^ (mix >>> 7), mix | 61)
    return ((mix ^ (mix >>> 14)) >>> 0) / 4294967296
  }
}

const activities = ['Receive', 'Check', 'Ask the customer', 'Assess', 'Review', 'Decide', 'Inform']
const channels = ['Internet', 'Desk', 'Post', 'e-mail']

function eventText(activity: string, at: number, random: () => number): string {
  const attribute = (tag: string, key: string, value: string): string =>
    `\t\t\t<${tag} key="${key}" value="${value}"/>\n`
  return [
    '\t\t<event>\n',
    attribute('string', 'concept:name', activity),
    attribute('string', 'lifecycle:transition', 'complete'),
    attribute('string', 'org:resource', `Resource ${Math.floor(200 * random())}`),
    attribute('date', 'time:timestamp', new Date(at).toISOString().replace('Z', '+00:00')),
    attribute('float', 'cost', (100 * random()).toFixed(2)),
    '\t\t</event>\n',
  ].join('')
}

/** One case: forwards through the activities, now and then a step back, now and then given up. */
function caseText(
  name: string,
  start: number,
  random: () => number,
): [text: string, events: number] {
  const channel = channels[Math.floor(4 * random() * random())]
  let text = `\t<trace>\n\t\t<string key="concept:name" value="${name}"/>\n\t\t<string key="channel" value="${channel}"/>\n`
  let events = 0
  let at = start
  for (let step = 0; step < activities.length && (step < 2 || random() > 0.02); events++) {
    text += eventText(activities[step]!, at, random)
    at += Math.floor(-3_600_000 * Math.log(1 - random()))
    step += random() < 0.15 && step > 0 ? -1 : 1
  }
  return [`${text}\t</trace>\n`, events]
}

function writeLog(path: string, events: number): void {
  const random = generator(20261101)
  const file = openSync(path, 'w')
  writeSync(file, '<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1.0">\n')
  let written = 0
  for (let trace = 1, text = ''; written < events; trace++) {
    const start = Date.UTC(2024, 0, 1) + Math.floor(6.3e10 * random())
    const [next, count] = caseText(`case-${trace}`, start, random)
    text += next
    written += count
    if (text.length > 1 << 20 || written >= events) {
      writeSync(file, text)
      text = ''
    }
  }
  writeSync(file, '</log>\n')
  closeSync(file)
}

function readBlocks(path: string, take: (bytes: Uint8Array) => void): void {
  const file = openSync(path, 'r')
  const buffer = new Uint8Array(block)
  for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
    take(buffer.subarray(0, read))
  }
  closeSync(file)
}

function bare(path: string): string {
  let events = 0
  const scanner = new XesScanner({
    open: (kind) => {
      if (kind === xesKinds.event) events++
    },
    close: () => undefined,
  })
  readBlocks(path, (bytes) => scanner.push(bytes))
  scanner.end()
  return `${events} events`
}

const rules: LogRules = {
  case: 'case:concept:name',
  activity: ['concept:name'],
  at: 'time:timestamp',
  resource: 'org:resource',
  lifecycle: { from: 'lifecycle:transition', start: 'start', complete: 'complete' },
  steps: [
    { id: 'receive', activities: ['Receive', 'Check', 'Ask the customer'] },
    { id: 'assess', activities: ['Assess', 'Review'] },
    { id: 'decide', activities: ['Decide'] },
    { id: 'inform', activities: ['Inform'] },
  ],
  finished: { step: 'inform' },
  abandoned: [{ idle: 30 * 86_400 }],
}

const columns: readonly LogColumn[] = [
  { id: 'channel', read: 'attribute', from: 'case:channel', take: 'first' },
  {
    id: 'solution',
    read: 'period',
    periods: [
      { id: 'old', until: '2025-01-01' },
      { id: 'new', from: '2025-01-01' },
    ],
  },
  {
    id: 'wait',
    read: 'duration',
    duration: { from: 'start', to: 'decide', which: 'first' },
    scale: 1,
  },
  {
    id: 'in-time',
    read: 'within',
    duration: { from: 'start', to: 'inform', which: 'first' },
    atMost: 36_000,
  },
  { id: 'done', read: 'reaches', goal: { step: 'inform' } },
  { id: 'rework', read: 'repeats', as: 'count' },
  { id: 'hand-offs', read: 'changes' },
  { id: 'assessments', read: 'counts', step: 'assess' },
]

function whole(path: string): string {
  const { case: name, activity, at, resource, lifecycle } = rules
  const keep = [name, ...activity, at, resource ?? '', lifecycle?.from ?? '', 'case:channel']
  const reader = new XesReader({ file: path, keep })
  readBlocks(path, (bytes) => reader.push(bytes))
  const log = eventLog(reader.end().value!, rules).value!
  const executions = executionsOf(log, rules).value!
  const units = executionColumns(executions, columns).value!
  const sequences = stepSequences(executions, 'activities')
  const { variants } = variantsOf(executions, sequences)
  const { edges } = directlyFollows(sequences)
  const { points } = failurePoints(executions, 0.95)
  const wait = units.numbers['wait']!.filter((value) => !Number.isNaN(value))
  const mean = wait.reduce((sum, value) => sum + value, 0) / wait.length
  return `${log.times.length} events, ${executions.count} executions, ${variants.length} variants, ${edges.length} edges, ${points.length} failure points, mean wait ${mean.toFixed(0)} s`
}

async function child(way: string, path: string): Promise<Run> {
  const { stdout } = await promisify(execFile)(process.execPath, [import.meta.filename, way, path])
  return JSON.parse(stdout) as Run
}

function measured(way: 'bare' | 'whole', path: string): void {
  const start = performance.now()
  const said = way === 'bare' ? bare(path) : whole(path)
  const seconds = (performance.now() - start) / 1000
  const run: Run = { seconds, peak: process.resourceUsage().maxRSS * 1024, said }
  process.stdout.write(JSON.stringify(run))
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

async function compare(events: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'worthline-bench-'))
  try {
    const path = join(folder, 'log.xes')
    writeLog(path, events)
    console.log(
      `${events} events, ${(statSync(path).size / 2 ** 20).toFixed(0)} MiB; ${pairs} pairs`,
    )
    const ratios: number[] = []
    const peaks: number[] = []
    for (let pair = 0; pair < pairs; pair++) {
      const order = pair % 2 === 0 ? (['whole', 'bare'] as const) : (['bare', 'whole'] as const)
      const runs: Partial<Record<'bare' | 'whole', Run>> = {}
      for (const way of order) runs[way] = await child(way, path)
      const [own, parse] = [runs.whole!, runs.bare!]
      ratios.push(own.seconds / parse.seconds)
      peaks.push(own.peak)
      console.log(
        `whole way ${own.seconds.toFixed(2)} s  bare parse ${parse.seconds.toFixed(2)} s  ratio ${(own.seconds / parse.seconds).toFixed(2)}  ` +
          `peak ${(own.peak / 2 ** 20).toFixed(0)} and ${(parse.peak / 2 ** 20).toFixed(0)} MiB  ${own.said}`,
      )
    }
    const ratio = median(ratios)
    const peak = Math.max(...peaks)
    console.log(
      `median ratio ${ratio.toFixed(2)} (goal ${goalRatio}), peak ${(peak / 2 ** 20).toFixed(0)} MiB (goal ${goalBytes / 2 ** 20})`,
    )
    process.exitCode = ratio <= goalRatio && peak <= goalBytes ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const [first, path] = process.argv.slice(2)
if (first === 'bare' || first === 'whole') measured(first, path ?? '')
else await compare(Number(first ?? 1_000_000))
