import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Change } from './edit-queue.ts'
import { EditQueue } from './edit-queue.ts'

const change = (value: string, old = 'a'): Change => ({
  id: value,
  edits: [{ kind: 'set', path: ['title'], old, new: value }],
  why: value,
})

interface Sent {
  readonly base: number
  readonly edits: readonly { readonly old?: string; readonly new: string }[]
}

const stored = new Map<string, string>()
let answers: (() => Response | Promise<Response>)[] = []
let sent: Sent[] = []

const document = (revision: number): Response => Response.json({ revision })
const conflict = (theirs: string): Response =>
  Response.json(
    {
      type: 'conflict',
      title: 'met',
      status: 409,
      revision: 7,
      conflicts: [{ edit: { kind: 'set', path: ['title'], new: 'b' }, theirs }],
    },
    { status: 409 },
  )

beforeEach(() => {
  stored.clear()
  answers = []
  sent = []
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  })
  vi.stubGlobal('fetch', (_address: string, request: { body: string }) => {
    sent.push(JSON.parse(request.body) as Sent)
    return Promise.resolve().then(answers.shift() ?? (() => document(2)))
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

function queue(): { queue: EditQueue; revisions: number[] } {
  const revisions = [1]
  const events = {
    base: () => revisions.at(-1)!,
    saved: ({ revision }: { revision: number }) => void revisions.push(revision),
  }
  return { queue: new EditQueue('study1', events), revisions }
}

describe('EditQueue', () => {
  it('sends changes one after another, each upon the revision of the one before', async () => {
    const { queue: edits } = queue()
    answers = [() => document(2), () => document(3)]
    edits.add(change('b'))
    edits.add(change('c', 'b'))
    expect(stored.size).toBe(1)
    await edits.flush()
    expect(sent.map(({ base }) => base)).toEqual([1, 2])
    expect(edits.state()).toMatchObject({ state: 'saved', pending: [] })
    expect(stored.size).toBe(0)
  })

  it('keeps what cannot be sent, also for the next page, and sends it later', async () => {
    vi.useFakeTimers()
    answers = [() => Promise.reject(new TypeError('no network'))]
    const { queue: edits } = queue()
    edits.add(change('b'))
    await edits.flush()
    expect(edits.state()).toMatchObject({ state: 'offline' })
    const { queue: next } = queue()
    expect(next.state().pending).toHaveLength(1)
    await next.flush()
    expect(next.state().state).toBe('saved')
  })

  it('stops at a conflict, and sends it again over what stands there', async () => {
    answers = [() => conflict('theirs')]
    const { queue: edits } = queue()
    edits.add(change('b'))
    await edits.flush()
    expect(edits.state()).toMatchObject({ state: 'conflict', standing: 7 })
    edits.keepMine()
    await edits.flush()
    expect(sent.at(-1)!.edits[0]).toMatchObject({ old: 'theirs', new: 'b' })
    expect(edits.state().state).toBe('saved')
  })

  it('takes a conflict with what it wanted itself for an answer that was lost', async () => {
    answers = [() => conflict('b')]
    const { queue: edits } = queue()
    edits.add(change('b'))
    await edits.flush()
    await vi.waitFor(() => expect(edits.state()).toMatchObject({ state: 'saved', pending: [] }))
  })

  it('sends a change once it is known to fit, and takes out one that does not', async () => {
    const { queue: edits } = queue()
    let say: (fits: boolean) => void = () => undefined
    edits.add(change('b'), new Promise((done) => (say = done)))
    edits.add(change('c'))
    await Promise.resolve()
    expect(edits.state()).toMatchObject({ state: 'saving', pending: [{ id: 'b' }, { id: 'c' }] })
    expect(stored.size).toBe(1)
    expect(sent).toEqual([])
    say(false)
    await edits.flush()
    expect(sent.map((one) => one.edits[0]!.new)).toEqual(['c'])
    edits.add(change('d'), Promise.resolve(true))
    await edits.flush()
    expect(sent.map((one) => one.edits[0]!.new)).toEqual(['c', 'd'])
  })

  it('takes out what does not fit also while nothing can be sent', async () => {
    vi.useFakeTimers()
    answers = [() => Promise.reject(new TypeError('no network'))]
    const { queue: edits } = queue()
    edits.add(change('b'))
    await edits.flush()
    edits.add(change('c'), Promise.resolve(false))
    await vi.waitFor(() => expect(edits.state().pending.map(({ id }) => id)).not.toContain('c'))
    await edits.flush()
    expect(edits.state()).toMatchObject({ state: 'saved', pending: [] })
    expect(sent.map((one) => one.edits[0]!.new)).toEqual(['b', 'b'])
  })

  it('says that something waits, and goes on once it is sent', async () => {
    vi.useFakeTimers()
    answers = [() => Promise.reject(new TypeError('no network')), () => document(2)]
    const { queue: edits } = queue()
    edits.add(change('b'))
    await expect(edits.allSaved()).rejects.toThrow('waits for the server')
    let saved = false
    const waiting = edits.whenSaved(new AbortController().signal).then(() => (saved = true))
    await vi.advanceTimersByTimeAsync(5_000)
    await waiting
    expect(saved).toBe(true)
    await edits.allSaved()
    expect(edits.state()).toMatchObject({ state: 'saved', pending: [] })
  })

  it('waits for the person where two changed one place, until that is given up', async () => {
    answers = [() => conflict('theirs')]
    const { queue: edits } = queue()
    edits.add(change('b'))
    await expect(edits.allSaved()).rejects.toThrow('needs you first')
    const closing = new AbortController()
    const given = edits.whenSaved(closing.signal)
    closing.abort()
    await given
    expect(edits.state()).toMatchObject({ state: 'conflict', pending: [{ id: 'b' }] })
    edits.keepMine()
    await edits.whenSaved(new AbortController().signal)
    expect(edits.state().pending).toEqual([])
    expect(sent.at(-1)!.edits[0]).toMatchObject({ old: 'theirs', new: 'b' })
  })

  it('says why the server would not take a change, and goes on without it', async () => {
    answers = [() => Response.json({ type: 'invalid', title: 'No.', status: 422 }, { status: 422 })]
    const { queue: edits } = queue()
    edits.add(change('b'))
    await edits.flush()
    expect(edits.state()).toMatchObject({ state: 'refused', refusal: 'No.' })
    edits.drop()
    await edits.flush()
    expect(edits.state()).toMatchObject({ state: 'saved', pending: [] })
  })
})
