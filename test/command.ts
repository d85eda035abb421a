import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

export interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs `worthline` as a person would. */
export function worthline(...words: string[]): Said {
  const { status, stdout, stderr } = spawnSync(join(root, 'bin/worthline'), words, {
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, NO_COLOR: '1' },
  })
  return { code: status ?? -1, out: stdout, err: stderr }
}
