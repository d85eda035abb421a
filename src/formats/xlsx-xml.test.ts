/** What the pieces mean: XML 1.0, fifth edition, 2.4 to 3.1 and 4.1. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { XmlError, XmlScanner } from '#formats/xlsx-xml'

/** What a scanner says of a document that comes in pieces; texts that touch are one. */
function read(pieces: readonly string[], attribute = 'a'): readonly string[] {
  const said: string[] = []
  let text = ''
  const say = (words: string): void => {
    if (text !== '') said.push(`text ${text}`)
    text = ''
    said.push(words)
  }
  const scanner = new XmlScanner({
    open: (name, attributes) => say(`open ${name} ${attributes(attribute) ?? '-'}`),
    close: (name) => say(`close ${name}`),
    text: (piece) => {
      text += piece
    },
  })
  for (const piece of pieces) scanner.push(piece)
  scanner.end()
  return said
}

const whole = `<?xml version="1.0"?><!-- <no> --><x:row y:a='1 > 0' b="'"><c a = "&lt;&#65;&#x42;&amp;"/>
one &gt; two<![CDATA[<&>]]> &other; é</x:row>
`

test('elements, attributes, texts, entities, comments and CDATA', () => {
  expect(read([whole])).toEqual([
    'open row 1 > 0',
    'open c <AB&',
    'close c',
    'text \none > two<&> &other; é',
    'close row',
  ])
})

test('wherever the text is cut', () => {
  const cuts = fc.array(fc.nat({ max: whole.length }), { maxLength: 8 })
  fc.assert(
    fc.property(cuts, (places) => {
      const sorted = [0, ...places.toSorted((a, b) => a - b), whole.length]
      const pieces = sorted.slice(1).map((end, index) => whole.slice(sorted[index], end))
      expect(read(pieces)).toEqual(read([whole]))
    }),
  )
})

describe('is refused', () => {
  test.each([
    ['a tag that closes another', '<a><b></a></b>'],
    ['a document that is cut off', '<a><b>'],
    ['a tag that is cut off', '<a><b'],
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a/>'],
    ['a tag without a name', '<a>< b></a>'],
    ['a tag without an end', `<a ${'b'.repeat(5_000_000)}`],
    ['nesting without an end', '<a>'.repeat(300)],
  ])('%s', (_, text) => {
    expect(() => read([text])).toThrow(XmlError)
  })
})
