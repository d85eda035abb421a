/** What a study is worth, computed on threads beside this one: the same bits, and an answer whatever becomes of a thread. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ValueThreads } from '#app/threads/value-threads'
import { FileDocuments } from '#storage/file-documents'
import { DuckDbRows } from '#storage/rows/duckdb-rows'
import type { Assessment } from '#study/evaluation/assessment'
import { createMemory } from '#study/evaluation/memory'
import { computeHere, type ComputePart } from '#study/evaluation/value-parts'
import { assess } from '#use-cases/assess'
import { referenceModel } from '#value/reference-model-fixture'

const intake = join(import.meta.dirname, '../examples/intake-portal')
/** As few as go to threads. */
const draws = 200_000
const order = { model: referenceModel, settings: { seed: 1, draws } }

async function assessed(compute: ComputePart): Promise<Assessment | undefined> {
  const rows = new DuckDbRows()
  const ports = { documents: new FileDocuments(), memory: createMemory(1), rows, version: '0' }
  try {
    const settings = { seed: 3, draws, level: 0.95 }
    const request = { study: intake, settings }
    return (await assess(request, { ...ports, compute, progress: () => undefined })).value
  } finally {
    await rows.close()
  }
}

test('one thread and two give every figure of a study to the same bits', async () => {
  const threads = new ValueThreads(2)
  const [one, two] = [await assessed(computeHere), await assessed(threads.compute)]
  await threads.close()
  expect(one?.value?.scenarios).toHaveLength(3)
  expect(one?.value?.influence?.inputs.length).toBeGreaterThan(5)
  expect(two).toEqual(one)
}, 300_000)

test.each([
  ['ends at once', 'data:text/javascript,process.exit(1)'],
  ['runs out of memory, or breaks', 'data:text/javascript,throw new Error("broken")'],
  ['is not there', 'file:///nowhere/value-thread.js'],
])(
  'what a thread that %s has not done is computed here',
  async (_, script) => {
    const threads = new ValueThreads(2, new URL(script))
    const parts = ['a', 'b', 'c'].map(() => threads.compute('scenario', scenario))
    const expected = await computeHere('scenario', scenario)
    expect(await Promise.all(parts)).toEqual([expected, expected, expected])
    await threads.close()
  },
  120_000,
)

const scenario = {
  ...order,
  scenario: { id: 'half-true', label: 'Half true', path: 'value.scenarios' },
  base: { sensitivities: [], gains: {}, npvDots: [0] },
}

test('what is wrong with an order is said as it is without threads', async () => {
  const threads = new ValueThreads(2)
  const wrong = { ...order, settings: { seed: 0.5, draws } }
  const here = await computeHere('simulation', wrong).catch((error: Error) => error.message)
  await expect(threads.compute('simulation', wrong)).rejects.toThrow(String(here))
  await threads.close()
}, 120_000)

test('nothing is computed any more once it is closed', async () => {
  const threads = new ValueThreads(2)
  const parts = Array.from({ length: 5 }, () => threads.compute('simulation', order))
  const ends = Promise.allSettled(parts)
  await threads.close()
  expect((await ends).map(({ status }) => status)).toEqual(parts.map(() => 'rejected'))
}, 120_000)
