import { describe, expect, it } from 'vitest'
import { valueView } from '#charts/value-view'
import { plainPaint } from '#drawing/terminal/paint'
import { cellCount } from '#drawing/terminal/text-cells'
import type { Check } from '#evidence/estimate'
import { warning } from '#quantity/finding'
import { english } from '#quantity/locale'
import { assessmentFixture } from '#reports/assessment-fixture'
import { further, influence } from '#reports/fixture/influence'
import { checkLines } from '#reports/text/check-lines'
import { informationLines } from '#reports/text/information-lines'

const look = { width: 80, paint: plainPaint, locale: english }
const check = (block: string, id: string, rest: Partial<Check> = {}): Check => ({
  block,
  id,
  label: id,
  unit: '1',
  words: '',
  findings: [],
  ...rest,
})
const linesOf = (checks: readonly Check[]): readonly string[] =>
  checkLines({ ...look, assessment: { ...assessmentFixture, checks } })

describe('checkLines', () => {
  it('names what asks for attention and what passed, with its result', () => {
    const doubtful = { findings: [warning('mix-shift', {}, 'It moved.')] }
    expect(
      linesOf([
        check('quarters', 'Sample ratio', { unit: '', value: 0.0004, ...doubtful }),
        check('quarters', 'Balance of age', { unit: 'SD', value: -0.114 }),
        check('pairs', 'Carry-over', { reason: 'too few' }),
        check('pairs', 'Completion', { value: 0.9 }),
      ]),
    ).toEqual([
      '',
      'Checks of the evidence',
      'quarters  ▲ look at: Sample ratio (p = 0.0004)',
      '          ✓ passed: Balance of age (0.11 SD)',
      'pairs     ▲ look at: Carry-over',
      '          ✓ passed: Completion',
    ])
  })

  it('is short where there are many, and nothing where there are none', () => {
    const many = Array.from({ length: 40 }, (_, i) => check('trial', `Check number ${i}`))
    const lines = linesOf(many)
    expect(lines.length).toBeLessThan(6)
    expect(lines.at(-1)).toContain('and 34 more')
    expect(lines.every((line) => cellCount(line) <= look.width)).toBe(true)
    expect(linesOf([])).toEqual([])
  })
})

describe('informationLines', () => {
  const view = valueView(assessmentFixture)!
  const page = { ...look, assessment: assessmentFixture }

  it('say what turns the result around and what to measure next', () => {
    const value = { ...view.value, influence, further }
    const lines = informationLines({ ...view, value }, page)
    expect(lines).toContain('What would push the result below zero')
    expect(lines.join(' ').replaceAll('\u2009', ' ')).toContain(
      'Share of freed time used: up to € 9,800',
    )
    expect(lines.length).toBeLessThan(20)
  })

  it('are none where nothing was computed', () => {
    expect(informationLines(view, page)).toEqual([])
  })
})
