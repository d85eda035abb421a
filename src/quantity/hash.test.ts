import { expect, test } from 'vitest'
import { hashOf } from '#quantity/hash'

// Python 3.11: hashlib.sha256('{"a":1,"b":[1.5,null]}'.encode()).hexdigest(), and of '"€"'
test('SHA-256 of the canonical JSON in UTF-8', () => {
  const hash = '993a7a2ceb877d40fc4b026f38d1b9d56ea47505ed09b616e4ac8f06d00883b0'
  expect(hashOf({ b: Float64Array.of(1.5, NaN), a: 1 })).toBe(hash)
  expect(hashOf({ a: 1, b: [1.5, null] })).toBe(hash)
  expect(hashOf('€')).toBe('33ab3f1aaa9b5b06e754decf4e24302477eac3714490bbb587a4b56903c0090c')
})
