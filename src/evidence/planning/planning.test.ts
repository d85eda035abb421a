import { describe, expect, it } from 'vitest'
import {
  blockOf,
  dataSet,
  momentsOfRows,
  need,
  numberColumn,
  unitsOf,
} from '../../../test/evidence/evidence-rows.ts'
import { planning, planningRows } from '../../../test/reference/planning.ts'
import type { EvidenceBlock } from '#evidence/estimate'
import { measuredNeeds, type MeasuredNeed } from '#evidence/metric-family'
import type { MomentsQuestion } from '#evidence/rows/question'
import { viewOf } from '#evidence/rows/units-view'
import type { Need } from '#job/job'
import { givenLevel } from './given-level.ts'
import { planNeed, type NeedPlan, type TestQuestion } from './plan-need.ts'
import { plannedChange, readWrittenQuantity } from './planned-effect.ts'
import { planningBlock } from './planning-block.ts'
import { planningLevel, type PlanningLevel } from './planning-level.ts'

// Levels and sample sizes by base R (lm, cor, power.t.test, power.prop.test): test/reference/planning.R.
const { means, pairs, shares, rates } = planning

const unit = (text: string, factor = 1, dimensions = {}) => ({ text, factor, dimensions })
const seconds = unit('s/execution', 1, { s: 1, execution: -1 })
const share = unit('1/execution', 1, { execution: -1 })

function measured(one: Need): MeasuredNeed {
  return measuredNeeds([one.id], [one])[0]!
}

const time = measured(need('time', { type: 'duration', unit: seconds }))
const done = measured(need('done', { type: 'yes-no', unit: share }, 'maximize'))
const slips = measured(need('slips', { type: 'rate', unit: unit('error/opportunity') }))

const design: TestQuestion = {
  effect: readWrittenQuantity('10 %')!,
  power: 0.8,
  level: 0.95,
  treatmentShare: 0.5,
  paired: false,
}

function levelAt(one: MeasuredNeed, changes: Partial<EvidenceBlock> = {}): PlanningLevel {
  const block = blockOf({ design: 'baseline', needs: [one.id], ...changes })
  const units = unitsOf(planningRows)
  const answers = { units, shapes: [] }
  const context = { block, dataSet, needs: [one], answers, view: viewOf(block, units), level: 0.95 }
  return level(planningLevel(context, one))
}

function momentsLevel(covariates: readonly string[]): PlanningLevel {
  const block = blockOf({ design: 'baseline', needs: ['time'], covariates })
  const question: MomentsQuestion = {
    kind: 'moments',
    data: 'rows',
    by: ['solution', ...covariates.filter((id) => id === 'channel')],
    of: ['time', ...covariates.filter((id) => id === 'age')],
  }
  const moments = { question, answer: momentsOfRows(question, planningRows) }
  const context = { block, dataSet, needs: [time], answers: { moments, shapes: [] }, level: 0.95 }
  return level(planningLevel(context, time))
}

function level(of: PlanningLevel | { readonly reason: string }): PlanningLevel {
  if ('reason' in of) throw new Error(of.reason)
  return of
}

function plan(one: MeasuredNeed, at: PlanningLevel, changes: Partial<TestQuestion> = {}): NeedPlan {
  const made = planNeed(one, at, { ...design, ...changes })
  if ('reason' in made) throw new Error(made.reason)
  return made
}

describe('how a need stands in the rows', () => {
  it('takes mean, SD and what covariates explain from the rows of the baseline', () => {
    const found = levelAt(time, { covariates: ['age', 'channel'] })
    expect(found.value).toBeCloseTo(means.value, 9)
    expect(found.sd).toBeCloseTo(means.sd, 9)
    expect(found.explained?.share).toBeCloseTo(means.explained, 9)
    expect(found.rows).toEqual({ data: 'rows', solution: 'old', n: 30 })
  })

  it.each([
    [['age'], means.explainedByAge],
    [['age', 'channel'], means.explained],
  ] as const)('says the same from power sums: %j', (covariates, expected) => {
    const found = momentsLevel(covariates)
    expect(found.value).toBeCloseTo(means.value, 9)
    expect(found.sd).toBeCloseTo(means.sd, 9)
    expect(found.explained?.share).toBeCloseTo(expected, 9)
  })

  it('takes a rate with its exposure and dispersion', () => {
    const found = levelAt(slips)
    expect(found.value).toBeCloseTo(rates.value, 12)
    expect(found.exposure).toBeCloseTo(rates.exposure, 12)
    expect(found.dispersion).toBeCloseTo(rates.dispersion, 10)
  })

  it('takes the correlation of pairs from units that have both values', () => {
    const found = levelAt(time, { design: 'paired', treatment: 'new', unit: 'customer' })
    expect(found.correlation).toBeCloseTo(pairs.correlation, 9)
    expect(found.sd).toBeCloseTo(means.sd, 9)
    expect(found.treatmentSd).toBeCloseTo(pairs.treatmentSd, 9)
  })

  it('gives a reason where the rows do not say', () => {
    const context = {
      block: blockOf({ design: 'baseline', needs: ['time'] }),
      dataSet,
      level: 0.95,
    }
    const none = { ...context, needs: [time], answers: { shapes: [] } }
    expect(planningLevel(none, time)).toHaveProperty('reason')
  })
})

describe('what a test takes', () => {
  it('of means, with and without covariates', () => {
    const adjusted = plan(time, levelAt(time, { covariates: ['age', 'channel'] }))
    expect(adjusted.effect.change).toBeCloseTo(means.change, 9)
    expect(adjusted.sample.groups).toEqual([means.perGroup, means.perGroup])
    const plain = plan(time, levelAt(time))
    expect(plain.sample.groups).toEqual([means.perGroupPlain, means.perGroupPlain])
  })

  it('of shares, rates and pairs', () => {
    expect(plan(done, levelAt(done)).sample.groups[0]).toBe(shares.perGroup)
    const quarter = { effect: readWrittenQuantity('25 %')! }
    expect(plan(slips, levelAt(slips), quarter).sample.groups[0]).toBe(rates.perGroup)
    const both = levelAt(time, { design: 'paired', treatment: 'new', unit: 'customer' })
    const asked = { paired: true, power: 0.9, effect: readWrittenQuantity('20 s')! }
    expect(plan(time, both, asked).sample.units).toBe(pairs.pairs)
  })

  it('finds the effect that is the smallest for a size, and its power', () => {
    const made = plan(time, levelAt(time), { perWeek: 100 })
    const [first] = made.detectable
    expect(first).toMatchObject({ weeks: 1, units: 100 })
    expect(first?.change).toBeCloseTo(means.detectable, 6)
    expect(first?.improvement).toBeCloseTo(means.detectable / means.value, 8)
    expect(made.weeks).toBeCloseTo((2 * means.perGroupPlain) / 100, 12)
    const at = made.curve.units.indexOf(104)
    expect(at).toBeGreaterThan(-1)
    expect(made.curve.power[at]).toBeGreaterThan(0.8)
    const hundred = plan(time, levelAt(time)).curve
    const near = hundred.units.findIndex((units) => units >= 100)
    expect(hundred.power[near - 1]).toBeLessThan(means.powerAt50)
    expect(hundred.power[near + 1]).toBeGreaterThan(means.powerAt50)
  })

  it('has a reason for what it does not plan', () => {
    const spread = measured(need('spread', { type: 'spread', of: 'time' }))
    expect(planNeed(spread, levelAt(time), design)).toHaveProperty('reason')
    expect(planNeed(slips, levelAt(slips), { ...design, paired: true })).toHaveProperty('reason')
    expect(planNeed(time, levelAt(time), { ...design, paired: true })).toHaveProperty('reason')
    const twice = { ...design, effect: readWrittenQuantity('90 %')! }
    expect(planNeed(done, levelAt(done), twice)).toHaveProperty('reason')
  })

  it('never speaks of a duration below zero', () => {
    const made = plan(time, levelAt(time), { perWeek: 2 })
    expect(made.detectable[1]).toEqual({ weeks: 2, units: 4, reason: expect.any(String) as string })
    const beyond = { ...design, effect: readWrittenQuantity('9 min')! }
    expect(planNeed(time, levelAt(time), beyond)).toHaveProperty('reason')
  })

  it('widens by the design effect: 1 + 19 x 0.05 times the units, the t apart', () => {
    const clusters = { size: 20, correlation: 0.05, sizeVariation: 0 }
    const made = plan(done, levelAt(done), { clusters })
    const ratio = made.sample.units / (2 * shares.perGroup)
    expect(ratio).toBeGreaterThan(1.95)
    expect(ratio).toBeLessThan(2.1)
  })
})

describe('a written effect', () => {
  const at = { value: 120, negative: false }
  it.each([
    ['10 %', time, at, 12],
    ['5 s', time, at, 5],
    ['0.5 min', time, at, 30],
    ['7', time, at, 7],
    ['2 points', done, { value: 0.3, negative: false }, 0.02],
    ['10 %', done, { value: 0.3, negative: false }, 0.03],
  ] as const)('%s', (text, one, from, change) => {
    const asked = plannedChange(one, from, readWrittenQuantity(text)!)
    expect(asked).toEqual({ change: expect.closeTo(change, 12) })
  })

  it.each([
    ['5 EUR', time, at],
    ['2 points', time, at],
    ['5 s', done, { value: 0.3, negative: false }],
    ['0 %', time, at],
    ['10 %', time, { value: -3, negative: true }],
    ['10 %', time, { value: 0, negative: false }],
  ] as const)('%s is refused with a reason', (text, one, from) => {
    expect(plannedChange(one, from, readWrittenQuantity(text)!)).toHaveProperty('reason')
  })

  it('is a number first', () => {
    expect(readWrittenQuantity('ten %')).toBeUndefined()
    expect(readWrittenQuantity('.5 s')).toEqual({ text: '.5 s', value: 0.5, unit: 's' })
  })
})

describe('a given level', () => {
  it('needs an SD for a mean only', () => {
    const baseline = readWrittenQuantity('8 min')!
    expect(givenLevel(time, { baseline })).toHaveProperty('reason')
    expect(givenLevel(time, { baseline, sd: readWrittenQuantity('90 s')! })).toMatchObject({
      value: 480,
      sd: 90,
    })
    const third = givenLevel(done, { baseline: readWrittenQuantity('20 %')! })
    expect(third).toMatchObject({ value: 0.2, sd: expect.closeTo(0.4, 12) as number })
    expect(givenLevel(done, { baseline: readWrittenQuantity('8 min')! })).toHaveProperty('reason')
  })
})

describe('which rows count', () => {
  const rows = { ...dataSet, columns: [numberColumn('time')] }
  const sources = { dataSets: [rows], blocks: [], baseline: 'old', paired: false }

  it('those of an evidence block first, else of a data set with its columns', () => {
    expect(planningBlock(time, sources)).toMatchObject({ data: 'rows', baseline: 'old' })
    expect(planningBlock(done, sources)).toBeUndefined()
    const block = blockOf({
      needs: ['time'],
      covariates: ['age'],
      unit: 'customer',
      baseline: 'paper',
    })
    const blocks = [block]
    expect(planningBlock(time, { ...sources, blocks })).toMatchObject({
      design: 'baseline',
      baseline: 'paper',
      covariates: ['age'],
    })
    expect(planningBlock(time, { ...sources, blocks, paired: true })).toMatchObject({
      design: 'paired',
      treatment: 'new',
      unit: 'customer',
      covariates: [],
    })
  })
})
