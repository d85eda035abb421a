/**
 * Groups that chose for themselves: expected values are the facts of the data set's README, and R (glm,
 * Matching) on the same rows: test/reference/non-randomized.R.
 */
import { beforeAll, expect, test } from 'vitest'
import { reference } from '../reference/non-randomized.ts'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal } from './real-data.ts'

const { telco } = reference

describeReal('telco-customer-churn', () => {
  let churn: Assessed
  beforeAll(() => {
    churn = assessReal('telco-customer-churn')
  })

  const value = (id: string): number => Number(churn.figure(id).value)
  const setting = (id: string, key: string): number => Number(churn.figure(id).settings?.[key])

  test('as they came: 42.71 % of 3,875 leave against 2.83 % of 1,695', () => {
    expect(value('evidence.contracts.leaving.baseline')).toBeCloseTo(0.4271, 4)
    expect(churn.figure('evidence.contracts.leaving.baseline').n).toBe(3875)
    expect(value('evidence.contracts.leaving.treatment')).toBeCloseTo(0.0283, 4)
    expect(churn.figure('evidence.contracts.leaving.treatment').n).toBe(1695)
    expect(churn.figure('evidence.contracts.leaving.difference').n).toBe(telco.n)
  })

  test.each([
    ['leaving', telco.leaving],
    ['monthly-charge', telco.charge],
  ] as const)('%s, standardised over all rows', (need, expected) => {
    const id = `evidence.contracts.${need}`
    const { interval } = churn.figure(`${id}.difference`)
    expect(value(`${id}.difference`)).toBeCloseTo(expected.difference, 8)
    expect(interval?.low).toBeCloseTo(expected.low, 7)
    expect(interval?.high).toBeCloseTo(expected.high, 7)
    expect(value(`${id}.ratio`)).toBeCloseTo(expected.ratio, 8)
    expect(value(`evidence.contracts.check.e-value.${need}`)).toBeCloseTo(
      expected.eValue.estimate,
      7,
    )
    expect(setting(`evidence.contracts.check.e-value.${need}`, 'interval-end')).toBeCloseTo(
      expected.eValue.limit,
      7,
    )
  })

  test('charges: 11.0 USD more for the same customers, though the raw means are 5.6 apart', () => {
    const raw = value('evidence.contracts.monthly-charge.difference.unadjusted')
    const means = ['treatment', 'baseline'].map((arm) =>
      value(`evidence.contracts.monthly-charge.${arm}`),
    )
    expect(raw).toBeCloseTo(means[0]! - means[1]!, 8)
    expect(Math.abs(raw)).toBeLessThan(telco.charge.difference)
  })

  test('weighted and matched come out near it', () => {
    const weighted = churn.figure('evidence.contracts.leaving.difference.weighted')
    expect(weighted.value).toBeCloseTo(telco.weighted.difference, 8)
    expect(weighted.interval?.low).toBeCloseTo(telco.weighted.low, 6)
    const matched = churn.figure('evidence.contracts.leaving.difference.matched')
    expect(matched.value).toBeCloseTo(telco.matched.difference, 8)
    const reach = 1.959963984540054 * telco.matched.se
    expect(matched.interval?.high).toBeCloseTo(telco.matched.difference + reach, 8)
  })

  test('what is charged hangs on the model: weighted it is more than linear; leaving does not', () => {
    const said = churn.problems.filter(({ code }) => code === 'model-dependence')
    expect(said.map(({ message }) => message.split(':')[0])).toEqual(['monthly-charge'])
    const weighted = churn.figure('evidence.contracts.monthly-charge.difference.weighted')
    expect(weighted.value).toBeCloseTo(telco.weightedCharge.difference, 7)
    expect(weighted.interval?.low).toBeCloseTo(telco.weightedCharge.low, 5)
    expect(telco.weightedCharge.low).toBeGreaterThan(telco.charge.difference)
  })

  test('every covariate is apart before weighting, and under 0.1 after: grade 3', () => {
    for (const id of ['senior', 'partner', 'dependents', 'internet', 'lines'] as const) {
      const before = `evidence.contracts.check.balance.${id}`
      expect(value(before)).toBeCloseTo(telco.balance.before[id], 8)
      expect(value(`${before}.weighted`)).toBeCloseTo(telco.balance.after[id], 7)
    }
    expect(value('evidence.contracts.check.overlap')).toBe(telco.overlap.outside)
    expect(setting('evidence.contracts.check.overlap', 'c-statistic')).toBeCloseTo(
      telco.overlap.cStatistic,
      10,
    )
    expect(churn.figure('evidence.contracts.leaving.difference').grade).toBe(3)
  })

  test('tech support in use: 15.17 % leave with it, 41.64 % without; an association', () => {
    expect(value('evidence.support.leaving.treatment')).toBeCloseTo(0.1517, 4)
    expect(value('evidence.support.leaving.baseline')).toBeCloseTo(0.4164, 4)
    expect(churn.figure('evidence.support.leaving.difference').grade).toBe(1)
    expect(churn.problems.map(({ code }) => code)).toContain('association')
  })
})
