import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readStudy } from '#study/document/resolve-study'
import { needsOf, type Study } from '#study/study'
import { interviewGuide } from './interview-guide.ts'

const path = new URL('../../../examples/intake-portal/study.yaml', import.meta.url)
const text = readFileSync(path, 'utf8')
const study = studyOf(text)

function studyOf(document: string): Study {
  const { value, findings } = readStudy(document, 'study.yaml')
  if (value === undefined) throw new Error(JSON.stringify(findings))
  return value.study
}

function questionsOf(of: Study, need?: string): readonly string[] {
  const wish = { sensitivities: [], ...(need === undefined ? {} : { need }) }
  return interviewGuide(of, wish).parts.flatMap(({ questions }) => questions)
}

describe('an interview guide', () => {
  it('has every need that has a metric, and what the study says is done today', () => {
    const { parts } = interviewGuide(study, { sensitivities: [] })
    const headings = parts.map(({ heading }) => heading).join('\n')
    for (const { need } of needsOf(study)) expect(headings).toContain(need.outcome.focus)
    const notes = parts.flatMap((part) => part.notes).join('\n')
    for (const { today } of study.jobs[0]!.steps) expect(notes).toContain(today)
  })

  it('names no solution in a question, also where a need or an assumption does', () => {
    const named = studyOf(
      text
        .replace(
          'focus: until the particulars are recorded }',
          'focus: until the Intake Portal has the particulars }',
        )
        .replace('name: Share of freed hours', 'name: Share of hours freed by the intake portal,'),
    )
    expect(JSON.stringify(named.jobs)).toContain('Intake Portal')
    for (const question of questionsOf(named)) expect(question).not.toMatch(/portal|paper forms/i)
  })

  it('leads nobody', () => {
    const leading =
      /\b(don't you|isn't|would you agree|how much (better|faster|easier)|save|improve|should|benefit from|prefer)\b/i
    for (const question of questionsOf(study)) expect(question).not.toMatch(leading)
  })

  it('asks for the high one, the low one and then the middle, in the unit of the need', () => {
    const questions = questionsOf(study, 'entry-time')
    const order = ['P90', 'P10', 'P50'].map((mark) =>
      questions.findIndex((question) => question.includes(`(${mark})`)),
    )
    expect(order[0]).toBeGreaterThan(0)
    expect(order).toEqual([order[0], order[0]! + 1, order[0]! + 2])
    expect(questions[order[0]!]).toContain('in min')
    expect(questionsOf(study, 'complete-at-first').join()).toContain('out of 100 (%)')
    expect(questionsOf(study, 'even-entry').join()).not.toContain('P90')
  })

  it('asks for assumptions that rest on judgement, those that move most first', () => {
    const asked = (inputs: readonly string[]) =>
      interviewGuide(study, { sensitivities: inputs.map((input) => ({ input })) })
        .parts.find(({ heading }) => heading === 'What the study assumes')!
        .questions.map((question) => /“(.*?)”/.exec(question)?.[1])
    const judged = study.model!.assumptions.filter(({ source }) => source?.kind === 'judgement')
    expect(asked([])).toEqual(judged.map(({ label }) => label))
    expect(asked(['training-hours', 'clerk-hour'])[0]).toBe('Hours of training for 28 clerks')
    expect(asked(['training-hours'])).toHaveLength(judged.length)
  })

  it('has a form that reads as evidence once it is filled in', () => {
    const { answers } = interviewGuide(study, { sensitivities: [] })
    const filled = answers
      .split('\n')
      .map((line) => {
        const [, key = '', unit = ''] = /^\s+(?:- )?([\w-]+):(?: # (.*))?$/.exec(line) ?? []
        if (/^p\d\d$/.test(key)) return line.replace(/#.*/, valueFor(key, unit))
        if (key === 'verdict' || key === 'candidate') return line.replace(/# (\w+).*/, '$1')
        if (key === 'date') return `${line} 2026-11-01`
        return ['by', 'words', 'quote'].includes(key) ? `${line} something said` : line
      })
      .join('\n')
    const { evidence } = parse(filled) as { evidence: readonly { need: string }[] }
    const { value, findings } = readStudy(text.replace('evidence:\n', `${filled.trimEnd()}\n`), 'x')
    expect(findings.filter(({ severity }) => severity === 'problem')).toEqual([])
    expect(value!.study.stated.map(({ need }) => need)).toEqual(evidence.map(({ need }) => need))
    expect(value!.study.stated[0]!.verdicts.length).toBeGreaterThan(3)
    expect(value!.study.stated).toHaveLength(9)
  })
})

/** 10, 50 and 90 in the unit that the form names; a count and a scale have none. */
function valueFor(key: string, unit: string): string {
  const number = key.slice(1)
  return /^(min|day|%)$/.test(unit) ? `${number} ${unit}` : number
}
