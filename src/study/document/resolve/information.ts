import { readUnit } from '#quantity/read-unit'
import type { Unit } from '#quantity/unit'
import { plainNumber } from '#quantity/unit-algebra'
import type { DocumentPath } from '#study/document/document-text'
import { documentNeeds } from '#study/document/resolve/document-needs'
import { labelOf } from '#study/document/resolve/expressions'
import { quantityAt } from '#study/document/resolve/measure'
import { refuse, refuseReference, type Resolution } from '#study/document/resolve/resolution'
import type { ValueDocument } from '#study/document/schema/study'
import type { InformationPlan, PlannedTest } from '#value/information/information-plan'
import type { Assumption } from '#value/model'

type TestDocument = NonNullable<ValueDocument['tests']>[number]

/** What is looked at together, and what tests cost. */
export function resolveInformation(
  resolution: Resolution,
  value: ValueDocument,
  assumptions: readonly Assumption[],
): InformationPlan {
  const groups = value.groups ?? []
  const known = (resolution.document.assumptions ?? []).map(({ id }) => id)
  for (const [index, group] of groups.entries()) {
    for (const id of group.of.filter((one) => !known.includes(one))) {
      const path = ['value', 'groups', index, 'of']
      refuseReference(resolution, path, 'assumption', [id, known])
    }
  }
  return {
    serves: value.serves ?? 1,
    groups: groups.map(({ id, name, of }) => ({ id, label: name ?? labelOf(id), of })),
    tests: (value.tests ?? []).map((test, index) =>
      resolveTest(resolution, { test, path: ['value', 'tests', index] }, assumptions),
    ),
  }
}

interface Written {
  readonly test: TestDocument
  readonly path: DocumentPath
}

function resolveTest(
  resolution: Resolution,
  { test, path }: Written,
  assumptions: readonly Assumption[],
): PlannedTest {
  const { of, fixed, each } = test
  const known = observable(resolution)
  if (!known.includes(of)) {
    const what = 'assumption, need, evidence block or group'
    refuseReference(resolution, [...path, 'of'], what, [of, known])
  }
  if (fixed === undefined && each === undefined) {
    const message = `The test of \`${of}\` says nothing of what it costs.`
    const hint = 'Write `fixed: 5000 EUR`, `each: 12 EUR` or both.'
    refuse(resolution, ['missing-key', path], message, hint)
  }
  const sd = spreadOf(resolution, { test, path }, assumptions)
  const perOne = each === undefined ? undefined : money(resolution, each, [...path, 'each'])
  return {
    of,
    fixed: fixed === undefined ? 0 : (money(resolution, fixed, [...path, 'fixed']) ?? 0),
    ...(perOne === undefined ? {} : { each: perOne }),
    ...(sd === undefined ? {} : { sd }),
    ...(test['at-most'] === undefined ? {} : { atMost: test['at-most'] }),
  }
}

function observable({ document }: Resolution): readonly string[] {
  return [
    ...(document.assumptions ?? []),
    ...documentNeeds(document).map(({ need }) => need),
    ...(document.evidence ?? []),
    ...(document.value?.groups ?? []),
  ].map(({ id }) => id)
}

/** Money of 0 or more; of one observation more than 0. */
function money(
  resolution: Resolution,
  written: string | number,
  path: DocumentPath,
): number | undefined {
  const unit = readUnit(resolution.document.currency).value
  const amount = unit === undefined ? undefined : quantityAt(resolution, written, [unit, path])
  const least = path.at(-1) === 'each' ? 'more than 0' : '0 or more'
  if (amount === undefined || amount > 0 || (amount === 0 && least === '0 or more')) return amount
  refuse(resolution, ['range', path], `A test costs ${least}, not \`${written}\`.`)
  return undefined
}

/** The SD of one observation in the unit of the assumption or of the need's metric. */
function spreadOf(
  resolution: Resolution,
  { test, path }: Written,
  assumptions: readonly Assumption[],
): number | undefined {
  const { of, sd } = test
  if (sd === undefined) return undefined
  const unit = unitOf(resolution, of, assumptions)
  if (unit === undefined) {
    const message = `One \`sd\` cannot stand for all that \`${of}\` holds.`
    const hint = 'Declare a test of one assumption or need.'
    refuse(resolution, ['wrong-value', [...path, 'sd']], message, hint)
    return undefined
  }
  const value = quantityAt(resolution, sd, [unit, [...path, 'sd']])
  if (value === undefined || value > 0) return value
  refuse(resolution, ['range', [...path, 'sd']], `A standard deviation is above 0, not \`${sd}\`.`)
  return undefined
}

function unitOf(
  { document }: Resolution,
  of: string,
  assumptions: readonly Assumption[],
): Unit | undefined {
  const assumption = assumptions.find(({ id }) => id === of)
  if (assumption !== undefined) return assumption.unit
  const need = documentNeeds(document).find(({ need: { id } }) => id === of)?.need
  if (need === undefined) return undefined
  const written = need.metric !== undefined && 'unit' in need.metric ? need.metric.unit : undefined
  return written === undefined ? plainNumber : readUnit(String(written)).value
}
