import { expect, it } from 'vitest'
import { createColumnSpace } from './column-space.ts'
import { add } from './column-arithmetic.ts'

it('gives out again what was left, cleared', () => {
  const first = createColumnSpace(8 * 4096)
  const [a, b] = [first.column(1024).fill(3), first.column(1024).fill(4)]
  add(a, a, b, 1024)
  expect(a[1023]).toBe(7)
  first.release()
  const second = createColumnSpace(8 * 2048)
  const again = second.column(1024)
  expect(again.buffer).toBe(a.buffer)
  expect(again).toEqual(new Float64Array(1024))
  expect(second.words(64)).toEqual(new Int32Array(64))
  add(again, again.fill(1), again, 1024)
  expect(again[0]).toBe(2)
})

it('gives nobody what is not left, and nothing that is too small', () => {
  const first = createColumnSpace(8 * 1024)
  expect(createColumnSpace(8 * 1024).column(8).buffer).not.toBe(first.column(8).buffer)
  first.release()
  expect(createColumnSpace(2 ** 20).column(8).buffer).not.toBe(first.column(8).buffer)
})
