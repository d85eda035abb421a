import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { type AtApplication, patience } from './at-application.ts'
import { wrong } from './axe.ts'
import type { Look } from './served.ts'

/** A desk by day, a phone by night. */
export const deskAndPhone: readonly Required<Look>[] = [
  { scheme: 'light', width: 1440 },
  { scheme: 'dark', width: 390 },
]

/** What a person does until a screen stands there, and `look` at each one. */
type Walk = (page: Page, look: (where: string) => Promise<void>) => Promise<void>

/** One test a look: axe finds nothing on the screens of a walk, and none is wider than it should be. */
export function nothingWrong(
  at: AtApplication,
  where: string,
  looks: readonly Required<Look>[],
  walk: Walk,
): void {
  it.each(looks.map(({ scheme, width }) => [scheme, width] as const))(
    `%s, %d pixels: axe finds nothing ${where}, and nothing is wider than the screen`,
    { timeout: patience },
    async (scheme, width) => {
      const { page, said, context } = await at.visit({ scheme, width })
      const found: string[] = []
      await walk(page, async (screen) => {
        found.push(...(await wrong(page, width, screen)))
      })
      expect(found).toEqual([])
      expect(said).toEqual([])
      await context.close()
    },
  )
}
