import type { StatedEvidence, StatedLevel, StatedRange } from '#evidence/stated/stated-evidence'
import type { Synthesis } from '#evidence/synthesis/synthesis'
import type { Source } from '#quantity/figure'
import type { Unit } from '#quantity/unit'
import type { DocumentPath } from '#study/document/document-text'
import { documentNeeds } from '#study/document/resolve/document-needs'
import { statedBlocks, type StatedDocument } from '#study/document/resolve/document-evidence'
import { withoutGaps } from '#study/document/resolve/without-gaps'
import { quantityAt } from '#study/document/resolve/measure'
import { ownUnit } from '#study/document/resolve/metric'
import { refuse, refuseReference, type Resolution } from '#study/document/resolve/resolution'

type BenchmarkDocument = Extract<StatedDocument, { design: 'benchmark' }>
type InterviewDocument = Extract<StatedDocument, { design: 'interview' }>

/** Evidence without rows whose references hold. */
export function resolveStated(resolution: Resolution): readonly StatedEvidence[] {
  return statedBlocks(resolution.document).flatMap(({ block, path }) => {
    if (!measuredNeed(resolution, block.need, [...path, 'need'])) return []
    if (!knownSolutions(resolution, block, path)) return []
    return block.design === 'benchmark'
      ? benchmarkOf(resolution, block, path)
      : interviewOf(resolution, block, path)
  })
}

/** Syntheses whose references hold. */
export function resolveSyntheses(resolution: Resolution): readonly Synthesis[] {
  const { document } = resolution
  const known = (document.evidence ?? []).map(({ id }) => id)
  return (document.synthesis ?? []).flatMap((entry, index) => {
    const path = ['synthesis', index]
    const strange = entry.of.filter((id) => !known.includes(id))
    for (const id of strange) refuseReference(resolution, [...path, 'of'], 'evidence', [id, known])
    if (!measuredNeed(resolution, entry.need, [...path, 'need']) || strange.length > 0) return []
    if ((document.synthesis ?? []).findIndex(({ need }) => need === entry.need) !== index) {
      const message = `\`${entry.need}\` has a synthesis already.`
      refuse(resolution, ['duplicate-id', path], message, 'Name all its evidence in one.')
      return []
    }
    return [
      {
        need: entry.need,
        of: entry.of,
        method: entry.method ?? 'random-effects',
        appliesTo: entry['applies-to'] ?? 'new-customers',
      },
    ]
  })
}

function measuredNeed(resolution: Resolution, id: string, path: DocumentPath): boolean {
  const needs = documentNeeds(resolution.document).map(({ need }) => need)
  const need = needs.find((one) => one.id === id)
  if (need === undefined) {
    refuseReference(resolution, path, 'need', [id, needs.map((one) => one.id)])
    return false
  }
  if (need.metric !== undefined) return true
  const message = `The need \`${id}\` has no metric yet.`
  refuse(resolution, ['missing-key', path], message, 'Give it a `metric:`.')
  return false
}

function knownSolutions(
  resolution: Resolution,
  block: StatedDocument,
  path: DocumentPath,
): boolean {
  const known = resolution.document.solutions.map(({ id }) => id)
  const named =
    block.design === 'benchmark'
      ? (['solution', 'baseline', 'treatment'] as const).flatMap((key) =>
          block[key] === undefined ? [] : [{ id: block[key], path: [...path, key] }],
        )
      : block.answers.map(({ solution }, index) => ({
          id: solution,
          path: [...path, 'answers', index, 'solution'],
        }))
  const strange = named.filter(({ id }) => !known.includes(id))
  for (const { id, path: at } of strange) refuseReference(resolution, at, 'solution', [id, known])
  return strange.length === 0
}

const NOTHING_SAID = { examples: [], unexpected: [], verdicts: [] } as const

function benchmarkOf(
  resolution: Resolution,
  block: BenchmarkDocument,
  path: DocumentPath,
): readonly StatedEvidence[] {
  const { id, need } = block
  const source = sourceOf(resolution, block, path)
  if (source === undefined) return []
  const published = publishedOf(block)
  if (published === undefined) {
    const message = `The benchmark \`${id}\` states neither a level nor a change.`
    const hint =
      'Write `solution:` and `value: { min, median, max }`, or `baseline:`, `treatment:` and `improvement:` (or `difference:`).'
    refuse(resolution, ['missing-key', path], message, hint)
    return []
  }
  const { as, written } = published
  const range = rangeOf(resolution, [written.min, written.median, written.max], {
    unit: as === 'improvement' ? share : ownUnit(resolution, need),
    path: [...path, as],
    tail: BENCHMARK_TAIL,
  })
  if (range === undefined) return []
  const start = { id, design: 'benchmark', need, ...NOTHING_SAID } as const
  if (as === 'value') {
    const { solution } = published
    return [{ ...start, levels: [{ solution, opinions: [{ range, source }] }] }]
  }
  const { baseline, treatment } = published
  return [{ ...start, levels: [], change: { baseline, treatment, as, range, source } }]
}

type RangeDocument = NonNullable<BenchmarkDocument['value']>

/** A level of one solution, or a change between two. */
type Published = { readonly written: RangeDocument } & (
  | { readonly as: 'value'; readonly solution: string }
  | {
      readonly as: 'improvement' | 'difference'
      readonly baseline: string
      readonly treatment: string
    }
)

function publishedOf(block: BenchmarkDocument): Published | undefined {
  const { solution, value, baseline, treatment } = block
  const as = block.improvement === undefined ? 'difference' : 'improvement'
  const change = block[as]
  if (value !== undefined && change === undefined && solution !== undefined)
    return { as: 'value', written: value, solution }
  if (value !== undefined || change === undefined) return undefined
  if (baseline === undefined || treatment === undefined) return undefined
  return { as, written: change, baseline, treatment }
}

const BENCHMARK_TAIL = 0.05
const INTERVIEW_TAIL = 0.1
const share: Unit = { text: '1', factor: 1, dimensions: {} }

/** The source of a published figure; that one is missing is said, unless the library lacks the entry. */
function sourceOf(
  resolution: Resolution,
  { source, from }: BenchmarkDocument,
  path: DocumentPath,
): Source | undefined {
  if (source !== undefined) return withoutGaps(source)
  if (from !== undefined) return undefined
  const hint = 'Write `source:` with cite, date and population, or `from:` an entry of the library.'
  refuse(resolution, ['missing-key', [...path, 'source']], '`source` is missing.', hint)
  return undefined
}

function interviewOf(
  resolution: Resolution,
  block: InterviewDocument,
  path: DocumentPath,
): readonly StatedEvidence[] {
  const unit = ownUnit(resolution, block.need)
  const opinions = block.answers.flatMap((answer, index) => {
    const at = { unit, path: [...path, 'answers', index], tail: INTERVIEW_TAIL }
    const range = rangeOf(resolution, [answer.p10, answer.p50, answer.p90], at)
    if (range === undefined) return []
    const { solution, quote, by, date } = answer
    const source = { kind: 'interview' as const, by, ...(date === undefined ? {} : { date }) }
    return [{ solution, opinion: { range, source, ...(quote === undefined ? {} : { quote }) } }]
  })
  const solutions = [...new Set(opinions.map(({ solution }) => solution))]
  if (solutions.length > 2) {
    const message = `The interview \`${block.id}\` speaks of ${solutions.length} solutions.`
    refuse(resolution, ['wrong-value', path], message, 'Write one block for each pair.')
    return []
  }
  const verdicts = verdictsOf(resolution, block, path)
  return [
    {
      id: block.id,
      design: 'interview',
      need: block.need,
      levels: levelsOf(resolution, solutions, opinions),
      examples: (block.examples ?? []).map(withoutGaps),
      unexpected: (block.unexpected ?? []).map(withoutGaps),
      verdicts,
    },
  ]
}

/** The status quo, or what is not ours, comes first. */
function levelsOf(
  { document }: Resolution,
  solutions: readonly string[],
  opinions: readonly {
    readonly solution: string
    readonly opinion: StatedLevel['opinions'][number]
  }[],
): readonly StatedLevel[] {
  const ours = document.solutions.filter(({ role }) => role === 'ours').map(({ id }) => id)
  const ordered = solutions.toSorted((a, b) => Number(ours.includes(a)) - Number(ours.includes(b)))
  return ordered.map((solution) => ({
    solution,
    opinions: opinions.filter((one) => one.solution === solution).map(({ opinion }) => opinion),
  }))
}

function verdictsOf(
  resolution: Resolution,
  block: InterviewDocument,
  path: DocumentPath,
): StatedEvidence['verdicts'] {
  const known = (resolution.document.assumptions ?? []).map(({ id }) => id)
  return (block.assumptions ?? []).flatMap(({ id, ...said }, index) => {
    if (known.includes(id)) return [{ assumption: id, ...withoutGaps(said) }]
    const at = [...path, 'assumptions', index, 'id']
    refuseReference(resolution, at, 'assumption', [id, known])
    return []
  })
}

interface RangeSetting {
  readonly unit: Unit
  readonly path: DocumentPath
  readonly tail: number
}

function rangeOf(
  resolution: Resolution,
  written: readonly [string | number, string | number, string | number],
  { unit, path, tail }: RangeSetting,
): StatedRange | undefined {
  const [low, median, high] = written.map((one) => quantityAt(resolution, one, [unit, path]))
  if (low === undefined || median === undefined || high === undefined) return undefined
  if (low <= median && median <= high) return { tail, low, median, high }
  const message = `The range is upside down: ${written.join(', ')}.`
  refuse(resolution, ['range', path], message, 'Write the least first, the most last.')
  return undefined
}
