/** Two ways of the same work in turns, each run in a fresh process: the ratio of each pair. */
import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const pairs = 7
const mebibyte = 2 ** 20

/** What a child process says on its last line. */
export interface Run {
  readonly seconds: number
  /** Of the first of several runs in the process, where code is not compiled yet and tables are not made. */
  readonly first?: number
  /** Bytes of the process at its largest; 0 where a peer does not say. */
  readonly peak: number
  readonly result: unknown
}

/** A way of the work in TypeScript. */
export interface Way<Input = unknown> {
  readonly name: string
  /** What does not count: reading the input, opening a database. */
  prepare(path: string): Input | Promise<Input>
  run(input: Input): unknown
  /** Runs in one process, of which the one in the middle counts; 1 unless the work is short. */
  readonly repeats?: number
}

/** A program of others that times itself and writes a `Run` as its last line. */
export interface Peer {
  readonly name: string
  readonly program: string
  /** The script that it runs and its first words; the path of the input is the last. */
  readonly script: readonly string[]
  /** A call that fails where something it needs is not installed. */
  readonly check: readonly string[]
}

/** Input that both read: what writes it, in a size. */
export interface BenchInput {
  readonly file: string
  readonly size: number
  write(path: string, size: number): void | Promise<void>
}

export interface PairedBench {
  /** One word, unlike the others of its script. */
  readonly id: string
  readonly work: string
  readonly ours: Way<never>
  readonly other: Way<never> | Peer
  readonly goal: { readonly ratio: number; readonly bytes?: number }
  readonly input: BenchInput
  /** Seconds that a result says of itself, where those of the whole run do not count. */
  seconds?(result: never): number
  /** What is worth saying of a pair of results. */
  remark(ours: never, other: never): string
}

/** What came of a benchmark; no ratio where the other way is not there. */
export interface Measured {
  readonly bench: PairedBench
  readonly unavailable?: string
  readonly ratios: readonly number[]
  /** Of the first runs, where both sides say them. */
  readonly firsts?: readonly number[]
  readonly peak: number
}

/** Keeps the types of a benchmark's parts together. */
export function pairedBench<Ours, Theirs, One, Other>(bench: {
  readonly id: string
  readonly work: string
  readonly ours: Way<Ours> & { run(input: Ours): One | Promise<One> }
  readonly other: Peer | (Way<Theirs> & { run(input: Theirs): Other | Promise<Other> })
  readonly goal: PairedBench['goal']
  readonly input: BenchInput
  seconds?(result: One | Other): number
  remark(ours: One, other: Other): string
}): PairedBench {
  return bench as unknown as PairedBench
}

/** The benchmarks of a script, or, started by itself, the one run that was asked for. */
export async function runScript(script: string, benches: readonly PairedBench[]): Promise<void> {
  const [first, id, way, path] = process.argv.slice(2)
  if (first === 'run') {
    const bench = benches.find((each) => each.id === id)!
    return sayRun((way === 'ours' ? bench.ours : bench.other) as Way, path ?? '')
  }
  const size = first === undefined ? undefined : Number(first)
  for (const bench of benches) {
    const measured = await measure(script, bench, { size, say: console.log })
    console.log(conclusion(measured))
    if (!isMet(measured)) process.exitCode = 1
  }
}

async function sayRun(way: Way, path: string): Promise<void> {
  const input = await way.prepare(path)
  const times: number[] = []
  let result: unknown
  for (let repeat = 0; repeat < (way.repeats ?? 1); repeat++) {
    const start = performance.now()
    result = await way.run(input)
    times.push((performance.now() - start) / 1000)
  }
  const run: Run = {
    seconds: median(times),
    ...(times.length > 1 ? { first: times[0]! } : {}),
    peak: process.resourceUsage().maxRSS * 1024,
    result,
  }
  process.stdout.write(`${JSON.stringify(run)}\n`)
  process.exit(0)
}

interface Settings {
  readonly size: number | undefined
  readonly say: (line: string) => void
}

/** Writes the input into a temporary folder, runs the pairs and removes it. */
export async function measure(
  script: string,
  bench: PairedBench,
  { size = bench.input.size, say }: Settings,
): Promise<Measured> {
  const unavailable = missing(bench.other)
  if (unavailable !== undefined) return { bench, unavailable, ratios: [], peak: 0 }
  const folder = mkdtempSync(join(tmpdir(), 'worthline-bench-'))
  try {
    const path = join(folder, bench.input.file)
    await bench.input.write(path, size)
    say(`${bench.work}: ${size} rows, ${pairs} pairs`)
    const done: (readonly [Run, Run])[] = []
    for (let pair = 0; pair < pairs; pair++) {
      const [ours, other] = await onePair(script, bench, { path, oursFirst: pair % 2 === 0 })
      done.push([counted(bench, ours), counted(bench, other)])
      say(pairLine(bench, done.at(-1)!))
    }
    return {
      bench,
      ratios: done.map(([ours, other]) => ours.seconds / other.seconds),
      firsts: done.flatMap(([ours, other]) =>
        ours.first === undefined || other.first === undefined ? [] : [ours.first / other.first],
      ),
      peak: Math.max(...done.map(([ours]) => ours.peak)),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A run with the seconds that count. */
function counted({ seconds }: PairedBench, run: Run): Run {
  return seconds === undefined ? run : { ...run, seconds: seconds(run.result as never) }
}

function missing(other: PairedBench['other']): string | undefined {
  if (!('program' in other)) return undefined
  const { status } = spawnSync(other.program, other.check, { stdio: 'ignore' })
  return status === 0 ? undefined : `${other.name} is not installed`
}

async function onePair(
  script: string,
  { id, other }: PairedBench,
  { path, oursFirst }: { readonly path: string; readonly oursFirst: boolean },
): Promise<readonly [Run, Run]> {
  const ours = (): Promise<Run> => child(process.execPath, [script, 'run', id, 'ours', path])
  const theirs = (): Promise<Run> =>
    'program' in other
      ? child(other.program, [...other.script, path])
      : child(process.execPath, [script, 'run', id, 'other', path])
  if (oursFirst) return [await ours(), await theirs()]
  const late = await theirs()
  return [await ours(), late]
}

async function child(program: string, words: readonly string[]): Promise<Run> {
  const { stdout } = await promisify(execFile)(program, words, { maxBuffer: 1 << 26 })
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Run
}

function pairLine(bench: PairedBench, [ours, other]: readonly [Run, Run]): string {
  const remark = bench.remark as (one: unknown, two: unknown) => string
  return [
    `  ${bench.ours.name} ${inSeconds(ours.seconds)}  ${bench.other.name} ${inSeconds(other.seconds)}`,
    `ratio ${inDigits(ours.seconds / other.seconds)}`,
    ...(ours.first === undefined || other.first === undefined
      ? []
      : [`first runs ${inSeconds(ours.first)} and ${inSeconds(other.first)}`]),
    `peak ${inMebibytes(ours.peak)}${other.peak > 0 ? ` and ${inMebibytes(other.peak)}` : ''}`,
    remark(ours.result, other.result),
  ].join('  ')
}

/** The ratio in the middle beside its goal. */
export function conclusion(measured: Measured): string {
  const { bench, ratios, firsts = [], peak, unavailable } = measured
  if (unavailable !== undefined) return `${bench.work}: skipped, ${unavailable}`
  const { goal } = bench
  const memory =
    goal.bytes === undefined
      ? ''
      : `, peak ${inMebibytes(peak)} (at most ${inMebibytes(goal.bytes)})`
  const cold =
    firsts.length === 0 ? '' : `, ${inDigits(median(firsts))} of the first runs of a process`
  return (
    `${bench.work} against ${bench.other.name}: median ratio ${inDigits(median(ratios))} ` +
    `(at most ${inDigits(goal.ratio)})${cold}${memory}: ${isMet(measured) ? 'met' : 'missed'}`
  )
}

/** Whether the goals are met; a benchmark that was skipped misses none. */
export function isMet({ bench, ratios, peak, unavailable }: Measured): boolean {
  if (unavailable !== undefined) return true
  return median(ratios) <= bench.goal.ratio && peak <= (bench.goal.bytes ?? Infinity)
}

/** The middle one of an odd number. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}

function inDigits(ratio: number): string {
  return ratio < 0.1 ? ratio.toPrecision(2) : ratio.toFixed(2)
}

function inSeconds(seconds: number): string {
  return seconds < 0.1 ? `${(1000 * seconds).toPrecision(3)} ms` : `${seconds.toFixed(2)} s`
}

function inMebibytes(bytes: number): string {
  return `${(bytes / mebibyte).toFixed(0)} MiB`
}
