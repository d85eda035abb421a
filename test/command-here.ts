import { vi } from 'vitest'
import { run } from '#cli/run'
import type { Said } from './command.ts'

/** Runs `worthline` in this process, for tests that run it often. */
export async function worthline(...words: string[]): Promise<Said> {
  const said = { out: '', err: '' }
  const listen = (stream: NodeJS.WriteStream, key: 'out' | 'err') =>
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said[key] += String(text)
      return true
    })
  const spies = [listen(process.stdout, 'out'), listen(process.stderr, 'err')]
  try {
    return { code: await run(words), ...said }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}
