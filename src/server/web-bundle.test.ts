import { beforeAll, describe, expect, it } from 'vitest'
import { bundleWeb } from '#server/web-bundle'

describe('bundleWeb', () => {
  let texts: ReadonlyMap<string, string>

  beforeAll(async () => {
    const decode = new TextDecoder()
    const scripts = [...(await bundleWeb())].filter(([name]) => name.endsWith('.js'))
    texts = new Map(scripts.map(([name, bytes]) => [name, decode.decode(bytes)]))
  })

  /** What comes with a file before anything is done. */
  function loadedWith(name: string, found = new Set<string>()): ReadonlySet<string> {
    if (found.has(name)) return found
    found.add(name)
    const imports = texts.get(name)!.matchAll(/(?:\bimport|\bfrom)\s*"\/web\/([^"]+\.js)"/gu)
    for (const [, imported] of imports) loadedWith(imported!, found)
    return found
  }

  const holding = (words: string): readonly string[] =>
    [...texts].filter(([, text]) => text.includes(words)).map(([name]) => name)

  const named = (start: string): string => [...texts.keys()].find((name) => name.startsWith(start))!

  /** Everything that may come with a file, at once or later. */
  function reachedFrom(name: string, found = new Set<string>()): ReadonlySet<string> {
    if (found.has(name)) return found
    found.add(name)
    for (const [, other] of texts.get(name)!.matchAll(/"\/web\/([^"]+\.js)"/gu))
      reachedFrom(other!, found)
    return found
  }

  it('checks documents in the worker alone: nothing that the page may load does', () => {
    const checking = holding('ZodError')
    expect(checking).not.toEqual([])
    expect(checking.filter((name) => loadedWith(named('check')).has(name))).toEqual(checking)
    const page = reachedFrom(named('main'))
    expect(page.size).toBeGreaterThan(loadedWith(named('main')).size)
    expect(checking.filter((name) => page.has(name))).toEqual([])
    expect(checking.filter((name) => loadedWith(named('worker')).has(name))).toEqual([])
  })

  it('has the schema of the document once, and the addresses of the server', () => {
    expect(holding('worthline-study-1')).toHaveLength(1)
    expect(holding('/api/studies/:study/edits').length).toBeGreaterThan(0)
  })
})
