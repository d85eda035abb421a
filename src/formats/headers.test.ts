import { expect, test } from 'vitest'
import { headerKey, headerName, headerWords, readHeaders } from '#formats/headers'

test('headers lose marks, spaces around and odd spaces within', () => {
  expect(headerName('\ufeff Pages\u00a0/\u2009Session \r')).toBe('Pages / Session')
  expect(headerName('in\nminutes')).toBe('in minutes')
})

test('composed and decomposed letters are one header', () => {
  expect(headerName('Gro\u0308ße')).toBe(headerName('Größe'))
})

test('headers that occur again are counted', () => {
  expect(readHeaders(['a', 'b', ' a']).map(headerWords)).toEqual(['a', 'b', 'a (2)'])
  expect(headerKey({ name: ' a ', occurrence: 2 })).toBe(headerKey({ name: 'a', occurrence: 2 }))
})
