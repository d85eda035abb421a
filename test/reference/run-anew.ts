import { spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compareValues, type Comparison } from './run-compare.ts'
import { packagesOf, type ReferenceScript } from './run-scripts.ts'

/** What came of one script. */
export type Outcome =
  | { readonly script: ReferenceScript; readonly skipped: string }
  | { readonly script: ReferenceScript; readonly failed: string }
  | { readonly script: ReferenceScript; readonly compared: Comparison; readonly agreed: boolean }

const HERE = import.meta.dirname
const ROOT = join(HERE, '..', '..')
/** Tried in this order: the packages of a script may lie with either. */
const TOOLS = { R: ['Rscript'], py: ['/usr/bin/python3', 'python3'] } as const

/** Runs a script in a folder of its own that looks like this repository, and compares what it says. */
export async function runAnew(
  script: ReferenceScript,
  realData: string | undefined,
  committed = readJson(join(HERE, script.json)),
): Promise<Outcome> {
  const tool = await toolFor(script)
  if ('missing' in tool) return { script, skipped: tool.missing }
  if (!hasRealData(script, realData)) return { script, skipped: NO_DATA }
  const root = mkdtempSync(join(tmpdir(), 'worthline-reference-'))
  try {
    const folder = copyOf(root)
    rmSync(join(folder, script.json), { force: true })
    const more = script.real?.map((path) => join(realData!, path)) ?? []
    const run = await said(tool.name, [join(folder, script.script), ...more], root, realData)
    if (run.code !== 0) return { script, failed: run.err.trim().slice(-400) }
    const written = join(folder, script.json)
    const anew: unknown = existsSync(written) ? readJson(written) : JSON.parse(run.out)
    const compared = compareValues(committed, anew, script)
    const agreed = compared.largest <= script.tolerance && compared.others.length === 0
    return { script, compared, agreed }
  } catch (error) {
    return { script, failed: String(error) }
  } finally {
    rmSync(root, { recursive: true })
  }
}

/** A folder with this one's files and what scripts read and write beside it. */
function copyOf(root: string): string {
  const folder = join(root, 'test', 'reference')
  mkdirSync(join(root, 'test', 'contract', 'rows'), { recursive: true })
  cpSync(HERE, folder, { recursive: true })
  for (const read of ['src', 'examples']) symlinkSync(join(ROOT, read), join(root, read))
  return folder
}

const NO_DATA = 'real data: WORTHLINE_REAL_DATA does not name their folder'

function hasRealData({ real }: ReferenceScript, realData: string | undefined): boolean {
  if (real === undefined) return true
  const needed = real.length === 0 ? ['.'] : real
  return realData !== undefined && needed.every((path) => existsSync(join(realData, path)))
}

/** The first tool that has the packages of a script. */
async function toolFor(
  script: ReferenceScript,
): Promise<{ readonly name: string } | { readonly missing: string }> {
  const r = script.script.endsWith('.R')
  const packages = packagesOf(script, readFileSync(join(HERE, script.script), 'utf8'))
  const missing: string[] = []
  for (const name of r ? TOOLS.R : TOOLS.py) {
    const { code, out } = await said(
      name,
      [...(r ? ASK_R : ASK_PYTHON), ...packages],
      tmpdir(),
      undefined,
    )
    if (code === 0 && out.trim() === '') return { name }
    missing.push(code === 0 ? `${name} lacks ${out.trim()}` : `no ${name}`)
  }
  return { missing: missing.join('; ') }
}

const ASK_R = [
  '-e',
  'for (p in commandArgs(TRUE)) if (!requireNamespace(p, quietly = TRUE)) cat(p, "")',
]
const ASK_PYTHON = [
  '-c',
  'import importlib.util, sys\nfor p in sys.argv[1:]:\n  if importlib.util.find_spec(p) is None: print(p, end=" ")',
]

interface Said {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function said(
  tool: string,
  words: readonly string[],
  folder: string,
  realData: string | undefined,
): Promise<Said> {
  const env = {
    ...process.env,
    ...(realData === undefined ? {} : { WORTHLINE_REAL_DATA: realData }),
  }
  return new Promise((resolve) => {
    const child = spawn(tool, words, { cwd: folder, env })
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.on('error', (error) => resolve({ code: -1, out: '', err: String(error) }))
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}
