import { warning, type Finding } from '#quantity/finding'
import type { Figure } from '#quantity/figure'
import { hashOf } from '#quantity/hash'
import type { Assessment } from '#study/evaluation/assessment'
import { planMarks } from '#study/evaluation/plan-marks'
import { needsOf } from '#study/study'

/** What one input of an assessment was: its hash, its words, and the figures it stands behind. */
export interface InputMark {
  readonly hash: string
  readonly words: string
  /** `assumption:id`, `rows:data`, or the beginning of the ids of the figures it shapes. */
  readonly anchor: string
}

/** Results as they are kept beside a study, with the hashes of what they came from. */
export interface SavedResults {
  readonly 'worthline-results': 1
  readonly title: string
  readonly version: string
  readonly savedAt: string
  readonly inputs: Readonly<Record<string, InputMark>>
  readonly figures: readonly Figure[]
}

/** What is kept of an assessment. */
export function savedResults(assessment: Assessment, savedAt: string): SavedResults {
  return {
    'worthline-results': 1,
    title: assessment.study.title,
    version: assessment.version,
    savedAt,
    inputs: inputMarks(assessment),
    figures: assessment.figures,
  }
}

/** Every input of an assessment by name. */
export function inputMarks(assessment: Assessment): Readonly<Record<string, InputMark>> {
  return {
    ...settingMarks(assessment),
    ...rowMarks(assessment),
    ...evidenceMarks(assessment),
    ...marketMarks(assessment),
    ...targetMarks(assessment),
    ...modelMarks(assessment),
  }
}

type Marks = Record<string, InputMark>

function mark(value: unknown, words: string, anchor: string): InputMark {
  return { hash: hashOf(value), words, anchor }
}

function settingMarks({ settings, version }: Assessment): Marks {
  const { seed, draws, level } = settings
  return {
    'setting seed': mark(seed, `${seed}`, 'value.'),
    'setting draws': mark(draws, `${draws}`, 'value.'),
    'setting level': mark(level, `${level}`, 'evidence.'),
    'worthline version': mark(version, version, ''),
  }
}

function rowMarks({ readings, study }: Assessment): Marks {
  return Object.fromEntries(
    readings.map((reading) => {
      const { data, hash, files, rows } = reading
      const set = study.data.find((candidate) => candidate.id === data)
      const words = `${files.join(', ')}, ${rows} rows, ${hash.slice(0, 12)}`
      return [`rows ${data}`, mark([hash, set], words, `rows:${data}`)]
    }),
  )
}

function evidenceMarks({ study }: Assessment): Marks {
  return Object.fromEntries(
    study.evidence.map((block) => [
      `evidence ${block.id}`,
      mark(block, `${block.design} on ${block.data}`, `evidence.${block.id}.`),
    ]),
  )
}

function marketMarks({ study, settings: { level } }: Assessment): Marks {
  return Object.fromEntries(
    study.market.map((block) => [
      `market ${block.id}`,
      mark([block, level], `${block.kind} on ${block.data}, level ${level}`, 'market.'),
    ]),
  )
}

function targetMarks({ study }: Assessment): Marks {
  const targets = new Map(needsOf(study).map(({ need }) => [need.id, need.target]))
  const held = study.evidence.flatMap(({ id, needs }) =>
    needs.flatMap((need) => {
      const target = targets.get(need)
      if (target === undefined) return []
      const words = Object.values(target).join(' ')
      const anchor = `evidence.${id}.${need}.gap-to-target`
      return [[`target of ${need} (${id})`, mark(target, words, anchor)] as const]
    }),
  )
  return Object.fromEntries(held)
}

function modelMarks({ study }: Assessment): Marks {
  const { model } = study
  if (model === undefined) return {}
  const { assumptions, drivers, costs } = model
  const entries = [
    ...assumptions.map(({ id, text, unit, distribution, source }) => [
      `assumption ${id}`,
      mark([distribution, unit, source], withUnit(text, unit.text), `assumption:${id}`),
    ]),
    ...drivers.map((driver) => [
      `driver ${driver.id}`,
      mark(driver, driver.text, `value.driver.${driver.id}.`),
    ]),
    ...costs.map((cost) => [`cost ${cost.id}`, mark(cost, cost.text, `value.cost.${cost.id}`)]),
  ]
  return { ...(Object.fromEntries(entries) as Marks), ...planMarks(model) }
}

/** A value with its unit, where it has one that it does not name itself. */
function withUnit(text: string, unit: string): string {
  return unit === '1' || text.endsWith(unit) ? text : `${text} ${unit}`.trim()
}

/** An input that is not what it was. */
export interface ChangedInput {
  readonly name: string
  readonly anchor: string
  /** Absent where the input is new. */
  readonly before?: string
  /** Absent where the input is gone. */
  readonly after?: string
}

/** Inputs that differ between two assessments, by name. */
export function changedInputs(
  before: Readonly<Record<string, InputMark>>,
  after: Readonly<Record<string, InputMark>>,
): readonly ChangedInput[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.flatMap((name) => {
    const [was, is] = [before[name], after[name]]
    if (was?.hash === is?.hash) return []
    return [
      {
        name,
        anchor: (is ?? was)?.anchor ?? '',
        ...(was === undefined ? {} : { before: was.words }),
        ...(is === undefined ? {} : { after: is.words }),
      },
    ]
  })
}

/** Why saved results no longer match the study: one warning an input that changed. */
export function staleFindings(saved: SavedResults, now: Assessment, file: string): Finding[] {
  return changedInputs(saved.inputs, inputMarks(now)).map(({ name, before, after }) =>
    warning(
      'stale',
      { file },
      `The results saved on ${saved.savedAt.slice(0, 10)} are stale: ${name} ${changeWords(before, after)}.`,
      'Save them again with `--save`.',
    ),
  )
}

/** What became of an input, in words. */
export function changeWords(before: string | undefined, after: string | undefined): string {
  if (before === undefined) return `is new (${after ?? ''})`
  if (after === undefined) return `is gone (was ${before})`
  return before === after ? `changed (${after})` : `was ${before}, is ${after}`
}
