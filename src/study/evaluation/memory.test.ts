import { expect, test } from 'vitest'
import { createMemory } from '#study/evaluation/memory'

test('computes what it does not remember, the last so many inputs', () => {
  const memory = createMemory(2)
  const computed: string[] = []
  const recall = (hash: string): string =>
    memory.recall(hash, () => {
      computed.push(hash)
      return hash.toUpperCase()
    })
  expect(['a', 'b', 'a', 'c', 'b', 'a'].map(recall)).toEqual(['A', 'B', 'A', 'C', 'B', 'A'])
  expect(computed).toEqual(['a', 'b', 'c', 'a'])
})

test('remembers a promise, but not one that was broken', async () => {
  const memory = createMemory(2)
  const broken = memory.recall('a', () => Promise.reject(new Error('ended')))
  await expect(broken).rejects.toThrow('ended')
  const kept = memory.recall('a', () => Promise.resolve(1))
  expect(await kept).toBe(1)
  expect(memory.recall('a', () => Promise.resolve(2))).toBe(kept)
})
