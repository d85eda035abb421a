import { describe, expect, it } from 'vitest'
import { eventsOf } from '../../../test/evidence/log-events.ts'
import { eventPlace, type EventColumn, type EventColumns } from './event-columns.ts'
import { joinEvents } from './join-events.ts'

const texts = (events: EventColumns, name: string): (string | null)[] => {
  const column = events.columns.get(name)!
  if (column.kind !== 'text') throw new Error(column.kind)
  return Array.from(column.codes, (code) => column.labels[code] ?? null)
}

const with_ = (events: EventColumns, name: string, column: EventColumn): EventColumns => ({
  ...events,
  columns: new Map([...events.columns, [name, column]]),
})

describe('joinEvents', () => {
  const one = eventsOf(
    ['case', 'step'],
    [
      ['a', 'x'],
      ['b', 'y'],
    ],
  )
  const other = eventsOf(
    ['step', 'who'],
    [
      ['y', 'ann'],
      ['z', ''],
    ],
  )

  it('joins columns by name; what a file does not have is missing', () => {
    const joined = joinEvents([one, other], ['may.csv', 'june.csv'])
    expect(joined.rows).toBe(4)
    expect(eventPlace(joined, 1)).toEqual({ line: 3, file: 'may.csv' })
    expect(eventPlace(joined, 2)).toEqual({ line: 2, file: 'june.csv' })
    expect([...joined.lines]).toEqual([2, 3, 2, 3])
    expect(texts(joined, 'step')).toEqual(['x', 'y', 'y', 'z'])
    expect(texts(joined, 'case')).toEqual(['a', 'b', null, null])
    expect(texts(joined, 'who')).toEqual([null, null, 'ann', null])
  })

  it('joins numbers and times, and makes texts of what is a number here and a text there', () => {
    const cost = (...values: number[]): EventColumn => ({
      kind: 'number',
      values: Float64Array.from(values),
    })
    const at = (...values: number[]): EventColumn => ({
      kind: 'time',
      values: Float64Array.from(values),
      forms: Uint8Array.from(values, () => 1),
    })
    const joined = joinEvents(
      [
        with_(with_(one, 'cost', cost(1, 2)), 'at', at(10, 20)),
        with_(with_(other, 'cost', cost(3, Number.NaN)), 'at', at(30, 40)),
      ],
      ['a', 'b'],
    )
    expect(joined.columns.get('cost')).toEqual(cost(1, 2, 3, Number.NaN))
    expect(joined.columns.get('at')).toMatchObject({
      values: Float64Array.of(10, 20, 30, 40),
      forms: Uint8Array.of(1, 1, 1, 1),
    })
    const mixed = joinEvents([with_(one, 'who', cost(7, 8)), other], ['a', 'b'])
    expect(texts(mixed, 'who')).toEqual(['7', '8', 'ann', null])
  })

  it('leaves a single file as it is', () => {
    expect(joinEvents([one], ['a'])).toBe(one)
  })
})
