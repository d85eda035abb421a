import type { Design, EvidenceBlock } from '#evidence/estimate'
import { designs } from '#evidence/evaluate-block'
import type { DataSet } from '#evidence/rows/data-set'
import { weightColumn } from '#evidence/rows/units-view'
import type { DocumentPath } from '#study/document/document-text'
import { foundGroups, furtherOf } from '#study/document/resolve/further'
import { documentNeeds } from '#study/document/resolve/document-needs'
import { quantityAt } from '#study/document/resolve/measure'
import { ownUnit } from '#study/document/resolve/metric'
import { overTimeOf, timeColumns } from '#study/document/resolve/over-time'
import { refuse, refuseReference, type Resolution } from '#study/document/resolve/resolution'
import { rowBlocks, type EvidenceDocument } from '#study/document/resolve/document-evidence'

/** The evidence blocks whose references hold. */
export function resolveEvidence(
  resolution: Resolution,
  data: readonly DataSet[],
): readonly EvidenceBlock[] {
  return rowBlocks(resolution.document).flatMap(({ block, path }) => {
    const set = data.find((candidate) => candidate.id === block.data)
    const sound = [
      knownDesign(resolution, block, path),
      knownData(resolution, block, [path, data]),
      knownSolutions(resolution, block, path),
      set !== undefined && knownColumns(resolution, block, [path, set]),
    ]
    return sound.includes(false) ? [] : [resolveBlock(resolution, block, path)]
  })
}

function resolveBlock(
  resolution: Resolution,
  block: EvidenceDocument,
  path: DocumentPath,
): EvidenceBlock {
  const { id, data, baseline, treatment, needs, unit, cluster, strata, split, setting } = block
  return {
    id,
    data,
    design: block.design as Design,
    baseline,
    needs,
    covariates: block.covariates ?? [],
    shown: block.shown ?? false,
    ...(treatment === undefined ? {} : { treatment }),
    ...(unit === undefined ? {} : { unit }),
    ...(cluster === undefined ? {} : { cluster }),
    ...(strata === undefined ? {} : { strata }),
    ...(split === undefined ? {} : { split }),
    ...(setting === undefined ? {} : { setting }),
    ...selectionOf(resolution, block, path),
    ...overTimeOf(resolution, block, path),
    ...furtherOf(resolution, block, path),
  }
}

function selectionOf(
  resolution: Resolution,
  { design, needs, 'selected-on': selected }: EvidenceDocument,
  path: DocumentPath,
): Pick<EvidenceBlock, 'selectedOn'> {
  if (selected === undefined) return {}
  const { need, 'population-mean': written } = selected
  const at = [...path, 'selected-on']
  if (design !== 'paired') {
    const message = '`selected-on` is looked at in a paired design only.'
    refuse(resolution, ['not-supported', at], message, 'Take it out, or compare the same units.')
  }
  if (!needs.includes(need)) {
    refuseReference(resolution, [...at, 'need'], 'need of this evidence', [need, needs])
    return {}
  }
  const unit = ownUnit(resolution, need)
  const mean =
    written === undefined
      ? undefined
      : quantityAt(resolution, written, [unit, [...at, 'population-mean']])
  return { selectedOn: { need, ...(mean === undefined ? {} : { populationMean: mean }) } }
}

function knownDesign(resolution: Resolution, block: EvidenceDocument, path: DocumentPath): boolean {
  if (designs.some((design) => design === block.design)) return true
  refuse(
    resolution,
    ['not-supported', [...path, 'design']],
    `The design \`${block.design}\` is not in this version.`,
    `This version has: ${designs.join(', ')}.`,
  )
  return false
}

function knownData(
  resolution: Resolution,
  block: EvidenceDocument,
  [path, data]: readonly [DocumentPath, readonly DataSet[]],
): boolean {
  const known = data.map((set) => set.id)
  if (known.includes(block.data)) return true
  refuseReference(resolution, [...path, 'data'], 'data set', [block.data, known])
  return false
}

function knownSolutions(
  resolution: Resolution,
  block: EvidenceDocument,
  path: DocumentPath,
): boolean {
  const known = resolution.document.solutions.map((solution) => solution.id)
  const named = [
    { key: 'baseline', id: block.baseline },
    ...(block.treatment === undefined ? [] : [{ key: 'treatment', id: block.treatment }]),
    ...Object.keys(block.split ?? {}).map((id) => ({ key: 'split', id })),
  ]
  const strange = named.filter(({ id }) => !known.includes(id))
  for (const { key, id } of strange) {
    refuseReference(resolution, [...path, key], 'solution', [id, known])
  }
  return treatmentFits(resolution, block, path) && strange.length === 0
}

function treatmentFits(
  resolution: Resolution,
  block: EvidenceDocument,
  path: DocumentPath,
): boolean {
  if (block.design === 'baseline') return withoutTreatment(resolution, block, path)
  if (block.treatment === undefined) {
    if (block.design === 'usage') return true
    const message = `The design \`${block.design}\` compares, and no \`treatment\` is named.`
    const hint = 'Name the solution in question, or write `design: baseline`.'
    refuse(resolution, ['missing-key', [...path, 'design']], message, hint)
    return false
  }
  if (block.treatment !== block.baseline) return true
  const message = `\`${block.baseline}\` is compared with itself.`
  refuse(resolution, ['wrong-value', [...path, 'treatment']], message, 'Name two solutions.')
  return false
}

function withoutTreatment(
  resolution: Resolution,
  block: EvidenceDocument,
  path: DocumentPath,
): boolean {
  if (block.treatment === undefined) return true
  const message = 'A baseline design measures one way of working, and compares nothing.'
  const hint = 'Take `treatment` out, or name a design that compares.'
  refuse(resolution, ['wrong-value', [...path, 'treatment']], message, hint)
  return false
}

function knownColumns(
  resolution: Resolution,
  block: EvidenceDocument,
  [path, data]: readonly [DocumentPath, DataSet],
): boolean {
  const columns = columnIds(data)
  const needs = block.needs.map((id, index) =>
    knownNeed(resolution, { id, columns, path: [...path, 'needs', index] }),
  )
  const keys = ['unit', 'cluster', 'strata'] as const
  const named = [
    ...(block.covariates ?? []).map((id, index) => ({ id, path: [...path, 'covariates', index] })),
    ...(block.by ?? []).flatMap((id, index) =>
      segmentColumns(resolution, [id, block.data], columns).map((column) => ({
        id: column,
        path: [...path, 'by', index],
      })),
    ),
    ...keys.flatMap((key) =>
      block[key] === undefined ? [] : [{ id: block[key], path: [...path, key] }],
    ),
    ...timeColumns(block, path),
  ]
  const strange = named.filter(({ id }) => !columns.has(id))
  for (const entry of strange) {
    const known = [...columns]
    refuseReference(resolution, entry.path, 'column', [entry.id, known])
  }
  const measured = (block.covariates ?? []).filter((id) => block.needs.includes(id))
  for (const id of measured) {
    const message = `\`${id}\` is measured after the treatment, and cannot be a covariate too.`
    const at = [...path, 'covariates', block.covariates?.indexOf(id) ?? 0]
    refuse(resolution, ['wrong-value', at], message, 'Take it out of `covariates` or of `needs`.')
  }
  const weighed = named.filter(({ id }) => id === weightColumn)
  for (const entry of weighed) {
    const message =
      '`weight` says how much of its population each row stands for, and is nothing else.'
    const hint =
      'A weight of another kind (of a car, say) takes another id: `mass: { from: weight }`.'
    refuse(resolution, ['reserved-id', entry.path], message, hint)
  }
  return [strange, measured, weighed].every(({ length }) => length === 0) && !needs.includes(false)
}

/** What rows are divided by: a column, or those that the segments of the study are told by; found groups need none. */
function segmentColumns(
  resolution: Resolution,
  [id, data]: readonly [by: string, data: string],
  columns: ReadonlySet<string>,
): readonly string[] {
  const { segments } = resolution.document
  if (foundGroups(resolution, { by: [id], data }).length > 0) return []
  if (id !== 'segment' || columns.has(id) || segments === undefined) return [id]
  return [...new Set(segments.flatMap(({ where }) => Object.keys(where)))]
}

/** Ids that rows have a value for; a rate or a time to an event stands for its columns. */
function columnIds(data: DataSet): ReadonlySet<string> {
  const ids = [...data.columns, ...(data.unpivot[0] ?? [])].map((column) => column.id)
  return new Set(ids.map((id) => id.replace(/\.(errors|opportunities|time|event|entry)$/, '')))
}

function knownNeed(
  resolution: Resolution,
  wanted: {
    readonly id: string
    readonly columns: ReadonlySet<string>
    readonly path: DocumentPath
  },
): boolean {
  const needs = documentNeeds(resolution.document).map(({ need }) => need)
  const need = needs.find((candidate) => candidate.id === wanted.id)
  if (need === undefined) {
    const known = needs.map((candidate) => candidate.id)
    refuseReference(resolution, wanted.path, 'need', [wanted.id, known])
    return false
  }
  if (need.metric === undefined) {
    const message = `The need \`${need.id}\` has no metric yet.`
    refuse(resolution, ['missing-key', wanted.path], message, 'Give it a `metric:`.')
    return false
  }
  const column = need.metric.type === 'spread' ? need.metric.of : need.id
  if (wanted.columns.has(column)) return true
  const published = wanted.columns.has(`${column}.share`)
  const message = published
    ? `\`${column}\` is a published share in each row: no design compares those.`
    : `No column of the data set holds \`${column}\`.`
  const hint = published
    ? 'Put it on a map (`maps`), or name a column with yes and no in each row.'
    : `Write \`${column}: { from: HEADER }\` under \`columns\`.`
  refuse(resolution, ['no-column', wanted.path], message, hint)
  return false
}
