import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CellDrafts } from './cell-drafts.ts'

const path = ['assumptions', 'hour', 'value']
const stored = new Map<string, string>()

beforeEach(() => {
  stored.clear()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  })
})

afterEach(() => vi.unstubAllGlobals())

describe('CellDrafts', () => {
  it('keeps what is typed for the next page, where it waits for the person', () => {
    new CellDrafts('s').keep({ path, text: '5 to', state: 'typed' })
    expect(new CellDrafts('s').at(path)).toEqual({ path, text: '5 to', state: 'held' })
    expect(new CellDrafts('other').at(path)).toBeUndefined()
  })

  it('forgets what was saved or given up, and nothing else', () => {
    const drafts = new CellDrafts('s')
    const other = ['assumptions', 'hour', 'unit']
    drafts.keep({ path, text: '5 to', state: 'typed' })
    drafts.keep({ path: other, text: 'EUR', state: 'held' })
    drafts.forget(path)
    expect(drafts.at(path)).toBeUndefined()
    expect(new CellDrafts('s').at(other)?.text).toBe('EUR')
    drafts.forget(other)
    expect(stored.size).toBe(0)
  })

  it('holds what is typed, and nothing where nothing is', () => {
    const drafts = new CellDrafts('s')
    drafts.hold(path)
    expect(drafts.at(path)).toBeUndefined()
    drafts.keep({ path, text: '5 to', state: 'typed' })
    drafts.hold(path)
    expect(drafts.at(path)).toEqual({ path, text: '5 to', state: 'held' })
  })

  it('leaves what another tab keeps of the same study', () => {
    const [here, there] = [new CellDrafts('s'), new CellDrafts('s')]
    const other = ['title']
    here.keep({ path, text: '5 to', state: 'typed' })
    there.keep({ path: other, text: '', state: 'held' })
    here.forget(path)
    expect(new CellDrafts('s').at(other)?.text).toBe('')
    expect(new CellDrafts('s').at(path)).toBeUndefined()
  })

  it('keeps paths apart whose keys run together', () => {
    const drafts = new CellDrafts('s')
    drafts.keep({ path: ['a/b', 'c'], text: '1', state: 'typed' })
    expect(drafts.at(['a', 'b/c'])).toBeUndefined()
  })

  it('tells who listens, as long as they do', () => {
    const drafts = new CellDrafts('s')
    let told = 0
    const stop = drafts.subscribe(() => (told += 1))
    drafts.keep({ path, text: '5', state: 'typed' })
    drafts.forget(path)
    drafts.forget(path)
    expect(told).toBe(2)
    stop()
    drafts.keep({ path, text: '5', state: 'typed' })
    expect(told).toBe(2)
  })

  it('stands without a place to keep things, and with one that holds something else', () => {
    stored.set('worthline.cells.s', 'null')
    expect(new CellDrafts('s').state().size).toBe(0)
    stored.set('worthline.cells.s', 'no json')
    const drafts = new CellDrafts('s')
    expect(drafts.state().size).toBe(0)
    vi.stubGlobal('localStorage', undefined)
    drafts.keep({ path, text: '5', state: 'typed' })
    expect(drafts.at(path)?.text).toBe('5')
  })
})
