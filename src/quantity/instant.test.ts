import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InstantReader, instantText, readInstant } from './instant.ts'

// Expected values: the runtime's own Date, which follows ECMA-262's calendar.
const moments = fc.date({
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
})

describe('readInstant', () => {
  it('reads what ISO 8601 writes, as Date does', () => {
    fc.assert(
      fc.property(moments, (date) => {
        const text = date.toISOString()
        expect(readInstant(text)).toEqual({ at: date.getTime(), form: 'offset' })
      }),
    )
  })

  it('takes the offset off', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: -15 * 60, max: 15 * 60 }), (date, minutes) => {
        const size = Math.abs(minutes)
        const clock = [Math.floor(size / 60), size % 60].map((part) =>
          String(part).padStart(2, '0'),
        )
        const local = date.toISOString().slice(0, -1)
        const sign = minutes < 0 ? '-' : '+'
        const at = date.getTime() - minutes * 60_000
        expect(readInstant(`${local}${sign}${clock.join(':')}`)?.at).toBe(at)
        expect(readInstant(`${local}${sign}${clock.join('')}`)?.at).toBe(at)
      }),
    )
  })

  it.each([
    ['2011-10-11T13:45:40.276+02:00', '2011-10-11T11:45:40.276Z', 'offset'],
    ['2011-10-11 13:45:40.276000+02:00', '2011-10-11T11:45:40.276Z', 'offset'],
    ['2011-10-11 13:45:40 +02', '2011-10-11T11:45:40Z', 'offset'],
    ['2011-10-11T13:45:40,5Z', '2011-10-11T13:45:40.5Z', 'offset'],
    ['2011/10/11 9:05', '2011-10-11T09:05:00Z', 'wall-clock'],
    ['2014-10-22 11:15:41', '2014-10-22T11:15:41Z', 'wall-clock'],
    [' 2014-1-2 ', '2014-01-02T00:00:00Z', 'day'],
    ['2012-02-29', '2012-02-29T00:00:00Z', 'day'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00Z', 'offset'],
    ['2016-12-31T24:00', '2017-01-01T00:00:00Z', 'wall-clock'],
  ])('%s', (text, iso, form) => {
    expect(readInstant(text)).toEqual({ at: Date.parse(iso), form })
  })

  it('keeps fractions of a millisecond', () => {
    const first = readInstant('2011-10-11T13:45:40.276001Z')
    const second = readInstant('2011-10-11T13:45:40.276002Z')
    expect(first!.at - Date.parse('2011-10-11T13:45:40.276Z')).toBeCloseTo(0.001, 3)
    expect(second!.at).toBeGreaterThan(first!.at)
  })

  it.each([
    '',
    'NA',
    '2011',
    '2011-10',
    '2011-13-01',
    '2011-00-10',
    '2011-02-29',
    '1900-02-29',
    '2011-04-31',
    '2011-10-11T',
    '2011-10-1113:45',
    '2011-10-11T25:00',
    '2011-10-11T24:01',
    '2011-10-11T12:60',
    '2011-10-11T12:5',
    '2011-10-11T12:50:61',
    '2011-10-11T12:50:40.',
    '2011-10-11T12:50:40Zulu',
    '2011-10-11T12:50:40+16:00',
    '2011-10-11T12:50:40+02:60',
    '2011-10-11T12:50:40+2',
    '11-10-2011',
    '2011-10/11',
    '20x1-10-11T12:50:40',
    '2011-10-11T1a:50:40',
    '1318333540',
    `2011-10-11${' '.repeat(90)}`,
  ])('does not read `%s`', (text) => {
    expect(readInstant(text)).toBeUndefined()
  })
})

describe('InstantReader', () => {
  it('reads between two places of longer bytes, one time after the other', () => {
    const text = 'x2011-10-11T13:45:40.276+02:00y2012-02-29z'
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
    const reader = new InstantReader()
    expect(reader.read(bytes, 1, 30)).toBe(Date.parse('2011-10-11T11:45:40.276Z'))
    expect(reader.form).toBe(0)
    expect(reader.read(bytes, 31, 41)).toBe(Date.parse('2012-02-29'))
    expect(reader.form).toBe(2)
    expect(reader.read(bytes, 1, 20)).toBe(Date.parse('2011-10-11T13:45:40Z'))
    expect(reader.form).toBe(1)
  })
})

describe('instantText', () => {
  it('writes what Date writes, and what readInstant reads', () => {
    fc.assert(
      fc.property(moments, (date) => {
        const at = date.getTime()
        expect(instantText({ at, form: 'offset' })).toBe(date.toISOString())
        const wall = instantText({ at, form: 'wall-clock' })
        expect(readInstant(wall)).toEqual({ at, form: 'wall-clock' })
        const day = instantText({ at, form: 'day' })
        expect(day).toBe(date.toISOString().slice(0, 10))
      }),
    )
  })
})
