import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readUnit } from '#quantity/read-unit'
import { compileFormula } from '#value/formula/compile'
import { failureFinding } from '#value/formula/failure-finding'
import { parseFormula } from '#value/formula/parse-formula'
import type { Run } from '#value/formula/run-program'
import { runProgram } from '#value/formula/run-program'

const place = { line: 3, column: 10 }

type Draws = Readonly<Record<string, readonly number[]>>

/** Room for the registers of a program. */
function scratchFor(registers: number, length: number): readonly Float64Array[] {
  return Array.from({ length: registers }, () => new Float64Array(length))
}

function run(text: string, draws: Draws, year = 1): Run {
  const { value } = parseFormula(text, { allowDistributions: true, place })
  if (value === undefined) throw new Error(`${text} cannot be read`)
  const names = Object.keys(draws)
  const program = compileFormula(value, {
    name: (name) => names.indexOf(name),
    need: (name, need, block) => names.indexOf([name, need, block ?? []].flat().join(' ')),
    distribution: () => names.indexOf('range'),
  })
  const length = Object.values(draws)[0]?.length ?? 1
  const inputs = (slot: number) => Float64Array.from(draws[names[slot] ?? ''] ?? [])
  expect(JSON.parse(JSON.stringify(program))).toEqual(program)
  return runProgram(program, inputs, { year, length }, scratchFor(program.registers, length))
}

function values(text: string, draws: Draws, year = 1): number[] {
  const { values } = run(text, draws, year)
  if (values === undefined) throw new Error(`${text} failed`)
  return [...values]
}

describe('by hand', () => {
  const a = [1, 2, 3]
  const x = [4, 0, -2]
  test.each([
    ['a + x', [5, 2, 1]],
    ['a - x', [-3, 2, 5]],
    ['a * x', [4, 0, -6]],
    ['x / a', [4, 0, -2 / 3]],
    ['a ^ 2', [1, 4, 9]],
    ['-a ^ 2', [-1, -4, -9]],
    ['2 ^ -a', [0.5, 0.25, 0.125]],
    ['a < x', [1, 0, 0]],
    ['a <= 2', [1, 1, 0]],
    ['a > x', [0, 1, 1]],
    ['a >= 2', [0, 1, 1]],
    ['a = 2', [0, 1, 0]],
    ['a != 2', [1, 0, 1]],
    ['if(x > 0, a, x)', [1, 0, -2]],
    ['if(x, 1, 0)', [1, 0, 1]],
    ['min(a, x, 1)', [1, 0, -2]],
    ['max(a, x, 2)', [4, 2, 3]],
    ['max(x)', [4, 0, -2]],
    ['sum(a, x, 1)', [6, 3, 2]],
    ['sqrt(a * a)', [1, 2, 3]],
    ['a * (x + (a * (x + a)))', [9, 8, 3]],
    ['a', [1, 2, 3]],
    ['7', [7, 7, 7]],
  ])('%s', (text, expected) => {
    const found = values(text, { a, x })
    for (const [index, value] of expected.entries()) expect(found[index]).toBeCloseTo(value, 14)
  })

  test('exp and ln undo each other', () => {
    const found = values('ln(exp(a))', { a })
    for (const [index, value] of a.entries()) expect(found[index]).toBeCloseTo(value, 14)
  })
})

test('literals are in base units: 2 min is 120 s, 5 % is 0.05, 36 USD/hour is 0.01 USD/s', () => {
  expect(values('2 min', {})).toEqual([120])
  expect(values('5 %', {})[0]).toBeCloseTo(0.05, 15)
  expect(values('36 USD/hour', {})[0]).toBeCloseTo(0.01, 15)
})

test('time saved in money a year', () => {
  const seconds = 365.25 * 24 * 3600
  // 12 s x 2000 a year x 30 USD/min = 12,000 USD a year
  const [perSecond = 0] = values('saved(time) * intubations * worth', {
    'saved time': [12],
    intubations: [2000 / seconds],
    worth: [30 / 60],
  })
  expect(perSecond * seconds).toBeCloseTo(12_000, 8)
})

test('needs with a block, ranges inside a formula, and the year', () => {
  const draws = { 'before wait quarters': [10, 20], range: [1, 2] }
  expect(values('before(wait, quarters) * (1 to 3) ^ year', draws, 3)).toEqual([10, 160])
})

test('inputs are not changed, and scratch can be used again', () => {
  const { value } = parseFormula('x + 1 + x', { allowDistributions: false, place })
  if (value === undefined) throw new Error('cannot be read')
  const program = compileFormula(value, { name: () => 0, need: () => 0, distribution: () => 0 })
  const scratch = scratchFor(program.registers, 8)
  const x = Float64Array.of(1, 2)
  const first = runProgram(program, () => x, { year: 1, length: 2 }, scratch)
  expect([...(first.values ?? [])]).toEqual([3, 5])
  expect([...x]).toEqual([1, 2])
  const y = Float64Array.of(5, 6, 7)
  const second = runProgram(program, () => y, { year: 1, length: 3 }, scratch)
  expect([...(second.values ?? [])]).toEqual([11, 13, 15])
  expect(() => runProgram(program, () => y, { year: 1, length: 9 }, scratch)).toThrow(RangeError)
})

describe('what is not finite is found', () => {
  const unitOf = (text: string) => (text === 'time' ? readUnit('hour').value : undefined)

  test.each([
    ['a / x', 1, '"a / x" divides by zero at draw 2, where x is 0.', 10],
    [
      '1 + a * (2 / (x - 4))',
      0,
      '"(2 / (x - 4))" divides by zero at draw 1, where (x - 4) is 0 and x is 4.',
      18,
    ],
    ['ln(x)', 1, '"ln(x)" takes the logarithm of what is not above 0 at draw 2, where x is 0.', 10],
    [
      'sqrt(x)',
      2,
      '"sqrt(x)" takes the square root of a negative number at draw 3, where x is -2.',
      10,
    ],
    [
      'x ^ 0.5',
      2,
      '"x ^ 0.5" raises a negative number to a fraction at draw 3, where x is -2.',
      10,
    ],
    ['x ^ -1', 1, '"x ^ -1" divides by zero at draw 2, where x is 0.', 10],
    [
      'exp(a * 1000)',
      0,
      '"exp(a * 1000)" is too large at draw 1, where a * 1000 is 1000 and a is 1.',
      10,
    ],
    ['if(x > 0, 1, a / x)', 1, '"a / x" divides by zero at draw 2, where x is 0.', 23],
    [
      'ln(time - 3 * time)',
      0,
      '"ln(time - 3 * time)" takes the logarithm of what is not above 0 at draw 1, where time - 3 * time is -14400 and time is 2 hour.',
      10,
    ],
  ])('%s', (text, draw, message, column) => {
    const { failure } = run(text, { a: [1, 2, 3], x: [4, 0, -2], time: [7200, 1, 1] })
    if (failure === undefined) throw new Error('no failure')
    expect(failure.draw).toBe(draw)
    const finding = failureFinding(failure, text, place, unitOf)
    expect(finding).toMatchObject({ code: 'not-finite', severity: 'problem', message })
    expect(finding.place.column).toBe(column)
  })

  test('an input that is not finite itself', () => {
    const { failure } = run('x + 1', { x: [1, NaN] })
    expect(failure).toMatchObject({ draw: 1, of: [], span: { start: 0, end: 1 } })
  })

  test('a branch that `if` does not take does not count', () => {
    expect(values('if(x > 0, a / x, 0)', { a: [1, 2], x: [4, 0] })).toEqual([0.25, 0])
  })

  test('a comparison with what is not a number is not a number', () => {
    expect(run('if(0 * a / x > 1, 1, 0)', { a: [1], x: [0] }).failure).toMatchObject({ draw: 0 })
  })
})

test('the program agrees with the arithmetic of the language it is written in', () => {
  const signs = fc.constantFrom('+', '-', '*', '/')
  const number = fc.double({ min: 0.5, max: 4, noNaN: true })
  fc.assert(
    fc.property(number, number, number, fc.tuple(signs, signs), (a, b, c, [first, second]) => {
      const draws = { a: [a], b: [b], c: [c] }
      const [found] = values(`(a ${first} b) ${second} (c + 9)`, draws)
      expect(found).toBe(apply(second, apply(first, a, b), c + 9))
    }),
    { seed: 1 },
  )
})

function apply(sign: string, left: number, right: number): number {
  if (sign === '+') return left + right
  if (sign === '-') return left - right
  return sign === '*' ? left * right : left / right
}
