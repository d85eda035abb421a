/**
 * A process log to the rows of the matrix: `node bench/log.ts [events]`. A seeded XES log is
 * written, then read in turns by the scanner that builds nothing (the bare parse) and by the whole
 * way: events, executions, columns, variants and directly-follows graph, each time in a fresh
 * process. Goals for a million events: median ratio of the pairs at most 2.5, peak memory at most
 * 512 MiB.
 */
import { closeSync, openSync, readSync, writeSync } from 'node:fs'
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
import { xesKinds } from '#formats/xes-elements'
import { XesScanner } from '#formats/xes-scanner'
import { createGenerator } from '#stats/random/generator'
import { pairedBench, runScript } from './paired-runs.ts'

const block = 1 << 18

const activities = ['Receive', 'Check', 'Ask the customer', 'Assess', 'Review', 'Decide', 'Inform']
const channels = ['Internet', 'Desk', 'Post', 'e-mail']

function attribute(tag: string, key: string, value: string): string {
  return `<${tag} key="${key}" value="${value}"/>\n`
}

function isoText(at: number): string {
  return new Date(at).toISOString().replace('Z', '+00:00')
}

function eventText(activity: string, at: number, random: () => number): string {
  const resource = Math.floor(200 * random())
  return [
    '\t\t<event>\n',
    attribute('string', 'org:group', `Group ${resource % 10}`),
    attribute('string', 'concept:instance', `task-${Math.floor(1e7 * random())}`),
    attribute('string', 'org:resource', `Resource ${resource}`),
    attribute('date', 'time:timestamp', isoText(at)),
    attribute('string', 'concept:name', activity),
    attribute('string', 'lifecycle:transition', 'complete'),
  ]
    .join('\t\t\t')
    .concat('\t\t</event>\n')
}

/** A case as the real permit log has them: nine attributes of the case, six of each event. */
function caseText(
  name: string,
  start: number,
  random: () => number,
): readonly [text: string, events: number] {
  const deadline = isoText(start + 4.8e9)
  const head = [
    '\t<trace>\n',
    attribute('date', 'startdate', isoText(start)),
    attribute('string', 'responsible', `Resource ${Math.floor(40 * random())}`),
    attribute('date', 'enddate_planned', deadline),
    attribute('string', 'department', 'General'),
    attribute('string', 'group', `Group ${Math.floor(10 * random())}`),
    attribute('string', 'concept:name', name),
    attribute('date', 'deadline', deadline),
    attribute('string', 'channel', channels[Math.floor(4 * random() * random())]!),
    attribute('date', 'enddate', deadline),
  ]
  const events: string[] = []
  let at = start
  for (let step = 0; step < activities.length && (step < 2 || random() > 0.02);) {
    events.push(eventText(activities[step]!, at, random))
    at += Math.floor(-3_600_000 * Math.log(1 - random()))
    step += random() < 0.15 && step > 0 ? -1 : 1
  }
  return [`${head.join('\t\t')}${events.join('')}\t</trace>\n`, events.length]
}

function writeLog(path: string, events: number): void {
  const generator = createGenerator(20261101, 'log')
  const random = (): number => generator.next()
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

export const benches = [
  pairedBench({
    id: 'xes',
    work: 'XES log to executions, variants and matrix',
    ours: { name: 'ours', prepare: (path) => path, run: whole },
    other: { name: 'the bare parse', prepare: (path) => path, run: bare },
    goal: { ratio: 2.5, bytes: 512 * 2 ** 20 },
    input: { file: 'log.xes', size: 1_000_000, write: writeLog },
    remark: (said) => said,
  }),
]

if (import.meta.main) await runScript(import.meta.filename, benches)
