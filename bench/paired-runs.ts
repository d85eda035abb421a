/** Two ways of the same work in turns, each run in a fresh process: the ratio of each pair. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const pairs = 7
const mebibyte = 2 ** 20

export interface Run<Result> {
  readonly seconds: number
  /** Bytes of the process at its largest. */
  readonly peak: number
  readonly result: Result
}

export interface PairedRuns<Result> {
  /** The script itself: `import.meta.filename`. */
  readonly script: string
  /** Ours first, then what it is measured against: the word that starts it, and its name. */
  readonly ways: readonly [Way<Result>, Way<Result>]
  readonly goal: { readonly ratio: number; readonly bytes: number }
  /** File that both read, and what writes it in a size. */
  readonly input: {
    readonly file: string
    readonly size: number
    write(path: string, size: number): void
  }
  /** What is worth saying of a pair of results. */
  remark(ours: Result, other: Result): string
}

export interface Way<Result> {
  readonly word: string
  readonly name: string
  run(path: string): Result | Promise<Result>
}

/** Runs the benchmark, or, started by itself with a way and a path, the one run that was asked for. */
export async function runPaired<Result>(bench: PairedRuns<Result>): Promise<void> {
  const [first, path] = process.argv.slice(2)
  const way = bench.ways.find(({ word }) => word === first)
  if (way !== undefined) return measured(way, path ?? '')
  await compare(bench, Number(first ?? bench.input.size))
}

async function measured<Result>(way: Way<Result>, path: string): Promise<void> {
  const start = performance.now()
  const result = await way.run(path)
  const seconds = (performance.now() - start) / 1000
  const run: Run<Result> = { seconds, peak: process.resourceUsage().maxRSS * 1024, result }
  process.stdout.write(JSON.stringify(run))
}

async function compare<Result>(bench: PairedRuns<Result>, size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'worthline-bench-'))
  try {
    const path = join(folder, bench.input.file)
    bench.input.write(path, size)
    console.log(`${size} rows, ${inMebibytes(statSync(path).size)}; ${pairs} pairs`)
    const done: (readonly [Run<Result>, Run<Result>])[] = []
    for (let pair = 0; pair < pairs; pair++) done.push(await onePair(bench, path, pair % 2 === 0))
    conclude(bench, done)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function onePair<Result>(
  bench: PairedRuns<Result>,
  path: string,
  oursFirst: boolean,
): Promise<readonly [Run<Result>, Run<Result>]> {
  const [ours, other] = bench.ways
  const early = await child(bench.script, oursFirst ? ours : other, path)
  const late = await child(bench.script, oursFirst ? other : ours, path)
  const pair = oursFirst ? ([early, late] as const) : ([late, early] as const)
  const [one, two] = pair
  console.log(
    `${ours.name} ${one.seconds.toFixed(2)} s  ${other.name} ${two.seconds.toFixed(2)} s  ` +
      `ratio ${(one.seconds / two.seconds).toFixed(2)}  ` +
      `peak ${inMebibytes(one.peak)} and ${inMebibytes(two.peak)}  ${bench.remark(one.result, two.result)}`,
  )
  return pair
}

async function child<Result>(
  script: string,
  { word }: Way<Result>,
  path: string,
): Promise<Run<Result>> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, word, path])
  return JSON.parse(stdout) as Run<Result>
}

function conclude<Result>(
  { goal }: PairedRuns<Result>,
  done: readonly (readonly [Run<Result>, Run<Result>])[],
): void {
  const ratio = median(done.map(([ours, other]) => ours.seconds / other.seconds))
  const peak = Math.max(...done.map(([ours]) => ours.peak))
  console.log(
    `median ratio ${ratio.toFixed(2)} (goal ${goal.ratio}), peak ${inMebibytes(peak)} (goal ${inMebibytes(goal.bytes)})`,
  )
  process.exitCode = ratio <= goal.ratio && peak <= goal.bytes ? 0 : 1
}

/** The middle one: pairs are odd in number. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}

function inMebibytes(bytes: number): string {
  return `${(bytes / mebibyte).toFixed(0)} MiB`
}
