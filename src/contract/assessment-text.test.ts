import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeAssessment, encodeAssessment } from '#contract/assessment-text'
import type { Assessment } from '#contract/assessment'

const number = fc.oneof(
  fc.double(),
  fc.constantFrom(NaN, Infinity, -Infinity, -0, 0, Number.MIN_VALUE),
)
const value = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    number,
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.array(number).map((all) => Float64Array.from(all)),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie('any'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
})).any

it('gives back every number and column as it was', () => {
  fc.assert(
    fc.property(value, (any) => {
      const text = encodeAssessment({ any } as unknown as Assessment)
      expect(decodeAssessment(text)).toEqual({ any })
    }),
  )
})

it('keeps the sign of zero, which JSON forgets', () => {
  const text = encodeAssessment({ any: [-0, 0] } as unknown as Assessment)
  const { any } = decodeAssessment(text) as unknown as { any: number[] }
  expect(any.map((each) => Object.is(each, -0))).toEqual([true, false])
})
