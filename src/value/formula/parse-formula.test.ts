import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readUnit } from '#quantity/read-unit'
import type { Expression } from '#value/formula/expression'
import { parseFormula } from '#value/formula/parse-formula'
import { postorder } from '#value/formula/postorder'

const place = { file: 'study.yaml', line: 3, column: 10 }

function parse(text: string, allowDistributions = true) {
  return parseFormula(text, { allowDistributions, place })
}

/** The structure of a formula with every bracket written out. */
function structure(text: string): string {
  const { value, findings } = parse(text)
  if (value === undefined) throw new Error(findings.map(({ message }) => message).join(' '))
  return written(value)
}

function written(part: Expression): string {
  switch (part.kind) {
    case 'negate':
      return `(-${written(part.of)})`
    case 'binary':
      return `(${written(part.left)} ${part.operator} ${written(part.right)})`
    case 'call':
      return `${part.name}(${part.of.map(written).join(', ')})`
    default:
      return writtenAtom(part)
  }
}

function writtenAtom(part: Exclude<Expression, { kind: 'negate' | 'binary' | 'call' }>): string {
  switch (part.kind) {
    case 'number':
      return String(part.value) + (part.unit === undefined ? '' : `[${part.unit.text}]`)
    case 'name':
      return part.name
    case 'year':
      return 'YEAR'
    case 'need':
      return `${part.name}<${[part.need, part.block ?? []].flat().join(' in ')}>`
    case 'distribution':
      return `~${part.distribution.family}[${part.unit?.text ?? ''}]`
  }
}

describe('operators', () => {
  test.each([
    ['a + b * c', '(a + (b * c))'],
    ['a - b - c', '((a - b) - c)'],
    ['a / b / c', '((a / b) / c)'],
    ['2 ^ 3 ^ 2', '(2 ^ (3 ^ 2))'],
    ['-2 ^ 2', '(-(2 ^ 2))'],
    ['2 ^ -1', '(2 ^ (-1))'],
    ['-a * b', '((-a) * b)'],
    ['a*-b', '(a * (-b))'],
    ['a + b > c * d', '((a + b) > (c * d))'],
    ['a != b', '(a != b)'],
    ['a < b', '(a < b)'],
    ['a <= b', '(a <= b)'],
    ['a >= b', '(a >= b)'],
    ['a = b', '(a = b)'],
    ['a +b', '(a + b)'],
    ['(a + b) * c', '((a + b) * c)'],
    ['--a', '(-(-a))'],
    ['a-b', 'a-b'],
    ['theatre-minute - used-time', '(theatre-minute - used-time)'],
  ])('%s', (text, expected) => {
    expect(structure(text)).toBe(expected)
  })
})

describe('units run on only while they touch', () => {
  test.each([
    ['18 USD/execution * x', '(18[USD/execution] * x)'],
    ['18 USD / execution', '(18[USD] / execution)'],
    ['30 %', '30[%]'],
    ['30% * x', '(30[%] * x)'],
    ['2 min', '2[min]'],
    ['2min', '2[min]'],
    ['1e6 USD', '1000000[USD]'],
    ['1e6USD', '1000000[USD]'],
    ['5 year', '5[year]'],
    ['5 * year', '(5 * YEAR)'],
    ['12 1/year', '12[1/year]'],
    ['12 / year', '(12 / YEAR)'],
    ['40 EUR/hour*2', '(40[EUR/hour] * 2)'],
    ['40 EUR/hour/2', '(40[EUR/hour] / 2)'],
    ['3 USD/page^2', '3[USD/page^2]'],
    ['3 s ^ 2', '(3[s] ^ 2)'],
    ['min(2 min, 3 s)', 'min(2[min], 3[s])'],
    ['5 %/year', '5[%/year]'],
    ['2\u00A0min', '2[min]'],
  ])('%s', (text, expected) => {
    expect(structure(text)).toBe(expected)
  })
})

describe('functions', () => {
  test.each([
    ['if(a > 0, b, c)', 'if((a > 0), b, c)'],
    ['sum(a, b, c)', 'sum(a, b, c)'],
    ['exp(ln(sqrt(a)))', 'exp(ln(sqrt(a)))'],
    ['saved(time-to-secure)', 'saved<time-to-secure>'],
    ['ratio(wait, quarters)', 'ratio<wait in quarters>'],
    [
      'saved(time-to-secure) * intubations * theatre-minute',
      '((saved<time-to-secure> * intubations) * theatre-minute)',
    ],
  ])('%s', (text, expected) => {
    expect(structure(text)).toBe(expected)
  })
})

test('a need has its id, its block where one is named, and its place', () => {
  const span = { start: 0, end: 8 }
  expect(parse('saved(a)').value).toStrictEqual({ kind: 'need', name: 'saved', need: 'a', span })
  expect(parse('1 + ratio(a, b)').value).toMatchObject({
    right: { need: 'a', block: 'b', span: { start: 4, end: 15 } },
  })
})

test('each part has its place', () => {
  expect(parse('-a').value).toMatchObject({ span: { start: 0, end: 2 } })
  expect(parse('(a + b ) * c').value).toMatchObject({
    span: { start: 0, end: 12 },
    left: { span: { start: 0, end: 8 }, left: { span: { start: 1, end: 2 } } },
  })
})

test('a range without a unit takes the one that stands elsewhere', () => {
  const min = readUnit('min').value!
  const { value } = parseFormula('5 to 9', { allowDistributions: true, place, unit: min })
  expect(value).toMatchObject({ kind: 'distribution', unit: min })
  expect(parse('5 to 9').value).not.toHaveProperty('unit')
  const mixed = parseFormula('5 s to 9', { allowDistributions: true, place, unit: min })
  expect(mixed.findings[0]!.message).toBe('The unit of the last number is missing.')
})

test('the month of a plan is a name', () => {
  expect(structure('month + 1')).toBe('(month + 1)')
})

test('the largest number may end a range', () => {
  expect(structure('1e99 to 1e100 USD')).toBe('~lognormal[USD]')
})

describe('distributions', () => {
  test.each([
    ['1500 to 2500', '~lognormal[]'],
    ['4000 to 9000 USD', '~lognormal[USD]'],
    ['5 % to 8 %', '~logit-normal[]'],
    ['5 to 8 %', '~logit-normal[]'],
    ['0.2 to 0.9', '~logit-normal[]'],
    ['0.2 to 0.9 USD', '~lognormal[USD]'],
    ['-5 to 10', '~normal[]'],
    ['-5 % to 10 %', '~normal[%]'],
    ['-60 % to -20 %', '~normal[%]'],
    ['lognormal from 50 to 600', '~lognormal[]'],
    ['normal from 0 to 5 min', '~normal[min]'],
    ['logit-normal from 1 % to 99 %', '~logit-normal[]'],
    ['pert(0, 0.2, 0.6)', '~pert[]'],
    ['pert(1, 2, 5) USD/page', '~pert[USD/page]'],
    ['triangular(1, 2, 5 USD)', '~triangular[USD]'],
    ['uniform(-1, 1)', '~uniform[]'],
    ['normal(5, 1) min', '~normal[min]'],
    ['beta(2, 8)', '~beta[]'],
    ['gamma(2, 3 USD)', '~gamma[USD]'],
    ['poisson(3)', '~poisson[]'],
    ['discrete(0: 90 %, 1000 USD: 0.1)', '~discrete[USD]'],
    ['18 to 22 USD/page * pages', '(~lognormal[USD/page] * pages)'],
    ['2 * (1 to 3) + 1', '((2 * ~lognormal[]) + 1)'],
    ['-(5 to 8)', '(-~lognormal[])'],
    ['5 to 9 min within 4 to 20', '~truncated[min]'],
    ['20 % to 60 % within 10 % to 80 %', '~truncated[]'],
    ['uniform(0, 10) within 2 to 20', '~uniform[]'],
    ['mixture(0.3: 2 to 4, 0.7: 5 to 9)', '~mixture[]'],
    ['mixture(1: 30 min, 2: 1 hour to 2 hour) within 0 to 3', '~mixture[hour]'],
    ['mixture(30 %: 10 % to 20 %, 70 %: 0.5)', '~mixture[]'],
    ['from quantiles (10 %: 3, 50 %: 5, 90 %: 11)', '~three-quantiles[]'],
    ['from quantiles (0.05: 3, 0.5: 5, 0.95: 11) min', '~three-quantiles[min]'],
    ['from quantiles (10 %: 3, 90 %: 11)', '~quantiles[]'],
    ['from quantiles (5 %: 1, 50 %: 2, 90 %: 4) hour', '~quantiles[hour]'],
    [
      'from quantiles (1 %: 1, 25 %: 9, 50 %: 12, 75 %: 16, 99 %: 30) within 0 to 60',
      '~quantiles[]',
    ],
    ['2 * from quantiles (5 %: 3, 50 %: 5, 95 %: 11 min) + a', '((2 * ~three-quantiles[min]) + a)'],
  ])('%s', (text, expected) => {
    expect(structure(text)).toBe(expected)
  })

  test('the parameters, in the unit at the end', () => {
    expect(parse('pert(30 min, 1 hour, 2 hour)').value).toMatchObject({
      distribution: { family: 'pert', low: 0.5, mode: 1, high: 2 },
      unit: { text: 'hour' },
    })
    expect(parse('discrete(0: 90 %, 1000 USD: 0.1)').value).toMatchObject({
      distribution: { family: 'discrete', values: [0, 1000], weights: [0.9, 0.1] },
    })
    expect(parse('gamma(2, 3)').value).toMatchObject({ distribution: { shape: 2, scale: 3 } })
  })

  test('where none may stand, each is found', () => {
    const { value, findings } = parse('1 to 2 + pert(1, 2, 3) + mixture(1: 2 to 3)', false)
    expect(value).toBeUndefined()
    expect(findings.map(({ code, place }) => [code, place.column])).toEqual([
      ['formula', 10],
      ['formula', 19],
      ['formula', 46],
      ['formula', 35],
    ])
  })
})

describe('errors say where they are and how to mend them', () => {
  test.each([
    ['', 'formula', 10, 'empty'],
    [' \t', 'formula', 10, 'empty'],
    ['a -b', 'formula', 12, 'space on both sides'],
    ['a- b', 'formula', 11, 'space on both sides'],
    ['5 -3', 'formula', 12, 'space on both sides'],
    ['12,000 USD', 'formula', 10, 'Write `12000`'],
    ['max(12,500, x)', 'formula', 14, 'Write `12500`'],
    ['1_500', 'formula', 10, 'Write `1500`'],
    ["1'500", 'formula', 10, 'Write `1500`'],
    ['12/year', 'formula', 12, '`12 1/year`'],
    ['100/hour', 'formula', 13, '`100 1/hour`'],
    ['a b', 'formula', 12, 'operator is missing'],
    ['2 min(a)', 'formula', 12, 'operator is missing'],
    ['(a', 'formula', 10, 'Write `)` where it ends.'],
    ['a)', 'formula', 11, 'no opening'],
    ['a, b', 'formula', 11, 'comma'],
    ['a *', 'formula', 13, 'missing'],
    ['* a', 'formula', 10, 'missing before "*"'],
    ['a ** 2', 'formula', 13, '`^`'],
    ['a == b', 'formula', 12, '`=`'],
    ['a < b < c', 'formula', 16, 'chained'],
    ['saveed(a)', 'formula', 10, '`saved`'],
    ['saved(1)', 'formula', 10, 'id of a need'],
    ['saved(a, b, c)', 'formula', 10, 'id of a need'],
    ['saved()', 'formula', 10, 'id of a need'],
    ['saved(a b)', 'formula', 10, 'Write `saved(need)` or `saved(need, block)`'],
    ['saved(a * 52', 'formula', 10, 'close the bracket behind it'],
    ['saved(a + b)', 'formula', 10, 'id of a need'],
    ['saved(a', 'formula', 10, 'id of a need'],
    ['exp(a', 'formula', 13, 'This bracket is never closed. Write `)` where it ends.'],
    ['uniform(1, 2', 'formula', 10, 'Write `)` where it ends.'],
    ['1e99 year to 5e99 s', 'range', 10, 'This number is too large. Write it in a larger unit.'],
    ['to', 'formula', 10, '"to" stands only between numbers. Write `1500 to 2500`.'],
    ['from', 'formula', 10, '"from" stands only between numbers.'],
    ['qqzzqq(a)', 'formula', 10, 'There are if, min, max, exp, ln, sqrt, sum, saved,'],
    ['exp(a, b)', 'formula', 10, 'one value'],
    ['if(a, b)', 'formula', 10, 'if(condition, then, else)'],
    ['sum()', 'formula', 10, 'at least one value'],
    ['hour', 'formula', 10, '`1 hour`'],
    ['USD', 'formula', 10, '`1 USD`'],
    ['saved', 'formula', 10, 'function'],
    ['a_b', 'formula', 10, '`a-b`'],
    ['Volume', 'formula', 10, '`volume`'],
    ['€5', 'formula', 10, '18 EUR'],
    ['a × b', 'formula', 12, '`*`'],
    ['a − b', 'formula', 12, '`a - b`'],
    ['.5', 'formula', 10, '`0.5`'],
    ['1e999', 'formula', 10, 'too large'],
    ['5 to', 'formula', 10, 'upper end'],
    ['a to b', 'formula', 12, 'between numbers'],
    ['0 to 5', 'range', 10, 'needs a family'],
    ['9 to 5', 'range', 10, 'upside down'],
    ['5 to 5', 'range', 10, 'the same'],
    ['2 * (9 to 5)', 'range', 15, 'upside down'],
    ['lognormal from -1 to 5', 'range', 25, 'above 0'],
    ['50 % to 120 %', 'probability', 10, '100 %'],
    ['logit-normal from 0.5 to 1.5', 'probability', 28, 'share'],
    ['logit-normal from 0.5 to 0.6 USD', 'probability', 28, 'share'],
    ['5 min to 9', 'unit', 10, 'last number'],
    ['5 min to 9 USD', 'unit', 10, 'min and USD'],
    ['pert(3, 2, 1)', 'range', 10, 'in order'],
    ['uniform(2, 1)', 'range', 10, 'not below'],
    ['normal(1, 0)', 'range', 10, 'not above 0'],
    ['beta(0, 1)', 'range', 10, 'above 0'],
    ['gamma(1, 0)', 'range', 10, 'above 0'],
    ['poisson(0)', 'range', 10, 'not above 0'],
    ['discrete(1: 0, 2: 0)', 'range', 10, 'add up to 0'],
    ['discrete(1, 2)', 'formula', 10, 'weight'],
    ['pert(1, 2)', 'formula', 10, '3 numbers'],
    ['pert(a, 1, 2)', 'formula', 15, 'numbers'],
    ['beta(2 USD, 8)', 'unit', 15, 'plain and has no unit. Write `beta(a, b)`.'],
    ['beta(2, 8) USD', 'unit', 15, 'plain and has no unit. Write `beta(a, b)`.'],
    ['lognormal(1, 2)', 'formula', 10, 'from a to b'],
    ['lognormal from a', 'formula', 10, 'a to b'],
    ['empirical(trial.time)', 'formula', 10, 'value: empirical(data.column)'],
    ['a within 1 to 2', 'formula', 12, 'after a range or distribution'],
    ['within + 1', 'formula', 10, 'between numbers'],
    ['5 to 9 within 1', 'formula', 10, 'two limits'],
    ['5 to 9 within 8 to 1', 'range', 24, 'lower one first'],
    ['normal(0, 1) within 7 to 9', 'range', 10, 'Widen'],
    ['5 to 9 min within 1 to 2 USD', 'unit', 33, 'USD'],
    ['mixture()', 'formula', 10, '`mixture(0.3: 2 to 4'],
    ['mixture(0.5: a, 0.5: 2)', 'formula', 10, 'weight and range'],
    ['mixture(0.5: mixture(1: 2), 0.5: 2)', 'formula', 10, 'weight and range'],
    ['mixture(1: 2 to 4', 'formula', 10, 'weight and range'],
    ['mixture(-1: 2, 2: 3)', 'range', 18, 'weight'],
    ['mixture(0: 2, 0: 3)', 'range', 10, 'add up to 0'],
    ['mixture(1: 2 min, 1: 3 USD)', 'unit', 10, 'same unit'],
    ['mixture(1: 0.2 to 0.3, 1: 3 USD)', 'unit', 10, 'same unit'],
    ['from quantiles (5, 50, 95)', 'formula', 10, 'share and value'],
    ['from quantiles (10 %: 1)', 'range', 10, 'One quantile'],
    ['from quantiles (10 %: 1, 25 %: 9.8, 75 %: 10.2, 90 %: 11)', 'range', 10, 'below zero'],
    ['from quantiles (20 %: 1, 10 %: 2)', 'range', 10, 'rise'],
    ['from quantiles (10 %: 1, 70 %: 9) within 0 to 8', 'range', 10, 'bound'],
    ['from quantiles (10: 1, 50: 2, 90: 4)', 'probability', 26, '10 %'],
    ['from quantiles (10 %: 4, 50 %: 2, 90 %: 1)', 'range', 10, 'rise'],
    ['from quantiles (5 %: -1, 50 %: -0.9, 95 %: 9)', 'range', 10, 'too near'],
    ['from quantiles (10 %: 1, 50 %: 2, 90 %: 9) within 2 to 8', 'range', 10, 'bound'],
    ['from quantiles (10 %: 1 min, 50 %: 2 USD, 90 %: 9 USD)', 'unit', 32, 'min and USD'],
    ['5 Minutes', 'unit', 12, '`min`'],
    ['5 kUSD', 'unit', 12, '1000 USD'],
  ])('%s', (text, code, column, words) => {
    const { value, findings } = parse(text)
    expect(value).toBeUndefined()
    const [first] = findings
    expect(first).toMatchObject({ code, severity: 'problem', place: { ...place, column } })
    expect(`${first?.message ?? ''} ${first?.hint ?? ''}`).toContain(words)
  })

  test.each([
    ['exp(a, b)', '`exp` takes one value, not 2.', 'Write `exp(a)`.'],
    ['max()', '`max` takes at least one value, not 0.', 'Write `max(a, b)`.'],
    ['if(a, b)', '`if` takes 3 values, not 2.', 'Write `if(condition, then, else)`.'],
  ])('the count of values: %s', (text, message, hint) => {
    const { findings } = parse(text)
    expect(findings.map((one) => [one.message, one.hint])).toEqual([[message, hint]])
  })

  const missing = 'Write it, or leave out the sign beside it.'

  test.each([
    ['a, b', 1, 'A comma stands only between the values of a function.', 'Write `0.5`, not `0,5`.'],
    ['a)', 1, 'A closing bracket has no opening one.', 'Leave it out, or write `(`'],
    ['a : b', 2, '":" cannot stand here.', 'Leave it out.'],
    ['a <> b', 2, '"<>" is no sign of formulas.', 'Write `!=`.'],
    ['a == b', 2, '"==" is no sign of formulas.', 'Write `=`.'],
    ['a < b < c', 6, 'Comparisons cannot be chained.', 'if(a < b, if(b < c, x, y), y)'],
    ['a -', 3, 'A number or a name is missing here.', missing],
    ['a *', 3, 'A number or a name is missing here.', missing],
    ['()', 1, 'A number or a name is missing here.', missing],
    ['max(a,,b)', 6, 'A number or a name is missing here.', missing],
    ['a / / 2', 4, 'A number or a name is missing before "/".', missing],
    ['a * * 2', 4, 'A number or a name is missing before "*".', 'A power is written `^`.'],
    ['a + + b', 4, 'A number or a name is missing before "+".', missing],
    ['a * : b', 4, 'A number or a name is missing before ":".', missing],
    ['a * +', 4, 'A number or a name is missing before "+".', missing],
    ['2 (a + b)', 2, 'An operator is missing before this.', 'Write `*` to multiply.'],
    ['a to b', 2, '"to" stands only between numbers.', 'Write `1500 to 2500`.'],
    ['a from b', 2, '"from" stands only between numbers.', 'Write `lognormal from 50 to 600`.'],
  ])('one finding, and no more: %s', (text, at, message, hint = '') => {
    const { findings } = parse(text)
    expect(findings).toMatchObject([{ message, place: { column: 10 + at } }])
    expect(findings[0]!.hint ?? '').toContain(hint)
    expect(findings[0]!.hint === undefined).toBe(hint === '')
  })

  test.each(['saved(1) + a b', 'saved(1 + (2)) + a b'])('what follows is read: %s', (text) => {
    const columns = parse(text).findings.map(({ place }) => place.column)
    expect(columns).toEqual([10, 10 + text.indexOf('b')])
  })

  test('one finding for what stands where the id of a need should', () => {
    expect(parse('saved(1 + (2)) * b').findings).toHaveLength(1)
  })

  test('several at once', () => {
    const { findings } = parse('a b + saveed(c) - 9 to 5 * exp()')
    expect(findings.map(({ place }) => place.column)).toEqual([12, 16, 28, 37])
  })

  test('a range up to 1 could be a share: a warning', () => {
    const { value, findings } = parse('0.2 to 1')
    expect(value).toMatchObject({ distribution: { family: 'lognormal' } })
    expect(findings).toMatchObject([{ code: 'probability', severity: 'warning' }])
  })
})

describe('limits', () => {
  test.each([
    ['10,000 characters', '1'.repeat(10_001)],
    ['200 parts', `${'('.repeat(201)}1${')'.repeat(201)}`],
    ['200 parts', `${'-'.repeat(9000)}1`],
    ['200 parts', `${'2^'.repeat(900)}2`],
    ['200 parts', `${'exp('.repeat(2000)}1`],
    ['1,000 operands', `${'1 + '.repeat(1000)}1`],
  ])('%s', (words, text) => {
    const { value, findings } = parse(text)
    expect(value).toBeUndefined()
    expect(findings).toHaveLength(1)
    expect(findings[0]?.message).toContain(words)
  })

  test('up to the limits it is read', () => {
    expect(parse(`${'('.repeat(199)}1${')'.repeat(199)}`).value).toBeDefined()
    expect(parse(`${'1 + '.repeat(999)}1`).value).toBeDefined()
    expect(parse('1'.padEnd(10_000)).value).toBeDefined()
  })

  test('at most 20 findings', () => {
    expect(parse('@ '.repeat(3000)).findings.length).toBe(20)
    expect(parse(`${'@ '.repeat(20)}0.2 to 1`).findings.length).toBe(20)
  })
})

describe('any text gives an outcome', () => {
  const signs = ['/', '*', '+', ' - ', '-', '^', '(', ')', ',', ':', ' ', '<', '=', '!=', '%']
  const numbers = ['1', '0', '2.5', '1e9', '12,000', ' USD', ' min', '1_000', '1e200']
  const words =
    ' to | from |a|b-c|year|mixture(|from quantiles (| within |saved(|if(|min(|pert(|lognormal|discrete(|beta(|sum('
  const strange = ['\n', '€', '_', '.', '"', '\u2009', '😀']
  const pieces = fc.constantFrom(...signs, ...numbers, ...words.split('|'), ...strange)
  const formulas = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''))

  test.each([
    ['from pieces of formulas', formulas],
    ['from letters', fc.string({ unit: 'binary', maxLength: 200 })],
  ])('%s', (_, texts) => {
    fc.assert(
      fc.property(texts, fc.boolean(), (text, allowDistributions) => {
        const { value, findings } = parse(text, allowDistributions)
        expect(value === undefined).toBe(findings.some(({ severity }) => severity === 'problem'))
        for (const { place, hint } of findings) {
          expect(hint).toBeDefined()
          expect(place.column).toBeGreaterThanOrEqual(10)
          expect(place.column).toBeLessThanOrEqual(10 + text.length)
        }
        if (value !== undefined) checkSpans(value, text)
      }),
      { numRuns: 3000, seed: 1 },
    )
  })

  function checkSpans(whole: Expression, text: string): void {
    for (const { span } of postorder(whole)) {
      expect(span.start).toBeGreaterThanOrEqual(0)
      expect(span.end).toBeGreaterThan(span.start)
      expect(span.end).toBeLessThanOrEqual(text.length)
    }
  }

  test('long text takes no long time', () => {
    for (const piece of ['1 USD/', 'a-', '1,000', '((', 'x ', '1 to ', '-', '% ', 'a.b_']) {
      const start = process.threadCpuUsage()
      parse(piece.repeat(Math.floor(10_000 / piece.length)))
      const { user, system } = process.threadCpuUsage(start)
      expect(user + system).toBeLessThan(1_000_000)
    }
  })
})

const expressions = fc.letrec<{ whole: string; part: string }>((tie) => ({
  part: fc.oneof(
    fc.constantFrom('a', 'b-c', 'year', '2', '3.5', 'saved(n)'),
    tie('whole').map((text) => `(${text})`),
  ),
  whole: fc.oneof(
    { maxDepth: 5 },
    tie('part'),
    fc
      .tuple(tie('part'), fc.constantFrom(' + ', ' - ', ' * ', ' / ', ' ^ '), tie('part'))
      .map((parts) => parts.join('')),
    tie('part').map((text) => `-${text}`),
    fc.tuple(tie('whole'), tie('whole')).map(([a, b]) => `max(${a}, ${b})`),
  ),
}))

test('what is written with every bracket reads as the same formula', () => {
  fc.assert(
    fc.property(expressions.whole, (text) => {
      const once = structure(text)
      const again = once.replaceAll('YEAR', 'year').replaceAll(/saved<(\w+)>/gu, 'saved($1)')
      expect(structure(again)).toBe(once)
    }),
    { seed: 1, numRuns: 500 },
  )
})
