import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '#quantity/canonical-json'

describe('RFC 8785', () => {
  test('the example of section 3.2.2', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    }
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  test('the order of keys of section 3.2.3', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6']
    const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']
    const value = Object.fromEntries(keys.map((key) => [key, 0]))
    expect(canonicalJson(value)).toBe(
      `{${sorted.map((key) => `${JSON.stringify(key)}:0`).join(',')}}`,
    )
  })

  test.each([
    [-0, '0'],
    [5e-324, '5e-324'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [1e23, '1e+23'],
    [9.999999999999997e22, '9.999999999999997e+22'],
    [0.000001, '0.000001'],
  ])('the number %d of appendix B', (value, text) => {
    expect(canonicalJson(value)).toBe(text)
  })
})

test('typed arrays are arrays, missing numbers null, undefined properties left out', () => {
  expect(canonicalJson({ b: Float64Array.of(1.5, NaN), a: undefined })).toBe('{"b":[1.5,null]}')
  expect(canonicalJson([undefined, Uint8Array.of(7)])).toBe('[null,[7]]')
  expect(canonicalJson(Object.create(null))).toBe('{}')
})

test.each([
  [Infinity, RangeError],
  [NaN, RangeError],
  [{ a: NaN }, RangeError],
  [[-Infinity], RangeError],
  [() => 1, TypeError],
  [undefined, TypeError],
  [1n, TypeError],
  [new Date(0), TypeError],
  [new Map(), TypeError],
])('%s has no form', (value, error) => {
  expect(() => canonicalJson(value)).toThrow(error)
})

test('it reads back as the value, whatever the order of the keys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value)
      const read: unknown = JSON.parse(text)
      expect(canonicalJson(read)).toBe(text)
      expect(read).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonicalJson(reversed(value))).toBe(text)
    }),
    { seed: 1 },
  )
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, reversed(member)]),
  )
}
