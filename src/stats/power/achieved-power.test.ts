import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { achievedPower, detectableWith } from './achieved-power.ts'

// R, power.t.test(strict = TRUE): test/reference/power.R. 20 units in each group, standard deviation 8.
const { means } = JSON.parse(
  readFileSync(new URL('../../../test/reference/power.json', import.meta.url), 'utf8'),
) as { means: { equal: Record<'d' | 'power' | 'effect', number> } }
const precision = { standardError: 8 * Math.sqrt(2 / 20), df: 38 }
const rule = { alpha: 0.05, sides: 2 } as const

it('agrees with R', () => {
  expect(achievedPower(means.equal.d, precision, rule)).toBeCloseTo(means.equal.power, 10)
  expect(detectableWith(precision, rule, 0.8)).toBeCloseTo(means.equal.effect, 8)
})

it('is the sum of two critical values for a normal test', () => {
  // Closed form: (1.959964 + 0.841621) standard errors, but for the far tail.
  const normal = { standardError: 2, df: Infinity }
  expect(detectableWith(normal, rule, 0.8)).toBeCloseTo(2 * (1.959963985 + 0.841621234), 4)
})

it('refuses an estimate without error', () => {
  const refused = (call: () => unknown) =>
    expect(call).toThrow(expect.objectContaining({ code: 'domain' }))
  refused(() => achievedPower(1, { standardError: 0, df: 5 }, rule))
  refused(() => detectableWith(precision, rule, 0))
  refused(() => detectableWith({ standardError: 0, df: 5 }, rule, 0.8))
})
