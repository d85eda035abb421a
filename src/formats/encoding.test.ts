import { describe, expect, test } from 'vitest'
import { encodingWords, recogniseEncoding } from '#formats/encoding'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('an encoding', () => {
  test('is UTF-8 where the bytes are', () => {
    expect(recogniseEncoding(bytes('a,b\n1,ö\n'))).toEqual({ name: 'utf-8', mark: 0 })
  })

  test('is UTF-8 where the sample ends inside a character', () => {
    expect(recogniseEncoding(bytes('größe€').subarray(0, -1))).toEqual({ name: 'utf-8', mark: 0 })
  })

  test('is told by its mark', () => {
    expect(recogniseEncoding(Uint8Array.of(0xef, 0xbb, 0xbf, 65))).toEqual({
      name: 'utf-8',
      mark: 3,
    })
    expect(recogniseEncoding(Uint8Array.of(0xff, 0xfe, 65, 0))).toEqual({
      name: 'utf-16le',
      mark: 2,
    })
    expect(recogniseEncoding(Uint8Array.of(0xfe, 0xff, 0, 65))).toEqual({
      name: 'utf-16be',
      mark: 2,
    })
  })

  test('is Latin-1 where the bytes are no UTF-8', () => {
    expect(recogniseEncoding(Uint8Array.of(0x67, 0x72, 0xf6, 0xdf, 0x65))).toEqual({
      name: 'windows-1252',
      mark: 0,
    })
  })

  test.each([[[0xc0, 0xaf]], [[0xf5, 0x80, 0x80, 0x80]], [[0x80, 0x41]], [[0xe2, 0x28, 0xa1]]])(
    '%j is no UTF-8',
    (sequence) => {
      expect(recogniseEncoding(Uint8Array.from(sequence))).toHaveProperty('name', 'windows-1252')
    },
  )

  test('has words', () => {
    expect(encodingWords({ name: 'utf-8', mark: 3 })).toBe('UTF-8 with byte-order mark')
    expect(encodingWords({ name: 'utf-16be', mark: 2 })).toBe('UTF-16')
  })
})

describe('no text is', () => {
  test.each([
    ['a spreadsheet', [0x50, 0x4b, 0x03, 0x04, 0x14]],
    ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
    ['a PNG', [0x89, 0x50, 0x4e, 0x47]],
    ['a file with NUL bytes', [0x41, 0x00, 0x42]],
    ['a file of control characters', [0x01, 0x02, 0x03, 0x41]],
  ])('%s', (_, start) => {
    expect(recogniseEncoding(Uint8Array.from(start))).toHaveProperty('notText')
  })
})
