import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placePointLabels, type PointLabel, touch } from '#charts/point-labels'

const bounds = { left: 0, right: 600, top: 0, bottom: 400 }
const room = { bounds, taken: [], avoided: [] }

const place = { x: fc.integer({ min: 0, max: 600 }), y: fc.integer({ min: 0, max: 400 }) }
const label = fc.record({
  ...place,
  radius: fc.constant(5),
  width: fc.integer({ min: 8, max: 180 }),
  height: fc.constant(14),
  weight: fc.integer({ min: 0, max: 3 }),
  always: fc.constant(false),
})
const labels = fc.array(label, { maxLength: 60 })
const box = fc
  .tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 380 }))
  .map(([left, top]) => ({ left, right: left + 90, top, bottom: top + 14 }))
const taken = fc.array(box, { maxLength: 6 })

function point(x: number, y: number, more: Partial<PointLabel> = {}): PointLabel {
  return { x, y, radius: 5, width: 60, height: 14, weight: 0, always: false, ...more }
}

describe('placePointLabels', () => {
  it('never lets a label touch another one, a point, what is taken, or the edge', () => {
    const apart = (wanted: readonly PointLabel[], words: typeof room.taken): boolean => {
      const boxes = placePointLabels(wanted, { ...room, taken: words }).map((one) => one?.box)
      return boxes.every(
        (a, i) =>
          a === undefined ||
          (boxes.every((b, j) => i === j || b === undefined || !touch(a, b, 0)) &&
            words.every((other) => !touch(a, other, 0)) &&
            wanted.every(
              ({ x, y, radius }, j) =>
                i === j ||
                !touch(
                  a,
                  { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius },
                  0,
                ),
            ) &&
            a.left >= bounds.left &&
            a.right <= bounds.right &&
            a.top >= bounds.top &&
            a.bottom <= bounds.bottom),
      )
    }
    expect(() => fc.assert(fc.property(labels, taken as never, apart))).not.toThrow()
  })

  it('labels what is always labelled, however many stand around it', () => {
    const shown = (wanted: readonly PointLabel[], ours: { x: number; y: number }): boolean => {
      const all = [...wanted, point(ours.x, ours.y, { always: true })]
      return placePointLabels(all, room).at(-1) !== undefined
    }
    expect(() => fc.assert(fc.property(labels, fc.record(place), shown))).not.toThrow()
  })

  it('gives the same places for the same input', () => {
    const same = (wanted: readonly PointLabel[]): boolean =>
      JSON.stringify(placePointLabels(wanted, room)) ===
      JSON.stringify(placePointLabels([...wanted], room))
    expect(() => fc.assert(fc.property(labels, same), { numRuns: 20 })).not.toThrow()
  })

  it('puts a label to the right of a point that stands alone', () => {
    const [placed] = placePointLabels([point(100, 100)], room)
    expect(placed).toEqual({
      box: { left: 108, right: 168, top: 93, bottom: 107 },
      away: false,
    })
  })

  it('stands on the other side of the point at the edge', () => {
    const [placed] = placePointLabels([point(590, 100)], room)
    expect(placed!.box).toEqual({ left: 522, right: 582, top: 93, bottom: 107 })
  })

  it('keeps off what is avoided where there is room elsewhere', () => {
    const avoided = [{ left: 100, right: 300, top: 99, bottom: 101 }]
    const [placed] = placePointLabels([point(100, 100)], { ...room, avoided })
    expect(placed!.box.right).toBeLessThan(100)
  })

  it('leaves the lightest out where there is room for one', () => {
    const narrow = { ...room, bounds: { left: 0, right: 80, top: 93, bottom: 107 } }
    const two = [point(5, 100, { weight: 1 }), point(5, 100, { weight: 2 })]
    const places = placePointLabels(two, narrow)
    expect(places.map((one) => one !== undefined)).toEqual([false, true])
  })

  it('pushes another label aside rather than leave one out', () => {
    const strip = { ...room, bounds: { left: 0, right: 200, top: 93, bottom: 107 } }
    const first = point(100, 100, { width: 40, weight: 1 })
    const second = point(160, 100, { width: 40 })
    expect(placePointLabels([first], strip)[0]!.box.left).toBe(108)
    const places = placePointLabels([first, second], strip)
    expect(places.map((one) => one?.box.left)).toEqual([52, 112])
  })
})
