import { describe, expect, test } from 'vitest'
import {
  EquationError,
  equationNames,
  equationText,
  readEquation,
} from './value-project-equation.ts'

const written = (equation: string, percents: readonly string[] = []): string =>
  equationText(
    readEquation(equation),
    (name) => name.replaceAll('_', '-'),
    (name) => percents.includes(name),
  )

describe('equations of value models in the grammar of studies', () => {
  test.each([
    ['a_b * c', 'a-b * c'],
    ['a-b', 'a - b'],
    ['a - (b - c)', 'a - (b - c)'],
    ['(a + b) * c / d', '(a + b) * c / d'],
    ['a / (b * c)', 'a / (b * c)'],
    ['-a * b', '-a * b'],
    ['a - -b', 'a - -b'],
    ['2 ** 3 ** 2', '2 ^ 3 ^ 2'],
    ['(2 ** 3) ** 2', '(2 ^ 3) ^ 2'],
    ['(-a) ** 2', '(-a) ^ 2'],
    ['a ** -1', 'a ^ (-1)'],
    ['Math.pow(a, 2)', 'a ^ 2'],
    ['Math.max(0, a - b)', 'max(0, a - b)'],
    ['Math.log(Math.exp(a))', 'ln(exp(a))'],
    ['Math.abs(a - b)', 'max(a - b, -(a - b))'],
    ['a > b ? a : b', 'if(a > b, a, b)'],
    ['a === 0 ? 1 : b !== 2 ? 3 : 4', 'if(a = 0, 1, if(b != 2, 3, 4))'],
    ['a > 0 && b > 0 ? c : 0', 'if(min(a > 0, b > 0), c, 0)'],
    ['a < 1 || b < 1 ? c : 0', 'if(max(a < 1, b < 1), c, 0)'],
    ['.5 * 2. * 1e3;', '0.5 * 2 * 1e3'],
    ['(a > b) * c', '(a > b) * c'],
  ])('%s is %s', (equation, text) => {
    expect(written(equation)).toBe(text)
  })

  test('a percentage that is made a fraction by the equation itself is one already', () => {
    expect(written('cost * rate / 100', ['rate'])).toBe('cost * rate / 100')
    expect(written('cost * (rate / 100)', ['rate'])).toBe('cost * rate')
    expect(written('cost * (1 - rate * 0.01)', ['rate'])).toBe('cost * (1 - rate)')
    expect(written('cost * (rate / 100)')).toBe('cost * (rate / 100)')
  })

  test('names, each once', () => {
    expect(equationNames(readEquation('a * b + Math.min(a, -c)'))).toEqual(['a', 'b', 'c'])
  })

  test('what is too long or too deep is refused', () => {
    expect(() => readEquation('('.repeat(200))).toThrow('too deep')
    expect(() => readEquation('-'.repeat(200))).toThrow('too deep')
    expect(() => readEquation('a+'.repeat(3000))).toThrow('5000')
  })

  test.each([
    ['process.exit(1)', '`process.exit`'],
    ['fetch(a)', '`fetch`'],
    ['a.b', '`a.b`'],
    ['a = 1', '`= 1`'],
    ['a => b', '`=> b`'],
    ['"text"', '`"text"`'],
    ['a[0]', '`[0]`'],
    ['`x`', 'part of a formula'],
    ['a % b', '`% b`'],
    ['a && b', 'between comparisons'],
    ['a +', 'the end'],
    ['(a', '`)`'],
    ['a b', '`b`'],
    ['!a', '`!`'],
    ['', 'the end'],
    ['constructor(a)', '`constructor`'],
    ['toString(a)', '`toString`'],
    ['12abc', '`12abc`'],
  ])('%s is refused by name', (equation, words) => {
    expect(() => readEquation(equation)).toThrow(EquationError)
    expect(() => readEquation(equation)).toThrow(words)
  })
})
