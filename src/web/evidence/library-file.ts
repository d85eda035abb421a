import type { Json } from '#contract/edit'
import { textOf } from '../fields/entries.ts'

/** The file beside a study whose published figures it takes, whether it is there or not. */
export function libraryFile(document: Json): string {
  return textOf(document, 'benchmarks') || 'benchmarks.yaml'
}
