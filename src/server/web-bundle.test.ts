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

  it('brings what checks documents with the check of a form and the page of promises alone', () => {
    const main = [...texts.keys()].find((name) => name.startsWith('main'))!
    const first = loadedWith(main)
    expect(first.size).toBeGreaterThan(1)
    const checking = holding('ZodError')
    expect(checking).not.toEqual([])
    expect(checking.filter((name) => first.has(name))).toEqual([])
    const bringing = [...texts.keys()].filter((name) =>
      checking.some((one) => one !== name && loadedWith(name).has(one)),
    )
    expect(bringing).toHaveLength(2)
  })

  it('has the schema of the document once, and the addresses of the server', () => {
    expect(holding('worthline-study-1')).toHaveLength(1)
    expect(holding('/api/studies/:study/edits').length).toBeGreaterThan(0)
  })
})
