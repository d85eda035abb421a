import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BuildOptions, BuildResult, OnLoadResult, Plugin } from 'esbuild'
import { endpoints } from '#contract/endpoints'
import { studyJsonSchema } from '#study/document/json-schema'

/** One file of the application, named by its content: it never changes under its address. */
interface WebFile {
  readonly type: string
  readonly bytes: Uint8Array
  /** Of a worker: the policy that it runs under, which is its own and not that of the page. */
  readonly policy?: string
}

/** The worker may compile the machine code of the simulation; it reaches nothing but its own parts. */
const workerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"
/** The one that knows the rules of a study reaches nothing but its own parts either. */
const checkPolicy = "default-src 'none'; script-src 'self'"

/** The application as it is sent to a browser. */
export interface WebBundle {
  /** By name, without a folder: `main-4F3A2B1C.js`. They stand under `/web/`. */
  readonly files: ReadonlyMap<string, WebFile>
  /** The one page, for every address that is no file and no call; styles are allowed by the nonce. */
  page(nonce: string): string
}

/** What the page begins with, each by the hashed name of its file. */
interface Entries {
  readonly script: string
  readonly style: string
  readonly worker: string
  readonly check: string
}

const sources = fileURLToPath(new URL('../web/', import.meta.url))
/** Where a built product keeps the files, beside its command. */
const built = fileURLToPath(new URL('./web/', import.meta.url))

let bundle: Promise<WebBundle> | undefined

/** The application: as shipped with a built product, else bundled from the sources, once. */
export function webBundle(): Promise<WebBundle> {
  bundle ??= (existsSync(`${sources}main.tsx`) ? bundleWeb() : builtFiles()).then(asBundle)
  return bundle
}

/** The page needs what schemas say, and not the schemas, which the server checks: it gets that as data. */
const saidBySchemas: Plugin = {
  name: 'said by schemas',
  setup: (build) => {
    const calls = Object.entries(endpoints).map(([name, { method, path }]) => [
      name,
      { method, path },
    ])
    build.onLoad({ filter: /[/\\]contract[/\\]endpoints\.ts$/ }, () =>
      moduleOf(`export const endpoints = ${parsed(Object.fromEntries(calls))}`),
    )
    build.onLoad({ filter: /[/\\]document[/\\]json-schema\.ts$/ }, () =>
      moduleOf(
        `const schema = ${parsed(studyJsonSchema())}\nexport const studyJsonSchema = () => schema`,
      ),
    )
  },
}

function moduleOf(contents: string): OnLoadResult {
  return { contents, loader: 'js' }
}

/** A value as code; read as JSON, which is faster than as code. */
function parsed(value: unknown): string {
  return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`
}

/** How the application is bundled: split by what is needed first, hashed, minified. */
const options: BuildOptions & { write: false } = {
  entryPoints: {
    main: `${sources}main.tsx`,
    style: `${sources}look/main.css`,
    worker: `${sources}preview/preview-worker.ts`,
    check: `${sources}check/check-worker.ts`,
  },
  outdir: '/web',
  publicPath: '/web',
  entryNames: '[name]-[hash]',
  chunkNames: 'part-[hash]',
  assetNames: '[name]-[hash]',
  loader: { '.woff2': 'file' },
  define: { 'process.env.NODE_ENV': '"production"' },
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  charset: 'utf8',
  legalComments: 'none',
  write: false,
  plugins: [saidBySchemas],
}

/** Bundles the application from its sources: file names to bytes. */
export async function bundleWeb(): Promise<ReadonlyMap<string, Uint8Array>> {
  const { build } = await import('esbuild')
  const result: BuildResult<typeof options> = await build(options)
  return new Map(result.outputFiles.map((file) => [basename(file.path), file.contents]))
}

async function builtFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
  const names = await readdir(built)
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(built + name)] as const)),
  )
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
}

function asBundle(contents: ReadonlyMap<string, Uint8Array>): WebBundle {
  const named = (start: string, end: string): string =>
    [...contents.keys()].find((name) => name.startsWith(start) && name.endsWith(end))!
  const entries: Entries = {
    script: named('main-', '.js'),
    style: named('style-', '.css'),
    worker: named('worker-', '.js'),
    check: named('check-', '.js'),
  }
  const policies = new Map([
    [entries.worker, workerPolicy],
    [entries.check, checkPolicy],
  ])
  const files = [...contents].map(([name, bytes]): [string, WebFile] => {
    const type = types[extname(name)] ?? 'application/octet-stream'
    const policy = policies.get(name)
    return [name, { type, bytes, ...(policy === undefined ? {} : { policy }) }]
  })
  return { files: new Map(files), page: (nonce) => pageWith(entries, nonce) }
}

function pageWith({ script, style, worker, check }: Entries, nonce: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="style-nonce" content="${nonce}">
<meta name="preview-worker" content="/web/${worker}">
<meta name="check-worker" content="/web/${check}">
<title>Worthline</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/web/${style}">
<script type="module" src="/web/${script}"></script>
</head>
<body><div id="root"></div><noscript>The application needs JavaScript.</noscript></body>
</html>
`
}
