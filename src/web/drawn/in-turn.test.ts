import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inTurn } from './in-turn.ts'

describe('inTurn', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('requestAnimationFrame', (work: () => void) => setTimeout(work, 16))
  })

  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('does nothing before a frame, then a few pieces a task in their order', () => {
    const done: number[] = []
    for (let i = 0; i < 10; i += 1) inTurn(() => done.push(i))
    vi.advanceTimersByTime(15)
    expect(done).toEqual([])
    vi.advanceTimersToNextTimer()
    vi.advanceTimersToNextTimer()
    expect(done.length).toBeGreaterThan(0)
    expect(done.length).toBeLessThan(10)
    vi.runAllTimers()
    expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('does not what was left, and does what is asked for later', () => {
    const done: string[] = []
    const leave = inTurn(() => done.push('left'))
    inTurn(() => inTurn(() => done.push('later')))
    leave()
    vi.runAllTimers()
    expect(done).toEqual(['later'])
  })

  it('goes on after a piece that fails', () => {
    const done: string[] = []
    inTurn(() => {
      throw new Error('cannot be drawn')
    })
    for (const name of ['second', 'third']) inTurn(() => done.push(name))
    expect(() => vi.runAllTimers()).toThrow('cannot be drawn')
    vi.runAllTimers()
    expect(done).toEqual(['second', 'third'])
  })
})
