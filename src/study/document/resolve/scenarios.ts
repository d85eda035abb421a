import { plainNumber } from '#quantity/unit-algebra'
import type { DocumentPath } from '#study/document/document-text'
import { labelOf, textPlace } from '#study/document/resolve/expressions'
import { quantityAt } from '#study/document/resolve/measure'
import { refuse, refuseReference, take, type Resolution } from '#study/document/resolve/resolution'
import type { ValueDocument } from '#study/document/schema/study'
import { readAssumption } from '#value/formula/read-assumption'
import type { Assumption, Scenario, ScenarioInput } from '#value/model'
import { plainScenarios } from '#value/scenario-model'

type ScenarioDocument = NonNullable<ValueDocument['scenarios']>[number]

interface Written {
  readonly scenario: ScenarioDocument
  readonly path: DocumentPath
  readonly assumptions: readonly Assumption[]
}

/** The scenarios that a study declares. */
export function resolveScenarios(
  resolution: Resolution,
  value: ValueDocument,
  assumptions: readonly Assumption[],
): readonly Scenario[] | undefined {
  return value.scenarios?.map((scenario, index) =>
    resolveScenario(resolution, { scenario, path: ['value', 'scenarios', index], assumptions }),
  )
}

function resolveScenario(resolution: Resolution, written: Written): Scenario {
  const { scenario, path } = written
  const { id, name, set, gains } = scenario
  if (set === undefined && gains === undefined && !plainScenarios.includes(id)) {
    const message = `The scenario \`${id}\` sets nothing.`
    const hint = 'Add `set: { ID: p10 }` or `gains: 50 %`.'
    refuse(resolution, ['missing-key', path], message, hint)
  }
  const share = gains === undefined ? undefined : gainsOf(resolution, gains, [...path, 'gains'])
  return {
    id,
    label: name ?? labelOf(id),
    ...(set === undefined ? {} : { set: settingsOf(resolution, written, set) }),
    ...(share === undefined ? {} : { gains: share }),
    path: resolution.place(path).path ?? '',
  }
}

function gainsOf(
  resolution: Resolution,
  written: string | number,
  path: DocumentPath,
): number | undefined {
  const share = quantityAt(resolution, written, [plainNumber, path])
  if (share === undefined || (share >= 0 && share <= 1)) return share
  const message = `\`gains\` is ${share}: it must be a share from 0 to 1.`
  refuse(resolution, ['probability', path], message, 'Write it as a share, such as 0.5 or 50 %.')
  return undefined
}

function settingsOf(
  resolution: Resolution,
  { path, assumptions }: Written,
  set: Readonly<Record<string, string | number>>,
): NonNullable<Scenario['set']> {
  const known = assumptions.map(({ id }) => id)
  const settings = Object.entries(set).flatMap(([id, value]) => {
    const place = [...path, 'set', id]
    const assumption = assumptions.find((each) => each.id === id)
    if (assumption === undefined) {
      refuseReference(resolution, place, 'assumption', [id, known])
      return []
    }
    const to = inputOf(resolution, { assumption, value, place })
    return to === undefined ? [] : [[id, { text: String(value), to }] as const]
  })
  return Object.fromEntries(settings)
}

function inputOf(
  resolution: Resolution,
  written: {
    readonly assumption: Assumption
    readonly value: string | number
    readonly place: DocumentPath
  },
): ScenarioInput['to'] | undefined {
  const { assumption, value, place } = written
  const percentile = /^p(\d{1,2})$/i.exec(String(value).trim())?.[1]
  if (percentile !== undefined) {
    if (Number(percentile) > 0) return { quantile: Number(percentile) / 100 }
    refuse(resolution, ['range', place], '`p0` has no value.', 'Write `p1` to `p99`.')
    return undefined
  }
  if (/^[a-z]+$/i.test(String(value).trim())) {
    const hint = 'Write a percentile such as `p10`, a number or a range.'
    refuse(resolution, ['wrong-value', place], `\`${value}\` is no value.`, hint)
    return undefined
  }
  const at = textPlace(resolution, String(value), place)
  const read = take(resolution, readAssumption(value, assumption.unit.text, at))
  return read && { distribution: read.distribution, unit: read.unit }
}
