import { describe, expect, it } from 'vitest'
import { drawEvents, withEvents } from './draw-events.ts'
import type { EvolutionEvent } from './evolution-block.ts'

const event: EvolutionEvent = {
  path: 'evolution.speed.events.1',
  name: 'Rival answers',
  from: 100,
  until: 300,
  effect: { as: 'factor', low: 0.4, high: 0.8 },
  probability: 0.3,
}
const draws = 8000
/** How far a share lies from the expected one, in standard errors of the simulation. */
const away = (share: number, expected: number): number =>
  Math.abs(share - expected) / Math.sqrt((expected * (1 - expected)) / draws)
const drawn = (changed: Partial<EvolutionEvent> = {}, after = 0) =>
  drawEvents({ id: 'speed', events: [{ ...event, ...changed }] }, after, { draws, seed: 5 })[0]!

describe('drawEvents', () => {
  it('come as often as they are likely, on any day of their range', () => {
    const there = drawn().filter((one) => one !== undefined)
    expect(away(there.length / draws, 0.3)).toBeLessThan(4)
    const all = drawn({ probability: 1 })
    expect(away(all.filter((one) => one!.day < 150).length / draws, 0.25)).toBeLessThan(4)
    expect(Math.min(...all.map((one) => one!.day))).toBeGreaterThan(100)
    expect(Math.max(...all.map((one) => one!.day))).toBeLessThan(300)
  })

  it('come after the data, where their range begins before', () => {
    const late = drawn({ probability: 1 }, 200)
    expect(Math.min(...late.map((one) => one!.day))).toBeGreaterThan(200)
    expect(away(late.filter((one) => one!.day < 250).length / draws, 0.5)).toBeLessThan(4)
  })

  it('come in no way on, where their range ends before it', () => {
    const certain = { probability: 1, from: 100, until: 199 }
    expect(drawn(certain, 200).every((one) => one === undefined)).toBe(true)
    const onTheDay = drawn({ ...certain, until: 200 }, 200)
    expect(onTheDay.every((one) => one?.day === 200)).toBe(true)
  })

  it('have nine tenths of their effects inside the range, half below its middle', () => {
    const factors = drawn({ probability: 1 }).map((one) => one!.effect)
    expect(
      away(factors.filter((effect) => effect > 0.4 && effect < 0.8).length / draws, 0.9),
    ).toBeLessThan(4)
    expect(
      away(factors.filter((effect) => effect < Math.sqrt(0.4 * 0.8)).length / draws, 0.5),
    ).toBeLessThan(4)
    const shifts = drawn({ probability: 1, effect: { as: 'shift', low: -2, high: 6 } })
    expect(away(shifts.filter((one) => one!.effect < -2).length / draws, 0.05)).toBeLessThan(4)
    expect(away(shifts.filter((one) => one!.effect < 2).length / draws, 0.5)).toBeLessThan(4)
  })
})

describe('withEvents', () => {
  const path = Float64Array.of(10, 10, 10)
  const starts = [0, 31, 59]
  const on = (events: readonly EvolutionEvent[], solution?: string) =>
    withEvents(path, starts, {
      block: { events, share: false },
      solution,
      drawn: events.map(() => ({ day: 31, effect: 0.5 })),
    })

  it('change the path from the period on that begins on their day, and only that of their solution', () => {
    expect([...on([event])]).toEqual([10, 5, 5])
    expect([...on([event, { ...event, effect: { as: 'shift', low: 0, high: 1 } }])]).toEqual([
      10, 5.5, 5.5,
    ])
    expect([...on([{ ...event, solution: 'rival' }], 'rival')]).toEqual([10, 5, 5])
    expect([...on([{ ...event, solution: 'rival' }], 'ours')]).toEqual([10, 10, 10])
  })

  it('keep shares inside 0 and 1', () => {
    const shift: EvolutionEvent = { ...event, effect: { as: 'shift', low: 0, high: 1 } }
    const found = withEvents(Float64Array.of(0.7), [0], {
      block: { events: [shift], share: true },
      solution: undefined,
      drawn: [{ day: 0, effect: 0.5 }],
    })
    expect([...found]).toEqual([1])
  })
})
