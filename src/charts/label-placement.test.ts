import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepApart, spreadLabels, type WantedLabel } from '#charts/label-placement'

const label = fc.record({
  at: fc.double({ min: -200, max: 1200, noNaN: true }),
  size: fc.double({ min: 1, max: 180, noNaN: true }),
  weight: fc.integer({ min: 0, max: 5 }),
})
const labels = fc.array(label, { maxLength: 25 })
const room = { low: 0, high: 1000, gap: 6 }

/** Begin and end of every label that is shown, from left to right. */
function spans(wanted: readonly WantedLabel[]): readonly (readonly [number, number])[] {
  return spreadLabels(wanted, room)
    .flatMap((at, i) =>
      at === undefined ? [] : [[at - wanted[i]!.size / 2, at + wanted[i]!.size / 2] as const],
    )
    .toSorted((a, b) => a[0] - b[0])
}

describe('spreadLabels', () => {
  it('never lets two labels touch', () => {
    const gaps = (wanted: readonly WantedLabel[]): readonly number[] =>
      spans(wanted)
        .slice(1)
        .map((span, i) => span[0] - spans(wanted)[i]![1])
    expect(() =>
      fc.assert(
        fc.property(labels, (wanted) => gaps(wanted).every((gap) => gap >= room.gap - 1e-6)),
      ),
    ).not.toThrow()
  })

  it('keeps every label inside its room', () => {
    expect(() =>
      fc.assert(
        fc.property(labels, (wanted) =>
          spans(wanted).every(([from, to]) => from >= room.low - 1e-6 && to <= room.high + 1e-6),
        ),
      ),
    ).not.toThrow()
  })

  it('keeps the order in which the labels want to stand', () => {
    const inOrder = (wanted: readonly WantedLabel[]): boolean => {
      const places = spreadLabels(wanted, room)
      return wanted.every((a, i) =>
        wanted.every(
          (b, j) =>
            a.at >= b.at ||
            places[i] === undefined ||
            places[j] === undefined ||
            places[i] < places[j],
        ),
      )
    }
    expect(() => fc.assert(fc.property(labels, inOrder))).not.toThrow()
  })

  it('leaves labels that have room where they want to be', () => {
    const wanted = [
      { at: 100, size: 40, weight: 0 },
      { at: 500, size: 40, weight: 0 },
    ]
    expect(spreadLabels(wanted, room)).toEqual([100, 500])
  })

  it('moves two that collide by the same amount apart', () => {
    const wanted = [
      { at: 500, size: 40, weight: 0 },
      { at: 500, size: 40, weight: 0 },
    ]
    expect(spreadLabels(wanted, room)).toEqual([477, 523])
  })

  it('leaves the lightest out where there is no room for all', () => {
    const wanted = [
      { at: 10, size: 60, weight: 1 },
      { at: 20, size: 60, weight: 3 },
      { at: 30, size: 60, weight: 2 },
    ]
    const places = spreadLabels(wanted, { low: 0, high: 130, gap: 6 })
    expect(places.map((place) => place !== undefined)).toEqual([false, true, true])
  })
})

describe('keepApart', () => {
  it('keeps no two labels that touch', () => {
    const apart = (wanted: readonly WantedLabel[]): boolean => {
      const kept = keepApart(wanted, 4)
      const shown = wanted.filter((_, i) => kept[i])
      return shown.every((a, i) =>
        shown.every((b, j) => i === j || Math.abs(a.at - b.at) >= (a.size + b.size) / 2 + 4),
      )
    }
    expect(() => fc.assert(fc.property(labels, apart))).not.toThrow()
  })

  it('always keeps one of the heaviest', () => {
    const heaviestKept = (wanted: readonly WantedLabel[]): boolean => {
      const heaviest = Math.max(...wanted.map((one) => one.weight))
      const kept = keepApart(wanted, 4)
      return wanted.some((one, i) => one.weight === heaviest && kept[i])
    }
    const some = fc.array(label, { minLength: 1, maxLength: 25 })
    expect(() => fc.assert(fc.property(some, heaviestKept))).not.toThrow()
  })
})
