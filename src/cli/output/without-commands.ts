/**
 * A text as a terminal may show it: what stands in a study of somebody else moves no cursor, sets no title and turns no
 * writing around. Colours stay, and so do line ends and tabs.
 */
export function withoutCommands(text: string): string {
  return text.replaceAll(commands, '\uFFFD')
}

const escape = '\u001B'
const otherThanColours = `${escape}(?!\\[[\\d;]*m)`
const controls = '[\\u0000-\\u0008\\u000B-\\u001A\\u001C-\\u001F\\u007F-\\u009F]'
const turns = '[\\u202A-\\u202E\\u2066-\\u2069]'
const commands = new RegExp(`${otherThanColours}|${controls}|${turns}`, 'g')
