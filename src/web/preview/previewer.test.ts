import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PreviewModel, PreviewMove } from './messages.ts'
import { type Answered, startPreviewer } from './previewer.ts'

type Sent = PreviewModel | PreviewMove

/** A worker that answers when it is told to. */
class Slow extends EventTarget {
  static last: Slow
  readonly sent: Sent[] = []

  constructor() {
    super()
    Slow.last = this
  }

  terminate(): void {
    this.sent.length = 0
  }

  postMessage(message: Sent): void {
    this.sent.push(message)
  }

  answer(): void {
    const asked = this.moves().at(-1)!
    this.dispatchEvent(new MessageEvent('message', { data: { turn: asked.turn, findings: [] } }))
  }

  moves(): readonly PreviewMove[] {
    return this.sent.filter((message) => message.kind === 'move')
  }
}

const model = { kind: 'model' } as PreviewModel

describe('startPreviewer', () => {
  const answers: Answered[] = []
  const start = () => startPreviewer((answer) => answers.push(answer))

  beforeEach(() => {
    answers.length = 0
    vi.stubGlobal('Worker', Slow)
    vi.stubGlobal('document', { querySelector: () => ({ content: 'worker.js' }) })
  })

  afterEach(() => vi.unstubAllGlobals())

  it('asks one question at a time, and of those that wait the newest', () => {
    const previewer = start()
    for (const a of [1, 2, 3]) previewer.move({ a })
    expect(Slow.last.moves().map(({ moves }) => moves)).toEqual([{ a: 1 }])
    Slow.last.answer()
    expect(Slow.last.moves().map(({ moves }) => moves)).toEqual([{ a: 1 }, { a: 3 }])
    Slow.last.answer()
    expect(answers.map(({ moves }) => moves)).toEqual([{ a: 1 }, { a: 3 }])
  })

  it('leaves out the answer of an older model', () => {
    const previewer = start()
    previewer.move({ a: 1 })
    previewer.take(model)
    Slow.last.answer()
    expect(answers).toEqual([])
    previewer.move({ a: 2 })
    Slow.last.answer()
    expect(answers.map(({ moves }) => moves)).toEqual([{ a: 2 }])
  })

  it('leaves out what was asked before everything was taken back', () => {
    const previewer = start()
    previewer.move({ a: 1 })
    previewer.move({ a: 2 })
    previewer.rest()
    Slow.last.answer()
    expect(Slow.last.moves()).toHaveLength(1)
    expect(answers).toEqual([])
  })

  it('starts a worker again that could not be fetched, with the model and the newest question', () => {
    vi.useFakeTimers()
    const previewer = start()
    const lost = Slow.last
    previewer.take(model)
    for (const a of [1, 2]) previewer.move({ a })
    lost.dispatchEvent(new Event('error'))
    vi.runAllTimers()
    vi.useRealTimers()
    expect(Slow.last).not.toBe(lost)
    expect(Slow.last.sent[0]).toBe(model)
    expect(Slow.last.moves().map(({ moves }) => moves)).toEqual([{ a: 2 }])
    Slow.last.answer()
    expect(answers.map(({ moves }) => moves)).toEqual([{ a: 2 }])
  })

  it('goes on after a question that failed', () => {
    const previewer = start()
    for (const a of [1, 2]) previewer.move({ a })
    const asking = Slow.last
    asking.dispatchEvent(Object.assign(new Event('error'), { message: 'no number' }))
    asking.answer()
    expect(Slow.last).toBe(asking)
    expect(answers.map(({ moves }) => moves)).toEqual([{ a: 2 }])
  })

  it('takes no answer for that of another question', () => {
    const previewer = start()
    previewer.move({ a: 1 })
    const working = Slow.last
    working.dispatchEvent(Object.assign(new Event('error'), { message: 'a model failed' }))
    working.answer()
    expect(answers).toEqual([])
    previewer.move({ a: 2 })
    working.answer()
    expect(answers.map(({ moves }) => moves)).toEqual([{ a: 2 }])
  })

  it('starts nothing again once it has ended', () => {
    vi.useFakeTimers()
    const previewer = start()
    const lost = Slow.last
    lost.dispatchEvent(new Event('error'))
    previewer.end()
    vi.runAllTimers()
    vi.useRealTimers()
    expect(Slow.last).toBe(lost)
  })
})
