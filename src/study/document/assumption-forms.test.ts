import { describe, expect, test } from 'vitest'
import { distributionMean } from '#stats/distributions/distribution-mean'
import { readStudy } from '#study/document/resolve-study'
import { exampleDocument } from '../../../test/documents/example-document.ts'

const hourly =
  '{ id: hourly, value: 40, unit: EUR/hour, source: { kind: customer-record, by: finance } }'

/** The example with another assumption in place of the hourly cost. */
function withHourly(text: string): string {
  expect(exampleDocument).toContain(hourly)
  return exampleDocument.replace(hourly, text)
}

function read(text: string) {
  const { value, findings } = readStudy(withHourly(text), 'study.yaml')
  const model = value?.study.model
  return {
    model,
    hourly: model?.assumptions.find(({ id }) => id === 'hourly'),
    findings: findings
      .filter(({ place }) => place.path?.startsWith('assumptions.hourly'))
      .map(({ code, severity, message, hint }) => `${severity} ${code}: ${message} ${hint ?? ''}`),
  }
}

const source = 'source: { kind: customer-record, by: finance }'

describe('several experts', () => {
  test('are pooled by weight, and stand for the source', () => {
    const { hourly: pooled, findings } = read(
      '{ id: hourly, unit: EUR/hour, experts: [{ by: Ann, value: 30 }, { by: Bo, value: 40, weight: 3 }] }',
    )
    expect(findings).toEqual([
      'warning disagreement: On `hourly`, Ann and Bo leave nothing in common. Ask both what they count, before pooling what they say.',
    ])
    expect(pooled?.text).toBe('30 (Ann), 40 (Bo)')
    expect(pooled?.source).toEqual({ kind: 'judgement', by: 'Ann, Bo' })
    // (1 x 30 + 3 x 40) / 4
    expect(distributionMean(pooled!.distribution)).toBe(37.5)
  })

  test('may speak in units of one kind, and need not disagree', () => {
    const { hourly: pooled, findings } = read(
      '{ id: hourly, experts: [{ by: Ann, value: 30 to 50 EUR/hour }, { by: Bo, value: 0.6 to 0.8 EUR/min }] }',
    )
    expect(findings).toEqual([])
    expect(pooled?.unit.text).toBe('EUR/min')
  })

  test('one of them alone is no mixture', () => {
    const { hourly: one } = read(
      '{ id: hourly, unit: EUR/hour, experts: [{ by: Ann, value: 30 }] }',
    )
    expect(one?.distribution).toEqual({ family: 'fixed', value: 30 })
  })

  test.each([
    ['experts: [{ by: Ann, value: 30 EUR/hour }, { by: Bo, value: 40 }]', 'unit', 'one unit'],
    ['unit: EUR/hour, experts: [{ by: Ann, value: 9 to 5 }]', 'range', 'upside down'],
    ['unit: EUR/hour, value: 3, experts: [{ by: Ann, value: 30 }]', 'wrong-value', 'both'],
    ['unit: EUR/hour, experts: []', 'wrong-value', 'at least one'],
  ])('%s is refused', (text, code, words) => {
    expect(read(`{ id: hourly, ${text} }`).findings.join()).toMatch(
      new RegExp(`problem ${code}: .*${words}`, 'u'),
    )
  })
})

const parts = 'wage: 48000 to 56000 EUR/year, on-costs: 22 % to 28 %'

describe('a labour cost', () => {
  test('has parts of their own, each with its range, and comes out in money an hour', () => {
    const { model, findings } = read(
      `{ id: hourly, name: Hour of a clerk, basis: labour-cost, ${parts}, productive-hours: 1600 hour/year, unit: EUR/hour, ${source} }`,
    )
    expect(findings).toEqual([])
    const own = model?.assumptions.filter(({ id }) => id.startsWith('hourly.'))
    expect(own?.map(({ id, label, basis, unit }) => [id, label, basis, unit.text])).toEqual([
      ['hourly.wage', 'Hour of a clerk: wage', 'labour-cost', 'EUR/year'],
      ['hourly.on-costs', 'Hour of a clerk: on-costs', 'labour-cost', '1'],
      ['hourly.productive-hours', 'Hour of a clerk: productive hours', 'labour-cost', 'hour/year'],
    ])
    expect(own?.every((part) => part.source?.by === 'finance')).toBe(true)
    expect(Object.keys(model?.formulas ?? {})).toEqual(['hourly'])
  })

  test('may be of a month, or of the whole', () => {
    const of = (wage: string, hours: string): string[] =>
      read(
        `{ id: hourly, basis: labour-cost, wage: ${wage}, on-costs: 0.25, productive-hours: ${hours}, ${source} }`,
      ).findings
    expect(of('4000 EUR/month', '130 hour/month')).toEqual([])
    expect(of('50000 EUR', '1600 hour')).toEqual([])
  })

  test.each([
    [`${parts}, productive-hours: 1600 hour/year`, 'missing-key', 'basis: labour-cost'],
    [`basis: labour-cost, ${parts}`, 'missing-key', 'productive-hours: 1550'],
    [`basis: labour-cost, ${parts}, productive-hours: 1600`, 'unit', 'no unit'],
    [`basis: labour-cost, ${parts}, productive-hours: 1600 hour`, 'unit', 'EUR/year'],
    [
      'basis: labour-cost, wage: 50000, on-costs: 0.2, productive-hours: 1600 hour/year',
      'unit',
      'money',
    ],
    [
      'basis: labour-cost, wage: 50000 EUR/year, on-costs: 900 EUR, productive-hours: 1600 hour/year',
      'unit',
      'share of the wage',
    ],
    [
      `basis: labour-cost, ${parts}, productive-hours: 1600 hour/year, unit: EUR`,
      'unit',
      'money an hour',
    ],
    [
      `value: 3, basis: labour-cost, ${parts}, productive-hours: 1600 hour/year`,
      'wrong-value',
      'both',
    ],
  ])('%s is refused', (text, code, words) => {
    expect(read(`{ id: hourly, ${text}, ${source} }`).findings.join()).toMatch(
      new RegExp(`problem ${code}: .*${words}`, 'u'),
    )
  })

  test('another basis is recorded', () => {
    const { hourly: found } = read(
      `{ id: hourly, value: 40, unit: EUR/hour, basis: opportunity-cost, ${source} }`,
    )
    expect(found?.basis).toBe('opportunity-cost')
  })
})

describe('a column of rows', () => {
  test.each([
    ['trial.wait', undefined, 'min', 1],
    ['trial.wait', 'hour', 'hour', 1 / 60],
    ['trial.wait', 'min/execution', 'min/execution', 1],
    ['trial.age', undefined, 'year', 1],
    ['trial.age', 'month', 'month', 12],
  ])('%s in %s', (column, unit, text, scale) => {
    const document = exampleDocument.replace(
      'assumptions:\n',
      `assumptions:\n  - { id: seen, value: empirical(${column})${unit === undefined ? '' : `, unit: ${unit}`}, ${source} }\n`,
    )
    const { value, findings } = readStudy(document, 'study.yaml')
    expect(findings.map(({ code }) => code)).toEqual(['no-source', 'unused'])
    const seen = value?.study.model?.assumptions.find(({ id }) => id === 'seen')
    expect(seen?.unit.text).toBe(text)
    expect(seen?.column?.scale).toBeCloseTo(scale, 12)
  })

  test('takes its source from the data set', () => {
    const document = withHourly('{ id: hourly, value: empirical(trial.age), unit: EUR/hour }')
      .replace('      age: { unit: year }', '      age: {}')
      .replace('row: execution', 'row: execution\n    source: { kind: measurement, cite: X }')
    const { value, findings } = readStudy(document, 'study.yaml')
    expect(findings.map(({ code }) => code)).toEqual(['no-source'])
    expect(value?.study.model?.assumptions[1]?.source).toEqual({ kind: 'measurement', cite: 'X' })
  })

  test.each([
    ['empirical(trail.age)', 'unknown-reference', 'Did you mean `trial`'],
    ['empirical(trial.agee)', 'unknown-reference', 'Did you mean `age`'],
    ['empirical(trial.age)', 'unit', 'is in year'],
    ['2 * empirical(trial.age)', 'formula', 'stands alone'],
  ])('%s is refused', (value, code, words) => {
    const { findings } = read(`{ id: hourly, value: ${value}, unit: EUR/hour, ${source} }`)
    expect(findings.join()).toMatch(new RegExp(`problem ${code}: .*${words}`, 'u'))
  })
})

test('an assumption without any value is refused', () => {
  expect(read(`{ id: hourly, unit: EUR/hour, ${source} }`).findings).toEqual([
    'problem missing-key: The assumption `hourly` has no value. Add `value: 1500 to 2500`, or what several people say under `experts`.',
  ])
})
