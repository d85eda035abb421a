import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellCount, cutCells, pad, printable, wrapCells } from '#drawing/terminal/text-cells'

const text = fc.string({ unit: 'grapheme' })

describe('printable', () => {
  it('leaves no code that moves a cursor or turns the writing round', () => {
    expect(printable('a\u001b[2Jb\rc\u0007\u202Ed')).toBe('a [2Jb c  d')
    const clean = (any: string): boolean => !/[\p{Control}\u202A-\u202E]/u.test(printable(any))
    expect(() => fc.assert(fc.property(fc.string({ unit: 'binary' }), clean))).not.toThrow()
  })
})

describe('cells', () => {
  it('counts wide letters twice and marks not at all', () => {
    expect(cellCount('日本')).toBe(4)
    expect(cellCount('e\u0301')).toBe(1)
  })

  it('never cuts to more cells than there are', () => {
    const fits = (any: string, width: number): boolean => cellCount(cutCells(any, width)) <= width
    expect(() => fc.assert(fc.property(text, fc.nat(40), fits))).not.toThrow()
  })

  it('cuts a text of any length in one pass', () => {
    // letter by letter from the end it would take minutes
    expect(cutCells(`${'日'.repeat(200_000)}e`, 6)).toBe('日日…')
    expect(cutCells('e\u0301f', 2)).toBe('e\u0301f')
    expect(cutCells('e\u0301fg', 2)).toBe('e\u0301…')
  })

  it('never wraps to wider lines', () => {
    const fits = (any: string, width: number): boolean =>
      wrapCells(any, width).every((line) => cellCount(line) <= width)
    expect(() => fc.assert(fc.property(text, fc.integer({ min: 2, max: 40 }), fits))).not.toThrow()
  })

  it('pads to a width on either side', () => {
    expect(pad('ab', 4)).toBe('ab  ')
    expect(pad('ab', 4, 'end')).toBe('  ab')
  })
})
