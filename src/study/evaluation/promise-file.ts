import { z } from 'zod'
import type { Promised } from '#study/evaluation/promised'

const words = z.string()
const range = z.looseObject({ low: z.number(), high: z.number(), level: z.number() })
const quantiles = z.object({
  p5: z.number(),
  p10: z.number(),
  p50: z.number(),
  p90: z.number(),
  p95: z.number(),
})

/** What everybody who reads a promise rests on; what a later version adds is passed on. */
const promisedSchema = z.looseObject({
  'worthline-promise': z.literal(1),
  title: words,
  document: words,
  to: words.optional(),
  by: words.optional(),
  on: z.iso.date(),
  note: words.optional(),
  savedAt: words,
  version: words,
  settings: z.looseObject({ seed: z.number(), draws: z.number(), level: z.number() }),
  inputs: z.record(words, z.looseObject({ hash: words, words, anchor: words })),
  figures: z.array(
    z.looseObject({
      id: words,
      label: words,
      value: z.union([z.number(), words]).optional(),
      reason: words.optional(),
      unit: words,
      quantiles: quantiles.optional(),
      interval: range.optional(),
      inputs: z.array(z.looseObject({})),
      'simulation-error': z.number().optional(),
      hash: words,
    }),
  ),
})

/** A promise as its file holds it, on the command line and in the application. */
export function promiseText(promise: Promised): string {
  return `${JSON.stringify(promise, undefined, 1)}\n`
}

/** A promise from the text of its file; undefined where it holds none. */
export function readPromise(text: string): Promised | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    return promisedSchema.safeParse(parsed).success ? (parsed as Promised) : undefined
  } catch {
    return undefined
  }
}
