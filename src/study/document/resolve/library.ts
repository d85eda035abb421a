import { usualLibrary, readBenchmarks, type NamedText } from '#study/document/read-benchmarks'
import { statedBlocks, type StatedDocument } from '#study/document/resolve/document-evidence'
import { refuse, refuseReference, take, type Resolution } from '#study/document/resolve/resolution'
import type { DocumentPath } from '#study/document/document-text'
import type { BenchmarkEntry } from '#study/document/schema/benchmarks'

type BenchmarkDocument = Extract<StatedDocument, { design: 'benchmark' }>

/** The document with the published figures in place that its evidence takes from the library. */
export function withLibrary(resolution: Resolution, library: NamedText | undefined): Resolution {
  const { document } = resolution
  const users = statedBlocks(document).flatMap(({ block, path }) =>
    block.design === 'benchmark' && block.from !== undefined ? [{ block, path }] : [],
  )
  const [first] = users
  if (first === undefined && document.benchmarks === undefined) return resolution
  if (library === undefined) {
    const path = document.benchmarks === undefined ? first!.path : ['benchmarks']
    const name = document.benchmarks ?? usualLibrary
    const hint = 'Write it beside the study, or name another under `benchmarks`.'
    refuse(resolution, ['no-file', path], `There is no \`${name}\` beside the study.`, hint)
    return resolution
  }
  const entries = take(resolution, readBenchmarks(library))
  if (entries === undefined) return resolution
  const filled = new Map<unknown, BenchmarkDocument>(
    users.map(({ block, path }) => [block, filledIn(resolution, block, [entries, path])]),
  )
  const evidence = (document.evidence ?? []).map((block) => filled.get(block) ?? block)
  return { ...resolution, document: { ...document, evidence } }
}

const own = ['value', 'improvement', 'difference', 'source'] as const

function filledIn(
  resolution: Resolution,
  block: BenchmarkDocument,
  [entries, path]: readonly [readonly BenchmarkEntry[], DocumentPath],
): BenchmarkDocument {
  const twice = own.find((key) => block[key] !== undefined)
  if (twice !== undefined) {
    const message = `The benchmark \`${block.id}\` has a \`${twice}\` of its own and one from the library.`
    refuse(resolution, ['wrong-value', [...path, twice]], message, 'Keep one of the two.')
    return block
  }
  const { from = '' } = block
  const entry = entries.find(({ id }) => id === from)
  if (entry === undefined) {
    const known = entries.map(({ id }) => id)
    refuseReference(resolution, [...path, 'from'], 'benchmark', [from, known])
    return block
  }
  const { min, median, max, unit, source, measure = 'level' } = entry
  const written = (value: number): string | number =>
    unit === undefined ? value : `${value} ${unit}`
  const range = { min: written(min), median: written(median), max: written(max) }
  return { ...block, [measure === 'level' ? 'value' : measure]: range, source }
}
