import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe } from 'vitest'

const folder = process.env['WORTHLINE_REAL_DATA'] ?? ''

/** Where a real data set lies on this machine. */
export function realData(name: string): string {
  return join(folder, name)
}

/** A suite that runs where WORTHLINE_REAL_DATA names the folder with the real data sets. */
export const describeReal = (name: string, suite: () => void): void => {
  const there = folder !== '' && existsSync(join(folder, name))
  describe.skipIf(!there)(`${name} (real data)`, () => {
    suite()
  })
}
