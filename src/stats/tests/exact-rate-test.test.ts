import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { exactRateTest } from './exact-rate-test.ts'

// Base R, poisson.test of two rates: test/reference/methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as { tests: { rate: [number, number, number, number, number][] } }

it.each(reference.tests.rate)(
  '%i over %f against %i over %f agrees with R',
  (...[events1, exposure1, events2, exposure2, p]) => {
    const base = { events: events1, exposure: exposure1 }
    const treatment = { events: events2, exposure: exposure2 }
    expect(exactRateTest(base, treatment).pValue / p).toBeCloseTo(1, 9)
    expect(exactRateTest(treatment, base).pValue / p).toBeCloseTo(1, 9)
  },
)

it('needs an event', () => {
  const none = { events: 0, exposure: 10 }
  expect(() => exactRateTest(none, none)).toThrow(expect.objectContaining({ code: 'too-few' }))
})
