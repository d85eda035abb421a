/** Expected values: the rules of the zones (IANA tz database) as Python's zoneinfo has them. */
import { describe, expect, test } from 'vitest'
import { readInstant } from '#quantity/instant'
import { zoneOf } from './time-zone.ts'

function instant(zone: string, text: string): string {
  const found = zoneOf(zone)
  if (typeof found !== 'function') throw new Error(found.message)
  return new Date(found(readInstant(text)!.at)).toISOString()
}

describe('zoneOf', () => {
  // datetime(..., tzinfo=ZoneInfo(zone)).astimezone(timezone.utc), fold=0
  test.each([
    ['Europe/Amsterdam', '2011-01-15T12:00', '2011-01-15T11:00:00.000Z'],
    ['Europe/Amsterdam', '2011-07-15T12:00', '2011-07-15T10:00:00.000Z'],
    ['Europe/Amsterdam', '2011-03-27T01:59:59.500', '2011-03-27T00:59:59.500Z'],
    ['Europe/Amsterdam', '2011-03-27T02:30', '2011-03-27T01:30:00.000Z'],
    ['Europe/Amsterdam', '2011-03-27T03:00', '2011-03-27T01:00:00.000Z'],
    ['Europe/Amsterdam', '2011-10-30T02:30', '2011-10-30T00:30:00.000Z'],
    ['Europe/Amsterdam', '2011-10-30T03:00', '2011-10-30T02:00:00.000Z'],
    ['America/New_York', '2024-03-10T01:30', '2024-03-10T06:30:00.000Z'],
    ['America/New_York', '2024-03-10T03:30', '2024-03-10T07:30:00.000Z'],
    ['America/New_York', '2024-11-03T01:30', '2024-11-03T05:30:00.000Z'],
    ['Asia/Kolkata', '2024-06-01T00:00', '2024-05-31T18:30:00.000Z'],
    ['Pacific/Apia', '2011-12-29T12:00', '2011-12-29T22:00:00.000Z'],
    ['Pacific/Apia', '2011-12-31T12:00', '2011-12-30T22:00:00.000Z'],
    ['UTC', '2024-06-01T00:00', '2024-06-01T00:00:00.000Z'],
  ])('%s %s', (zone, wall, expected) => {
    expect(instant(zone, wall)).toBe(expected)
  })

  test('refuses a name that there is not, and says which one is near', () => {
    expect(zoneOf('Europe/Amsterdm')).toMatchObject({
      code: 'wrong-value',
      hint: 'Did you mean `Europe/Amsterdam`?',
    })
    expect(zoneOf('somewhere')).toMatchObject({ severity: 'problem' })
  })
})
