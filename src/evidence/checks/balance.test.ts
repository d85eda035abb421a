import { describe, expect, it } from 'vitest'
import { evaluate, need, type Rows } from '../../../test/evidence/evidence-rows.ts'
import type { Check } from '#evidence/estimate'
import { createGenerator, type Generator } from '#stats/random/generator'
import { wilsonInterval } from '#stats/intervals/wilson-interval'

const time = need('time', { type: 'duration' })

/** Two arms of a size, with an age, a skewed number of visits and one of three channels each. */
function trial(generator: Generator, size: number, older = 0): Rows {
  const rows = Array.from({ length: 2 * size }, (_, row) => row)
  const uniform = (): number => generator.below(1_000_000) / 1_000_000
  const normal = (): number =>
    Array.from({ length: 12 }, uniform).reduce((sum, one) => sum + one, -6)
  return {
    numbers: {
      time: rows.map(() => 20 + normal()),
      age: rows.map((row) => 40 + 9 * normal() + (row < size ? 0 : older)),
      visits: rows.map(() => Math.floor(-4 * Math.log(uniform() + 1e-9))),
    },
    categories: {
      solution: rows.map((row) => (row < size ? 'old' : 'new')),
      channel: rows.map(() => ['desk', 'post', 'phone'][generator.below(3)]!),
    },
  }
}

function balanceOf(rows: Rows, more = {}): readonly Check[] {
  const covariates = ['age', 'visits', 'channel']
  const { checks } = evaluate(rows, [time], { covariates, ...more })
  return checks.filter(({ id }) => id.startsWith('balance.'))
}

const warned = (checks: readonly Check[]): boolean =>
  checks.some(({ findings }) => findings.some(({ code }) => code === 'imbalance'))

describe('balanceCheck', () => {
  it.each([15, 40])('calls at most 1 in 100 fair lots of %s and as many unbalanced', (size) => {
    const generator = createGenerator(4, `fair lots of ${size}`)
    const runs = 400
    const alarms = Array.from({ length: runs }, () => warned(balanceOf(trial(generator, size))))
    const count = alarms.filter(Boolean).length
    // The rate that is claimed lies within what so many runs leave open.
    expect(wilsonInterval(count, runs, 0.999).low).toBeLessThan(0.01)
  })

  it('calls a lot unbalanced whose arms differ by a whole standard deviation', () => {
    const checks = balanceOf(trial(createGenerator(4, 'unfair'), 60, 9))
    const age = checks.find(({ id }) => id === 'balance.age')!
    expect(age.findings).toHaveLength(1)
    expect(age.settings).toMatchObject({ threshold: 0.01 / 3 })
    expect(age.findings[0]!.message).toContain('more than a fair lot gives')
    expect(checks.filter(({ findings }) => findings.length > 0)).toEqual([age])
  })

  it('has no p-value where lots fell on clusters', () => {
    const rows = trial(createGenerator(4, 'clusters'), 60, 9)
    const team = rows.categories['solution']!.map((arm, row) => `${arm} ${row % 8}`)
    const clustered = { ...rows, categories: { ...rows.categories, team } }
    const checks = balanceOf(clustered, { cluster: 'team' })
    expect(warned(checks)).toBe(false)
    expect(checks[0]!.settings).not.toHaveProperty('p-value')
  })

  it('says nothing of a covariate that does not vary', () => {
    const rows = trial(createGenerator(4, 'same'), 20)
    const flat = {
      ...rows,
      numbers: { ...rows.numbers, visits: rows.numbers['time']!.map(() => 3) },
    }
    const visits = balanceOf(flat).find(({ id }) => id === 'balance.visits')!
    expect(visits).toMatchObject({ value: 0, findings: [] })
  })
})
