import { expect, test } from 'vitest'
import { withoutCommands } from '#cli/output/without-commands'

test.each([
  ['clears the screen', 'a\u001B[2Jb', 'a\uFFFD[2Jb'],
  ['sets the title', 'a\u001B]0;mine\u0007b', 'a\uFFFD]0;mine\uFFFDb'],
  ['moves by one character', 'a\u009B2Jb\rc\bd', 'a\uFFFD2Jb\uFFFDc\uFFFDd'],
  ['turns the writing around', 'a\u202Eb\u2066c', 'a\uFFFDb\uFFFDc'],
  ['ends the text', 'a\u0000b\u007F', 'a\uFFFDb\uFFFD'],
])('what %s is not passed on', (_, text, shown) => {
  expect(withoutCommands(text)).toBe(shown)
})

test('colours, lines, tabs and all letters stay', () => {
  const text = '\u001B[1mé\u001B[22m\tגרסה 😀\n\u001B[38;5;3mx\u001B[0m'
  expect(withoutCommands(text)).toBe(text)
})
