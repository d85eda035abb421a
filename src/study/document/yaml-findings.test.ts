import { describe, expect, it } from 'vitest'
import { readDocument } from '#study/document/read-document'

/** What is said of a text, and where. */
function said(text: string): { code: string; place: object; message: string }[] {
  return readDocument(text, 'study.yaml').findings.map(({ code, place, message }) => ({
    code,
    place,
    message,
  }))
}

const at = (line: number, column: number): object => ({ file: 'study.yaml', line, column })

describe('a text that cannot be read as YAML', () => {
  it('names keys that stand twice, wherever, and where the second one stands', () => {
    expect(said('worthline: 1\ntitle: a\njob: { verb: x, verb: y }\ntitle: b\n')).toEqual([
      { code: 'not-yaml', place: at(4, 1), message: 'The key `title` stands twice in its block.' },
      { code: 'not-yaml', place: at(3, 17), message: 'The key `verb` stands twice in its block.' },
    ])
  })

  it('names an alias of nothing by its place, with how to write a text that begins so', () => {
    const { findings } = readDocument('worthline: 1\ntitle: *.csv\n', 'study.yaml')
    expect(findings).toMatchObject([
      { place: at(2, 8), hint: 'Put quotes around a text that begins with `*`.' },
    ])
  })

  it('says that a second document begins', () => {
    expect(said('worthline: 1\n---\nworthline: 1\n')).toMatchObject([
      { message: 'A second document begins here; a study is one.' },
    ])
  })

  it.each([
    ['lists in lists', `worthline: 1\nx: ${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'nested too'],
    ['blocks in blocks', `x: ${'{a: '.repeat(20_000)}1${'}'.repeat(20_000)}`, 'nested too deeply'],
    [
      'aliases of aliases',
      `a: &a [1, 1, 1]\n${[...'bcdefgh'].map((key, i) => `${key}: &${key} [${Array(9).fill(`*${'abcdefg'[i]}`).join()}]`).join('\n')}`,
      'its aliases unfold to more than a document can hold',
    ],
    [
      'hundreds of thousands of aliases of one word',
      `a: &a x\nb: [${'*a,'.repeat(300_000)}]`,
      'its aliases unfold to more than a document can hold',
    ],
    ['entries in entries', '- '.repeat(300_000), 'nested too deeply'],
  ])('says so of %s, in its own words', (_, text, words) => {
    const [finding] = said(text)
    expect(finding?.message).toContain(words)
    expect(finding?.message).not.toMatch(/call stack|stack overflow/i)
  })

  it('reads a hundred thousand keys in one pass, and tells the first problems', () => {
    // compared each with each they would take minutes
    const keys = Array.from({ length: 100_000 }, (_, i) => `k${i}: 1\n`).join('')
    const unknown = said(`worthline: 1\n${keys}`)
    expect(unknown).toHaveLength(201)
    expect(unknown.at(-1)?.message).toBe('More is wrong in the document than is listed here.')
    expect(said(`worthline: 1\n${'a: 1\n'.repeat(100_000)}`)).toHaveLength(100)
  })

  it('says where a letter was lost because the text is not UTF-8', () => {
    const latin = new TextDecoder().decode(Uint8Array.of(0x61, 0x3a, 0x0a, 0x4b, 0xe4, 0x74))
    expect(said(latin)).toMatchObject([{ place: at(2, 2), code: 'not-yaml' }])
  })

  it('counts entries of a list as people do', () => {
    const messages = said('worthline: 1\nperformers: [ 7 ]\n').map(({ message }) => message)
    expect(messages).toContain('Entry 1 must be a block of keys, not `7`.')
  })
})
