import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearestName } from '#quantity/nearest'
import { readUnit } from '#quantity/read-unit'
import type { Unit } from '#quantity/unit'
import { checkUnits } from '#value/formula/check-units'
import { parseFormula } from '#value/formula/parse-formula'

const place = { line: 3, column: 10 }

const units: Readonly<Record<string, string>> = {
  intubations: 'execution/year',
  'theatre-minute': 'USD/min',
  budget: 'EUR/year',
  share: '%',
  x: '1',
  work: 'hour',
  blade: 'USD/execution',
}

function unit(text: string): Unit {
  const { value } = readUnit(text)
  if (value === undefined) throw new Error(`${text} is no unit`)
  return value
}

const environment = {
  unitOf: (name: string) => (Object.hasOwn(units, name) ? unit(units[name] ?? '') : undefined),
  needUnit(need: string, block?: string) {
    if (need !== 'time' || (block !== undefined && block !== 'trial')) return undefined
    const seconds = unit('s/execution')
    return { saved: seconds, before: seconds, after: seconds, ratio: unit('1') }
  },
  blocksOn: (need: string) => (need === 'time' ? ['trial'] : []),
  known: (id: string) => id === 'time' || Object.hasOwn(units, id),
  nearest: (id: string) => nearestName(id, [...Object.keys(units), 'time']),
}

function check(text: string) {
  const parsed = parseFormula(text, { allowDistributions: true, place })
  if (parsed.value === undefined) return { findings: parsed.findings }
  return checkUnits(parsed.value, environment, place)
}

describe('what comes out', () => {
  test.each([
    ['saved(time) * intubations * theatre-minute', 'USD/year'],
    ['saved(time, trial) * intubations', '1'],
    ['ratio(time) - 1', '1'],
    ['blade * intubations * share', 'USD/year'],
    ['18 USD/execution * intubations', 'USD/year'],
    ['24000 USD', 'USD'],
    ['200 hour', 'hour'],
    ['work + 30 min', 's'],
    ['work', 'hour'],
    ['4000 to 9000 USD', 'USD'],
    ['2 * (4000 to 9000 USD)', 'USD'],
    ['work / 1 hour', '1'],
    ['exp(work / 1 hour) * 1 USD', 'USD'],
    ['sqrt(4 USD * 9 USD)', 'USD'],
    ['(2 USD) ^ 2', 'USD^2'],
    ['x ^ share', '1'],
    ['if(work > 3 min, 1 USD, 0)', 'USD'],
    ['max(0, saved(time))', 's/execution'],
    ['sum(1 USD, 2 USD, 0)', 'USD'],
    ['work > 2 min', '1'],
    ['0', '1'],
    ['5 % + 0.1', '1'],
    ['year * budget', 'EUR/year'],
    ['budget * 1.1 USD/EUR', 'USD/year'],
    ['-work', 's'],
    ['max(2 hour, 3 hour)', 's'],
    ['0 * 3 EUR + 1 hour', 's'],
    ['3 EUR * 0 + 1 hour', 's'],
    ['0 / 2 hour + 1 EUR', 'EUR'],
    ['work ^ 0', '1'],
    ['0 ^ 2', '1'],
    ['exp(0)', '1'],
  ])('%s is %s', (text, expected) => {
    const { value, findings } = check(text)
    expect(findings).toEqual([])
    expect(value?.text).toBe(expected)
    expect(value).toEqual(unit(expected))
  })
})

describe('errors name both units and what would fit', () => {
  test.each([
    ['2 hour + 3 EUR', 'unit', 19, ['hour and EUR cannot be added', 'EUR/hour']],
    [
      '3 EUR + 2 hour',
      'unit',
      18,
      ['EUR and hour cannot be added', 'in hour by something in EUR/hour'],
    ],
    ['1 EUR + 1 EUR/hour', 'unit', 18, ['cannot be added', 'in EUR/hour by something in hour']],
    ['max(2 hour, 3 hour) + 3 EUR', 'unit', 32, ['s and EUR cannot be added', '']],
    ['sqrt(0) + 1 EUR', 'unit', 20, ['a plain number and EUR cannot be added', '']],
    ['sqrt(4 USD^2 * 9 s)', 'unit', 15, ['square root', '1 USD^2*s']],
    ['month * 2', 'formula', 10, ['in a plan by months only', '`period: month`']],
    ['work - 3 EUR', 'unit', 17, ['hour and EUR cannot be subtracted', 'EUR/hour']],
    ['work * 2 + 3 EUR', 'unit', 21, ['s and EUR cannot be added', 'EUR/year']],
    ['1 USD > 2', 'unit', 18, ['USD and a plain number cannot be compared', 'in USD']],
    ['budget + 3 USD/year', 'currency', 19, ['EUR/year and USD/year', 'EUR/USD']],
    ['if(x > 0, 1 USD, 2 EUR)', 'currency', 27, ['USD and EUR', 'USD/EUR']],
    ['if(work, 1, 2)', 'unit', 13, ['comparison', '> 0 hour']],
    ['exp(work)', 'unit', 14, ['not something in hour', '1 hour']],
    ['ln(2 USD)', 'unit', 13, ['not something in USD', '1 USD']],
    ['sqrt(work)', 'unit', 15, ['square root', 'Divide by `1 hour` first.']],
    ['x ^ work', 'unit', 14, ['an exponent is a plain number', 'Divide by `1 hour` first.']],
    [
      '1 EUR + 3 %',
      'unit',
      18,
      ['cannot be added', 'Multiply the plain number by something in EUR.'],
    ],
    ['work ^ x', 'unit', 17, ['whole number', '1 hour']],
    ['work ^ 0.5', 'unit', 17, ['whole number', '1 hour']],
    ['x + intubatons', 'unknown-reference', 14, ['"intubatons"', '`intubations`']],
    ['saved(tme)', 'unknown-reference', 10, ['"tme"', '`time`']],
    ['saved(time, quarters)', 'unknown-reference', 10, ['"quarters"', '']],
    ['time * 2', 'formula', 10, ['is a need', '`saved(time)`']],
    ['saved(x)', 'formula', 10, ['takes a need', '`x`']],
    ['x / 0', 'not-finite', 14, ['divides by zero', '']],
    ['30 %*x', 'unit', 10, ['"x" directly after a number', '`* x`']],
    ['2 x', 'unit', 10, ['"x" directly after a number', '`* x`']],
  ] as const)('%s', (text, code, column, [message, hint]) => {
    const { value, findings } = check(text)
    expect(value).toBeUndefined()
    expect(findings).toMatchObject([{ code, severity: 'problem', place: { line: 3, column } }])
    expect(findings[0]?.message.toLowerCase()).toContain(message.toLowerCase())
    expect(findings[0]?.hint ?? '').toContain(hint)
  })

  test('all at once, and none that only follows from another', () => {
    const { findings } = check('(1 USD + 2 s) * missing + 3 EUR - exp(work)')
    expect(findings.map(({ code, place }) => [code, place.column])).toEqual([
      ['unit', 19],
      ['unknown-reference', 26],
      ['unit', 48],
    ])
  })

  test('every branch of a sum against the first', () => {
    expect(check('sum(1 USD, 2 s, 3 USD, 4 day)').findings).toHaveLength(2)
  })

  test('a power beyond any unit', () => {
    const power = '((((2 s ^ 9) ^ 9) ^ 9) ^ 9)'
    expect(check(`1 / ${power}`).findings).toMatchObject([
      { code: 'unit', message: expect.stringContaining('Nothing is counted in') },
    ])
  })
})

test('any formula has a unit or a problem', () => {
  const others = '2|0|3 USD|4 min|5 %|year|saved(time)|ratio(time)|gone|1 to 2 s'.split('|')
  const atoms = fc.constantFrom(...Object.keys(units), ...others)
  const { whole } = fc.letrec<{ whole: string }>((tie) => ({
    whole: fc.oneof(
      { maxDepth: 6 },
      atoms,
      fc
        .tuple(tie('whole'), fc.constantFrom('+', '-', '*', '/', '^', '<', '='), tie('whole'))
        .map(([left, sign, right]) => `(${left}) ${sign} (${right})`),
      fc
        .tuple(fc.constantFrom('exp', 'ln', 'sqrt', 'max', 'sum'), tie('whole'))
        .map(([name, text]) => `${name}(${text})`),
      fc.tuple(tie('whole'), tie('whole'), tie('whole')).map((parts) => `if(${parts.join(', ')})`),
    ),
  }))
  fc.assert(
    fc.property(whole, (text) => {
      const { value, findings } = check(text)
      expect(value === undefined).toBe(findings.length > 0)
      expect(value && unit(value.text).dimensions).toEqual(value?.dimensions)
    }),
    { seed: 1, numRuns: 2000 },
  )
})

test('a long sum does not exhaust the stack', () => {
  expect(check(`${'1 USD + '.repeat(999)}1 USD`).value?.text).toBe('USD')
})

describe('powers of what has a unit', () => {
  test.each([
    ['work ^ 9', 's^9'],
    ['work ^ -2', '1/s^2'],
    ['work ^ 200 %', 's^2'],
    ['(1 / work) ^ -1', 's'],
  ])('%s is in %s', (text, expected) => {
    const { value, findings } = check(text)
    expect(findings).toEqual([])
    // Time below the line is in years (docs/methods/units.md).
    expect(value?.text).toBe(expected.replace('1/s^2', '1/year^2'))
  })

  test.each(['work ^ 10', 'work ^ -10', 'work ^ 0.5', 'work ^ x', 'work ^ 50 %', 'work ^ (1 + 1)'])(
    '%s has none',
    (text) => {
      expect(check(text).value).toBeUndefined()
      expect(check(text).findings).toMatchObject([{ code: 'unit' }])
    },
  )
})

describe('one finding for one fault', () => {
  test.each([
    ['max(nothing-here, 3) + 2 EUR', 'unknown-reference'],
    ['max(1 EUR, nothing-here) + 2 hour', 'unknown-reference'],
    ['exp(nothing-here) + 1', 'unknown-reference'],
    ['sqrt(nothing-here) + 1 EUR', 'unknown-reference'],
    ['if(nothing-here > 1, 1 EUR, 2 EUR)', 'unknown-reference'],
    ['if(x > 1, nothing-here, 2 EUR) + 1 hour', 'unknown-reference'],
    ['(nothing-here + 1 EUR) * 2 + 1 hour', 'unknown-reference'],
    ['-nothing-here + 1 hour', 'unknown-reference'],
    ['(x * nothing-here) + 1 EUR', 'unknown-reference'],
    ['(nothing-here * 2) + 1 EUR', 'unknown-reference'],
    ['(x / nothing-here) + 1 EUR', 'unknown-reference'],
    ['(nothing-here / 2) + 1 EUR', 'unknown-reference'],
    ['(x ^ nothing-here) + 1 EUR', 'unknown-reference'],
    ['(nothing-here ^ 2) + 1 EUR', 'unknown-reference'],
    ['(1 EUR + 2 hour) + 3 hour', 'unit'],
    ['if(work, 1 EUR, 2 EUR) + 1 hour', 'unit'],
    ['max(1 EUR, 2 hour)', 'unit'],
    ['min(1 EUR, 2 hour)', 'unit'],
    ['sum(1 EUR, 2 hour)', 'unit'],
    ['1 EUR + 1 EUR/hour', 'unit'],
    ['1 EUR/hour + 1 USD/hour', 'currency'],
    ['1 EUR + 1 USD/hour', 'currency'],
  ])('%s: %s', (text, code) => {
    const { value, findings } = check(text)
    expect(value).toBeUndefined()
    expect(findings).toMatchObject([{ code }])
  })

  test('a name that is near to none gets the way to write it, a near one the name', () => {
    expect(check('zzzzzzzzzz').findings).toMatchObject([{ hint: 'Write it under `assumptions`.' }])
    expect(check('wrok').findings).toMatchObject([{ hint: 'Did you mean `work`?' }])
  })

  test('evidence that is not there is told from a need that is not there', () => {
    expect(check('saved(time, other)').findings).toMatchObject([
      { message: 'No evidence "other" on "time".', hint: 'Evidence on `time`: trial.' },
    ])
    expect(check('saved(time, trail)').findings).toMatchObject([{ hint: 'Did you mean `trial`?' }])
    expect(check('saved(nope, other)').findings[0]!.message).toBe('There is no "nope".')
    expect(check('saved(nope)').findings[0]!.message).toBe('There is no "nope".')
  })
})
