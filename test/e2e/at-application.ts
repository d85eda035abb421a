import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launch, type Look, serve, type Served, type Visit, visit } from './served.ts'

/** How long a browser may take for what a person does there, in milliseconds. */
export const patience = 180_000

/** The application, and a folder for the files of a visitor, while the tests of a `describe` run. */
export interface AtApplication {
  readonly folder: string
  readonly address: string
  visit(look?: Look): Promise<Visit>
}

/** @param example the study that it begins with, a folder of this project */
export function atApplication(example?: string): AtApplication {
  let served: Served
  let browser: Browser
  let folder: string

  beforeAll(async () => {
    served = await serve(example)
    browser = await launch()
    folder = mkdtempSync(join(tmpdir(), 'worthline-visitor-'))
  }, patience)

  afterAll(async () => {
    await browser?.close()
    await served?.stop()
    rmSync(folder, { recursive: true, force: true })
  }, patience)

  return {
    get folder() {
      return folder
    },
    get address() {
      return served.address
    },
    visit: (look) => visit(browser, served, look),
  }
}
