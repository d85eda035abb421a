import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shorten, textWidth, wrap } from '#charts/text-width'

describe('textWidth', () => {
  // Chromium 156, Inter variable 4.1 at 13 px with tabular figures, getBoundingClientRect().width
  it.each([
    ['Clerks’ hours', 81.125],
    ['€ 124 k', 48.078125],
    ['Time until the airway is secured', 193.6875],
    ['80 – 190 k, 80 % range', 145.28125],
  ])('is within 1 %% of the width in a browser: %s', (text, width) => {
    expect(Math.abs(textWidth(text, 13) / width - 1)).toBeLessThan(0.01)
  })

  it('sets all digits equally wide', () => {
    expect(textWidth('1', 10)).toBe(textWidth('4', 10))
  })
})

describe('shorten', () => {
  const text = fc.string({ unit: 'grapheme' })
  const room = fc.integer({ min: 20, max: 300 })

  it('never is wider than the room', () => {
    const fits = (long: string, width: number): boolean =>
      textWidth(shorten(long, 12, width), 12) <= width
    expect(() => fc.assert(fc.property(text, room, fits))).not.toThrow()
  })

  it('never changes what fits', () => {
    const same = (long: string): boolean => shorten(long, 12, textWidth(long, 12)) === long
    expect(() => fc.assert(fc.property(text, same))).not.toThrow()
  })

  it('says that something is missing', () => {
    expect(shorten('Likelihood of a confirmation in time', 12, 90)).toMatch(/^Likelihood.*…$/)
  })
})

describe('wrap', () => {
  it('breaks between words and shortens the last line', () => {
    expect(wrap('time until the receipt is confirmed', 12, { width: 80, lines: 2 })).toEqual([
      'time until the',
      'receipt is co…',
    ])
  })

  it('never takes more lines than there are', () => {
    const few = (text: string, lines: number): boolean =>
      wrap(text, 12, { width: 90, lines }).length <= lines
    const lorem = fc.lorem({ maxCount: 30 })
    expect(() => fc.assert(fc.property(lorem, fc.integer({ min: 1, max: 4 }), few))).not.toThrow()
  })
})
