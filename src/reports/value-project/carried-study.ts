import type { StudyDocument } from '#study/document/schema/study'
import { centralValues } from '#value/central-model'
import type { PricedAssessment } from '#reports/spreadsheet/model-sheets'
import { useKey, type MeasuredVariable } from '#reports/value-project/measured-variables'
import type { ProjectVariables } from '#reports/value-project/project-variables'

/** What stands on rows, or says what they mean. */
const onRows = [
  'data',
  'joins',
  'evidence',
  'benchmarks',
  'synthesis',
  'surveys',
  'periods',
] as const

/** A study that stands on its own, and what it lost. */
export interface CarriedStudy {
  readonly study: unknown
  readonly left: readonly string[]
}

/**
 * A study without rows, for whoever has the value model only: what was measured becomes an assumption,
 * with its mean and spread; whatever else its value hangs on is as it was written.
 */
export function carriedStudy(
  document: StudyDocument,
  { model }: PricedAssessment,
  { measured }: ProjectVariables,
): CarriedStudy {
  const taken = new Set([
    ...(document.assumptions ?? []).map(({ id }) => id),
    ...(document.formulas ?? []).map(({ id }) => id),
  ])
  const ids = new Map(measured.map((each) => [useKey(each.use), freeId(each, taken)]))
  const left: string[] = []
  const known = new Map(model.assumptions.map((each) => [each.id, each]))
  const assumptions = (document.assumptions ?? []).map((entry) => {
    const assumption = known.get(entry.id)
    if (assumption?.column === undefined) return entry
    left.push(`The rows behind \`${entry.id}\`: their mean stands for them.`)
    return { ...entry, value: centralValues(assumption).central }
  })
  const rest = Object.entries(document).filter(([key]) => !onRows.some((one) => one === key))
  for (const key of onRows) if (document[key] !== undefined) left.push(lost[key])
  if (measured.length > 1) {
    left.push('How measurements of the same rows move together: each stands for itself.')
  }
  const study = {
    ...Object.fromEntries(rest),
    assumptions: [
      ...measured.map((each) => measuredAssumption(each, ids.get(useKey(each.use))!)),
      ...assumptions,
    ],
    ...(document.formulas === undefined ? {} : { formulas: renamed(document.formulas, ids) }),
    value: renamed(withTests(document, left), ids),
  }
  return { study, left }
}

/** Planned tests of what has no rows any more are left out. */
function withTests({ value, assumptions = [] }: StudyDocument, left: string[]): unknown {
  if (value?.tests === undefined) return value
  const known = [...assumptions, ...(value.groups ?? [])].map(({ id }) => id)
  const { tests, ...rest } = value
  const kept = tests.filter(({ of }) => known.includes(of))
  if (kept.length < tests.length) left.push('Planned tests of what was measured.')
  return kept.length === 0 ? rest : { ...rest, tests: kept }
}

const lost: Readonly<Record<(typeof onRows)[number], string>> = {
  data: 'The rows: what was measured of them becomes an assumption with its mean and spread.',
  joins: 'How the tables are joined.',
  evidence: 'The evidence: designs, comparisons and checks.',
  benchmarks: 'The file of published figures.',
  synthesis: 'How evidence is combined.',
  surveys: 'The surveys.',
  periods: 'The periods.',
}

function freeId({ variable }: MeasuredVariable, taken: Set<string>): string {
  const wanted = variable.worthline?.id ?? variable.name
  const id = taken.has(wanted) ? `${wanted}-measured` : wanted
  taken.add(id)
  return id
}

function measuredAssumption({ variable, sd, use }: MeasuredVariable, id: string): unknown {
  const { defaultValue = 0, unit, displayName, description } = variable
  return {
    id,
    name: displayName,
    value: sd === undefined ? defaultValue : `normal(${defaultValue}, ${sd})`,
    ...(unit === undefined ? {} : { unit }),
    source: { kind: 'measurement', cite: `${description} (${use.name} of ${use.need})` },
  }
}

/** The same with the ids of assumptions in place of what is taken of needs. */
function renamed(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    return value.replaceAll(
      /\b(saved|before|after|ratio)\(\s*([a-z][a-z0-9-]*)\s*(?:,\s*([a-z][a-z0-9-]*)\s*)?\)/gu,
      (whole, name: string, need: string, block: string | undefined) =>
        ids.get([name, need, ...(block === undefined ? [] : [block])].join(' ')) ?? whole,
    )
  }
  if (Array.isArray(value)) return value.map((each) => renamed(each, ids))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, each]) => [key, renamed(each, ids)] as const)
  return Object.fromEntries(entries)
}
