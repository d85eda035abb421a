import { expect, test } from 'vitest'
import { readJsonLine } from '#formats/json-lines'

test('an object gives texts by key', () => {
  const row = readJsonLine('{"a": 1.50, "b": "x", "c": null, "d": true, "e": [1, 2]}')
  expect([...(row ?? [])]).toEqual([
    ['a', '1.5'],
    ['b', 'x'],
    ['c', null],
    ['d', 'true'],
    ['e', '[1,2]'],
  ])
})

test('lists in lists beyond any stack give none', () => {
  expect(readJsonLine(`{"a": ${'['.repeat(1e5)}${']'.repeat(1e5)}}`)).toBeUndefined()
})

test.each(['', '[1]', '3', 'null', '{"a": }', '{"a": 1} {"a": 2}'])('`%s` gives none', (line) => {
  expect(readJsonLine(line)).toBeUndefined()
})
