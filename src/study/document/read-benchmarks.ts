import { z } from 'zod'
import { problem, type Outcome } from '#quantity/finding'
import type { SchemaNode } from '#study/document/json-schema'
import { placeOf } from '#study/document/document-text'
import { parseText, readDocument } from '#study/document/read-document'
import { schemaFindings } from '#study/document/schema-findings'
import { benchmarkLibrarySchema, type BenchmarkEntry } from '#study/document/schema/benchmarks'
import { statedBlocks } from '#study/document/resolve/document-evidence'

/** A text with the name of its file, for places. */
export interface NamedText {
  readonly text: string
  readonly file: string
}

/** The library's name where the study does not name another. */
export const usualLibrary = 'benchmarks.yaml'

/**
 * The file beside the study that holds its published figures; undefined where the study takes none
 * from a file, or cannot be read.
 */
export function libraryName({ text, file }: NamedText): string | undefined {
  if (!text.includes('benchmark')) return undefined
  const document = readDocument(text, file).value?.document
  if (document === undefined) return undefined
  const used = statedBlocks(document).some(
    ({ block }) => block.design === 'benchmark' && block.from !== undefined,
  )
  return document.benchmarks ?? (used ? usualLibrary : undefined)
}

/** The entries of a library of published figures; each id stands once. */
export function readBenchmarks({ text, file }: NamedText): Outcome<readonly BenchmarkEntry[]> {
  const parsed = parseText(text, file)
  if (parsed.value === undefined) return { findings: parsed.findings }
  const { source, plain } = parsed.value
  const result = benchmarkLibrarySchema.safeParse(plain)
  if (!result.success) {
    const schema = z.toJSONSchema(benchmarkLibrarySchema) as SchemaNode
    return { findings: schemaFindings(source, result.error.issues, schema) }
  }
  const ids = result.data.map(({ id }) => id)
  const twins = ids.flatMap((id, index) => {
    if (ids.indexOf(id) === index) return []
    return [problem('duplicate-id', placeOf(source, [index, 'id']), `\`${id}\` stands twice.`)]
  })
  return twins.length === 0 ? { value: result.data, findings: [] } : { findings: twins }
}
