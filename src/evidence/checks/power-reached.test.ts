import { expect, it } from 'vitest'
import { evaluate, need } from '../../../test/evidence/evidence-rows.ts'
import { planning, planningRows } from '../../../test/reference/planning.ts'

// Welch's error and degrees of freedom, and the noncentral t, by R: test/reference/planning.R.
const { reached } = planning
const time = need('time', { type: 'duration', unit: { text: 's/execution' } })

function check(id: string, rows = planningRows, needs = [time]) {
  const { checks } = evaluate(rows, needs)
  return checks.find((one) => one.id === `power.${id}`)
}

it('gives the smallest effect found 4 times in 5, in the unit of the metric', () => {
  const found = check('time')
  expect(found?.value).toBeCloseTo(reached.detectable, 7)
  expect(found?.unit).toBe('s/execution')
  expect(found?.settings?.['standard-error']).toBeCloseTo(reached.standardError, 9)
  expect(found?.settings?.['df']).toBeCloseTo(reached.df, 8)
  expect(found?.findings).toEqual([])
})

it('says the power for a tenth of the baseline, whatever was found', () => {
  expect(reached.powerFor10Percent.toFixed(2)).toBe('0.59')
  const moved = planningRows.numbers['time']!.map((value, row) =>
    planningRows.categories['solution']![row] === 'new' ? value! - 200 : value,
  )
  const other = { ...planningRows, numbers: { ...planningRows.numbers, time: moved } }
  for (const rows of [planningRows, other]) {
    const { words } = check('time', rows) ?? {}
    expect(words).toContain(
      'improvement of 10 % (48.3\u2009s) would have been found with probability 0.59',
    )
    expect(words).toContain('found 4 times in 5 is 61.7\u2009s (12.8 %)')
  }
})

it('shows shares in points, and a scale by its length', () => {
  const done = need('done', { type: 'yes-no' }, 'maximize')
  expect(check('done', planningRows, [done])?.words).toContain('points')
  const scale = need('time', { type: 'scale', from: 0, to: 1000, unit: { text: '1' } })
  expect(check('time', planningRows, [scale])?.words).toContain('10 % (100)')
})

it('speaks of no percentage where values can be negative, and gives a reason where nothing varies', () => {
  const negative = planningRows.numbers['time']!.map((value) => value! - 480)
  const profit = need('time', { type: 'money', unit: { text: 'EUR/execution' } })
  const rows = { ...planningRows, numbers: { ...planningRows.numbers, time: negative } }
  const found = check('time', rows, [profit])
  expect(found?.words).not.toContain('%')
  expect(found?.value).toBeCloseTo(reached.detectable, 7)
  const constant = planningRows.numbers['time']!.map(() => 5)
  const same = { ...planningRows, numbers: { ...planningRows.numbers, time: constant } }
  expect(check('time', same)?.reason).toContain('do not vary')
})
