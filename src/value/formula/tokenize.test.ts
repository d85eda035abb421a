import { describe, expect, test } from 'vitest'
import { tokenize } from '#value/formula/tokenize'

const place = { file: 'study.yaml', line: 3, column: 10 }

/** The tokens of a text, each with where it stands: `2.5[USD] 4-11`. */
function tokens(text: string): readonly string[] {
  return tokenize(text, place).tokens.map((token) => {
    const { start, end } = token.span
    const unit = 'unit' in token ? `[${token.unit?.text ?? 'none'}]` : ''
    const shown = token.kind === 'number' ? String(token.value) : ''
    const words = token.kind === 'word' || token.kind === 'sign' ? token.text : shown
    return `${words}${unit} ${start}-${end}`
  })
}

/** What is found in a text: columns, message and hint. */
function found(text: string): readonly unknown[] {
  return tokenize(text, place).findings.map(({ place, message, hint }) => [
    place.column,
    message,
    ...(hint === undefined ? [] : [hint]),
  ])
}

describe('tokens say what they are and where they stand', () => {
  test.each([
    ['a + 2.5 USD', ['a 0-1', '+ 2-3', '2.5[USD] 4-11', ' 11-11']],
    ['  a  <=  b\t', ['a 2-3', '<= 5-7', 'b 9-10', ' 11-11']],
    ['2e3', ['2000 0-3', ' 3-3']],
    ['2e+3', ['2000 0-4', ' 4-4']],
    ['1.5E-3', ['0.0015 0-6', ' 6-6']],
    ['a.b-c_d', ['a.b-c_d 0-7', ' 7-7']],
    ['2min', ['2[min] 0-4', ' 4-4']],
    ['2  min', ['2 0-1', 'min 3-6', ' 6-6']],
    ['3 1/year', ['3[1/year] 0-8', ' 8-8']],
    ['30 %/year', ['30[%/year] 0-9', ' 9-9']],
    ['4 USD/page^-1', ['4[USD/page^-1] 0-13', ' 13-13']],
    ['4 USD^2*page/%', ['4[USD^2*page/%] 0-14', ' 14-14']],
    ['4 long-stay/page', ['4[long-stay/page] 0-16', ' 16-16']],
    ['4 USD/long-stay', ['4[USD/long-stay] 0-15', ' 15-15']],
    // Only one digit after the sign belongs to a unit.
    ['4 USD/page^25', ['4[USD/page] 0-10', '^ 10-11', '25 11-13', ' 13-13']],
    ['4 s^12', ['4[s] 0-3', '^ 3-4', '12 4-6', ' 6-6']],
    ['3 s ^ 2', ['3[s] 0-3', '^ 4-5', '2 6-7', ' 7-7']],
    // A function and the words of a range are no unit.
    ['2 min(a', ['2 0-1', 'min 2-5', '( 5-6', 'a 6-7', ' 7-7']],
    ['2 to 3', ['2 0-1', 'to 2-4', '3 5-6', ' 6-6']],
  ])('%s', (text, expected) => {
    expect(tokens(text)).toEqual(expected)
    expect(found(text)).toEqual([])
  })
})

describe('the bracket that closes a distribution may carry a unit, others not', () => {
  test.each([
    ['pert(1, 2, 5) min', ')[min] 12-13'],
    ['pert((1), 2, 5) min', ')[min] 14-15'],
    ['quantiles (5 %: 1) min', ')[min] 17-18'],
    ['max(1, 2) min', ') 8-9'],
    ['(1) min', ') 2-3'],
    ['pert((1) min', ') 7-8'],
    ['pert + (1) min', ') 9-10'],
    ['1) min', ') 1-2'],
  ])('%s', (text, bracket) => {
    const last = tokens(text).findLast((token) => token.startsWith(')'))
    expect(last).toBe(bracket)
  })
})

describe('what is written in another way than numbers are here', () => {
  const several = ', or put a space after a comma between two values'
  test.each([
    ['12,500', [[10, '"12,500" has marks between its digits.', `Write \`12500\`${several}.`]]],
    ["1'500", [[10, '"1\'500" has marks between its digits.', 'Write `1500`.']]],
    ["1'500,000", [[10, '"1\'500,000" has marks between its digits.', 'Write `1500000`.']]],
    [
      '12,500,300',
      [[10, '"12,500,300" has marks between its digits.', `Write \`12500300\`${several}.`]],
    ],
    ['a + 1_500', [[14, '"1_500" has marks between its digits.', 'Write `1500`.']]],
    ['7k', [[10, '"7k" has a letter for thousands.', 'Write `7000`.']]],
    ['a + 7 K', [[14, '"7 K" has a letter for thousands.', 'Write `7000`.']]],
    ['1.1k EUR', [[10, '"1.1k" has a letter for thousands.', 'Write `1100`.']]],
    ['2.5M', [[10, '"2.5M" has a letter for thousands.', 'Write `2500000`.']]],
    ['2e100', [[10, 'The number 2e100 is too large.', 'Write it in a larger unit.']]],
    [
      '12/year',
      [
        [
          12,
          '"12/year" can be read in two ways.',
          'Write `12 1/year` for 12 a year, `12 / year` to divide by the number of the year.',
        ],
      ],
    ],
    ['9/week', [[11, '"9/week" can be read in two ways.', 'Write `9 1/week` for 9 a week.']]],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  test.each([
    '1 + max(a,500)',
    '1234,500',
    '1,5000',
    '0,500',
    '1e100',
    '12/page',
    '12/year-end',
    '12/2',
    '7 km',
    '7 k-values',
  ])('%s is no such thing', (text) => {
    expect(found(text)).toEqual([])
  })

  test('the unit after a letter for thousands is read', () => {
    expect(tokens('2.5M USD + 1')).toEqual(['2.5[USD] 0-8', '+ 9-10', '1 11-12', ' 12-12'])
  })
})

describe('signs that have no meaning', () => {
  test.each([
    ['−', 'Write a subtraction with a hyphen: `a - b`.'],
    ['–', 'Write a subtraction with a hyphen, a range with `to`.'],
    ['—', 'Write a subtraction with a hyphen, a range with `to`.'],
    ['×', 'Write `*`.'],
    ['·', 'Write `*`.'],
    ['÷', 'Write `/`.'],
    ['≤', 'Write `<=`.'],
    ['≥', 'Write `>=`.'],
    ['≠', 'Write `!=`.'],
    ['$', 'Write the currency after the number: `18 USD`.'],
    ['€', 'Write the currency after the number: `18 EUR`.'],
    ['£', 'Write the currency after the number: `18 GBP`.'],
    ['%', 'A percent sign stands after a number: `30 %`.'],
    ['_', 'Write numbers without marks: `1500`; join words with a hyphen.'],
    ['.', 'A number has a digit before and after its point: `0.5`.'],
  ])('%s', (sign, hint) => {
    expect(found(`a + ${sign}`)).toEqual([[14, `"${sign}" has no meaning here.`, hint]])
    // What is to be written instead can be read.
    const instead = [...hint.matchAll(/`(.+?)`/g)].map(([, text]) => text!)
    expect(instead.flatMap(found)).toEqual([])
  })

  test('others are to be left out, and no more than twelve are shown', () => {
    expect(found('@')).toEqual([[10, '"@" has no meaning here.', 'Leave it out.']])
    const twelve = `"${'@'.repeat(12)}" has no meaning here.`
    expect(found('@'.repeat(20))).toEqual([[10, twelve, 'Leave it out.']])
  })

  test('what follows is read', () => {
    expect(tokens('@a')).toEqual(['a 1-2', ' 2-2'])
  })
})
