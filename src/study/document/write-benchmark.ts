import { stringify } from 'yaml'
import { readBenchmarks, type NamedText } from '#study/document/read-benchmarks'
import type { BenchmarkEntry } from '#study/document/schema/benchmarks'
import { problem, type Outcome } from '#quantity/finding'

/** An entry of a library of published figures, as its text. */
export function benchmarkText(entry: BenchmarkEntry): string {
  return stringify([entry], { lineWidth: 0 })
}

/** The text of a library with one more entry at its end; refused where it would not read any more. */
export function withBenchmark(
  library: NamedText | undefined,
  entry: BenchmarkEntry,
): Outcome<string> {
  const text = benchmarkText(entry)
  if (library === undefined || library.text.trim() === '') return { value: text, findings: [] }
  const { file } = library
  const before = readBenchmarks(library)
  if (before.value === undefined) return { findings: before.findings }
  const whole = `${library.text.trimEnd()}\n${text}`
  if (readBenchmarks({ text: whole, file }).value !== undefined)
    return { value: whole, findings: [] }
  const taken = before.value.some(({ id }) => id === entry.id)
  const message = taken
    ? `\`${file}\` has an entry \`${entry.id}\` already.`
    : `Nothing can be added at the end of \`${file}\`.`
  const hint = taken
    ? 'Take it out, or name another file.'
    : 'Write one `- id:` a line, without brackets.'
  return { findings: [problem(taken ? 'duplicate-id' : 'wrong-value', { file }, message, hint)] }
}
