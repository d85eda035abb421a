/** Builds the published package in `dist/`: one command and its threads, the application, the page script of reports, templates. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, type BuildOptions } from 'esbuild'
import { bundleWeb } from './src/server/web-bundle.ts'

const root = fileURLToPath(new URL('.', import.meta.url))
const out = `${root}dist`

interface Manifest {
  readonly [key: string]: unknown
  readonly dependencies: Readonly<Record<string, string>>
}

const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as Manifest

/** Packages with files of their own beside their code: they are installed, not bundled. */
const installed = ['@duckdb/node-api', '@duckdb/node-bindings']

const small: BuildOptions = { bundle: true, minify: true, legalComments: 'none', charset: 'utf8' }

rmSync(out, { recursive: true, force: true })
mkdirSync(out)
const node: BuildOptions = { ...small, platform: 'node', format: 'esm', target: 'node24' }
await build({
  ...node,
  entryPoints: { worthline: `${root}src/cli/main.ts` },
  outdir: out,
  // What one command alone needs stands in a part of its own, which the others do not read.
  splitting: true,
  chunkNames: 'part-[hash]',
  external: [...installed, 'esbuild'],
  banner: {
    js: "#!/usr/bin/env node\nimport { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
  },
})
await build({
  ...node,
  entryPoints: [`${root}src/app/threads/value-thread.ts`],
  outfile: `${out}/value-thread.js`,
})
await build({
  ...small,
  entryPoints: [`${root}src/reports/page/page.ts`],
  outfile: `${out}/page.js`,
  format: 'iife',
  target: 'es2022',
})
mkdirSync(`${out}/web`)
for (const [name, bytes] of await bundleWeb()) writeFileSync(`${out}/web/${name}`, bytes)
cpSync(`${root}src/cli/templates`, `${out}/templates`, { recursive: true })
const font = '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'
cpSync(fileURLToPath(import.meta.resolve(font)), `${out}/inter-latin.woff2`)
for (const file of ['LICENSE', 'README.md', 'CHANGELOG.md'])
  cpSync(`${root}${file}`, `${out}/${file}`)
writeFileSync(`${out}/package.json`, `${JSON.stringify(published(), undefined, 2)}\n`)

/** The manifest of the published package: no scripts, no tools, nothing that pins the runtime. */
function published(): object {
  const { name, version, description, license, type, engines, dependencies } = manifest
  const needed = Object.entries(dependencies).filter(([id]) => installed.includes(id))
  return {
    name,
    version,
    description,
    license,
    type,
    engines,
    bin: { worthline: 'worthline.js' },
    dependencies: Object.fromEntries(needed),
  }
}
