import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** What the page of a report needs besides the assessment. */
export interface PageBundle {
  /** The page's one script. */
  readonly pageScript: string
  /** WOFF2 in base64: Inter, Latin. */
  readonly font: string
}

/** Where a built product keeps both, beside its command. */
const built = {
  script: new URL('./page.js', import.meta.url),
  font: new URL('./inter-latin.woff2', import.meta.url),
}

let bundle: Promise<PageBundle> | undefined

/** The page's script and font: as shipped with a built product, else bundled from the sources, once. */
export function pageBundle(): Promise<PageBundle> {
  bundle ??= makeBundle()
  return bundle
}

async function makeBundle(): Promise<PageBundle> {
  const [pageScript, font] = await Promise.all([pageScriptText(), readFile(fontFile())])
  return { pageScript, font: font.toString('base64') }
}

async function pageScriptText(): Promise<string> {
  if (existsSync(built.script)) return readFile(built.script, 'utf8')
  const { build } = await import('esbuild')
  const result = await build({
    entryPoints: [fileURLToPath(new URL('./page/page.ts', import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
  })
  return result.outputFiles[0]!.text
}

function fontFile(): URL | string {
  if (existsSync(built.font)) return built.font
  return new URL(
    import.meta.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'),
  )
}
