import { expect, it } from 'vitest'
import { requireSample, requireSize } from './sample.ts'

it('says in words what is missing', () => {
  expect(() => requireSample([3], 2)).toThrow('At least 2 values are needed; there is 1.')
  expect(() => requireSize(0, 1)).toThrow('At least 1 value is needed; there are 0.')
  expect(() => requireSize(1.5, 1)).toThrow(expect.objectContaining({ code: 'domain' }))
  expect(() => requireSample([3, 4], 2)).not.toThrow()
})
