import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DocumentEdit } from '#contract/edit'
import { type Asked, Checker } from './checker.ts'
import type { CheckedStudy, CheckQuestion } from './messages.ts'

type Sent = CheckedStudy | CheckQuestion

/** A worker that answers when it is told to. */
class Slow extends EventTarget {
  static all: Slow[] = []
  readonly sent: Sent[] = []

  constructor() {
    super()
    Slow.all.push(this)
  }

  terminate(): void {
    this.sent.length = 0
  }

  postMessage(message: Sent): void {
    this.sent.push(message)
  }

  answer(code: string): void {
    const { turn } = this.questions().at(-1)!
    const data = { turn, problems: [{ code }] }
    this.dispatchEvent(new MessageEvent('message', { data }))
  }

  questions(): readonly CheckQuestion[] {
    return this.sent.filter((message) => message.kind === 'question')
  }
}

const document = { title: 'a' }
const beside = {}
const asking = (title: string): Asked => {
  const edit: DocumentEdit = { kind: 'set', path: ['title'], old: 'a', new: title }
  return { document, beside, edits: [edit] }
}

const worker = (): Slow => Slow.all.at(-1)!

describe('Checker', () => {
  beforeEach(() => {
    Slow.all = []
    vi.stubGlobal('Worker', Slow)
    vi.stubGlobal('document', { querySelector: () => ({ content: 'check.js' }) })
  })

  afterEach(() => vi.unstubAllGlobals())

  it('asks one question at a time, and sends the study once', async () => {
    const checker = new Checker()
    const [one, two] = [checker.ask(asking('b')), checker.ask(asking('c'))]
    expect(worker().sent.map(({ kind }) => kind)).toEqual(['study', 'question'])
    worker().answer('first')
    expect(await one).toMatchObject([{ code: 'first' }])
    worker().answer('second')
    expect(await two).toMatchObject([{ code: 'second' }])
    expect(worker().sent.map(({ kind }) => kind)).toEqual(['study', 'question', 'question'])
    void checker.ask({ ...asking('d'), document: { title: 'b' } })
    expect(
      worker()
        .sent.map(({ kind }) => kind)
        .slice(3),
    ).toEqual(['study', 'question'])
  })

  it('leaves out what nobody asks any more', async () => {
    const checker = new Checker()
    const given = new AbortController()
    void checker.ask(asking('b'))
    const left = checker.ask(asking('c'), given.signal)
    const last = checker.ask(asking('d'))
    given.abort()
    worker().answer('first')
    expect(await left).toBeUndefined()
    worker().answer('last')
    expect(await last).toMatchObject([{ code: 'last' }])
    expect(worker().questions()).toHaveLength(2)
  })

  it('answers at once what it was asked last', async () => {
    const checker = new Checker()
    const first = checker.ask(asking('b'))
    worker().answer('known')
    await first
    expect(await checker.ask(asking('b'))).toMatchObject([{ code: 'known' }])
    expect(worker().questions()).toHaveLength(1)
  })

  it('starts another worker after one that failed', async () => {
    const checker = new Checker()
    const lost = checker.ask(asking('b'))
    const next = checker.ask(asking('c'))
    worker().dispatchEvent(new Event('error'))
    expect(await lost).toBeUndefined()
    expect(Slow.all).toHaveLength(2)
    expect(worker().sent.map(({ kind }) => kind)).toEqual(['study', 'question'])
    worker().answer('there')
    expect(await next).toMatchObject([{ code: 'there' }])
  })
})
